//! A report as a PDF: tagged and archival at once, made by Typst, which is part of this program.
//!
//! The only room that names typst. A plan's words reach the templates as data in one JSON file and are
//! never read as markup; templates see that file, one another and nothing else of the machine. Built
//! without the feature `pdf`, the room says so and does nothing.

mod error;
mod made;
mod passage;
mod unshown;

#[cfg(not(feature = "pdf"))]
mod absent;
#[cfg(feature = "pdf")]
mod boxes;
#[cfg(feature = "pdf")]
mod character_map;
#[cfg(feature = "pdf")]
mod data;
#[cfg(feature = "pdf")]
mod engine;
#[cfg(feature = "pdf")]
mod export;
#[cfg(feature = "pdf")]
mod fonts;
#[cfg(feature = "pdf")]
mod make;
#[cfg(feature = "pdf")]
mod order;
#[cfg(feature = "pdf")]
mod served;
#[cfg(feature = "pdf")]
mod streams;
#[cfg(feature = "pdf")]
mod worker;
#[cfg(feature = "pdf")]
mod world;

#[cfg(not(feature = "pdf"))]
pub use absent::{Fonts, Pdf, Served};
pub use error::{Cause, PdfError};
#[cfg(feature = "pdf")]
pub use fonts::{Fonts, sans};
pub use made::Made;
#[cfg(feature = "pdf")]
pub use make::Pdf;
pub use passage::{PdfPassage, PdfRender};
#[cfg(feature = "pdf")]
pub use served::Served;
pub use unshown::{CHARACTER_NOT_SHOWN, FAULTS, replaced, unshown};
