//! Chooses the kind of change for a field.

use super::kind::ChangeKind;
use super::kinds::{entries, metrics, money, plan, text};
use super::value::Value;
use super::words::{Difference, difference};
use crate::model::{Choice, PlanDate, Stage};
use crate::prose;

/// Returns the kind of change for the field `key` of `table`; `None` if both values have the same meaning.
pub(super) fn kind(
    table: &str,
    key: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Option<&'static ChangeKind> {
    let change = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => Shape::Given,
        (Some(_), None) => Shape::Gone,
        (Some(before), Some(after)) => between(before, after)?,
    };
    Some(special(table, key, before, after, change).unwrap_or_else(|| general(change)))
}

/// The category of a change to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Given,
    Gone,
    /// The same words in a different form.
    Form,
    /// Different words.
    Words,
    Earlier,
    Later,
    /// A different value.
    Other,
}

fn between(before: &Value, after: &Value) -> Option<Shape> {
    let is_text = |value: &Value| match value {
        Value::Text { .. } => true,
        Value::List(all) => all.iter().all(|one| matches!(one, Value::Text { .. })),
        _ => false,
    };
    match (before, after) {
        (Value::Date(before), Value::Date(after)) => dates(*before, *after),
        (Value::Measure { .. }, Value::Measure { .. }) => {
            (!same_measure(before, after)).then_some(Shape::Other)
        }
        (before, after) if is_text(before) && is_text(after) => match difference(before, after) {
            Difference::None => None,
            Difference::Form => Some(Shape::Form),
            Difference::Words => Some(Shape::Words),
        },
        (before, after) => (before != after).then_some(Shape::Other),
    }
}

fn dates(before: PlanDate, after: PlanDate) -> Option<Shape> {
    match before.day.cmp(&after.day) {
        std::cmp::Ordering::Less => Some(Shape::Later),
        std::cmp::Ordering::Greater => Some(Shape::Earlier),
        std::cmp::Ordering::Equal => (before.month_only != after.month_only).then_some(Shape::Form),
    }
}

/// Returns `true` if two measured values are equal, such as `80` and `80.0`.
pub(super) fn same_measure(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (
            Value::Measure { number: Some(one), percent: is_one, text: old },
            Value::Measure { number: Some(two), percent: is_two, text: new },
        ) => {
            // A change of unit is reported for the metric, not for each of its numbers.
            one == two && (is_one == is_two || old.ends_with('%') == new.ends_with('%'))
        }
        (
            Value::Measure { number: None, text: one, .. },
            Value::Measure { number: None, text: two, .. },
        ) => {
            let (one, two) = (prose::composed(one), prose::composed(two));
            one.split_whitespace().eq(two.split_whitespace())
        }
        _ => false,
    }
}

fn general(change: Shape) -> &'static ChangeKind {
    match change {
        Shape::Form => &text::WORDING_POLISHED,
        Shape::Words => &text::WORDING_CHANGED,
        _ => &text::DETAIL_CHANGED,
    }
}

fn special(
    table: &str,
    key: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    change: Shape,
) -> Option<&'static ChangeKind> {
    use Shape::{Earlier, Form, Given, Gone, Later, Other, Words};
    Some(match (table, key, change) {
        ("plan", "stage", _) => match stage(before) <= stage(after) {
            true => &plan::STAGE_ADVANCED,
            false => &plan::STAGE_REVERTED,
        },
        ("plan", "year", _) => &plan::YEAR_CHANGED,
        ("plan", "id", _) => &plan::DEPARTMENT_CHANGED,
        ("plan", "language", _) => &plan::LANGUAGE_CHANGED,
        ("plan", "translates", _) => &plan::TRANSLATION_UPDATED,
        ("plan", "confirm", _) => &plan::CONFIRM_CHANGED,
        ("adoption", _, _) => &plan::ADOPTION_CHANGED,
        ("reading", _, _) => &metrics::READING_CHANGED,
        ("review", _, _) => &entries::REVIEW_CHANGED,
        (_, "students", Form) => &entries::ORDER_CHANGED,
        (_, _, Form) => &text::WORDING_POLISHED,
        ("department", "name", _) => &plan::DEPARTMENT_RENAMED,
        ("contact", _, _) => &plan::CONTACT_CHANGED,
        (_, "id", Given) => &entries::ID_ADDED,
        (_, "id", _) => &entries::ID_CHANGED,
        (_, "owner", Given) => &entries::OWNER_ADDED,
        (_, "owner", Gone) => &entries::OWNER_REMOVED,
        (_, "owner", _) => &entries::OWNER_CHANGED,
        (_, "students", _) => match dropped(before, after) {
            true => &entries::STUDENTS_REMOVED,
            false => &entries::STUDENTS_ADDED,
        },
        ("priority", "needs" | "goals", _) | ("outcome", "continues", _) => {
            &entries::ALIGNMENT_CHANGED
        }
        ("outcome", "result", _) | ("result", "target" | "actual", _) => &text::RESULT_CHANGED,
        ("action", "status", _) => match (is_dropped(before), is_dropped(after)) {
            (false, true) => &entries::ACTION_DROPPED,
            (true, false) => &entries::ACTION_RESUMED,
            _ => &entries::STATUS_CHANGED,
        },
        ("action", "due", Later | Gone) => &entries::DUE_POSTPONED,
        ("action", "due", Earlier | Given) => &entries::DUE_MOVED_EARLIER,
        ("baseline", "value" | "date", _) => &metrics::BASELINE_CHANGED,
        (_, "date" | "start", _) => &entries::DATE_CHANGED,
        ("metric", "unit", Words) => &metrics::UNIT_CHANGED,
        ("metric", "direction", Other) => &metrics::DIRECTION_CHANGED,
        ("metric", "cadence" | "source", _) => &metrics::MONITORING_CHANGED,
        ("budget", "total", _) | ("budget source", "amount", _) => &money::BUDGET_CHANGED,
        ("cost", "amount", _) => &money::COST_CHANGED,
        (_, "fund", _) => &money::FUND_CHANGED,
        ("priority", "priority", Words) => &text::PRIORITY_REWORDED,
        ("action", "action", Words) => &text::ACTION_REWORDED,
        ("metric", "metric", Words) => &text::METRIC_REWORDED,
        ("need", "need", Words) => &text::NEED_REWORDED,
        (_, _, Given) if is_prose(after) => &text::ANSWER_ADDED,
        (_, _, Gone) if is_prose(before) => &text::ANSWER_REMOVED,
        _ => return None,
    })
}

/// Returns the stage in a value; draft if there is none.
fn stage(value: Option<&Value>) -> Stage {
    match value {
        Some(Value::Word(word)) => word.parse().unwrap_or(Stage::Draft),
        _ => Stage::Draft,
    }
}

fn is_dropped(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Word(word)) if &**word == crate::model::Status::Dropped.word())
}

/// Returns `true` if an item of the old list is missing from the new list, ignoring differences in form.
fn dropped(before: Option<&Value>, after: Option<&Value>) -> bool {
    let all = |value: Option<&Value>| match value {
        Some(Value::List(all)) => all.clone(),
        _ => Vec::new(),
    };
    let after = all(after);
    let is_kept = |one: &Value| after.iter().any(|two| difference(one, two) != Difference::Words);
    all(before).iter().any(|one| !is_kept(one))
}

fn is_prose(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Text { .. } | Value::List(_)))
}
