//! A text as its parts: each key and each item with its lines and the comments above it.

use std::borrow::Cow;

use crate::yaml::{Node, Value};

/// A key with its value, an item, or the whole file; the tiles of a text's parts cover all of it.
#[derive(Debug)]
pub(super) struct Part<'t> {
    /// How far to the right its key or its dash stands.
    pub(super) column: usize,
    /// Whether it begins on the line of what it is in, after a dash.
    pub(super) is_begun: bool,
    /// All of its lines; from its first character on where it is begun.
    pub(super) whole: &'t str,
    /// The comments and blank lines above it.
    pub(super) above: &'t str,
    /// Its key and colon, or its dash, and what stands between that and its value.
    pub(super) head: &'t str,
    /// What it says.
    pub(super) body: Body<'t>,
    /// Its key; an item has none.
    pub(super) key: Option<&'t str>,
    /// Its value.
    pub(super) node: &'t Node<'t>,
}

/// What stands after a part's head.
#[derive(Debug)]
pub(super) enum Body<'t> {
    /// A value that is one piece, and the rest of its last line with the comments that belong to it.
    Value(&'t str, &'t str),
    /// Keys or items on lines of their own.
    Block(Block<'t>),
}

/// Keys or items on lines of their own.
#[derive(Debug)]
pub(super) struct Block<'t> {
    pub(super) is_list: bool,
    pub(super) column: usize,
    pub(super) parts: Vec<Part<'t>>,
    /// The comments below the last of them.
    pub(super) below: &'t str,
}

impl<'t> Part<'t> {
    pub(super) fn block(&self) -> Option<&Block<'t>> {
        if let Body::Block(block) = &self.body { Some(block) } else { None }
    }

    /// Whether it says nothing, or has a list or keys without any in it.
    pub(super) fn is_empty(&self) -> bool {
        match &self.node.value {
            Value::Empty => true,
            Value::Sequence { items, .. } => items.is_empty(),
            Value::Mapping { entries, .. } => entries.is_empty(),
            _ => false,
        }
    }

    /// All of its lines, as they stand where it stands at `column`.
    pub(super) fn at(&self, column: usize) -> String {
        self.text_at(self.whole, column)
    }

    /// Its lines without what stands above it.
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

/// Lines that stood at one column, at another.
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

/// The same where the first line is begun already.
pub(super) fn shifted_below(text: &str, from: usize, to: usize) -> String {
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    let (first, below) = text.split_at_checked(end).unwrap_or((text, ""));
    format!("{first}{}", shifted(below, from, to))
}
