//! Kinds of values as JSON Schema and as text for the reference page.

use serde_json::{Value, json};

use super::Document;
use super::json::{definition, list_of};
use crate::model::{Choice, Kind, Level, PART_NAMES, Stage, Target};

/// Returns the JSON Schema of a kind.
pub(super) fn schema(kind: &Kind) -> Value {
    match kind {
        Kind::Version => json!({"enum": [1, "1"]}),
        Kind::Text => definition("text"),
        Kind::Prose => definition("prose"),
        Kind::Answer => definition("answer"),
        Kind::Texts => either(definition("text"), list_of(definition("text"))),
        Kind::TextsOf(words) => either(json!({"enum": words}), list_of(json!({"enum": words}))),
        Kind::Wording => definition("wording"),
        Kind::Id | Kind::Reference(_) => definition("id"),
        Kind::References(Target::PlanField) => {
            either(json!({"enum": PART_NAMES}), list_of(json!({"enum": PART_NAMES})))
        }
        Kind::References(_) => either(definition("id"), list_of(definition("id"))),
        Kind::Language => definition("language"),
        Kind::Languages => either(definition("language"), list_of(definition("language"))),
        Kind::Date(_) => definition("date"),
        Kind::Year => definition("year"),
        Kind::MonthDay => {
            json!({"type": "string", "pattern": "^(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])$"})
        }
        Kind::Money => definition("money"),
        Kind::Number => definition("number"),
        Kind::Measure => definition("value"),
        Kind::Switch => json!({"enum": [true, false, "true", "false"]}),
        Kind::Choice(words) => json!({"enum": words}),
        Kind::Entity(table) => definition(table.name),
        Kind::Entities(table) => list_of(definition(table.name)),
        Kind::OneOrMore(table) => either(definition(table.name), list_of(definition(table.name))),
        Kind::ProseOrEntities(table) => {
            either(definition("prose"), list_of(definition(table.name)))
        }
        Kind::Answers => by_name(None, definition("answer")),
        Kind::Wordings(names) => by_name(*names, definition("wording")),
        Kind::TextsByName => by_name(None, schema(&Kind::Texts)),
        Kind::Named(table, names) => by_name(*names, definition(table.name)),
        Kind::Levels => {
            let level = json!({"enum": Level::WORDS});
            by_name(None, either(level.clone(), by_name(Some(Stage::WORDS), level)))
        }
    }
}

/// Describes a kind for the reference page.
pub(super) fn words(kind: &Kind, document: Document) -> String {
    let entry = |name: &str| format!("[{name}](#{})", anchor(&heading(name, document)));
    let entries = |name: &str| format!("a list, each {} {}", article(name), entry(name));
    match kind {
        Kind::Version => "`1`".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Prose => "prose".to_owned(),
        Kind::Answer => "an answer".to_owned(),
        Kind::Texts => "text, or a list of text items".to_owned(),
        Kind::TextsOf(words) => {
            format!("{}, or a list of them", super::super::suggest::listed(words))
        }
        Kind::Wording => "a wording".to_owned(),
        Kind::Id => "an id".to_owned(),
        Kind::Reference(target) => format!("the id of a {}", target.noun()),
        Kind::References(Target::PlanField) => "names of [parts](#parts)".to_owned(),
        Kind::References(target) => format!("ids of {}s", target.noun()),
        Kind::Language => "a language".to_owned(),
        Kind::Languages => "languages".to_owned(),
        Kind::Date(_) => "a date".to_owned(),
        Kind::Year => "a year".to_owned(),
        Kind::MonthDay => "a month and a day".to_owned(),
        Kind::Money => "money".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Measure => "a value".to_owned(),
        Kind::Switch => "`true` or `false`".to_owned(),
        Kind::Choice(words) if *words == PART_NAMES => "the name of a [part](#parts)".to_owned(),
        Kind::Choice(words) => super::super::suggest::listed(words),
        Kind::Entity(table) => format!("{} {}", article(table.name), entry(table.name)),
        Kind::Entities(table) => entries(table.name),
        Kind::OneOrMore(table) => {
            format!("{} {}, or a list of them", article(table.name), entry(table.name))
        }
        Kind::ProseOrEntities(table) => format!("prose, or {}", entries(table.name)),
        Kind::Answers => "answers, by the id of a [section](#form-section)".to_owned(),
        Kind::Wordings(_) => "wordings by name".to_owned(),
        Kind::TextsByName => "lists of text items by name".to_owned(),
        Kind::Named(table, Some(_)) => {
            format!("for each part, {} {}", article(table.name), entry(table.name))
        }
        Kind::Named(table, None) => {
            format!("for each name, {} {}", article(table.name), entry(table.name))
        }
        Kind::Levels => "for each rule, a level or a level for each stage".to_owned(),
    }
}

/// Returns the heading of an entry on the reference page. Different files can have entries with the
/// same name.
pub(super) fn heading(name: &str, document: Document) -> String {
    if document == Document::Plan {
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
