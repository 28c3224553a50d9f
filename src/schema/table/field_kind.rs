//! Kinds of values as JSON Schema and as text for the reference page.

use serde_json::{Value, json};

use super::FileType;
use super::json::{definition, list_of};
use crate::model::{Choice, FieldKind, Level, PART_NAMES, ReferenceTarget, Stage};

/// Returns the JSON Schema of a kind.
pub(super) fn schema(kind: &FieldKind) -> Value {
    match kind {
        FieldKind::Version => json!({"enum": [1, "1"]}),
        FieldKind::Text => definition("text"),
        FieldKind::Prose => definition("prose"),
        FieldKind::Answer => definition("answer"),
        FieldKind::Texts => either(definition("text"), list_of(definition("text"))),
        FieldKind::TextsOf(words) => {
            either(json!({"enum": words}), list_of(json!({"enum": words})))
        }
        FieldKind::Wording => definition("wording"),
        FieldKind::Id | FieldKind::Reference(_) => definition("id"),
        FieldKind::References(ReferenceTarget::PlanField) => {
            either(json!({"enum": PART_NAMES}), list_of(json!({"enum": PART_NAMES})))
        }
        FieldKind::References(_) => either(definition("id"), list_of(definition("id"))),
        FieldKind::Language => definition("language"),
        FieldKind::Languages => either(definition("language"), list_of(definition("language"))),
        FieldKind::Date(_) => definition("date"),
        FieldKind::Year => definition("year"),
        FieldKind::MonthDay => {
            json!({"type": "string", "pattern": "^(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])$"})
        }
        FieldKind::Money => definition("money"),
        FieldKind::Number => definition("number"),
        FieldKind::Measure => definition("value"),
        FieldKind::Switch => json!({"enum": [true, false, "true", "false"]}),
        FieldKind::Choice(words) => json!({"enum": words}),
        FieldKind::Entity(table) => definition(table.name),
        FieldKind::Entities(table) => list_of(definition(table.name)),
        FieldKind::OneOrMore(table) => {
            either(definition(table.name), list_of(definition(table.name)))
        }
        FieldKind::ProseOrEntities(table) => {
            either(definition("prose"), list_of(definition(table.name)))
        }
        FieldKind::Answers => by_name(None, definition("answer")),
        FieldKind::Wordings(names) => by_name(*names, definition("wording")),
        FieldKind::TextsByName => by_name(None, schema(&FieldKind::Texts)),
        FieldKind::Named(table, names) => by_name(*names, definition(table.name)),
        FieldKind::Levels => {
            let level = json!({"enum": Level::WORDS});
            by_name(None, either(level.clone(), by_name(Some(Stage::WORDS), level)))
        }
    }
}

/// Describes a kind for the reference page.
pub(super) fn words(kind: &FieldKind, document: FileType) -> String {
    let entry = |name: &str| format!("[{name}](#{})", anchor(&heading(name, document)));
    let entries = |name: &str| format!("a list, each {} {}", article(name), entry(name));
    match kind {
        FieldKind::Version => "`1`".to_owned(),
        FieldKind::Text => "text".to_owned(),
        FieldKind::Prose => "prose".to_owned(),
        FieldKind::Answer => "an answer".to_owned(),
        FieldKind::Texts => "text, or a list of text items".to_owned(),
        FieldKind::TextsOf(words) => {
            format!("{}, or a list of them", super::super::name_suggestion::listed(words))
        }
        FieldKind::Wording => "a wording".to_owned(),
        FieldKind::Id => "an id".to_owned(),
        FieldKind::Reference(target) => format!("the id of a {}", target.noun()),
        FieldKind::References(ReferenceTarget::PlanField) => "names of [parts](#parts)".to_owned(),
        FieldKind::References(target) => format!("ids of {}s", target.noun()),
        FieldKind::Language => "a language".to_owned(),
        FieldKind::Languages => "languages".to_owned(),
        FieldKind::Date(_) => "a date".to_owned(),
        FieldKind::Year => "a year".to_owned(),
        FieldKind::MonthDay => "a month and a day".to_owned(),
        FieldKind::Money => "money".to_owned(),
        FieldKind::Number => "a number".to_owned(),
        FieldKind::Measure => "a value".to_owned(),
        FieldKind::Switch => "`true` or `false`".to_owned(),
        FieldKind::Choice(words) if *words == PART_NAMES => {
            "the name of a [part](#parts)".to_owned()
        }
        FieldKind::Choice(words) => super::super::name_suggestion::listed(words),
        FieldKind::Entity(table) => format!("{} {}", article(table.name), entry(table.name)),
        FieldKind::Entities(table) => entries(table.name),
        FieldKind::OneOrMore(table) => {
            format!("{} {}, or a list of them", article(table.name), entry(table.name))
        }
        FieldKind::ProseOrEntities(table) => format!("prose, or {}", entries(table.name)),
        FieldKind::Answers => "answers, by the id of a [section](#form-section)".to_owned(),
        FieldKind::Wordings(_) => "wordings by name".to_owned(),
        FieldKind::TextsByName => "lists of text items by name".to_owned(),
        FieldKind::Named(table, Some(_)) => {
            format!("for each part, {} {}", article(table.name), entry(table.name))
        }
        FieldKind::Named(table, None) => {
            format!("for each name, {} {}", article(table.name), entry(table.name))
        }
        FieldKind::Levels => "for each rule, a level or a level for each stage".to_owned(),
    }
}

/// Returns the heading of an entry on the reference page. Different files can have entries with the
/// same name.
pub(super) fn heading(name: &str, document: FileType) -> String {
    if document == FileType::Plan {
        name.to_owned()
    } else {
        format!("{}: {name}", document.name())
    }
}

/// Returns the anchor that GitHub generates for a heading.
fn anchor(heading: &str) -> String {
    heading.replace(':', "").replace(' ', "-")
}

fn article(name: &str) -> &'static str {
    super::super::message_words::article(name)
}

fn either(one: Value, other: Value) -> Value {
    json!({"anyOf": [one, other]})
}

/// Returns the schema of an object with the given keys, or with any keys.
fn by_name(names: Option<&[&str]>, value: Value) -> Value {
    let value = json!({"anyOf": [value, {"type": "null"}]});
    match names {
        None => json!({"type": "object", "additionalProperties": value}),
        Some(names) => json!({
            "type": "object",
            "propertyNames": {"enum": names},
            "additionalProperties": value,
        }),
    }
}
