//! Many sentences without repetition.

/// A kind of sentence: lists of words; a sentence has one word of each list.
pub(crate) struct Phrase {
    /// The lists of words, in the order of the sentence.
    pub(crate) words: &'static [&'static [&'static str]],
}

impl Phrase {
    /// Returns the number of different sentences of this kind.
    const fn capacity(&self) -> u64 {
        let mut product = 1;
        let mut at = 0;
        while at < self.words.len() {
            product *= self.words[at].len() as u64;
            at += 1;
        }
        product
    }

    /// Returns the sentence with that number. Different numbers below the capacity give different
    /// sentences.
    pub(crate) fn number(&self, number: u64) -> String {
        let capacity = self.capacity();
        assert!(number < capacity, "there are only {capacity} sentences of this kind");
        let mut rest = (number * stride(capacity)) % capacity;
        let mut out = String::new();
        // Each choice rotates the next list, so that consecutive sentences differ in every word.
        let mut turn = 0;
        for words in self.words {
            let choices = words.len() as u64;
            let word = words[((rest + turn) % choices) as usize];
            turn = turn * 31 + rest % choices;
            rest /= choices;
            if !out.is_empty() && !word.starts_with([',', '.']) && !word.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        out
    }
}

/// Returns a step that visits every number below `capacity` once, in large jumps: a number near the golden
/// ratio that is coprime to `capacity`.
fn stride(capacity: u64) -> u64 {
    let mut step = (capacity as f64 * 0.618_033_988_75) as u64 | 1;
    while common_divisor(step, capacity) != 1 {
        step += 2;
    }
    step
}

fn common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}
