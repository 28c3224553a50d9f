//! Source files, and spans and positions in them.
//!
//! Every diagnostic points into a source by a [`Span`]: a half-open byte range on character
//! boundaries. Lines and columns are computed only when a message is printed.

mod lines;
mod span;
mod text;
#[doc(hidden)]
pub mod work;

pub use lines::{Position, Source, Sources};
pub use span::{SourceId, Span, Spanned};
pub use text::{Text, TextStyle};
