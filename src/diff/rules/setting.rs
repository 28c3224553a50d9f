//! Compares the settings in two project files: levels, weights, scope, vocabulary and reports.
//!
//! Compares the YAML rather than the typed project, so changes to invalid settings are found too.

use std::collections::BTreeMap;

use super::{LocatedText, change, kinds, steps};
use crate::diff::change::Change;
use crate::diff::change_kind::ChangeKind;
use crate::lang::DEFAULT;
use crate::rule::current;
use crate::source::{Source, Span};
use crate::yaml::{self, Node, Value};

/// Settings, by path of keys.
type SettingMap = BTreeMap<Vec<String>, SettingEntry>;

struct SettingEntry {
    kind: &'static ChangeKind,
    /// The value. Lists and mappings are split into items, since only changed items are reported.
    items: Vec<String>,
    span: Span,
}

/// Compares the settings of two project files.
pub(super) fn changes(old: Option<&Source>, new: Option<&Source>) -> Vec<Change> {
    if let (Some(old), Some(new)) = (old, new)
        && old.text() == new.text()
    {
        return Vec::new();
    }
    let (before, after) = (settings(old), settings(new));
    let mut changes = Vec::new();
    for (keys, setting) in &before {
        let other = after.get(keys);
        if other.is_none_or(|other| other.items != setting.items) {
            changes.extend(one(keys, Some(setting), other, (old, new)));
        }
    }
    for (keys, setting) in after.iter().filter(|(keys, _)| !before.contains_key(*keys)) {
        changes.extend(one(keys, None, Some(setting), (old, new)));
    }
    changes
}

fn one(
    keys: &[String],
    before: Option<&SettingEntry>,
    after: Option<&SettingEntry>,
    (old, new): (Option<&Source>, Option<&Source>),
) -> Option<Change> {
    let kind = after.or(before)?.kind;
    // Only the items that the other side lacks. A reordered list has none.
    let only = |one: Option<&SettingEntry>, other: Option<&SettingEntry>| -> LocatedText {
        let one = one?;
        let is_new = |item: &&String| !other.is_some_and(|other| other.items.contains(item));
        let items: Vec<&str> = one.items.iter().filter(is_new).map(String::as_str).collect();
        (!items.is_empty()).then(|| (items.join(", "), one.span))
    };
    let (said, said_now) = (only(before, after), only(after, before));
    if said.is_none() && said_now.is_none() {
        return None;
    }
    let path = steps(keys.iter().map(String::as_str));
    Some(change(kind, path, (said, old), (said_now, new), Vec::new()))
}

fn settings(source: Option<&Source>) -> SettingMap {
    let mut settings = SettingMap::new();
    let Some(source) = source else { return settings };
    let (tree, _) = yaml::parse(source);
    for root in &tree.documents {
        for entry in root.entries() {
            let key = entry.key.scalar().unwrap_or_default();
            match key {
                "diff" => {
                    inner(&entry.value, [key, "weights"], &kinds::WEIGHT_CHANGED, &mut settings)
                }
                "lint" => {
                    inner(&entry.value, [key, "rules"], &kinds::LINT_LEVEL_CHANGED, &mut settings)
                }
                "plans" | "departments" | "years" | "year_starts" | "reading_grade"
                | "languages" => {
                    add(vec![key.to_owned()], &entry.value, &kinds::SCOPE_CHANGED, &mut settings);
                }
                "words" | "terms" | "acronyms" | "units" | "goals" | "funds" | "currency" => {
                    let kind = &kinds::VOCABULARY_CHANGED;
                    add(vec![key.to_owned()], &entry.value, kind, &mut settings);
                }
                // A form's requirements are compared separately.
                "plancc" | "form" => {}
                // Every other setting affects the content or the location of reports.
                _ => {
                    let kind = &kinds::REPORT_SETTING_CHANGED;
                    add(vec![key.to_owned()], &entry.value, kind, &mut settings);
                }
            }
            if key == "languages" {
                first_language(&entry.value, &mut settings);
            }
        }
    }
    settings
}

/// Adds the default language of plans, which determines the words that rules look for.
fn first_language(node: &Node<'_>, settings: &mut SettingMap) {
    let first = match &node.value {
        Value::Sequence { items, .. } => items.first().unwrap_or(node),
        _ => node,
    };
    let is_usual = matches!(first.value, Value::Empty) || first.scalar() == Some(DEFAULT);
    if !is_usual {
        add(vec!["first language".to_owned()], first, &kinds::SCOPE_CHANGED, settings);
    }
}

/// Adds each entry under the second of `keys` as a setting.
fn inner(node: &Node<'_>, keys: [&str; 2], kind: &'static ChangeKind, settings: &mut SettingMap) {
    let [_, list] = keys;
    let under = node.entries().iter().filter(|entry| entry.key.scalar() == Some(list));
    for entry in under.flat_map(|entry| entry.value.entries()) {
        let name = current(entry.key.scalar().unwrap_or_default());
        let path = keys.iter().chain([&name]).map(|&key| key.to_owned()).collect();
        add(path, &entry.value, kind, settings);
    }
}

/// Adds a setting. If a key occurs twice, its items are combined.
fn add(path: Vec<String>, node: &Node<'_>, kind: &'static ChangeKind, settings: &mut SettingMap) {
    let is_level = path.len() > 1;
    let mut items: Vec<String> = match &node.value {
        Value::Sequence { items, .. } => items.iter().map(written).collect(),
        Value::Mapping { entries, .. } if !is_level => entries
            .iter()
            .map(|entry| format!("{}: {}", written(&entry.key), written(&entry.value)))
            .collect(),
        _ => vec![written(node)],
    };
    if kind == &kinds::LINT_LEVEL_CHANGED {
        items.iter_mut().for_each(|item| *item = in_current_levels(item));
    }
    let setting =
        settings.entry(path).or_insert(SettingEntry { kind, items: Vec::new(), span: node.span });
    setting.items.append(&mut items);
}

/// Replaces the former level name `warn` with `warning`, in a single level or in a list with a level for each stage.
fn in_current_levels(written: &str) -> String {
    let words = written.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let word = |word: &str| match word.strip_prefix("warn") {
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            format!("warning{rest}")
        }
        _ => word.to_owned(),
    };
    words.map(word).collect()
}

/// Formats a value on one line, independent of its layout.
fn written(node: &Node<'_>) -> String {
    match &node.value {
        Value::Scalar(text, _) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Empty => String::new(),
        Value::Sequence { items, .. } => {
            format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", "))
        }
        Value::Mapping { entries, .. } => {
            let mut all: Vec<String> = entries
                .iter()
                .map(|entry| format!("{}: {}", written(&entry.key), written(&entry.value)))
                .collect();
            all.sort_unstable();
            format!("{{{}}}", all.join(", "))
        }
        Value::Alias(name) => format!("*{name}"),
        Value::Broken => "?".to_owned(),
    }
}
