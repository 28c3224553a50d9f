//! Compares two versions of a plan, field by field.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::added_removed::removal;
use super::change::{Change, ChangeSide, Operation, PathStep, PlanPath};
use super::change_kind::ChangeKind;
use super::change_kinds::{entries, metrics, plan as plan_kinds, text};
use super::entry_matching::{EntryMatches, MatchEvidence, align};
use super::entry_tree::{EntryIndex, EntryTree, id_of, main_field};
use super::field_value::FieldValue;
use super::metric::{is_percent, metric_of};
use super::path::path;
use super::settings::CompareSettings;
use super::{amount_share, field_change, hidden_changes, text_difference, translation};
use crate::model::{
    ChangeClass, EntityKind, Field, FieldKind, Plan, ReferenceTarget as Refers, SlotRef, Stage,
    Table,
};
use crate::source::Span;

/// Returns all changes between two versions of a plan, in the order of the report.
#[must_use]
pub fn changes(before: &Plan, after: &Plan, settings: &CompareSettings) -> Vec<Change> {
    let (left, right) = (EntryTree::new(before), EntryTree::new(after));
    let pairs = align(&left, &right);
    let end = |plan: &Plan| plan.year.map(|year| year.value.last_day(settings.year_starts));
    let mut compare = PlanComparer {
        needs: renamed(&left, &right, &pairs),
        left,
        right,
        pairs,
        adopted: is_adopted(before),
        year_ends: (end(before), end(after)),
        settings,
        changes: Vec::new(),
    };
    compare.entry(Some(0), Some(0));
    let PlanComparer { adopted, mut changes, .. } = compare;
    translation::confirm(before, after, &settings.weights, adopted, &mut changes);
    if let Some(currency) = &settings.currency {
        for Change { before, after, .. } in &mut changes {
            let values = [&mut before.value, &mut after.value].into_iter().flatten();
            values.for_each(|value| value.set_currency(currency));
        }
    }
    changes
}

/// Returns `true` if the board has adopted this plan, or an earlier version of it.
pub(super) fn is_adopted(plan: &Plan) -> bool {
    plan.stage_or_draft() == Stage::Adopted || plan.adopted.is_some()
}

/// Maps the old ids of needs to their new ids, so a reference to a renamed need does not count as a change.
fn renamed(
    left: &EntryTree<'_>,
    right: &EntryTree<'_>,
    pairs: &EntryMatches,
) -> HashMap<Box<str>, Box<str>> {
    let id =
        |tree: &EntryTree<'_>, node| tree.entity(node).and_then(id_of).map(|id| id.value.clone());
    let needs = left.all(EntityKind::Need).into_iter();
    needs.filter_map(|need| Some((id(left, need)?, id(right, pairs.after(need)?)?))).collect()
}

pub(super) struct PlanComparer<'p, 's> {
    pub(super) left: EntryTree<'p>,
    pub(super) right: EntryTree<'p>,
    pub(super) pairs: EntryMatches,
    /// The new id of each need in the old plan.
    needs: HashMap<Box<str>, Box<str>>,
    adopted: bool,
    /// The old and the new default due date, for targets without a date.
    pub(super) year_ends: (Option<Date>, Option<Date>),
    settings: &'s CompareSettings,
    pub(super) changes: Vec<Change>,
}

/// The location of a change: the entry on each side, if any, and its table.
#[derive(Clone, Copy)]
pub(super) struct ChangeContext {
    pub(super) left: Option<EntryIndex>,
    pub(super) right: Option<EntryIndex>,
    pub(super) table: &'static Table,
}

impl PlanComparer<'_, '_> {
    /// Compares two matched entries, field by field. A missing section counts as a section without fields.
    fn entry(&mut self, left: Option<EntryIndex>, right: Option<EntryIndex>) {
        let table = left.and_then(|left| self.left.table(left));
        let Some(table) = table.or_else(|| self.right.table(right?)) else { return };
        let place = ChangeContext { left, right, table };
        for (number, field) in table.fields.iter().enumerate() {
            match field.kind {
                FieldKind::Entity(inner) => self.part(place, number, inner),
                FieldKind::Entities(inner) | FieldKind::OneOrMore(inner) => {
                    self.list(place, number, inner)
                }
                FieldKind::ProseOrEntities(inner) => {
                    self.field(place, number, field);
                    self.list(place, number, inner);
                }
                _ => self.field(place, number, field),
            }
        }
    }

    /// Compares an entry that is not in a list.
    fn part(&mut self, place: ChangeContext, number: usize, inner: &'static Table) {
        let left = place.left.and_then(|left| self.left.inside(left, number).first().copied());
        let right = place.right.and_then(|right| self.right.inside(right, number).first().copied());
        // Adding or removing a baseline or an adoption is itself a change. For a budget or a reflection, only
        // changes to fields count.
        let (added, removed) = match inner.entity {
            EntityKind::Baseline => (&metrics::BASELINE_ADDED, &metrics::BASELINE_REMOVED),
            EntityKind::Adoption => (&plan_kinds::ADOPTION_RECORDED, &plan_kinds::ADOPTION_CHANGED),
            _ => return self.entry(left, right),
        };
        match (left, right) {
            (None, Some(right)) => self.added(place, right, added, None),
            (Some(left), None) => self.removed(place, left, removed, None),
            (left, right) => self.entry(left, right),
        }
    }

