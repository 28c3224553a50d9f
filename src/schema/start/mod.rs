//! What a department or a district starts from: files with their questions in them, ready to be answered.

mod comment;
mod entry;
mod plan;
mod project;
mod words;

pub use plan::{NewPlan, new_plan};
pub use project::new_project;

/// The short name nearest to what a person calls something: `Library Services` is `library-services`.
///
/// Empty where the text has no letters of the alphabet. Accents are left out: `Matemáticas` is `matematicas`.
#[must_use]
pub fn slug(text: &str) -> String {
    super::scalar::slug(text)
}
