//! Renders reports as tagged, archival PDFs with the embedded Typst.
//!
//! This is the only module that uses Typst. A plan's text reaches the templates as data in one JSON
//! file and is never parsed as markup. Templates can read that file, the logo and other templates,
//! but nothing else on the computer. Without the feature `pdf`, this module contains only stubs.

mod error;
mod format;
mod missing_glyphs;
mod passage;
mod rendered_pdf;

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
mod missing_glyph_boxes;
#[cfg(feature = "pdf")]
mod render;
#[cfg(feature = "pdf")]
mod request;
#[cfg(feature = "pdf")]
mod streams;
#[cfg(not(feature = "pdf"))]
mod stubs;
#[cfg(feature = "pdf")]
mod typesetting_thread;
#[cfg(feature = "pdf")]
mod worker;
#[cfg(feature = "pdf")]
mod world;

pub use error::{MemoryCause, PdfError};
#[cfg(feature = "pdf")]
pub use fonts::{Fonts, sans};
pub(super) use format::PdfFormat;
pub use missing_glyphs::{ERROR_KINDS, UNSUPPORTED_CHARACTER, missing_glyphs, replaced};
pub use passage::{PdfPassage, PdfRender};
#[cfg(feature = "pdf")]
pub use render::Pdf;
pub use rendered_pdf::RenderedPdf;
#[cfg(not(feature = "pdf"))]
pub use stubs::{Fonts, Pdf, PdfService};
#[cfg(feature = "pdf")]
pub use worker::PdfService;
