//! Shared parts of lint rules, validation errors and kinds of change: a name with a documentation
//! page.

mod page;

pub use page::{Example, Page};
