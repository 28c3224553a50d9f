//! Describes changes in words, independent of the format.

use super::entry_details::details;
use super::values::{delta, is_text, is_words, readable, texts, value};
use crate::diff::{Change, FieldValue, Operation, PathStep, PlanPath, RedlineSegment, redline};
use crate::model::{
    Baseline, Department, EntityKind, Field, FieldId, FieldKind, Metric, MetricTarget, Plan,
};
use crate::prose::composed;

/// A piece of a sentence. Formats escape plan text and highlight names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fragment {
    /// plancc's own words.
    Our(String),
    /// An id or keyword of the plan language.
    Name(String),
    /// Text from the plan.
    Plan(String),
}

/// The description of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// The sentence.
    pub headline: Vec<Fragment>,
    /// The redline of the changed text; empty if the headline is sufficient.
    pub redline: Vec<RedlineSegment>,
    /// Notes for the reader.
    pub notes: Vec<String>,
}

/// Describes a change. The first `depth` steps of its path are already in the section's title.
#[must_use]
pub fn describe(change: &Change, depth: usize) -> Description {
    let mut said =
        Description { headline: Vec::new(), redline: Vec::new(), notes: change.notes.clone() };
    if change.kind.is_rule() {
        return super::rule_change::describe(change);
    }
    let shown = change.shown();
    let steps = shown.path.get(depth..).unwrap_or_default();
    if matches!(change.kind.name, "priority-continued" | "result-omitted") {
        from_last_year(change, steps, &mut said);
        return said;
    }
    match change.what {
        Operation::Set => set(change, steps, &mut said),
        Operation::Added => come(change, steps, change.after.value.as_ref(), "added", &mut said),
        Operation::Removed => {
            come(change, steps, change.before.value.as_ref(), "removed", &mut said)
        }
        Operation::Moved => moved(change, steps, &mut said),
        Operation::Reordered => {
            said.headline = subject(steps);
            let notes = std::mem::take(&mut said.notes);
            match <[String; 1]>::try_from(notes) {
                Ok([note]) => said.headline = vec![Fragment::Our(note)],
                Err(notes) => {
                    said.headline.push(Fragment::Our(" reordered".to_owned()));
                    said.notes = notes;
                }
            }
        }
    }
    said
}

impl Fragment {
    /// Creates a piece with plancc's own words.
    pub(super) fn our(text: impl Into<String>) -> Fragment {
        Fragment::Our(text.into())
    }
}

pub(super) fn our(text: impl Into<String>) -> Fragment {
    Fragment::our(text)
}

/// Names the entries along a path: `` action `calls` › metric `made` ``.
fn subject(steps: &[PathStep]) -> Vec<Fragment> {
    let mut bits = Vec::new();
    for step in steps {
        let words = step_words(step);
        if !bits.is_empty() && !words.is_empty() {
            bits.push(our(" › "));
        }
        bits.extend(words);
    }
    bits
}

pub(super) fn step_words(step: &PathStep) -> Vec<Fragment> {
    let Some(kind) = step.kind else {
        // Answers to the district's own prompts are shown by their names alone.
        let is_answers = step
            .field_id
            .and_then(FieldId::field)
            .is_some_and(|field| matches!(field.kind, FieldKind::Answers));
        let name = if is_answers { String::new() } else { field_name(step) };
        return (!name.is_empty()).then(|| our(name)).into_iter().collect();
    };
    match (&step.id, &*step.label) {
        (Some(id), _) => vec![our(format!("{kind} ")), Fragment::Name(id.to_string())],
        (None, "") => vec![our(format!("{kind} {}", step.place + 1))],
        (None, day) if matches!(step.entity, Some(EntityKind::Reading | EntityKind::Review)) => {
            vec![our(format!("{kind} of {day}"))]
        }
        (None, fund)
            if matches!(step.entity, Some(EntityKind::Cost | EntityKind::BudgetSource)) =>
        {
            vec![our(format!("{kind} ")), Fragment::Name(fund.to_owned())]
        }
        (None, label) => vec![our(format!("{kind} “")), Fragment::Plan(label.to_owned()), our("”")],
    }
}

