//! YAML with places: text in, a located tree out, as much of it as can be read.

mod build;
mod offsets;
mod tree;
mod unfold;

pub use offsets::{Offsets, locate};
pub use tree::{Comment, Entry, Node, Properties, Tree, Value};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// Reads a text into its tree.
///
/// What is not YAML becomes a diagnostic at its place and a [`Value::Broken`] in the tree; the rest
/// comes out as it would from a text without fault. Aliases are named, never followed.
#[must_use]
pub fn parse<'text>(source: &'text Source) -> (Tree<'text>, Diagnostics) {
    let mut comments = Vec::new();
    match build::build(source, 0..source.text().len(), &mut comments) {
        Ok(documents) => (Tree { documents, comments }, Diagnostics::new()),
        Err(stop) => {
            let span = Span::new(source.id(), stop.at..stop.at);
            let fault = Diagnostic::error("not-yaml", span, "this cannot be read as YAML");
            (Tree { documents: Vec::new(), comments }, vec![fault])
        }
    }
}
