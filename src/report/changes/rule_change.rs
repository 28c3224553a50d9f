//! Describes changes to the rules.

use super::{Description, Fragment};
use crate::diff::{Change, FieldValue, PlanPath};

/// Describes a change to a rule.
pub(super) fn describe(change: &Change) -> Description {
    let path = &change.shown().path;
    let (before, after) = (text(change.before.value.as_ref()), text(change.after.value.as_ref()));
    let either = after.clone().or_else(|| before.clone()).unwrap_or_default();
    let name = path.last().map(|step| step.field.to_string()).unwrap_or_default();
    let headline = match change.kind.name {
        "weight-changed" => arrow("weight of ", name, before, after, "the default weight"),
        "lint-level-changed" => {
            arrow("level of ", name, before, after, "the rule’s default levels")
        }
        "requirement-changed" => {
            let lead = match path.first().filter(|_| path.len() > 2) {
                Some(year) => format!("form of {}: ", year.field),
                None => "form: ".to_owned(),
            };
            arrow(&lead, name, before, after, "not in the form")
        }
        "report-file-changed" => arrow("report file: ", name, before, after, "none"),
        "scope-changed" | "vocabulary-changed" | "report-setting-changed" => {
            lists(name, before, after)
        }
        "project-file-added" => file("project file added: ", either),
        "project-file-removed" => file("project file removed: ", either),
        "project-file-moved" => {
            let mut bits = file("project file moved: ", before.unwrap_or_default());
            bits.extend([Fragment::our(" → "), Fragment::Name(after.unwrap_or_default())]);
            bits
        }
        "approval-added" => plan("approval added: ", either),
        "approval-removed" => plan("approval removed: ", either),
        "baseline-grown" => plan("the baseline file now also suppresses ", either),
        "baseline-shrunk" => plan("the baseline file no longer suppresses ", either),
        "allow-added" => comment("comment added", path, either),
        _ => comment("comment removed", path, either),
    };
    Description { headline, redline: Vec::new(), notes: change.notes.clone() }
}

fn text(value: Option<&FieldValue>) -> Option<String> {
    match value {
        Some(FieldValue::Text { text, .. }) => Some(text.to_string()),
        _ => None,
    }
}

fn arrow(
    lead: &str,
    name: String,
    before: Option<String>,
    after: Option<String>,
    none: &str,
) -> Vec<Fragment> {
    let side = |text: Option<String>| text.map_or_else(|| Fragment::our(none), Fragment::Plan);
    vec![
        Fragment::our(lead),
        Fragment::Name(name),
        Fragment::our(" "),
        side(before),
        Fragment::our(" → "),
        side(after),
    ]
}

fn lists(name: String, before: Option<String>, after: Option<String>) -> Vec<Fragment> {
    let mut bits = vec![Fragment::Name(name)];
    for (lead, items) in [("removed ", before), ("added ", after)] {
        if let Some(items) = items {
            bits.push(Fragment::our(if bits.len() == 1 { ": " } else { "; " }));
            bits.extend([Fragment::our(lead), Fragment::Plan(items)]);
        }
    }
    bits
}

fn file(lead: &str, name: String) -> Vec<Fragment> {
    vec![Fragment::our(lead), Fragment::Name(name)]
}

fn plan(lead: &str, words: String) -> Vec<Fragment> {
    vec![Fragment::our(lead), Fragment::Plan(words)]
}

/// Describes a comment and the value that it covers.
fn comment(verb: &str, path: &PlanPath, words: String) -> Vec<Fragment> {
    let steps: Vec<&str> = path.iter().map(|step| &*step.field).collect();
    let mut bits = vec![Fragment::our(format!("{verb} at "))];
    bits.push(match steps.is_empty() {
        true => Fragment::our("the plan"),
        false => Fragment::Name(steps.join("/")),
    });
    bits.extend([Fragment::our(": "), Fragment::Plan(words)]);
    bits
}