/// Returns the planner's name for a field.
pub(super) fn field_name(step: &PathStep) -> String {
    let field = step.field_id.and_then(FieldId::field);
    field.map_or_else(|| step.field.replace('_', " "), Field::called)
}

/// Splits a path into the steps to the changed value's holder and the value's name: the field's name, or the entry's
/// kind if the entire entry changed. The name is empty if the path is empty or the field is the main field of its
/// entry.
fn named(steps: &[PathStep]) -> (&[PathStep], String) {
    let Some((last, holders)) = steps.split_last() else { return (steps, String::new()) };
    if last.kind.is_some() {
        // The entire entry changed.
        return (holders, last.kind.unwrap_or_default().to_owned());
    }
    let Some((holder, above)) = holders.split_last() else {
        return (holders, field_name(last));
    };
    match (holder.field_id, last.field_id) {
        (Some(Metric::target), Some(MetricTarget::value)) => (above, "target".to_owned()),
        (Some(Metric::target), _) => (above, format!("target {}", field_name(last))),
        (_, Some(Baseline::value)) => (above, "baseline".to_owned()),
        (_, Some(Baseline::date)) => (above, "baseline of".to_owned()),
        (Some(Metric::baseline | Department::contact | Plan::adopted), _) => {
            (above, format!("{} {}", holder.field, field_name(last)))
        }
        (_, Some(id)) if holder.kind.is_some() && id.field().is_some_and(|field| field.is_main) => {
            (holders, String::new())
        }
        _ => (holders, field_name(last)),
    }
}

fn set(change: &Change, steps: &[PathStep], said: &mut Description) {
    let (holders, mut field) = named(steps);
    if change.kind.name == "plan-moved" {
        field = "file".to_owned();
    }
    said.headline = subject(holders);
    let had_subject = !said.headline.is_empty();
    let mut lead = |text: &str| {
        let apart = if had_subject && !field.is_empty() { ": " } else { " " };
        let start = match (had_subject, field.is_empty()) {
            (false, true) => String::new(),
            (true, true) => " ".to_owned(),
            (false, false) => format!("{field} "),
            (true, false) => format!("{apart}{field} "),
        };
        let words = format!("{start}{text}");
        said.headline.push(our(if text.is_empty() { words.trim_end().to_owned() } else { words }));
    };
    let (before, after) = (change.before.value.as_ref(), change.after.value.as_ref());
    match (before, after) {
        (Some(FieldValue::List(before)), Some(FieldValue::List(after)))
            if field == "students" && is_text(&FieldValue::List(before.clone())) =>
        {
            lead("");
            groups(before, after, &mut said.headline);
        }
        (Some(before), Some(after)) if is_text(before) && is_text(after) => {
            let (old, new) = texts(before, after);
            if composed(&old) == composed(&new) {
                // The texts look alike, so a redline would show no difference.
                lead("same text, stored with different Unicode characters");
            } else if is_short(&old) && is_short(&new) && old.len() + new.len() < 60 {
                lead("");
                said.headline.push(our(" “"));
                said.headline.push(Fragment::Plan(old));
                said.headline.push(our("” → “"));
                said.headline.push(Fragment::Plan(new));
                said.headline.push(our("”"));
            } else {
                lead(if change.kind.name == "wording-polished" { "tidied" } else { "reworded" });
                said.redline = redline(&old, &new);
            }
        }
        (None, Some(text @ (FieldValue::Text { .. } | FieldValue::List(_))))
            if !is_words(after) =>
        {
            let line = in_line(text);
            if is_short(&line) {
                lead("added: ");
                said.headline.push(Fragment::Plan(line));
            } else {
                lead("added");
                said.redline = vec![RedlineSegment::Added(readable(text))];
            }
        }
        (Some(text @ (FieldValue::Text { .. } | FieldValue::List(_))), None)
            if !is_words(before) =>
        {
            let line = in_line(text);
            if is_short(&line) {
                lead("removed: ");
                said.headline.push(Fragment::Plan(line));
            } else {
                lead("removed");
                said.redline = vec![RedlineSegment::Removed(readable(text))];
            }
        }
        (None, Some(id)) if change.kind.name == "id-added" => {
            lead("added: ");
            said.headline.extend(value(id));
        }
        _ => {
            lead("");
            said.headline.push(our(" "));
            let none = if field == "target due" { "the end of the year" } else { "nothing" };
            said.headline.extend(before.map_or_else(|| vec![our(none)], value));
            said.headline.push(our(" → "));
            said.headline.extend(after.map_or_else(|| vec![our(none)], value));
            said.headline.extend(delta(before, after).map(|delta| our(format!(" ({delta})"))));
        }
    }
}

