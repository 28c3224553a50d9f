//! A finished PDF.

/// The bytes of a PDF, and the characters that it lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// Replaced characters that a font claims to have but does not show, or that are missing from the font
    /// of the letter that they modify. Ordered by code point.
    pub replaced: Vec<char>,
}
