//! Names and pages of the validation errors, one file per subject. YAML errors are in
//! `yaml/syntax_error/`.

mod file;
mod identity;
mod invisible;
mod key;
mod pitfalls;
mod project;
mod translation;
mod value;
mod wrong_kind;

use crate::diagnostic::ErrorKind;

pub use file::{ERROR_KINDS as OF_FILES, INVALID_FILE_NAME, NESTED_PROJECT, SKIPPED_PLAN};
pub(super) use identity::{DUPLICATE_ID, UNKNOWN_REFERENCE};
pub(super) use invisible::INVISIBLE_CHARACTER;
pub(super) use key::{DUPLICATE_KEY, ENTRY_WITHOUT_COLON, MISSING_KEY, UNKNOWN_KEY};
pub(super) use pitfalls::{
    COMMENTED_OUT_TEXT, FOLDED_LIST, LIST_IN_BRACKETS, TRUNCATED_TEXT, TYPED_BULLET,
    UNSUPPORTED_YAML_SYNTAX,
};
pub use project::{ERROR_KINDS as OF_PROJECTS, INVALID_PATH, INVALID_TIME_ZONE, MISSING_LABELS};
pub(super) use project::{INVALID_CURRENCY, INVALID_READING_GRADE};
pub(super) use translation::{
    COPIED_TRANSLATION, MISMATCHED_TRANSLATION, MISMATCHED_TRANSLATION_LIST,
    TRANSLATION_WITHOUT_ORIGINAL, UNTRANSLATABLE_FIELD,
};
pub use translation::{INVALID_FINGERPRINT, MISSING_FINGERPRINT, STALE_TRANSLATION};
pub(super) use value::{
    INVALID_AMOUNT, INVALID_CHOICE, INVALID_DATE, INVALID_ID, INVALID_LANGUAGE, INVALID_NUMBER,
    INVALID_YEAR, NONEXISTENT_DATE,
};
pub(super) use wrong_kind::{EMPTY_ENTRY, EMPTY_FILE, NOT_A_PLAN, UNKNOWN_VERSION, WRONG_TYPE};

/// The errors about plans, grouped by file.
pub const ALL: [&[ErrorKind]; 7] = [
    identity::ERROR_KINDS,
    invisible::ERROR_KINDS,
    key::ERROR_KINDS,
    wrong_kind::ERROR_KINDS,
    pitfalls::ERROR_KINDS,
    value::ERROR_KINDS,
    translation::ERROR_KINDS,
];
