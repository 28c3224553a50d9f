//! Text as a planner wrote it.

use super::Span;

/// How a text is written in its file, which decides how its characters map to bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// Without quotes, perhaps over several lines.
    #[default]
    Plain,
    /// Between `'`.
    SingleQuoted,
    /// Between `"`.
    DoubleQuoted,
    /// A block after `|`.
    Literal,
    /// A block after `>`.
    Folded,
}

/// A text: its characters as read, and where and how they were written.
///
/// `span` holds the raw bytes, quotes or the block's `|` included. The place of a part of `value`
/// is asked of `yaml::locate`, which follows quotes, escapes, folding and indentation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The characters that the text is.
    pub value: Box<str>,
    /// The bytes that say so.
    pub span: Span,
    /// How they say it.
    pub style: Style,
    /// Whether a translation put it here in place of the original.
    pub translated: bool,
    /// Whether its original has changed since it was translated.
    pub outdated: bool,
}

impl Text {
    /// The characters, without white space at either end.
    #[must_use]
    pub fn trimmed(&self) -> &str {
        self.value.trim()
    }

    /// Whether there is anything to read in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.trimmed().is_empty()
    }
}
