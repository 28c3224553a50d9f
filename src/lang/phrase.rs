//! Classifies the beginning of a phrase by its first words.

use super::Language;

/// The kind of word at the beginning of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseStart {
    /// A verb in the form used after `will`: `raise`; in Spanish `elevar`.
    Verb,
    /// A verb in `-ing`: `raising`; in Spanish `elevando`.
    Ing,
    /// A verb in another form: `raises`, `raised`, `to raise`.
    OtherForm,
    /// Not a verb: `the raise`, `communication`.
    NoVerb,
    /// A word that may be a verb or not.
    Unknown,
}

/// The grammar of a language's phrases. All words are in lowercase.
#[derive(Debug, Clone, Copy)]
pub struct Phrases {
    /// Classifies a phrase by its first word, and the next word if there is one.
    pub(super) start: fn(&str, Option<&str>) -> PhraseStart,
    /// Returns `true` if a phrase that begins with these two words describes an activity. The second one may be empty.
    pub(super) is_activity: fn(&str, &str) -> bool,
    /// Returns `true` if a phrase that begins with these two words describes something that should be done or
    /// improved. Stricter than `start`: a word that may be a noun counts as a noun.
    pub(super) is_wish: fn(&str, &str) -> bool,
}

impl Language<'_> {
    /// Classifies the beginning of a phrase; `Unknown` if the pack has no phrases.
    ///
    /// Tuned on the priorities and actions of the sample plans, all of which begin with a verb, and on a plan whose
    /// priorities were written as headings. A word that may be a verb counts as a verb. A dictionary of all parts of
    /// speech would find more headings, but would be wrong more often.
    #[must_use]
    pub fn phrase_start<'w>(self, words: impl IntoIterator<Item = &'w str>) -> PhraseStart {
        let mut words = words.into_iter();
        match (self.words().phrases, words.next()) {
            (Some(phrases), Some(first)) => {
                let next = words.next().map(str::to_lowercase);
                (phrases.start)(&first.to_lowercase(), next.as_deref())
            }
            _ => PhraseStart::Unknown,
        }
    }

    /// Returns `true` if a phrase that begins with these words describes an activity.
    #[must_use]
    pub fn is_activity<'w>(self, words: impl IntoIterator<Item = &'w str>) -> bool {
        let is = |phrases: Phrases| {
            let [first, second] = first_two(words);
            (phrases.is_activity)(&first, &second)
        };
        self.words().phrases.is_some_and(is)
    }

    /// Returns `true` if a phrase that begins with these words describes something that should be done or improved.
    #[must_use]
    pub fn is_wish<'w>(self, words: impl IntoIterator<Item = &'w str>) -> bool {
        let is = |phrases: Phrases| {
            let [first, second] = first_two(words);
            (phrases.is_wish)(&first, &second)
        };
        self.words().phrases.is_some_and(is)
    }
}

/// Returns the first two words in lowercase. A missing word is empty.
fn first_two<'w>(words: impl IntoIterator<Item = &'w str>) -> [String; 2] {
    let mut words = words.into_iter().map(str::to_lowercase);
    std::array::from_fn(|_| words.next().unwrap_or_default())
}
