//! A PDF that was made.

/// The bytes of a PDF, and what is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// Characters in whose place the replacement stands, though some font says that it has them: it shows
    /// nothing for them, or is not the font of the letter that an accent stands on. In the order of their numbers.
    pub replaced: Vec<char>,
}
