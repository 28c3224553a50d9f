//! The expected content of a block, from the tables of fields.

use std::collections::BTreeSet;

use crate::model::{Approvals, Field, FieldKind, Form, Plan, Project, SuppressedFindings, Table};
use crate::yaml::line::{Line, LineKind, colon, lines};

/// The expected content of the lines at one column.
#[derive(Debug, Clone, Copy)]
pub(super) enum BlockContent {
    /// The keys of a table.
    Keys(&'static Table),
    /// Items of a list: entries of a table, or text.
    Items(Option<&'static Table>),
    /// Names, each with an entry of a table.
    Names(&'static Table),
    /// Content that the tables of fields don't describe.
    Unknown,
}

impl BlockContent {
    /// Returns the expected content below a key of `kind`; `None` for text. `is_item` is `true` if
    /// the content begins with a list item.
    pub(super) fn below(kind: &FieldKind, is_item: bool) -> Option<BlockContent> {
        match kind {
            FieldKind::Entity(table) => Some(BlockContent::Keys(table)),
            FieldKind::Entities(table) => Some(BlockContent::Items(Some(table))),
            FieldKind::OneOrMore(table) if is_item => Some(BlockContent::Items(Some(table))),
            FieldKind::OneOrMore(table) => Some(BlockContent::Keys(table)),
            FieldKind::ProseOrEntities(table) if is_item => Some(BlockContent::Items(Some(table))),
            FieldKind::Named(table, _) => Some(BlockContent::Names(table)),
            _ if is_item => Some(BlockContent::Items(None)),
            FieldKind::Wording
            | FieldKind::Answers
            | FieldKind::Wordings(_)
            | FieldKind::TextsByName
            | FieldKind::Levels => Some(BlockContent::Unknown),
            _ => None,
        }
    }

    /// Returns the field for a key.
    pub(super) fn field(self, key: &str) -> Option<&'static Field> {
        match self {
            BlockContent::Keys(table) => table.field(key).map(|(_, field)| field),
            _ => None,
        }
    }
}

/// The value or item that is expected after the last key or dash.
pub(super) enum Pending {
    Nothing,
    /// The value of a key at a column.
    Value(usize, Option<&'static FieldKind>),
    /// The keys of an item whose dash is at a column.
    Item(usize, Option<&'static Table>),
}

/// An open block: its column, its expected content, and a unique number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) column: usize,
    pub(super) holds: BlockContent,
    pub(super) number: usize,
}

/// Returns the table that matches the most top-level keys of a file. In a tie, the plan's table
/// takes precedence.
pub(super) fn root(text: &str) -> &'static Table {
    let rows: Vec<Line> = lines(text, 0..text.len())
        .filter(|line| line.shape == LineKind::Key)
        .scan(usize::MAX, |least, line| {
            *least = line.column.min(*least);
            Some((line, *least))
        })
        .filter(|(line, least)| line.column == *least)
        .map(|(line, _)| line)
        .take(ROWS)
        .collect();
    let keys: BTreeSet<&str> = rows.iter().filter_map(|line| key(text, line)).collect();
    let known = |table: &Table| keys.iter().filter(|key| table.field(key).is_some()).count();
    let mut best = Plan::TABLE;
    for table in [Project::TABLE, Form::TABLE, Approvals::TABLE, SuppressedFindings::TABLE] {
        if known(table) > known(best) {
            best = table;
        }
    }
    best
}

/// The maximum number of keys to check for the file type.
const ROWS: usize = 200;

/// Returns the key that a line begins with.
pub(super) fn key<'a>(text: &'a str, line: &Line) -> Option<&'a str> {
    let said = text.get(line.content..line.end)?;
    let key = said.get(..colon(said)?)?.trim_end();
    let bare = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
    Some(bare.unwrap_or(key))
}