    fn list(&mut self, place: ChangeContext, number: usize, inner: &'static Table) {
        let of = |tree: &EntryTree<'_>, holder: Option<EntryIndex>| {
            holder.map(|holder| tree.inside(holder, number).to_vec()).unwrap_or_default()
        };
        let (lefts, rights) = (of(&self.left, place.left), of(&self.right, place.right));
        let mut stayed = Vec::new();
        for &right in &rights {
            match self.pairs.before(right) {
                None => self.add_entries(place, right, inner, rights.last() == Some(&right)),
                Some(left) => {
                    let is_in_field = self.left.get(left).is_some_and(|node| node.field == number);
                    if Some(self.left.parent(left)) == place.left && is_in_field {
                        stayed.push((left, right));
                    }
                    self.met(left, right);
                }
            }
        }
        for &left in &lefts {
            if self.pairs.after(left).is_none() {
                self.remove_entries(place, left, inner, lefts.last() == Some(&left));
            }
        }
        self.order(place, number, inner, &stayed);
    }

    /// Compares an entry that is in both plans, possibly under a different parent.
    pub(super) fn met(&mut self, left: EntryIndex, right: EntryIndex) {
        let holders = (self.left.parent(left), self.right.parent(right));
        let fields = (self.left.get(left).map(|n| n.field), self.right.get(right).map(|n| n.field));
        if self.pairs.after(holders.0) != Some(holders.1) || fields.0 != fields.1 {
            let kind = match self.right.table(right).map(|table| table.entity) {
                Some(EntityKind::Action) => &entries::ACTION_MOVED,
                _ => &entries::METRIC_MOVED,
            };
            let holder = |tree: &EntryTree<'_>, holder: EntryIndex| {
                tree.entity(holder).and_then(id_of).map(|id| FieldValue::Word(id.value.clone()))
            };
            let before = self.side(false, left, None, holder(&self.left, holders.0));
            let after = self.side(true, right, None, holder(&self.right, holders.1));
            self.push(kind, Operation::Moved, before, after, None);
        }
        if self.right.table(right).is_some_and(|table| table.is(EntityKind::MetricTarget)) {
            self.target(left, right);
        } else {
            self.entry(Some(left), Some(right));
        }
    }

    /// Compares a field that contains no entries.
    fn field(&mut self, place: ChangeContext, number: usize, field: &'static Field) {
        let percent =
            |tree: &EntryTree<'_>, node: EntryIndex| metric_of(tree, node).is_some_and(is_percent);
        let value = |tree: &EntryTree<'_>, node: Option<EntryIndex>| {
            let node = node?;
            match tree.entity(node)?.read(number)? {
                SlotRef::Measure(measure) => {
                    Some(FieldValue::measure(measure?, percent(tree, node)))
                }
                read => FieldValue::field(&read, &field.kind),
            }
        };
        let (mut before, mut after) =
            (value(&self.left, place.left), value(&self.right, place.right));
        match field.change {
            // The id may come from the file name; `files` compares the effective id.
            ChangeClass::PlanId | ChangeClass::Ignored => return,
            ChangeClass::Stage => {
                let draft = || FieldValue::Word("draft".into());
                before.get_or_insert_with(draft);
                after.get_or_insert_with(draft);
            }
            _ => {}
        }
        if matches!(field.kind, FieldKind::Answers) {
            return self.answers(place, field, before.as_ref(), after.as_ref());
        }
        let expected = match field.kind {
            FieldKind::References(Refers::Need) => {
                before.as_ref().map(|before| self.as_renamed(before))
            }
            _ => None,
        };
        let kind =
            field_change::kind(Some(field), expected.as_ref().or(before.as_ref()), after.as_ref());
        let Some(mut kind) = kind else { return };
        if is_reordered(expected.as_ref().or(before.as_ref()), after.as_ref()) {
            kind = &entries::ORDER_CHANGED;
        }
        let share =
            kind.limited.then(|| self.share(place, before.as_ref(), after.as_ref())).flatten();
        let sides = self.sides(place, field, before, after);
        self.push(kind, Operation::Set, sides.0, sides.1, share);
        self.guessed(place, number);
    }

    /// Returns the change as a share of the old amount.
    fn share(
        &self,
        place: ChangeContext,
        before: Option<&FieldValue>,
        after: Option<&FieldValue>,
    ) -> Option<Decimal> {
        let is_money = |value: Option<&FieldValue>| matches!(value, Some(FieldValue::Money { .. }));
        if is_money(before) || is_money(after) {
            return amount_share::share(before, after);
        }
        // The fund changed, so the full amount of the line moved.
        let left = place.left?;
        amount_share::share_of_line((&self.left, left), (&self.left, self.left.parent(left)))
    }

    /// If two entries were matched by similarity only, a change of wording may in fact be a removal and an
    /// addition, so it weighs at least as much as a removal.
    fn guessed(&mut self, place: ChangeContext, number: usize) {
        let is_guess =
            place.right.and_then(|right| self.pairs.how(right)) == Some(MatchEvidence::Like);
        if !is_guess || main_field(place.table) != Some(number) {
            return;
        }
        let floor = self.settings.weights.weigh(removal(place.table.entity), self.adopted, None);
        if let Some(change) = self.changes.last_mut()
            && change.kind != &text::WORDING_POLISHED
        {
            change.weight = change.weight.min(floor);
            change.notes.push(format!(
                "matched only by similar wording, so this may be a different {}",
                place.table.name
            ));
        }
    }

    /// Compares the answers to the district's own prompts, by name.
    fn answers(
        &mut self,
        place: ChangeContext,
        field: &'static Field,
        before: Option<&FieldValue>,
        after: Option<&FieldValue>,
    ) {
        let all = |value: Option<&FieldValue>| match value {
            Some(FieldValue::Entry(fields)) => fields.clone(),
            _ => Vec::new(),
        };
        let (before, after) = (all(before), all(after));
        let gone = before.iter().filter(|(key, _)| !after.iter().any(|(other, _)| other == key));
        for (key, _) in after.iter().chain(gone) {
            let of = |answers: &[(Box<str>, FieldValue)]| {
                answers.iter().find(|(other, _)| other == key).map(|(_, value)| value.clone())
            };
            let (old, new) = (of(&before), of(&after));
            let Some(kind) = field_change::kind(None, old.as_ref(), new.as_ref()) else {
                continue;
            };
            let (mut before, mut after) = self.sides(place, field, old, new);
            for side in [&mut before, &mut after] {
                side.path.push(PathStep::key(key));
            }
            self.push(kind, Operation::Set, before, after, None);
        }
    }

    /// Replaces the ids of renamed needs with their new ids.
    fn as_renamed(&self, before: &FieldValue) -> FieldValue {
        let now = |value: &FieldValue| match value {
            FieldValue::Word(id) => FieldValue::Word(self.needs.get(id).unwrap_or(id).clone()),
            other => other.clone(),
        };
        match before {
            FieldValue::List(all) => FieldValue::List(all.iter().map(now).collect()),
            other => now(other),
        }
    }

    pub(super) fn push(
        &mut self,
        kind: &'static ChangeKind,
        what: Operation,
        before: ChangeSide,
        after: ChangeSide,
        share: Option<Decimal>,
    ) {
        let weight = self.settings.weights.weigh(kind, self.adopted, share);
        let is_set = what == Operation::Set;
        let disguise =
            is_set.then(|| hidden_changes::note(before.value.as_ref(), after.value.as_ref()));
        self.changes.push(Change {
            kind,
            weight,
            what,
            before,
            after,
            notes: disguise.flatten().into_iter().collect(),
            approved: false,
            fingerprint: String::new(),
        });
    }

    fn sides(
        &self,
        place: ChangeContext,
        field: &'static Field,
        before: Option<FieldValue>,
        after: Option<FieldValue>,
    ) -> (ChangeSide, ChangeSide) {
        let side = |new: bool, value: Option<FieldValue>| {
            let (node, other) =
                if new { (place.right, place.left) } else { (place.left, place.right) };
            match (node, other) {
                (Some(node), _) => self.side(new, node, Some(field), value),
                (None, Some(other)) => ChangeSide {
                    span: Span::default(),
                    ..self.side(!new, other, Some(field), value)
                },
                (None, None) => {
                    ChangeSide { path: PlanPath::new(), value, span: Span::default(), at: None }
                }
            }
        };
        (side(false, before), side(true, after))
    }

    /// Returns one side of a change: a field of an entry, or the entry itself.
    pub(super) fn side(
        &self,
        new: bool,
        node: EntryIndex,
        field: Option<&Field>,
        value: Option<FieldValue>,
    ) -> ChangeSide {
        let tree = if new { &self.right } else { &self.left };
        let mut path = path(tree, node);
        path.extend(field.map(PathStep::field));
        let entity = tree.entity(node);
        let written = field.and_then(|field| {
            let entity = entity?;
            super::entry_tree::place(&entity.read(entity.table().field(field.key)?.0)?)
        });
        let span = written.or(entity.map(|entity| entity.span())).unwrap_or_default();
        ChangeSide { path, value, span, at: None }
    }

    pub(super) fn span(&self, new: bool, node: Option<EntryIndex>) -> Span {
        let tree = if new { &self.right } else { &self.left };
        node.and_then(|node| tree.entity(node)).map(|entity| entity.span()).unwrap_or_default()
    }
}

/// Returns `true` if two lists have the same items in a different order.
fn is_reordered(before: Option<&FieldValue>, after: Option<&FieldValue>) -> bool {
    let (Some(FieldValue::List(before)), Some(FieldValue::List(after))) = (before, after) else {
        return false;
    };
    let names = |all: &[FieldValue]| {
        let mut names: Vec<String> =
            all.iter().map(|one| text_difference::markup(one).into_owned()).collect();
        names.sort_unstable();
        names
    };
    before != after && names(before) == names(after)
}
