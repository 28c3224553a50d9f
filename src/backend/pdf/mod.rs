//! Renders reports as tagged, archival PDFs with the embedded Typst.
//!
//! This is the only module that uses Typst. A plan's text reaches the templates as data in one JSON
//! file and is never parsed as markup. Templates can read that file, the logo and other templates,
//! but nothing else on the computer. Without the feature `pdf`, this module contains only stubs.

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
pub use unshown::{FAULTS, UNSUPPORTED_CHARACTER, replaced, unshown};
