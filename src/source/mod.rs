//! A text and where things are in it.
//!
//! Everything that plancc says points into a source by a [`Span`]: bytes, half open, on character
//! boundaries. Lines and columns exist only where a message is printed.

mod lines;
mod span;
mod text;

pub use lines::{Position, Source, Sources};
pub use span::{SourceId, Span, Spanned};
pub use text::{Style, Text};
