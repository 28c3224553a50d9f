//! Names and pages of the validation errors other than YAML's, one file per subject.

mod file;
mod identity;
mod invisible;
mod key;
mod kind;
mod project;
mod translation;
mod trap;
mod value;

use crate::diagnostic::Fault;

pub use file::{FAULTS as OF_FILES, INVALID_FILE_NAME, NESTED_PROJECT, SKIPPED_PLAN};
pub(super) use identity::{CLASHING_ID, REFERENCE_TO_NOTHING};
pub(super) use invisible::INVISIBLE_CHARACTER;
pub(super) use key::{DUPLICATE_KEY, ENTRY_WITHOUT_COLON, MISSING_KEY, UNKNOWN_KEY};
pub(super) use kind::{EMPTY_ENTRY, EMPTY_FILE, NOT_A_PLAN, UNKNOWN_VERSION, WRONG_KIND};
pub use project::{FAULTS as OF_PROJECTS, LANGUAGE_WITHOUT_WORDS, NOT_A_TIME_ZONE, UNUSABLE_PATH};
pub(super) use project::{NOT_A_CURRENCY, NOT_A_GRADE};
pub use translation::{INVALID_FINGERPRINT, MISSING_FINGERPRINT, STALE_TRANSLATION};
pub(super) use translation::{
    NOT_TRANSLATED, TRANSLATION_OF_ANOTHER, TRANSLATION_OF_NOTHING, TRANSLATION_OUT_OF_STEP,
};
pub(super) use trap::{
    FOLDED_LIST, LIST_IN_BRACKETS, NOT_FOR_PLANS, TEXT_CUT_SHORT, TEXT_IS_COMMENT, TYPED_BULLET,
};
pub(super) use value::{
    NO_SUCH_DATE, NOT_A_CHOICE, NOT_A_DATE, NOT_A_LANGUAGE, NOT_A_NUMBER, NOT_A_YEAR, NOT_AN_ID,
    NOT_MONEY,
};

/// The errors about plans, grouped by file.
pub const ALL: [&[Fault]; 7] = [
    identity::FAULTS,
    invisible::FAULTS,
    key::FAULTS,
    kind::FAULTS,
    trap::FAULTS,
    value::FAULTS,
    translation::FAULTS,
];
