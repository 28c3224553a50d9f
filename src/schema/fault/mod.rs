//! Names and pages of the validation errors, one file per subject. YAML errors are in
//! `yaml/fault/`.

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
pub(super) use identity::{DUPLICATE_ID, UNKNOWN_REFERENCE};
pub(super) use invisible::INVISIBLE_CHARACTER;
pub(super) use key::{DUPLICATE_KEY, ENTRY_WITHOUT_COLON, MISSING_KEY, UNKNOWN_KEY};
pub(super) use kind::{EMPTY_ENTRY, EMPTY_FILE, NOT_A_PLAN, UNKNOWN_VERSION, WRONG_TYPE};
pub use project::{FAULTS as OF_PROJECTS, INVALID_PATH, INVALID_TIME_ZONE, MISSING_LABELS};
pub(super) use project::{INVALID_CURRENCY, INVALID_READING_GRADE};
pub(super) use translation::{
    COPIED_TRANSLATION, MISMATCHED_TRANSLATION, MISMATCHED_TRANSLATION_LIST,
    TRANSLATION_WITHOUT_ORIGINAL, UNTRANSLATABLE_FIELD,
};
pub use translation::{INVALID_FINGERPRINT, MISSING_FINGERPRINT, STALE_TRANSLATION};
pub(super) use trap::{
    COMMENTED_OUT_TEXT, FOLDED_LIST, LIST_IN_BRACKETS, TRUNCATED_TEXT, TYPED_BULLET,
    UNSUPPORTED_YAML_SYNTAX,
};
pub(super) use value::{
    INVALID_AMOUNT, INVALID_CHOICE, INVALID_DATE, INVALID_ID, INVALID_LANGUAGE, INVALID_NUMBER,
    INVALID_YEAR, NONEXISTENT_DATE,
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
