//! Entries that were added, removed or reordered.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::change::Operation;
use super::change_kind::ChangeKind;
use super::change_kinds::{entries, metrics, money as money_kinds};
use super::compare::{ChangeContext, PlanComparer};
use super::entry_tree::{EntryIndex, EntryTree, id_of};
use super::field_value::FieldValue;
use super::path::{capital, name};
use super::{amount_share, moved_entries};
use crate::model::{EntityKind, Table};

impl PlanComparer<'_, '_> {
    pub(super) fn add_entries(
        &mut self,
        place: ChangeContext,
        right: EntryIndex,
        inner: &'static Table,
        is_last: bool,
    ) {
        let lines = || {
            let holder = (&self.left, place.left.unwrap_or(usize::MAX));
            amount_share::share_of_line((&self.right, right), holder)
        };
        let (kind, share): (&'static ChangeKind, _) = match inner.entity {
            EntityKind::Priority => (&entries::PRIORITY_ADDED, None),
            EntityKind::Action => (&entries::ACTION_ADDED, None),
            EntityKind::Metric => (&entries::METRIC_ADDED, None),
            EntityKind::Need => (&entries::NEED_ADDED, None),
            EntityKind::Reading => (&metrics::READING_RECORDED, None),
            EntityKind::Review => (&entries::REVIEW_RECORDED, None),
            EntityKind::MetricTarget if is_last => (&metrics::TARGET_ADDED, None),
            EntityKind::MetricTarget => (&metrics::MILESTONE_ADDED, None),
            EntityKind::BudgetSource => (&money_kinds::BUDGET_SOURCE_ADDED, lines()),
            EntityKind::Cost => (&money_kinds::COST_ADDED, lines()),
            _ => (&entries::ENTRY_ADDED, None),
        };
        self.added(place, right, kind, share);
        let inside: Vec<EntryIndex> = self.right.children(right).collect();
        self.arrived(&inside);
    }

    /// Compares the children of a new entry that were elsewhere in the old version.
    fn arrived(&mut self, rights: &[EntryIndex]) {
        for &right in rights {
            match self.pairs.before(right) {
                Some(left) => self.met(left, right),
                None => {
                    let inside: Vec<EntryIndex> = self.right.children(right).collect();
                    self.arrived(&inside);
                }
            }
        }
    }

    pub(super) fn remove_entries(
        &mut self,
        place: ChangeContext,
        left: EntryIndex,
        inner: &'static Table,
        is_last: bool,
    ) {
        let lines = || {
            amount_share::share_of_line((&self.left, left), (&self.left, self.left.parent(left)))
        };
        let (kind, share): (&'static ChangeKind, _) = match inner.entity {
            EntityKind::BudgetSource => (&money_kinds::BUDGET_SOURCE_REMOVED, lines()),
            EntityKind::Cost => (&money_kinds::COST_REMOVED, lines()),
            EntityKind::MetricTarget if is_last => (&metrics::TARGET_REMOVED, None),
            entity => (removal(entity), None),
        };
        self.removed(place, left, kind, share);
    }

    pub(super) fn added(
        &mut self,
        place: ChangeContext,
        right: EntryIndex,
        kind: &'static ChangeKind,
        share: Option<Decimal>,
    ) {
        let value = self.right.value(right, &|child| self.pairs.before(child).is_none());
        let mut before = self.side(true, right, None, None);
        before.span = self.span(false, place.left);
        let after = self.side(true, right, None, Some(value));
        self.push(kind, Operation::Added, before, after, share);
        self.say_split(right);
    }

    pub(super) fn removed(
        &mut self,
        place: ChangeContext,
        left: EntryIndex,
        kind: &'static ChangeKind,
        share: Option<Decimal>,
    ) {
        let value = self.left.value(left, &|child| self.pairs.after(child).is_none());
        let before = self.side(false, left, None, Some(value));
        let mut after = self.side(false, left, None, None);
        after.span = self.span(true, place.right);
        self.push(kind, Operation::Removed, before, after, share);
        self.say_joined(left);
    }

    /// Adds a note if most children of a new priority came from one old priority.
    fn say_split(&mut self, right: EntryIndex) {
        let from = self.right.children(right).filter_map(|child| self.pairs.before(child));
        let from: Vec<EntryIndex> = from.map(|child| self.left.parent(child)).collect();
        if let Some((id, count)) = most(&self.left, &from) {
            self.note(format!("split off from `{id}`, along with {}", counted(count)));
        }
    }

    /// Adds a note if most children of a removed priority moved to one other priority.
    fn say_joined(&mut self, left: EntryIndex) {
        let to = self.left.children(left).filter_map(|child| self.pairs.after(child));
        let to: Vec<EntryIndex> = to.map(|child| self.right.parent(child)).collect();
        if let Some((id, count)) = most(&self.right, &to) {
            self.note(format!("merged into `{id}`, along with {}", counted(count)));
        }
    }

