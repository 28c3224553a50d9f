//! Sentences without end and without repetition.

/// A kind of sentence: lists of words, one of each in a sentence.
pub(crate) struct Phrase {
    /// What the sentence is put together from, in order.
    pub(crate) words: &'static [&'static [&'static str]],
}

impl Phrase {
    /// How many different sentences there are of this kind.
    const fn capacity(&self) -> u64 {
        let mut product = 1;
        let mut at = 0;
        while at < self.words.len() {
            product *= self.words[at].len() as u64;
            at += 1;
        }
        product
    }

    /// The sentence of that number; other numbers give other sentences, as long as both are below the
    /// capacity.
    pub(crate) fn number(&self, number: u64) -> String {
        let capacity = self.capacity();
        assert!(number < capacity, "there are only {capacity} sentences of this kind");
        let mut rest = (number * stride(capacity)) % capacity;
        let mut out = String::new();
        // Each choice turns the next list, so that neighbours differ in every word.
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

/// A step that visits every number below `capacity` once and lands far from where it was: near the
/// golden section, and without a common divisor.
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
