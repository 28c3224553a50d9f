//! Compares the values and due dates of targets.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::change::Operation;
use super::change_kind::ChangeKind;
use super::change_kinds::{metrics, text};
use super::compare::PlanComparer;
use super::entry_tree::{EntryIndex, EntryTree, text_of};
use super::field_change::same_measure;
use super::field_value::FieldValue;
use super::text_difference::{TextDifference, difference};
use crate::model::{
    Baseline, Direction, Entity, EntityKind, FieldId, Metric, MetricTarget, SlotRef,
};

/// A target of a metric.
pub(super) struct Target {
    value: Option<FieldValue>,
    change: Option<FieldValue>,
    by: Option<Date>,
    /// The number to reach, if it is known.
    number: Option<Decimal>,
}

/// Returns `true` if the unit of a metric is percent.
pub(super) fn is_percent(metric: &dyn Entity) -> bool {
    text_of(metric, Metric::unit).is_some_and(|unit| unit.trimmed() == "percent")
}

/// Returns the metric that contains an entry, or the entry itself if it is a metric.
pub(super) fn metric_of<'a>(tree: &EntryTree<'a>, id: EntryIndex) -> Option<&'a dyn Entity> {
    let holder = tree.parent(id);
    [id, holder]
        .into_iter()
        .filter_map(|id| tree.entity(id))
        .find(|e| e.table().is(EntityKind::Metric))
}

fn read(entity: &dyn Entity, id: FieldId, percent: bool) -> Option<FieldValue> {
    let field = entity.table().fields.get(id.index()).filter(|field| field.id == id)?;
    match entity.read(id.index())? {
        SlotRef::Measure(measure) => measure.map(|measure| FieldValue::measure(measure, percent)),
        read => FieldValue::field(&read, &field.kind),
    }
}

fn number(value: Option<&FieldValue>) -> Option<Decimal> {
    match value {
        Some(FieldValue::Measure { number, .. }) => *number,
        _ => None,
    }
}

/// Returns the number in a metric's baseline.
fn baseline(metric: &dyn Entity) -> Option<Decimal> {
    match metric.read(Metric::baseline.index())? {
        SlotRef::Entity(Some(baseline)) => number(read(baseline, Baseline::value, false).as_ref()),
        _ => None,
    }
}

impl Target {
    /// Reads a target. A target without a date is due at `year_end`.
    pub(super) fn read(
        tree: &EntryTree<'_>,
        id: EntryIndex,
        year_end: Option<Date>,
    ) -> Option<Target> {
        let entity = tree.entity(id)?;
        let metric = metric_of(tree, id)?;
        let value = read(entity, MetricTarget::value, is_percent(metric));
        let change = read(entity, MetricTarget::change, is_percent(metric));
        let by = match read(entity, MetricTarget::by, false) {
            Some(FieldValue::Date(date)) => Some(date.day),
            _ => year_end,
        };
        let from_change = || baseline(metric)?.checked_add(number(change.as_ref())?);
        let number = number(value.as_ref()).or_else(from_change);
        Some(Target { value, change, by, number })
    }

    /// Returns the target's value and change as an entry, to show in a report.
    pub(super) fn said(&self) -> Option<FieldValue> {
        let fields = [(MetricTarget::value, &self.value), (MetricTarget::change, &self.change)];
        let fields =
            fields.into_iter().filter_map(|(id, value)| Some((id.key().into(), value.clone()?)));
        let fields: Vec<(Box<str>, FieldValue)> = fields.collect();
        (!fields.is_empty()).then_some(FieldValue::Entry(fields))
    }

    /// Returns the field that both targets use for their number; `None` if one uses `value` and the other `change`.
    pub(super) fn key(&self, other: &Target) -> Option<FieldId> {
        match (&self.value, &self.change, &other.value, &other.change) {
            (_, None, _, None) => Some(MetricTarget::value),
            (None, _, None, _) => Some(MetricTarget::change),
            _ => None,
        }
    }
}

/// Returns the desired direction of a metric: its `direction` or, if missing, the direction from its baseline to its
/// last target.
pub(super) fn direction(tree: &EntryTree<'_>, metric: EntryIndex) -> Option<Direction> {
    let entity = tree.entity(metric)?;
    if let Some(FieldValue::Word(word)) = read(entity, Metric::direction, false) {
        return word.parse().ok();
    }
    let last = tree.inside(metric, Metric::target.index()).last()?;
    let last = Target::read(tree, *last, None)?;
    match last.number?.cmp(&baseline(entity)?) {
        std::cmp::Ordering::Greater => Some(Direction::Up),
        std::cmp::Ordering::Less => Some(Direction::Down),
        std::cmp::Ordering::Equal => Some(Direction::Keep),
    }
}

