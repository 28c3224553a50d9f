//! Words for readers: answers, and wordings in one language or several.

use super::slots::Keyed;
use crate::source::Text;

/// Prose, or a list of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Markdown blocks.
    Prose(Text),
    /// One text a line.
    Items(Vec<Text>),
}

impl Answer {
    /// Every text in it.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        match self {
            Answer::Prose(text) => std::slice::from_ref(text).iter(),
            Answer::Items(items) => items.iter(),
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.texts().all(Text::is_blank)
    }
}

/// A wording that a reader sees: one text for all languages, or one a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// The same whatever the language.
    One(Text),
    /// By the tag of the language.
    ByLanguage(Vec<Keyed<Text>>),
}

impl Wording {
    /// The text in `language`, else in the language that it is a variant of, else the first.
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

    /// Whether it has words of its own in `language`, or in the language that it is a variant of.
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

    /// Whether it is `text` in one of its languages, capital letters aside.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        let is_same = |one: &Text| one.trimmed().to_lowercase() == text.to_lowercase();
        match self {
            Wording::One(one) => is_same(one),
            Wording::ByLanguage(texts) => texts.iter().any(|keyed| is_same(&keyed.value)),
        }
    }
}
