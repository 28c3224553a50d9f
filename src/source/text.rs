//! Text as a planner wrote it.

use super::Span;

/// The YAML style of a scalar, which determines how its characters map to bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TextStyle {
    /// Without quotes, on one or more lines.
    #[default]
    Plain,
    /// In single quotes.
    SingleQuoted,
    /// In double quotes.
    DoubleQuoted,
    /// A literal block scalar (`|`).
    Literal,
    /// A folded block scalar (`>`).
    Folded,
}

/// A parsed scalar: its characters, span and style.
///
/// `span` covers the raw bytes, including quotes or the `|` of a block. To locate part of `value`,
/// use `yaml::locate`, which handles quotes, escapes, folding and indentation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The characters after parsing.
    pub value: Box<str>,
    /// The byte range in the source.
    pub span: Span,
    /// The YAML style.
    pub style: TextStyle,
    /// `true` if a translation replaced the original with this text.
    pub translated: bool,
    /// `true` if the original has changed since it was translated.
    pub outdated: bool,
}

impl Text {
    /// Returns the text without leading and trailing white space.
    #[must_use]
    pub fn trimmed(&self) -> &str {
        self.value.trim()
    }

    /// Returns `true` if the text is empty or only white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.trimmed().is_empty()
    }
}