/// Lists removed and added groups of students, ignoring their order.
fn groups(before: &[FieldValue], after: &[FieldValue], headline: &mut Vec<Fragment>) {
    let names = |one: &[FieldValue], other: &[FieldValue]| -> Vec<String> {
        let others: Vec<String> = other.iter().map(readable).collect();
        one.iter().map(readable).filter(|name| !others.contains(name)).collect()
    };
    let (gone, new) = (names(before, after), names(after, before));
    let mut apart = " ";
    for (lead, names) in [("removed: ", gone), ("added: ", new)] {
        if !names.is_empty() {
            headline.push(our(format!("{apart}{lead}")));
            headline.push(Fragment::Plan(names.join(", ")));
            apart = "; ";
        }
    }
}

/// Formats a value inside a sentence, where a list with one item needs no dash.
fn in_line(value: &FieldValue) -> String {
    match value {
        FieldValue::List(all) if let [one] = all.as_slice() => readable(one),
        _ => readable(value),
    }
}

/// Returns `true` if a text is short enough for a sentence.
fn is_short(text: &str) -> bool {
    text.chars().count() <= 60 && !text.contains('\n')
}

/// Describes an added or removed entry with its content.
fn come(
    change: &Change,
    steps: &[PathStep],
    entry: Option<&FieldValue>,
    verb: &str,
    said: &mut Description,
) {
    said.headline = subject(steps);
    let last = change.shown().path.last();
    let entity = last.and_then(|step| step.entity);
    let Some(entry) = entry else { return };
    if entity == Some(EntityKind::MetricTarget)
        && let Some((_, holders)) = steps.split_last()
    {
        let noun =
            if change.kind.name.starts_with("milestone") { ": milestone" } else { ": target" };
        said.headline = subject(holders);
        said.headline.push(our(noun));
    }
    match said.headline.is_empty() {
        // The title of the section already names the priority.
        true if entity == Some(EntityKind::Priority) => said.headline.push(our("priority")),
        true => {
            said.headline.push(our("plan "));
            said.headline.extend(value(entry));
        }
        false => {}
    }
    said.headline.push(our(format!(" {verb}")));
    let has_id = last.is_some_and(|step| step.id.is_some());
    let details = details(last, entry, has_id);
    if !details.is_empty() {
        said.headline.push(our(": "));
        said.headline.extend(details);
    }
}

/// Describes a change since last year's plan.
fn from_last_year(change: &Change, steps: &[PathStep], said: &mut Description) {
    said.headline = subject(steps);
    let lead = match (change.kind.name, said.headline.is_empty()) {
        ("result-omitted", _) => ": no result in this year’s reflection: ",
        (_, true) => "continued: ",
        (_, false) => " continued: ",
    };
    said.headline.push(our(lead));
    said.headline.extend(change.before.value.as_ref().map(value).unwrap_or_default());
}

fn moved(change: &Change, steps: &[PathStep], said: &mut Description) {
    let (holders, itself) = steps.split_at(steps.len().saturating_sub(1));
    said.headline = subject(itself);
    said.headline.push(our(" moved here from "));
    let from = holder(&change.before.path);
    said.headline.extend(if from.is_empty() { vec![our("elsewhere")] } else { from });
    if !holders.is_empty() {
        said.headline.push(our(", to "));
        said.headline.extend(subject(holders));
    }
}

/// Names the parent entries of the last step.
fn holder(path: &PlanPath) -> Vec<Fragment> {
    path.split_last().map(|(_, holders)| subject(holders)).unwrap_or_default()
}
