//! A finished PDF.

/// The bytes of a PDF, and the characters that it could not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPdf {
    /// The content of the PDF file.
    pub bytes: Vec<u8>,
    /// Characters that a font lists but doesn't show, and marks that the font of their base letter
    /// lacks; both were replaced. Sorted by code point.
    pub replaced: Vec<char>,
}
