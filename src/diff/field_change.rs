//! Chooses the kind of change for a field.

use super::change_kind::ChangeKind;
use super::change_kinds::{entries, metrics, money, plan, text};
use super::field_value::FieldValue;
use super::text_difference::{TextDifference, difference};
use crate::model::{ChangeClass, Choice, EntityKind, Field, PlanDate, Stage};
use crate::prose;

/// Returns the kind of change for a field, or for an answer to a question in the form if `field` is `None`; `None` if
/// both values have the same meaning.
pub(super) fn kind(
    field: Option<&Field>,
    before: Option<&FieldValue>,
    after: Option<&FieldValue>,
) -> Option<&'static ChangeKind> {
    let change = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => FieldChange::Given,
        (Some(_), None) => FieldChange::Gone,
        (Some(before), Some(after)) => between(before, after)?,
    };
    Some(special(field, before, after, change).unwrap_or_else(|| general(change)))
}

/// The category of a change to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldChange {
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

fn between(before: &FieldValue, after: &FieldValue) -> Option<FieldChange> {
    let is_text = |value: &FieldValue| match value {
        FieldValue::Text { .. } => true,
        FieldValue::List(all) => all.iter().all(|one| matches!(one, FieldValue::Text { .. })),
        _ => false,
    };
    match (before, after) {
        (FieldValue::Date(before), FieldValue::Date(after)) => dates(*before, *after),
        (FieldValue::Measure { .. }, FieldValue::Measure { .. }) => {
            (!same_measure(before, after)).then_some(FieldChange::Other)
        }
        (before, after) if is_text(before) && is_text(after) => match difference(before, after) {
            TextDifference::None => None,
            TextDifference::Form => Some(FieldChange::Form),
            TextDifference::Words => Some(FieldChange::Words),
        },
        (before, after) => (before != after).then_some(FieldChange::Other),
    }
}

fn dates(before: PlanDate, after: PlanDate) -> Option<FieldChange> {
    match before.day.cmp(&after.day) {
        std::cmp::Ordering::Less => Some(FieldChange::Later),
        std::cmp::Ordering::Greater => Some(FieldChange::Earlier),
        std::cmp::Ordering::Equal => {
            (before.month_only != after.month_only).then_some(FieldChange::Form)
        }
    }
}

/// Returns `true` if two measured values are equal, such as `80` and `80.0`.
pub(super) fn same_measure(before: &FieldValue, after: &FieldValue) -> bool {
    match (before, after) {
        (
            FieldValue::Measure { number: Some(one), percent: is_one, text: old },
            FieldValue::Measure { number: Some(two), percent: is_two, text: new },
        ) => {
            // A change of unit is reported for the metric, not for each of its numbers.
            one == two && (is_one == is_two || old.ends_with('%') == new.ends_with('%'))
        }
        (
            FieldValue::Measure { number: None, text: one, .. },
            FieldValue::Measure { number: None, text: two, .. },
        ) => {
            let (one, two) = (prose::composed(one), prose::composed(two));
            one.split_whitespace().eq(two.split_whitespace())
        }
        _ => false,
    }
}

fn general(change: FieldChange) -> &'static ChangeKind {
    match change {
        FieldChange::Form => &text::WORDING_POLISHED,
        FieldChange::Words => &text::WORDING_CHANGED,
        _ => &text::DETAIL_CHANGED,
    }
}

