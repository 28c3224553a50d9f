//! YAML with places: text in, a located tree out, as much of it as can be read.

mod build;
mod edit;
pub mod fault;
mod layout;
mod line;
mod offsets;
mod quote;
mod recover;
mod tree;
mod unfold;

pub use edit::{Moved, apply, overlap};
pub use fault::{ALL as FAULTS, COLON_IN_TEXT, CONTROL_CHARACTER, PASTED_SPACE, is_allowed};
pub use offsets::{OffsetMap, Offsets, locate};
pub use quote::{quote, quote_in_brackets};
pub use tree::{Comment, Entry, Node, Properties, Tree, Value};

use crate::diagnostic::Diagnostics;
use crate::source::Source;

/// Reads a text into its tree.
///
/// What is not YAML becomes a diagnostic at its place and a [`Value::Broken`] in the tree; the rest
/// comes out as it would from a text without fault. Aliases are named, never followed.
#[must_use]
pub fn parse<'text>(source: &'text Source) -> (Tree<'text>, Diagnostics) {
    let mut comments = Vec::new();
    let (tree, mut found) = match build::build(source, 0..source.text().len(), &mut comments) {
        Ok(documents) => (Tree { documents, comments }, Diagnostics::new()),
        Err(stop) => recover::recover(source, &stop),
    };
    fault::documents(source, &tree, &mut found);
    (tree, found)
}