    fn note(&mut self, note: String) {
        if let Some(change) = self.changes.last_mut() {
            change.notes.push(note);
        }
    }

    pub(super) fn order(
        &mut self,
        place: ChangeContext,
        number: usize,
        inner: &'static Table,
        stayed: &[(EntryIndex, EntryIndex)],
    ) {
        // These entries are identified by their date; their order has no meaning.
        use EntityKind::{MetricTarget, Reading, Review};
        if matches!(inner.entity, Reading | Review | MetricTarget) {
            return;
        }
        let places: Vec<usize> =
            stayed.iter().filter_map(|(left, _)| Some(self.left.get(*left)?.place)).collect();
        let moved = moved_entries::moved(&places);
        if moved.is_empty() {
            return;
        }
        let (Some(left), Some(right)) = (place.left, place.right) else { return };
        let mut before: Vec<&(EntryIndex, EntryIndex)> = stayed.iter().collect();
        before.sort_by_key(|(left, _)| self.left.get(*left).map(|node| node.place));
        let names = |tree: &EntryTree<'_>, node: fn(&(EntryIndex, EntryIndex)) -> EntryIndex| {
            distinct(before.iter().map(|pair| name(tree, node(pair))).collect())
        };
        let olds = names(&self.left, |pair| pair.0).into_iter().map(FieldValue::Word);
        let old = FieldValue::List(olds.collect());
        let lefts = before.iter().map(|(left, _)| *left);
        let news: HashMap<EntryIndex, Box<str>> =
            lefts.zip(names(&self.right, |pair| pair.1)).collect();
        let new = stayed.iter().filter_map(|(left, _)| news.get(left).cloned());
        let new = FieldValue::List(new.map(FieldValue::Word).collect());
        let field = place.table.fields.get(number);
        let before = self.side(false, left, field, Some(old));
        let after = self.side(true, right, field, Some(new));
        let kind = if inner.is(EntityKind::Priority) {
            &entries::PRIORITIES_REORDERED
        } else {
            &entries::ORDER_CHANGED
        };
        self.push(kind, Operation::Reordered, before, after, None);
        for moved in moved {
            let Some(&(left, right)) = stayed.get(moved) else { continue };
            let (Some(was), Some(is)) = (self.left.get(left), self.right.get(right)) else {
                continue;
            };
            let noun = capital(inner.name);
            let name = name(&self.right, right);
            let note = format!("{noun} {} `{name}` is now {noun} {}", was.place + 1, is.place + 1);
            self.note(note);
        }
    }
}

/// Adds its position to each name that occurs more than once, so that readers see which entry moved: `tutoring (2)`.
fn distinct(names: Vec<Box<str>>) -> Vec<Box<str>> {
    let mut counts: HashMap<Box<str>, usize> = HashMap::new();
    for name in &names {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let numbered = names.into_iter().enumerate().map(|(number, name)| {
        let is_shared = counts.get(&name).is_some_and(|count| *count > 1);
        if is_shared { format!("{name} ({})", number + 1).into() } else { name }
    });
    numbered.collect()
}

/// Returns the kind of change for the removal of an entry.
pub(super) fn removal(entity: EntityKind) -> &'static ChangeKind {
    match entity {
        EntityKind::Priority => &entries::PRIORITY_REMOVED,
        EntityKind::Action => &entries::ACTION_REMOVED,
        EntityKind::Metric => &entries::METRIC_REMOVED,
        EntityKind::Need => &entries::NEED_REMOVED,
        EntityKind::Reading => &metrics::READING_REMOVED,
        EntityKind::Review => &entries::REVIEW_REMOVED,
        EntityKind::MetricTarget => &metrics::MILESTONE_REMOVED,
        _ => &entries::ENTRY_REMOVED,
    }
}

/// If more than half of `holders` are the same priority and the priority has an id, returns the id and the number of
/// these holders.
fn most(tree: &EntryTree<'_>, holders: &[EntryIndex]) -> Option<(Box<str>, usize)> {
    let mut counts: BTreeMap<EntryIndex, usize> = BTreeMap::new();
    for holder in holders {
        *counts.entry(*holder).or_default() += 1;
    }
    let (holder, count) = counts.into_iter().find(|(_, count)| count * 2 > holders.len())?;
    let entity = tree.entity(holder).filter(|entity| entity.table().is(EntityKind::Priority))?;
    Some((id_of(entity)?.value.clone(), count))
}

fn counted(count: usize) -> String {
    if count == 1 { "one of its entries".to_owned() } else { format!("{count} of its entries") }
}
