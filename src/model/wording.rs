//! Answers, and wordings in one or more languages.

use super::slots::KeyedValue;
use crate::lang::lookup;
use crate::source::Text;

/// Prose, or a list of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Markdown blocks.
    Prose(Text),
    /// One paragraph per item.
    Items(Vec<Text>),
}

impl Answer {
    /// Iterates over the items; prose counts as one item.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        match self {
            Answer::Prose(text) => std::slice::from_ref(text).iter(),
            Answer::Items(items) => items.iter(),
        }
    }

    /// Returns `true` if the prose or all items are blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.texts().all(Text::is_blank)
    }
}

/// Text that readers see: the same for all languages, or one version for each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// The same text in every language.
    One(Text),
    /// The text for each language tag.
    ByLanguage(Vec<KeyedValue<Text>>),
}

impl Wording {
    /// Returns the text in `language`, falling back to the base language, then to the first text.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&Text> {
        self.find(language).map(|(text, _)| text)
    }

    /// Returns the text as [`Wording::get`] does, and the tag of its language if that is only a
    /// fallback, so that screen readers can pronounce the text.
    #[must_use]
    pub fn find(&self, language: &str) -> Option<(&Text, Option<&str>)> {
        let texts = match self {
            Wording::One(text) => return Some((text, None)),
            Wording::ByLanguage(texts) => texts,
        };
        if let Some(keyed) = lookup(language, texts, |keyed| &keyed.key.value) {
            return Some((&keyed.value, None));
        }
        texts.first().map(|keyed| (&keyed.value, Some(&*keyed.key.value)))
    }

    /// Returns `true` if there is text for `language` or for its base language.
    #[must_use]
    pub fn is_in(&self, language: &str) -> bool {
        self.find(language).is_some_and(|(_, fallback)| fallback.is_none())
    }

    /// Returns `true` if the wording in any language equals `text`, ignoring case.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        let is_same = |one: &Text| one.trimmed().to_lowercase() == text.to_lowercase();
        match self {
            Wording::One(one) => is_same(one),
            Wording::ByLanguage(texts) => texts.iter().any(|keyed| is_same(&keyed.value)),
        }
    }
}
