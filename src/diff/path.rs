//! Paths, names and labels of entries for readers.

use super::change::{PathStep, PlanPath};
use super::entry_tree::{EntryIndex, EntryTree, id_of, main_text};
use super::field_value::FieldValue;
use super::text_difference;
use crate::model::{Entity, EntityKind, Field, FieldKind, Identity};

/// Capitalizes a noun for the start of a sentence.
pub(super) fn capital(noun: &str) -> String {
    let mut chars = noun.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Returns the id of an entry, or its label if it has none.
pub(super) fn name(tree: &EntryTree<'_>, node: EntryIndex) -> Box<str> {
    let Some(entity) = tree.entity(node) else { return "".into() };
    match id_of(entity) {
        Some(id) => id.value.clone(),
        None => label(entity),
    }
}

/// Returns the path to an entry.
pub(super) fn path(tree: &EntryTree<'_>, node: EntryIndex) -> PlanPath {
    let mut path = PlanPath::new();
    let mut at = node;
    while at != 0
        && let Some(entry) = tree.get(at)
    {
        let field = tree.table(entry.parent).and_then(|table| table.fields.get(entry.field));
        let is_list = field.is_some_and(|field| !matches!(field.kind, FieldKind::Entity(_)));
        path.push(PathStep {
            field: field.map_or("", |field| field.key).into(),
            field_id: field.map(|field| field.id),
            kind: is_list.then(|| entry.entity.table().name),
            entity: is_list.then(|| entry.entity.table().entity),
            id: id_of(entry.entity).map(|id| id.value.clone()),
            place: entry.place,
            label: label(entry.entity),
        });
        at = entry.parent;
    }
    path.reverse();
    path
}

impl PathStep {
    /// Returns a step to a field of a plan.
    pub(super) fn field(field: &Field) -> PathStep {
        PathStep { field_id: Some(field.id), ..PathStep::key(field.key) }
    }

    /// Returns a step to a setting or to an answer to a question in the form.
    pub(super) fn key(key: &str) -> PathStep {
        PathStep {
            field: key.into(),
            field_id: None,
            kind: None,
            entity: None,
            id: None,
            place: 0,
            label: "".into(),
        }
    }
}

/// Returns a short label for an entry without an id.
fn label(entity: &dyn Entity) -> Box<str> {
    let table = entity.table();
    let keys = || table.fields.iter().filter(|field| field.identity == Identity::Key);
    let value = |field: &Field| FieldValue::field(&entity.read(field.id.index())?, &field.kind);
    let said = match table.entity {
        EntityKind::Reading | EntityKind::Review => keys().find_map(|field| match value(field) {
            Some(FieldValue::Date(date)) => Some(date.to_string()),
            _ => None,
        }),
        EntityKind::Cost | EntityKind::BudgetSource => keys().find_map(|field| {
            let words = value(field).map(|value| text_difference::markup(&value).trim().to_owned());
            words.filter(|words| !words.is_empty())
        }),
        _ => main_text(entity)
            .map(|text| text_difference::readable(&FieldValue::text(text, false)).into_owned()),
    };
    shortened(&said.unwrap_or_default()).into()
}

/// Shortens text to 50 characters, at a word boundary if possible.
fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 50 {
        return line.to_owned();
    }
    let head: String = line.chars().take(49).collect();
    let end = head.rfind(' ').filter(|&at| at > 20).unwrap_or(head.len());
    format!("{}…", head.get(..end).unwrap_or(&head).trim_end())
}
