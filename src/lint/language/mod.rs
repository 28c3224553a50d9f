//! Vocabulary and grammar of English and Spanish for the rules that check wording. Other languages are not supported.

use crate::lang::Language;

mod inflection;
mod likeness;
mod quoted;
mod slips;
mod spoken;
mod stem;
mod verb;
mod vocabulary;

pub(super) use inflection::{article, is_form, written_as};
pub(super) use likeness::{Said, is_letter_apart, near_pairs};
pub(super) use quoted::quoted;
pub(super) use slips::{may_begin_slip, slips};
pub(super) use spoken::{Balance, Evidence, Spoken, evidence, spoken};
pub(super) use stem::{content, root, stem};
pub(super) use verb::{Start, is_activity, is_wish, start};
pub(super) use vocabulary::{Form, Set, Vocabulary};

/// The language of a plan, if the rules support it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    /// English of any country.
    English,
    /// Spanish of any country.
    Spanish,
    /// A language that the rules don't support.
    Other,
}

impl Tongue {
    /// Returns the language of a tag such as `es-MX`.
    pub(super) fn of(tag: &str) -> Tongue {
        match Language::of(tag).pack() {
            Some("en") => Tongue::English,
            Some("es") => Tongue::Spanish,
            _ => Tongue::Other,
        }
    }
}
