//! Describes changes to the rules.

use super::{Bit, Said};
use crate::diff::{Change, Path, Value};

/// Describes a change to a rule.
pub(super) fn say(change: &Change) -> Said {
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
            bits.extend([Bit::our(" → "), Bit::Name(after.unwrap_or_default())]);
            bits
        }
        "approval-added" => plan("approval added: ", either),
        "approval-removed" => plan("approval removed: ", either),
        "baseline-grown" => plan("the baseline file now also suppresses ", either),
        "baseline-shrunk" => plan("the baseline file no longer suppresses ", either),
        "allow-added" => comment("comment added", path, either),
        _ => comment("comment removed", path, either),
    };
    Said { headline, redline: Vec::new(), notes: change.notes.clone() }
}

fn text(value: Option<&Value>) -> Option<String> {
    match value {
        Some(Value::Text { text, .. }) => Some(text.to_string()),
        _ => None,
    }
}

fn arrow(
    lead: &str,
    name: String,
    before: Option<String>,
    after: Option<String>,
    none: &str,
) -> Vec<Bit> {
    let side = |text: Option<String>| text.map_or_else(|| Bit::our(none), Bit::Plan);
    vec![Bit::our(lead), Bit::Name(name), Bit::our(" "), side(before), Bit::our(" → "), side(after)]
}

fn lists(name: String, before: Option<String>, after: Option<String>) -> Vec<Bit> {
    let mut bits = vec![Bit::Name(name)];
    for (lead, items) in [("removed ", before), ("added ", after)] {
        if let Some(items) = items {
            bits.push(Bit::our(if bits.len() == 1 { ": " } else { "; " }));
            bits.extend([Bit::our(lead), Bit::Plan(items)]);
        }
    }
    bits
}

fn file(lead: &str, name: String) -> Vec<Bit> {
    vec![Bit::our(lead), Bit::Name(name)]
}

fn plan(lead: &str, words: String) -> Vec<Bit> {
    vec![Bit::our(lead), Bit::Plan(words)]
}

/// Describes a comment and the value that it covers.
fn comment(verb: &str, path: &Path, words: String) -> Vec<Bit> {
    let steps: Vec<&str> = path.iter().map(|step| &*step.field).collect();
    let mut bits = vec![Bit::our(format!("{verb} at "))];
    bits.push(match steps.is_empty() {
        true => Bit::our("the plan"),
        false => Bit::Name(steps.join("/")),
    });
    bits.extend([Bit::our(": "), Bit::Plan(words)]);
    bits
}
