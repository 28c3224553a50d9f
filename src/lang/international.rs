//! Words that are the same in every language of a district.

use super::list::{WordList, list};
use super::words::Words;
use super::{Language, packs};

/// Acronyms that every reader knows, in lowercase.
const ACRONYMS: WordList = list(&["covid", "dvd", "gps", "pdf", "qr", "usb"]);

/// Placeholders that writers use in every language.
const PLACEHOLDERS: WordList = list(&["fixme", "tba", "tbc", "tbd", "todo"]);

/// Phrases that are placeholders in every language.
const PLACEHOLDER_PHRASES: WordList = list(&["lorem ipsum"]);

/// Returns `true` if a list of any language contains a lowercase word.
#[must_use]
pub fn has_in_any(list: impl Fn(&Words) -> WordList, word: &str) -> bool {
    packs().iter().any(|pack| list(pack.words).has(word))
}

/// Returns `true` if every reader knows an acronym of any language.
#[must_use]
pub fn is_known_acronym(acronym: &str) -> bool {
    let lower = acronym.to_lowercase();
    ACRONYMS.has(&lower) || has_in_any(|words| words.text.acronyms, &lower)
}

impl Language<'_> {
    /// Returns `true` if a lowercase word is a placeholder.
    #[must_use]
    pub fn is_placeholder(self, word: &str) -> bool {
        PLACEHOLDERS.has(word) || self.has(|words| words.text.placeholder_words, word)
    }

    /// Returns the phrases that are placeholders.
    pub fn placeholder_phrases(self) -> impl Iterator<Item = &'static str> {
        let own = self.mixed().flat_map(|words| words.text.placeholder_phrases.iter());
        own.chain(PLACEHOLDER_PHRASES.iter())
    }

    /// Returns `false` if a lowercase word of letters and digits is certainly not part of a placeholder. This is a cheap
    /// filter: it compares the word with the longest word of each phrase.
    #[must_use]
    pub fn may_be_in_placeholder(self, word: &str) -> bool {
        let longest = |phrase: &'static str| phrase.split(' ').max_by_key(|word| word.len());
        let mut longest = self.placeholder_phrases().filter_map(longest);
        word.contains("xxx") || self.is_placeholder(word) || longest.any(|it| word.contains(it))
    }
}