/// Returns the kind of change for a target's value; `None` if the value is the same.
pub(super) fn asked(
    before: &Target,
    after: &Target,
    direction: Option<Direction>,
) -> Option<&'static ChangeKind> {
    let same = |one: &Option<FieldValue>, two: &Option<FieldValue>| match (one, two) {
        (Some(one), Some(two)) => same_measure(one, two),
        (one, two) => one.is_none() && two.is_none(),
    };
    if same(&before.value, &after.value) && same(&before.change, &after.change) {
        return None;
    }
    if before.said().is_none() {
        return Some(&metrics::TARGET_ADDED);
    }
    if after.said().is_none() {
        return Some(&metrics::TARGET_REMOVED);
    }
    if let Some(key) = before.key(after) {
        let (one, two) = if key == MetricTarget::value {
            (&before.value, &after.value)
        } else {
            (&before.change, &after.change)
        };
        return Some(match (number(one.as_ref()), number(two.as_ref())) {
            (Some(one), Some(two)) if one != two => moved(one, two, direction),
            (None, None) => match (one, two) {
                (Some(one), Some(two)) if texts(one, two) != TextDifference::Words => {
                    &text::WORDING_POLISHED
                }
                _ => &metrics::TARGET_CHANGED,
            },
            _ => &metrics::TARGET_CHANGED,
        });
    }
    Some(match (before.number, after.number) {
        (Some(one), Some(two)) if one == two => &metrics::TARGET_RESTATED,
        (Some(one), Some(two)) => moved(one, two, direction),
        _ => &metrics::TARGET_CHANGED,
    })
}

fn texts(one: &FieldValue, two: &FieldValue) -> TextDifference {
    let text = |value: &FieldValue| match value {
        FieldValue::Measure { text, .. } => FieldValue::Text { text: text.clone(), prose: false },
        other => other.clone(),
    };
    difference(&text(one), &text(two))
}

/// Classifies a changed number as lowered or raised. Without a direction, a higher number counts as better.
fn moved(before: Decimal, after: Decimal, direction: Option<Direction>) -> &'static ChangeKind {
    match (direction.unwrap_or(Direction::Up), after < before) {
        (Direction::Keep, _) => &metrics::TARGET_CHANGED,
        (Direction::Up, true) | (Direction::Down, false) => &metrics::TARGET_LOWERED,
        (Direction::Up, false) | (Direction::Down, true) => &metrics::TARGET_RAISED,
    }
}

/// Returns the kind of change for a target's due date; `None` if the date is the same.
pub(super) fn due(
    (before, was_said): (&Target, Option<&FieldValue>),
    (after, is_said): (&Target, Option<&FieldValue>),
) -> Option<&'static ChangeKind> {
    if was_said == is_said {
        return None;
    }
    Some(match (before.by, after.by) {
        (Some(before), Some(after)) if before < after => &metrics::TARGET_POSTPONED,
        (Some(before), Some(after)) if before > after => &metrics::TARGET_MOVED_EARLIER,
        (Some(_), None) => &metrics::TARGET_POSTPONED,
        _ => &metrics::TARGET_RESTATED,
    })
}

impl PlanComparer<'_, '_> {
    /// Compares two matched targets.
    pub(super) fn target(&mut self, left: EntryIndex, right: EntryIndex) {
        let (Some(old), Some(new)) = (
            Target::read(&self.left, left, self.year_ends.0),
            Target::read(&self.right, right, self.year_ends.1),
        ) else {
            return;
        };
        let metrics = (self.left.parent(left), self.right.parent(right));
        let way = direction(&self.left, metrics.0).or_else(|| direction(&self.right, metrics.1));
        let table = self.right.table(right);
        let field = |id: FieldId| table.and_then(|table| table.fields.get(id.index()));
        if let Some(kind) = asked(&old, &new, way) {
            let key = old.key(&new);
            let value = |target: &Target| match (target.said(), key) {
                (Some(said), Some(key)) => said.get(key.key()).cloned(),
                (said, _) => said,
            };
            let before = self.side(false, left, key.and_then(field), value(&old));
            let after = self.side(true, right, key.and_then(field), value(&new));
            self.push(kind, Operation::Set, before, after, None);
        }
        let by = |tree: &EntryTree<'_>, node: EntryIndex| {
            read(tree.entity(node)?, MetricTarget::by, false)
        };
        let (was, is) = (by(&self.left, left), by(&self.right, right));
        if let Some(kind) = due((&old, was.as_ref()), (&new, is.as_ref())) {
            let before = self.side(false, left, field(MetricTarget::by), was);
            let after = self.side(true, right, field(MetricTarget::by), is);
            self.push(kind, Operation::Set, before, after, None);
        }
    }
}