fn special(
    field: Option<&Field>,
    before: Option<&FieldValue>,
    after: Option<&FieldValue>,
    change: FieldChange,
) -> Option<&'static ChangeKind> {
    use ChangeClass as Class;
    use FieldChange::{Earlier, Form, Given, Gone, Later, Other, Words};
    let class = field.map_or(Class::Detail, |field| field.change);
    Some(match (class, change) {
        (Class::Stage, _) => match stage(before) <= stage(after) {
            true => &plan::STAGE_ADVANCED,
            false => &plan::STAGE_REVERTED,
        },
        (Class::Year, _) => &plan::YEAR_CHANGED,
        (Class::PlanId, _) => &plan::DEPARTMENT_CHANGED,
        (Class::Language, _) => &plan::LANGUAGE_CHANGED,
        (Class::Translation, _) => &plan::TRANSLATION_UPDATED,
        (Class::Confirmation, _) => &plan::CONFIRM_CHANGED,
        (Class::Adoption, _) => &plan::ADOPTION_CHANGED,
        (Class::Reading, _) => &metrics::READING_CHANGED,
        (Class::Review, _) => &entries::REVIEW_CHANGED,
        (Class::Students, Form) => &entries::ORDER_CHANGED,
        (_, Form) => &text::WORDING_POLISHED,
        (Class::DepartmentName, _) => &plan::DEPARTMENT_RENAMED,
        (Class::Contact, _) => &plan::CONTACT_CHANGED,
        (Class::Id, Given) => &entries::ID_ADDED,
        (Class::Id, _) => &entries::ID_CHANGED,
        (Class::Owner, Given) => &entries::OWNER_ADDED,
        (Class::Owner, Gone) => &entries::OWNER_REMOVED,
        (Class::Owner, _) => &entries::OWNER_CHANGED,
        (Class::Students, _) => match dropped(before, after) {
            true => &entries::STUDENTS_REMOVED,
            false => &entries::STUDENTS_ADDED,
        },
        (Class::Alignment, _) => &entries::ALIGNMENT_CHANGED,
        (Class::Result, _) => &text::RESULT_CHANGED,
        (Class::Status, _) => match (is_dropped(before), is_dropped(after)) {
            (false, true) => &entries::ACTION_DROPPED,
            (true, false) => &entries::ACTION_RESUMED,
            _ => &entries::STATUS_CHANGED,
        },
        (Class::Due, Later | Gone) => &entries::DUE_POSTPONED,
        (Class::Due, Earlier | Given) => &entries::DUE_MOVED_EARLIER,
        (Class::Baseline, _) => &metrics::BASELINE_CHANGED,
        (Class::Date, _) => &entries::DATE_CHANGED,
        (Class::Unit, Words) => &metrics::UNIT_CHANGED,
        (Class::Direction, Other) => &metrics::DIRECTION_CHANGED,
        (Class::Monitoring, _) => &metrics::MONITORING_CHANGED,
        (Class::Budget, _) => &money::BUDGET_CHANGED,
        (Class::Cost, _) => &money::COST_CHANGED,
        (Class::Fund, _) => &money::FUND_CHANGED,
        (Class::Statement, Words) => match field?.id.entity {
            EntityKind::Priority => &text::PRIORITY_REWORDED,
            EntityKind::Action => &text::ACTION_REWORDED,
            EntityKind::Metric => &text::METRIC_REWORDED,
            EntityKind::Need => &text::NEED_REWORDED,
            _ => return None,
        },
        (_, Given) if is_prose(after) => &text::ANSWER_ADDED,
        (_, Gone) if is_prose(before) => &text::ANSWER_REMOVED,
        _ => return None,
    })
}

/// Returns the stage in a value; draft if there is none.
fn stage(value: Option<&FieldValue>) -> Stage {
    match value {
        Some(FieldValue::Word(word)) => word.parse().unwrap_or(Stage::Draft),
        _ => Stage::Draft,
    }
}

fn is_dropped(value: Option<&FieldValue>) -> bool {
    matches!(value, Some(FieldValue::Word(word)) if &**word == crate::model::Status::Dropped.word())
}

/// Returns `true` if an item of the old list is missing from the new list, ignoring differences in form.
fn dropped(before: Option<&FieldValue>, after: Option<&FieldValue>) -> bool {
    let all = |value: Option<&FieldValue>| match value {
        Some(FieldValue::List(all)) => all.clone(),
        _ => Vec::new(),
    };
    let after = all(after);
    let is_kept =
        |one: &FieldValue| after.iter().any(|two| difference(one, two) != TextDifference::Words);
    all(before).iter().any(|one| !is_kept(one))
}

fn is_prose(value: Option<&FieldValue>) -> bool {
    matches!(value, Some(FieldValue::Text { .. } | FieldValue::List(_)))
}
