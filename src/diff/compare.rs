//! Compares two versions of a plan, field by field.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::align::{How, Pairs, align};
use super::change::{Change, Path, Side, Step, What};
use super::come_and_go::removal;
use super::kind::ChangeKind;
use super::kinds::{entries, metrics, plan as plan_kinds, text};
use super::metric::{is_percent, metric_of};
use super::path::path;
use super::settings::Settings;
use super::tree::{NodeId, Tree, id_of, main_field};
use super::value::Value;
use super::{disguise, field, money, translation, words};
use crate::model::{
    ChangeClass, EntityKind, Field, Kind, Plan, Read, Stage, Table, Target as Refers,
};
use crate::source::Span;

/// Returns all changes between two versions of a plan, in the order of the report.
#[must_use]
pub fn changes(before: &Plan, after: &Plan, settings: &Settings) -> Vec<Change> {
    let (left, right) = (Tree::new(before), Tree::new(after));
    let pairs = align(&left, &right);
    let end = |plan: &Plan| plan.year.map(|year| year.value.last_day(settings.year_starts));
    let mut compare = Compare {
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
    let Compare { adopted, mut changes, .. } = compare;
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
fn renamed(left: &Tree<'_>, right: &Tree<'_>, pairs: &Pairs) -> HashMap<Box<str>, Box<str>> {
    let id = |tree: &Tree<'_>, node| tree.entity(node).and_then(id_of).map(|id| id.value.clone());
    let needs = left.all(EntityKind::Need).into_iter();
    needs.filter_map(|need| Some((id(left, need)?, id(right, pairs.after(need)?)?))).collect()
}

pub(super) struct Compare<'p, 's> {
    pub(super) left: Tree<'p>,
    pub(super) right: Tree<'p>,
    pub(super) pairs: Pairs,
    /// The new id of each need in the old plan.
    needs: HashMap<Box<str>, Box<str>>,
    adopted: bool,
    /// The due dates of targets without a date, old and new.
    pub(super) year_ends: (Option<Date>, Option<Date>),
    settings: &'s Settings,
    pub(super) changes: Vec<Change>,
}

/// The location of a change: the entry on each side, if any, and its table.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) left: Option<NodeId>,
    pub(super) right: Option<NodeId>,
    pub(super) table: &'static Table,
}

impl Compare<'_, '_> {
    /// Compares two matched entries, field by field. A missing section counts as a section without fields.
    fn entry(&mut self, left: Option<NodeId>, right: Option<NodeId>) {
        let table = left.and_then(|left| self.left.table(left));
        let Some(table) = table.or_else(|| self.right.table(right?)) else { return };
        let place = Place { left, right, table };
        for (number, field) in table.fields.iter().enumerate() {
            match field.kind {
                Kind::Entity(inner) => self.part(place, number, inner),
                Kind::Entities(inner) | Kind::OneOrMore(inner) => self.list(place, number, inner),
                Kind::ProseOrEntities(inner) => {
                    self.field(place, number, field);
                    self.list(place, number, inner);
                }
                _ => self.field(place, number, field),
            }
        }
    }

    /// Compares an entry that is not in a list.
    fn part(&mut self, place: Place, number: usize, inner: &'static Table) {
        let left = place.left.and_then(|left| self.left.inside(left, number).first().copied());
        let right = place.right.and_then(|right| self.right.inside(right, number).first().copied());
        // Adding or removing a baseline or an adoption is a change in itself; a budget or reflection is only a
        // heading.
        let (added, removed) = match inner.name {
            "baseline" => (&metrics::BASELINE_ADDED, &metrics::BASELINE_REMOVED),
            "adoption" => (&plan_kinds::ADOPTION_RECORDED, &plan_kinds::ADOPTION_CHANGED),
            _ => return self.entry(left, right),
        };
        match (left, right) {
            (None, Some(right)) => self.added(place, right, added, None),
            (Some(left), None) => self.removed(place, left, removed, None),
            (left, right) => self.entry(left, right),
        }
    }

    fn list(&mut self, place: Place, number: usize, inner: &'static Table) {
        let of = |tree: &Tree<'_>, holder: Option<NodeId>| {
            holder.map(|holder| tree.inside(holder, number).to_vec()).unwrap_or_default()
        };
        let (lefts, rights) = (of(&self.left, place.left), of(&self.right, place.right));
        let mut stayed = Vec::new();
        for &right in &rights {
            match self.pairs.before(right) {
                None => self.came(place, right, inner, rights.last() == Some(&right)),
                Some(left) => {
                    if Some(self.left.parent(left)) == place.left && lefts.contains(&left) {
                        stayed.push((left, right));
                    }
                    self.met(left, right);
                }
            }
        }
        for &left in &lefts {
            if self.pairs.after(left).is_none() {
                self.went(place, left, inner, lefts.last() == Some(&left));
            }
        }
        self.order(place, number, inner, &stayed);
    }

    /// Compares an entry that is in both plans, possibly under a different parent.
    pub(super) fn met(&mut self, left: NodeId, right: NodeId) {
        let holders = (self.left.parent(left), self.right.parent(right));
        let fields = (self.left.get(left).map(|n| n.field), self.right.get(right).map(|n| n.field));
        if self.pairs.after(holders.0) != Some(holders.1) || fields.0 != fields.1 {
            let kind = match self.right.table(right).map(|table| table.entity) {
                Some(EntityKind::Action) => &entries::ACTION_MOVED,
                _ => &entries::METRIC_MOVED,
            };
            let holder = |tree: &Tree<'_>, holder: NodeId| {
                tree.entity(holder).and_then(id_of).map(|id| Value::Word(id.value.clone()))
            };
            let before = self.side(false, left, None, holder(&self.left, holders.0));
            let after = self.side(true, right, None, holder(&self.right, holders.1));
            self.push(kind, What::Moved, before, after, None);
        }
        if self.right.table(right).is_some_and(|table| table.is(EntityKind::MetricTarget)) {
            self.target(left, right);
        } else {
            self.entry(Some(left), Some(right));
        }
    }

    /// Compares a field that contains no entries.
    fn field(&mut self, place: Place, number: usize, field: &'static Field) {
        let percent = |tree: &Tree<'_>, node: NodeId| metric_of(tree, node).is_some_and(is_percent);
        let value = |tree: &Tree<'_>, node: Option<NodeId>| {
            let node = node?;
            match tree.entity(node)?.read(number)? {
                Read::Measure(measure) => Some(Value::measure(measure?, percent(tree, node))),
                read => Value::field(&read, &field.kind),
            }
        };
        let (mut before, mut after) =
            (value(&self.left, place.left), value(&self.right, place.right));
        match field.change {
            // The id may come from the file name; `files` compares the effective id.
            ChangeClass::PlanId | ChangeClass::Ignored => return,
            ChangeClass::Stage => {
                let draft = || Value::Word("draft".into());
                before.get_or_insert_with(draft);
                after.get_or_insert_with(draft);
            }
            _ => {}
        }
        if matches!(field.kind, Kind::Answers) {
            return self.answers(place, field, before.as_ref(), after.as_ref());
        }
        let expected = match field.kind {
            Kind::References(Refers::Need) => before.as_ref().map(|before| self.as_renamed(before)),
            _ => None,
        };
        let kind = field::kind(Some(field), expected.as_ref().or(before.as_ref()), after.as_ref());
        let Some(mut kind) = kind else { return };
        if is_reordered(expected.as_ref().or(before.as_ref()), after.as_ref()) {
            kind = &entries::ORDER_CHANGED;
        }
        let share =
            kind.limited.then(|| self.share(place, before.as_ref(), after.as_ref())).flatten();
        let sides = self.sides(place, field, before, after);
        self.push(kind, What::Set, sides.0, sides.1, share);
        self.guessed(place, number);
    }

    /// Returns the change as a share of the old amount.
    fn share(
        &self,
        place: Place,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Option<Decimal> {
        let is_money = |value: Option<&Value>| matches!(value, Some(Value::Money { .. }));
        if is_money(before) || is_money(after) {
            return money::share(before, after);
        }
        // The fund changed, so the full amount of the line moved.
        let left = place.left?;
        money::share_of_line((&self.left, left), (&self.left, self.left.parent(left)))
    }

    /// If two entries were matched by similarity only, a change of wording may in fact be a removal and an
    /// addition, so it weighs at least as much as a removal.
    fn guessed(&mut self, place: Place, number: usize) {
        let is_guess = place.right.and_then(|right| self.pairs.how(right)) == Some(How::Like);
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
        place: Place,
        field: &'static Field,
        before: Option<&Value>,
        after: Option<&Value>,
    ) {
        let all = |value: Option<&Value>| match value {
            Some(Value::Entry(fields)) => fields.clone(),
            _ => Vec::new(),
        };
        let (before, after) = (all(before), all(after));
        let gone = before.iter().filter(|(key, _)| !after.iter().any(|(other, _)| other == key));
        for (key, _) in after.iter().chain(gone) {
            let of = |answers: &[(Box<str>, Value)]| {
                answers.iter().find(|(other, _)| other == key).map(|(_, value)| value.clone())
            };
            let (old, new) = (of(&before), of(&after));
            let Some(kind) = field::kind(None, old.as_ref(), new.as_ref()) else {
                continue;
            };
            let (mut before, mut after) = self.sides(place, field, old, new);
            for side in [&mut before, &mut after] {
                side.path.push(Step::key(key));
            }
            self.push(kind, What::Set, before, after, None);
        }
    }

    /// Replaces the ids of renamed needs with their new ids.
    fn as_renamed(&self, before: &Value) -> Value {
        let now = |value: &Value| match value {
            Value::Word(id) => Value::Word(self.needs.get(id).unwrap_or(id).clone()),
            other => other.clone(),
        };
        match before {
            Value::List(all) => Value::List(all.iter().map(now).collect()),
            other => now(other),
        }
    }

    pub(super) fn push(
        &mut self,
        kind: &'static ChangeKind,
        what: What,
        before: Side,
        after: Side,
        share: Option<Decimal>,
    ) {
        let weight = self.settings.weights.weigh(kind, self.adopted, share);
        let is_set = what == What::Set;
        let disguise = is_set.then(|| disguise::note(before.value.as_ref(), after.value.as_ref()));
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
        place: Place,
        field: &'static Field,
        before: Option<Value>,
        after: Option<Value>,
    ) -> (Side, Side) {
        let side = |new: bool, value: Option<Value>| {
            let (node, other) =
                if new { (place.right, place.left) } else { (place.left, place.right) };
            match (node, other) {
                (Some(node), _) => self.side(new, node, Some(field), value),
                (None, Some(other)) => {
                    Side { span: Span::default(), ..self.side(!new, other, Some(field), value) }
                }
                (None, None) => Side { path: Path::new(), value, span: Span::default(), at: None },
            }
        };
        (side(false, before), side(true, after))
    }

    /// Returns one side of a change: a field of an entry, or the entry itself.
    pub(super) fn side(
        &self,
        new: bool,
        node: NodeId,
        field: Option<&Field>,
        value: Option<Value>,
    ) -> Side {
        let tree = if new { &self.right } else { &self.left };
        let mut path = path(tree, node);
        path.extend(field.map(Step::field));
        let entity = tree.entity(node);
        let written = field.and_then(|field| {
            let entity = entity?;
            super::tree::place(&entity.read(entity.table().field(field.key)?.0)?)
        });
        let span = written.or(entity.map(|entity| entity.span())).unwrap_or_default();
        Side { path, value, span, at: None }
    }

    pub(super) fn span(&self, new: bool, node: Option<NodeId>) -> Span {
        let tree = if new { &self.right } else { &self.left };
        node.and_then(|node| tree.entity(node)).map(|entity| entity.span()).unwrap_or_default()
    }
}

/// Returns `true` if two lists have the same items in a different order.
fn is_reordered(before: Option<&Value>, after: Option<&Value>) -> bool {
    let (Some(Value::List(before)), Some(Value::List(after))) = (before, after) else {
        return false;
    };
    let names = |all: &[Value]| {
        let mut names: Vec<String> =
            all.iter().map(|one| words::markup(one).into_owned()).collect();
        names.sort_unstable();
        names
    };
    before != after && names(before) == names(after)
}
