//! What the lines of a block hold, by the table of fields.

use std::collections::BTreeSet;

use crate::model::{Approvals, Field, Form, HeldBack, Kind, Plan, Project, Table};
use crate::yaml::line::{Line, Shape, colon, lines};

/// What a block of lines at one column holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holds {
    /// The keys of a table.
    Keys(&'static Table),
    /// Items of a list, entries of a table or texts.
    Items(Option<&'static Table>),
    /// Names, each with an entry of a table below it.
    Names(&'static Table),
    /// Something that the table of fields says nothing of.
    Unknown,
}

impl Holds {
    /// What stands below a key of `kind`, where its first line has that shape; `None` for a text.
    pub(super) fn below(kind: &Kind, is_item: bool) -> Option<Holds> {
        match kind {
            Kind::Entity(table) => Some(Holds::Keys(table)),
            Kind::Entities(table) => Some(Holds::Items(Some(table))),
            Kind::OneOrMore(table) if is_item => Some(Holds::Items(Some(table))),
            Kind::OneOrMore(table) => Some(Holds::Keys(table)),
            Kind::ProseOrEntities(table) if is_item => Some(Holds::Items(Some(table))),
            Kind::Named(table, _) => Some(Holds::Names(table)),
            _ if is_item => Some(Holds::Items(None)),
            Kind::Wording
            | Kind::Answers
            | Kind::Wordings(_)
            | Kind::TextsByName
            | Kind::Levels => Some(Holds::Unknown),
            _ => None,
        }
    }

    /// The field of that key.
    pub(super) fn field(self, key: &str) -> Option<&'static Field> {
        match self {
            Holds::Keys(table) => table.field(key).map(|(_, field)| field),
            _ => None,
        }
    }
}

/// A block that is open: its column, what it holds, and its number among all blocks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) column: usize,
    pub(super) holds: Holds,
    pub(super) number: usize,
}

/// The table whose keys a file has most of at its left edge; a plan's if that decides nothing.
pub(super) fn root(text: &str) -> &'static Table {
    let rows: Vec<Line> = lines(text, 0..text.len())
        .filter(|line| line.shape == Shape::Key)
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
    for table in [Project::TABLE, Form::TABLE, Approvals::TABLE, HeldBack::TABLE] {
        if known(table) > known(best) {
            best = table;
        }
    }
    best
}

/// How many keys are looked at to tell what kind a file is.
const ROWS: usize = 200;

/// The key that a line begins with.
pub(super) fn key<'a>(text: &'a str, line: &Line) -> Option<&'a str> {
    let said = text.get(line.content..line.end)?;
    let key = said.get(..colon(said)?)?.trim_end();
    let bare = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
    Some(bare.unwrap_or(key))
}
