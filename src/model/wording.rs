//! Answers, and wordings in one or more languages.

use super::slots::Keyed;
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
    ByLanguage(Vec<Keyed<Text>>),
}

impl Wording {
    /// Returns the text in `language`, falling back to the base language, then to the first text.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&Text> {
        let texts = match self {
            Wording::One(text) => return Some(text),
            Wording::ByLanguage(texts) => texts,
        };
        let base = language.split('-').next().unwrap_or(language);
        let of = |tag: &str| texts.iter().find(|text| &*text.key.value == tag);
        of(language).or_else(|| of(base)).or_else(|| texts.first()).map(|keyed| &keyed.value)
    }

    /// Returns `true` if there is text for `language` or for its base language.
    #[must_use]
    pub fn is_in(&self, language: &str) -> bool {
        let base = language.split('-').next().unwrap_or(language);
        match self {
            Wording::One(_) => true,
            Wording::ByLanguage(texts) => {
                texts.iter().any(|text| [language, base].contains(&&*text.key.value))
            }
        }
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
