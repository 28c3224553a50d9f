//! The parts of a version: keys and items, with their lines and the comments above them.

use std::borrow::Cow;

use crate::yaml::{Node, Value};

/// A key with its value, an item, or the entire file. The parts of a version cover every byte.
#[derive(Debug)]
pub(super) struct Part<'t> {
    /// The column of the key or dash.
    pub(super) column: usize,
    /// `true` if the part starts on the line of its parent, after a dash.
    pub(super) is_begun: bool,
    /// All lines of the part; if `is_begun`, from the first character of the part.
    pub(super) whole: &'t str,
    /// The comments and blank lines above the key or dash.
    pub(super) above: &'t str,
    /// The key and colon, or the dash, up to the value.
    pub(super) head: &'t str,
    /// The content after the head.
    pub(super) body: Body<'t>,
    /// The key; `None` for an item.
    pub(super) key: Option<&'t str>,
    /// The syntax node of the value.
    pub(super) node: &'t Node<'t>,
}

/// The content of a part after its head.
#[derive(Debug)]
pub(super) enum Body<'t> {
    /// A single value, and the rest of its last line with its comments.
    Value(&'t str, &'t str),
    /// Keys or items on separate lines.
    Block(Block<'t>),
}

/// Keys or items on separate lines.
#[derive(Debug)]
pub(super) struct Block<'t> {
    pub(super) is_list: bool,
    pub(super) column: usize,
    pub(super) parts: Vec<Part<'t>>,
    /// The comments below the last part.
    pub(super) below: &'t str,
}

impl<'t> Part<'t> {
    pub(super) fn block(&self) -> Option<&Block<'t>> {
        if let Body::Block(block) = &self.body { Some(block) } else { None }
    }

    /// Returns `true` if the value is empty: null, or a list or mapping without entries.
    pub(super) fn is_empty(&self) -> bool {
        match &self.node.value {
            Value::Empty => true,
            Value::Sequence { items, .. } => items.is_empty(),
            Value::Mapping { entries, .. } => entries.is_empty(),
            _ => false,
        }
    }

    /// Returns all lines of the part, reindented to `column`.
    pub(super) fn at(&self, column: usize) -> String {
        self.text_at(self.whole, column)
    }

    /// Returns the lines of the part without the comments above it, reindented to `column`.
    pub(super) fn at_below(&self, column: usize) -> String {
        self.text_at(self.whole.strip_prefix(self.above).unwrap_or(self.whole), column)
    }

    fn text_at(&self, text: &str, column: usize) -> String {
        if self.is_begun {
            " ".repeat(column) + &shifted_below(text, self.column, column)
        } else {
            shifted(text, self.column, column).into_owned()
        }
    }
}

/// Reindents lines from one column to another.
pub(super) fn shifted(text: &str, from: usize, to: usize) -> Cow<'_, str> {
    if from == to {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start_matches(' ');
        if line.trim().is_empty() {
            out.push_str(line);
            continue;
        }
        out.extend(std::iter::repeat_n(' ', (line.len() - inner.len() + to).saturating_sub(from)));
        out.push_str(inner);
    }
    Cow::Owned(out)
}

/// Reindents all lines except the first.
pub(super) fn shifted_below(text: &str, from: usize, to: usize) -> String {
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    let (first, below) = text.split_at_checked(end).unwrap_or((text, ""));
    format!("{first}{}", shifted(below, from, to))
}
