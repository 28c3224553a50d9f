//! Names and documentation pages, which lint rules, validation errors and kinds of change share.

mod former_names;
mod page;

pub use former_names::{
    DEPRECATED_NAME, ERROR_KINDS, FormerName, KINDS, RULES, current, deprecated, former_names,
    original, renamed, with_current, with_original,
};
pub use page::{Example, Page};
