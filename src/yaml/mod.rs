//! Error-tolerant YAML parsing: builds a tree with spans from the readable parts of a file.

mod build;
mod decoded_map;
mod layout;
mod line;
mod mistake;
mod offsets;
mod quote;
mod recover;
mod span_map;
pub mod syntax_error;
mod tree;

pub use offsets::{OffsetMap, Offsets, locate};
pub use quote::{quote, quote_in_brackets};
pub use span_map::{SpanMap, apply, overlap};
pub use syntax_error::{
    ALL as ERROR_KINDS, COLON_IN_TEXT, CONTROL_CHARACTER, INVALID_SPACE, is_allowed, is_paired,
    missing_space,
};
pub use tree::{Comment, Entry, Node, Properties, Tree, Value};

use crate::diagnostic::Diagnostics;
use crate::source::{Source, work};

/// Parses a YAML file.
///
/// Invalid YAML becomes a diagnostic and a [`Value::Broken`] in the tree; the rest of the tree is
/// not affected. Aliases keep their names and are not resolved. A file with conflict markers is not
/// parsed.
#[must_use]
pub fn parse<'text>(source: &'text Source) -> (Tree<'text>, Diagnostics) {
    work::count(source.text().len());
    let conflicts = mistake::conflicts(source);
    if !conflicts.is_empty() {
        return (Tree::default(), conflicts);
    }
    let mut comments = Vec::new();
    let built = build::build(source, 0..source.text().len(), &mut comments);
    let mended = match &built {
        Ok(_) => mistake::read_sound(source),
        Err(_) => Some(mistake::find(source))
            .filter(|slips| !slips.is_empty())
            .and_then(|slips| mistake::read(source, slips)),
    };
    let (mut tree, mut found) = mended.unwrap_or_else(|| match built {
        Ok(documents) => (Tree { documents, comments }, Diagnostics::new()),
        Err(stop) => recover::recover(source, &stop),
    });
    syntax_error::documents(source, &mut tree, &mut found);
    (tree, found)
}

/// Parses a YAML file without looking for common mistakes first.
fn read<'text>(source: &'text Source) -> (Tree<'text>, Diagnostics) {
    let mut comments = Vec::new();
    match build::build(source, 0..source.text().len(), &mut comments) {
        Ok(documents) => (Tree { documents, comments }, Diagnostics::new()),
        Err(stop) => recover::recover(source, &stop),
    }
}
