//! Both versions of a plan side by side, for a page that shows each change in its context.

use super::change::{PathStep, PlanPath};
use super::entry_matching::{EntryMatches, align};
use super::entry_tree::{EntryIndex, EntryTree};
use super::field_value::FieldValue;
use super::path::path;
use crate::model::{ChangeClass, FieldKind, Plan};

/// A row of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideBySideRow {
    /// The path, in the new version if possible.
    pub path: PlanPath,
    /// The depth: 0 for the plan's own fields.
    pub depth: usize,
    /// The heading or field in the row.
    pub content: RowContent,
}

/// The content of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowContent {
    /// The start of an entry or section.
    Heading {
        /// `true` if the entry is in the old version.
        before: bool,
        /// `true` if the entry is in the new version.
        after: bool,
        /// The entry's number in its list, from 1; `None` if it is not in a list.
        number: Option<usize>,
    },
    /// A field with its old and new value.
    Field {
        /// The old value.
        before: Option<FieldValue>,
        /// The new value.
        after: Option<FieldValue>,
    },
}

/// Returns all rows of both versions, in the order of the new version. In each list, removed entries come last.
#[must_use]
pub fn side_by_side(before: Option<&Plan>, after: Option<&Plan>) -> Vec<SideBySideRow> {
    let empty = Plan::default();
    let (left, right) =
        (EntryTree::new(before.unwrap_or(&empty)), EntryTree::new(after.unwrap_or(&empty)));
    let pairs = align(&left, &right);
    let mut outline = SideBySide { left, right, pairs, rows: Vec::new() };
    outline.entry(Some(0), Some(0), 0);
    outline.rows
}

struct SideBySide<'a> {
    left: EntryTree<'a>,
    right: EntryTree<'a>,
    pairs: EntryMatches,
    rows: Vec<SideBySideRow>,
}

impl SideBySide<'_> {
    fn entry(&mut self, left: Option<EntryIndex>, right: Option<EntryIndex>, depth: usize) {
        let table = right.and_then(|right| self.right.table(right));
        let Some(table) = table.or_else(|| self.left.table(left?)) else { return };
        // An entry's own fields come before its children.
        for (number, field) in table.fields.iter().enumerate() {
            if matches!(field.change, ChangeClass::Id | ChangeClass::PlanId | ChangeClass::Ignored)
            {
                continue;
            }
            let value = |tree: &EntryTree<'_>, node: Option<EntryIndex>| {
                FieldValue::field(&tree.entity(node?)?.read(number)?, &field.kind)
            };
            let (before, after) = (value(&self.left, left), value(&self.right, right));
            if before.is_none() && after.is_none() {
                continue;
            }
            let mut path = self.path(left, right);
            path.push(PathStep::field(field));
            self.rows.push(SideBySideRow {
                path,
                depth,
                content: RowContent::Field { before, after },
            });
        }
        for (number, field) in table.fields.iter().enumerate() {
            if !matches!(
                field.kind,
                FieldKind::Entity(_)
                    | FieldKind::Entities(_)
                    | FieldKind::OneOrMore(_)
                    | FieldKind::ProseOrEntities(_)
            ) {
                continue;
            }
            let inside = |tree: &EntryTree<'_>, node: Option<EntryIndex>| {
                node.map(|node| tree.inside(node, number).to_vec()).unwrap_or_default()
            };
            let (lefts, rights) = (inside(&self.left, left), inside(&self.right, right));
            let is_list = !matches!(field.kind, FieldKind::Entity(_));
            for (place, &right) in rights.iter().enumerate() {
                let number = is_list.then_some(place + 1);
                self.inner(self.pairs.before(right), Some(right), depth, number);
            }
            for (place, &left) in lefts.iter().enumerate() {
                if self.pairs.after(left).is_none() {
                    self.inner(Some(left), None, depth, is_list.then_some(place + 1));
                }
            }
        }
    }

    fn inner(
        &mut self,
        left: Option<EntryIndex>,
        right: Option<EntryIndex>,
        depth: usize,
        number: Option<usize>,
    ) {
        let path = self.path(left, right);
        let content =
            RowContent::Heading { before: left.is_some(), after: right.is_some(), number };
        self.rows.push(SideBySideRow { path, depth, content });
        self.entry(left, right, depth + 1);
    }

    fn path(&self, left: Option<EntryIndex>, right: Option<EntryIndex>) -> PlanPath {
        match (left, right) {
            (_, Some(right)) => path(&self.right, right),
            (Some(left), None) => path(&self.left, left),
            (None, None) => PlanPath::new(),
        }
    }
}
