//! Finds words in a plan that an acronym may abbreviate.
//!
//! Tuned on one district's plan, which has both `SSC` and the words "school site councils", but never next to each
//! other. Two letters often match by chance, so the words for a two-letter acronym must appear twice.

use std::collections::{BTreeMap, HashMap};

use crate::lint::{EntryContext, Passage, Word};
use crate::source::Span;

/// The maximum number of letters in an acronym that is looked up.
const LONGEST: usize = 12;

/// The passages of a plan, with an index of their words by initials, so that looking up many acronyms takes linear
/// time.
pub(super) struct Initials<'a> {
    passages: Vec<(&'a Passage<'a>, Vec<Word<'a>>)>,
    /// For each length, maps initials to the runs of that many content words. A run is a passage index and a word
    /// index.
    by_length: BTreeMap<usize, HashMap<String, Vec<(usize, usize)>>>,
}

impl<'a> Initials<'a> {
    /// Creates an empty index. The first lookup of an acronym adds all runs of its length.
    pub(super) fn of(context: &EntryContext<'a>) -> Initials<'a> {
        let said = context.plan_context.passages.iter().filter(|passage| passage.is_said());
        let passages = said.map(|passage| (passage, passage.words().collect())).collect();
        Initials { passages, by_length: BTreeMap::new() }
    }

    /// Returns the span and text of the first words in the plan whose initials are the acronym's letters.
    pub(super) fn spelled_out(&mut self, acronym: &str) -> Option<(Span, String)> {
        let letters: Vec<char> = acronym.chars().flat_map(char::to_lowercase).collect();
        if letters.len() > LONGEST {
            return None;
        }
        let passages = &self.passages;
        let index = self.by_length.entry(letters.len()).or_insert_with(|| {
            let mut index: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
            for (number, (_, words)) in passages.iter().enumerate() {
                for (key, start) in runs(words, letters.len()) {
                    index.entry(key).or_default().push((number, start));
                }
            }
            index
        });
        let mut found: Option<(Span, String)> = None;
        let key: String = letters.iter().collect();
        for (number, start) in index.get(&key).into_iter().flatten() {
            let Some((passage, words)) = passages.get(*number) else { continue };
            let from = words.get(*start..).unwrap_or_default();
            let Some(words) = fitting(from, &letters) else { continue };
            let Some((span, text)) = place(passage, words) else { continue };
            match &found {
                None if letters.len() > 2 => return Some((span, text)),
                Some((_, other)) if *other == text => return found,
                None => found = Some((span, text)),
                Some(_) => {}
            }
        }
        None
    }
}

/// Returns the initials of every run of `length` content words, with the index of the run's first word.
fn runs(words: &[Word<'_>], length: usize) -> Vec<(String, usize)> {
    let initial = |(number, word): (usize, &Word<'_>)| {
        word.is_content().then(|| Some((word.lower().chars().next()?, number))).flatten()
    };
    let initials: Vec<(char, usize)> = words.iter().enumerate().filter_map(initial).collect();
    let runs = initials.windows(length.max(1));
    let run = |run: &[(char, usize)]| {
        Some((run.iter().map(|(letter, _)| *letter).collect(), run.first()?.1))
    };
    runs.filter_map(run).collect()
}

/// Returns the shortest prefix of `words` whose content words have these initials.
fn fitting<'w, 'p>(words: &'w [Word<'p>], letters: &[char]) -> Option<&'w [Word<'p>]> {
    let mut left = letters.iter().peekable();
    for (number, word) in words.iter().enumerate() {
        if word.is_content() {
            if word.lower().chars().next() != left.next().copied() {
                return None;
            }
        } else if number == 0 {
            return None;
        }
        if left.peek().is_none() {
            return words.get(..=number);
        }
    }
    None
}

/// Returns the span and text of words if there is no markup or punctuation between them.
fn place(passage: &Passage<'_>, words: &[Word<'_>]) -> Option<(Span, String)> {
    let at = words.first()?.at.start..words.last()?.at.end;
    let text = passage.scan().words.text().get(at.clone())?;
    let is_whole = text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || c == '-');
    // An acronym doesn't explain another acronym.
    let is_words = words.iter().all(|word| word.text.contains(char::is_lowercase));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (is_whole && is_words).then(|| (passage.at_words(at), text.to_lowercase()))
}
