//! Vocabulary and grammar of English and Spanish for the rules that check wording. Other languages are not supported.

use crate::lang::Language;

mod detection;
mod inflection;
mod phrase_start;
mod quotations;
mod similar_passages;
mod stem;
mod vocabulary;
mod wrong_phrases;

pub(super) use detection::{DetectedLanguage, EvidenceCounts, WordEvidence, evidence, spoken};
pub(super) use inflection::{article, is_form, written_as};
pub(super) use phrase_start::{PhraseStart, is_activity, is_wish, start};
pub(super) use quotations::quoted;
pub(super) use similar_passages::{ContentWords, is_letter_apart, near_pairs};
pub(super) use stem::{content, root, stem};
pub(super) use vocabulary::{Vocabulary, WordProperties, WordSet};
pub(super) use wrong_phrases::{may_begin_wrong_phrase, slips};

/// The language of a plan, if the rules support it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SupportedLanguage {
    /// English of any country.
    English,
    /// Spanish of any country.
    Spanish,
    /// A language that the rules don't support.
    Other,
}

impl SupportedLanguage {
    /// Returns the language of a tag such as `es-MX`.
    pub(super) fn of(tag: &str) -> SupportedLanguage {
        match Language::of(tag).pack() {
            Some("en") => SupportedLanguage::English,
            Some("es") => SupportedLanguage::Spanish,
            _ => SupportedLanguage::Other,
        }
    }
}
