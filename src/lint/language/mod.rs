//! What the rules that judge words know of English and Spanish; of other languages they know nothing.

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
pub(super) use spoken::{Evidence, Spoken, evidence, spoken};
pub(super) use stem::{content, root, stem};
pub(super) use verb::{Start, is_activity, is_wish, start};
pub(super) use vocabulary::{Form, Set, Vocabulary};

/// The language of a plan, as far as the rules know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    /// English of any country.
    English,
    /// Spanish of any country.
    Spanish,
    /// One that the rules do not know.
    Other,
}

impl Tongue {
    /// The one that a tag such as `es-MX` names.
    pub(super) fn of(tag: &str) -> Tongue {
        match tag.split('-').next() {
            Some("en") => Tongue::English,
            Some("es") => Tongue::Spanish,
            _ => Tongue::Other,
        }
    }
}
