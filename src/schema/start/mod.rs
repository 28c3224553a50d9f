//! Templates for new plans and project files, with the questions as comments.

mod comment;
mod entry;
mod plan;
mod project;
mod questions;

pub use plan::{NewPlan, new_plan};
pub use project::new_project;

/// Converts a name to an id: `Library Services` to `library-services`.
///
/// Removes accents: `Matemáticas` becomes `matematicas`. Returns an empty string if the text has no
/// letters from a to z.
#[must_use]
pub fn slug(text: &str) -> String {
    super::scalar::slug(text)
}
