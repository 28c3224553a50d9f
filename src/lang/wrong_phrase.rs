//! Finds wrong phrases that spelling checkers miss.

use super::Language;
use super::list::WordList;

/// The wrong phrases of a language.
#[derive(Debug, Clone, Copy)]
pub struct WrongPhrases {
    /// Phrases in lowercase, each with its correction, sorted.
    pub(super) phrases: &'static [(&'static str, &'static str)],
    /// The first words of the phrases that `grammar` finds.
    pub(super) grammar_starts: WordList,
    /// Finds a grammar mistake at the start of a text. The arguments are the first word, the same word in lowercase,
    /// and the text after it. Returns the length of the mistake in bytes and its correction.
    pub(super) grammar: fn(&str, &str, &str) -> Option<(usize, String)>,
}

impl WrongPhrases {
    /// Iterates over the phrases, each with its correction.
    pub fn phrases(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.phrases.iter().copied()
    }

    /// Returns the phrases that begin with a lowercase word.
    fn beginning_with(&self, word: &str) -> &'static [(&'static str, &'static str)] {
        let first = |phrase: &str| phrase.split(' ').next().unwrap_or_default().cmp(word);
        let start = self.phrases.partition_point(|(wrong, _)| first(wrong).is_lt());
        let rest = self.phrases.get(start..).unwrap_or_default();
        let length = rest.partition_point(|(wrong, _)| first(wrong).is_eq());
        rest.get(..length).unwrap_or_default()
    }

    /// Returns `true` if a wrong phrase may begin with a lowercase word.
    fn may_begin_with(&self, word: &str) -> bool {
        self.grammar_starts.has(word) || !self.beginning_with(word).is_empty()
    }

    /// Returns the length in bytes of the wrong phrase at the start of `text`, and its correction. `first` is the first
    /// word of `text`, and `word` is the same in lowercase.
    fn at_start(&self, text: &str, first: &str, word: &str) -> Option<(usize, String)> {
        // A capitalized word may be a name: `Heath Elementary`, `de El Salvador`.
        let known = self.beginning_with(word).iter().find_map(|(wrong, right)| {
            let is_alone = !wrong.contains(' ');
            let length = length(text, wrong).filter(|_| !is_alone || word == first)?;
            Some((length, capitalized_like(first, (*right).to_owned())))
        });
        known.or_else(|| (self.grammar)(first, word, text.get(first.len()..)?))
    }
}

impl Language<'_> {
    /// Returns `true` if a wrong phrase may begin with a lowercase word.
    #[must_use]
    pub fn may_begin_wrong_phrase(self, word: &str) -> bool {
        self.words().wrong_phrases.is_some_and(|phrases| phrases.may_begin_with(word))
    }

    /// Returns the length in bytes of the wrong phrase at the start of `text`, and its correction. `first` is the first
    /// word of `text`, and `word` is the same in lowercase.
    #[must_use]
    pub fn wrong_phrase(self, text: &str, first: &str, word: &str) -> Option<(usize, String)> {
        self.words().wrong_phrases?.at_start(text, first, word)
    }
}

/// Capitalizes `right` if `first` is capitalized.
pub(super) fn capitalized_like(first: &str, right: String) -> String {
    if !first.starts_with(char::is_uppercase) {
        return right;
    }
    let mut chars = right.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Returns the length in bytes of `phrase` at the start of `text`; `None` if it isn't there. White space may
/// differ, and the first word may be capitalized.
fn length(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for (number, word) in phrase.split(' ').enumerate() {
        if number > 0 {
            let after = rest.trim_start();
            // A blank line starts a new paragraph.
            let between = rest.get(..rest.len() - after.len())?;
            if between.is_empty() || between.matches('\n').count() > 1 {
                return None;
            }
            rest = after;
        }
        let (head, tail) = rest.split_at_checked(word.len())?;
        let is_same = if number == 0 { head.to_lowercase() == word } else { head == word };
        if !is_same {
            return None;
        }
        rest = tail;
    }
    let is_end =
        !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}'));
    is_end.then_some(text.len() - rest.len())
}
