//! The syntax tree of prose, which templates, the PDF engine and JSON readers use.

use serde::Serialize;

/// Parsed prose: its blocks and footnotes.
///
/// Containers (quotes, lists, notes) nest at most 32 deep. Links never contain links, and emphasis never contains
/// emphasis of the same kind. Recursive functions can therefore rely on a limited depth.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Passage {
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// The footnotes; [`Inline::Note`] refers to them by their number, from 1.
    pub notes: Vec<Note>,
}

/// One footnote.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Note {
    /// The text of the note.
    pub blocks: Vec<Block>,
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// The text; never empty.
        inlines: Vec<Inline>,
    },
    /// A heading.
    Heading {
        /// The depth in this passage: the first heading has level 1, and each later heading is at most
        /// one level deeper than its parent.
        level: u8,
        /// The text; never empty, without line breaks.
        inlines: Vec<Inline>,
    },
    /// A list.
    List {
        /// `true` if its items are numbered.
        ordered: bool,
        /// The number of the first item; 1 if the items are not numbered.
        start: u64,
        /// `true` if the items have no space between them.
        tight: bool,
        /// The items.
        items: Vec<Item>,
    },
    /// A block quote.
    Quote {
        /// The quoted blocks; never empty.
        blocks: Vec<Block>,
    },
    /// A code block.
    Code {
        /// The language after the opening code fence; often empty.
        language: String,
        /// The lines, without a final line break.
        text: String,
    },
    /// A table.
    Table {
        /// The alignment of each column.
        alignments: Vec<Alignment>,
        /// The cells of the header; all empty if there is no header.
        head: Vec<Vec<Inline>>,
        /// The rows, each with as many cells as the header, without line breaks.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A thematic break (horizontal line).
    Rule,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Item {
    /// For a task, `true` if it is checked.
    pub task: Option<bool>,
    /// The content; empty if nothing follows the marker.
    pub blocks: Vec<Block>,
}

/// The alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// The default alignment.
    None,
    /// Left-aligned.
    Left,
    /// Centered.
    Center,
    /// Right-aligned.
    Right,
}

/// A part of running text.
///
/// White space consists of single spaces, with none at the ends of a block, next to a line break, or just
/// inside emphasis or a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The characters to show.
        text: String,
    },
    /// Emphasis, usually in italics.
    Emphasis {
        /// The emphasized text.
        inlines: Vec<Inline>,
    },
    /// Strong emphasis, usually bold.
    Strong {
        /// The emphasized text.
        inlines: Vec<Inline>,
    },
    /// Strikethrough.
    Strike {
        /// The struck-out text.
        inlines: Vec<Inline>,
    },
    /// Inline code.
    Code {
        /// The characters to show.
        text: String,
    },
    /// A link.
    Link {
        /// The target: http, https, mailto, tel or a `#fragment`, without white space, quotes or angle
        /// brackets.
        href: String,
        /// The link text; if the writer gave none, the target.
        inlines: Vec<Inline>,
    },
    /// A hard line break.
    Break,
    /// A reference to a footnote.
    Note {
        /// The number of the footnote, from 1.
        number: usize,
    },
}
