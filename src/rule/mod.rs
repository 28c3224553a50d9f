//! Names and documentation pages, which lint rules, validation errors and kinds of change share.

mod page;
mod renamed;

pub use page::{Example, Page};
pub use renamed::{
    DEPRECATED_NAME, FAULTS, KINDS, RULES, Rename, current, deprecated, former_names, original,
    renamed, with_current, with_original,
};
