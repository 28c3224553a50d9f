//! What prose is made of, as templates, the PDF and other programs read it.

use serde::Serialize;

/// Prose as it was understood: its blocks, and the notes that stand at its foot.
///
/// Containers (quotes, lists, notes) nest at most 32 deep, emphasis of one kind and links never
/// within themselves, so that any walk over it may recurse.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Passage {
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// The footnotes; [`Inline::Note`] names them by their place here, counted from one.
    pub notes: Vec<Note>,
}

/// One footnote.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Note {
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of prose that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// Its text; never empty.
        inlines: Vec<Inline>,
    },
    /// A heading within the prose.
    Heading {
        /// Its depth in this passage: the first heading is 1, and none is more than one below the
        /// heading that it stands under.
        level: u8,
        /// Its text; never empty, never with a break.
        inlines: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The first item's number; 1 where they are not numbered.
        start: u64,
        /// Whether its items stand close together, without space between their paragraphs.
        tight: bool,
        /// Its items.
        items: Vec<Item>,
    },
    /// Quoted blocks.
    Quote {
        /// What is quoted; never empty.
        blocks: Vec<Block>,
    },
    /// Characters to be shown as they are.
    Code {
        /// What the writer called its language; often empty.
        language: String,
        /// Its lines, without a line break at the end.
        text: String,
    },
    /// A table.
    Table {
        /// One for each column.
        alignments: Vec<Alignment>,
        /// The header's cells; all of them empty where the writer gave no header.
        head: Vec<Vec<Inline>>,
        /// The rows, each of as many cells as the header, none with a break.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line between two parts.
    Rule,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Item {
    /// Whether it is ticked, where it is a task.
    pub task: Option<bool>,
    /// What it says; empty where nothing follows its marker.
    pub blocks: Vec<Block>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// As the page has it.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A part of running text.
///
/// White space is single spaces, never at the ends of a block, beside a break or just inside an
/// emphasis or link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Inline {
    /// Characters.
    Text {
        /// As they are to be shown.
        text: String,
    },
    /// Emphasis, usually slanted.
    Emphasis {
        /// What is emphasised.
        inlines: Vec<Inline>,
    },
    /// Strong emphasis, usually bold.
    Strong {
        /// What is emphasised.
        inlines: Vec<Inline>,
    },
    /// Struck out.
    Strike {
        /// What is struck out.
        inlines: Vec<Inline>,
    },
    /// Characters to be shown as they are, in the line.
    Code {
        /// As they are to be shown.
        text: String,
    },
    /// A link.
    Link {
        /// Where it goes: http, https, mailto, tel or a `#fragment`, without a white space, quote
        /// or angle bracket.
        href: String,
        /// Its words; where the writer gave none, its address.
        inlines: Vec<Inline>,
    },
    /// A line break that was asked for.
    Break,
    /// A mark that leads to a footnote.
    Note {
        /// Which one, counted from one.
        number: usize,
    },
}
