//! The JSON Schema of each file type, for editors.

use serde_json::{Map, Value, json};

use super::{FileType, entries, field_kind, paragraph};
use crate::model::{Choice, Requirement, Table};

/// Returns the JSON Schema (2020-12) of a file.
///
/// The schema covers everything that an editor can check while a person types: keys, kinds of
/// values, closed lists and required keys. Validation checks everything that depends on the stage,
/// on other fields or on other files.
#[must_use]
pub fn json_schema(document: FileType) -> Value {
    let top = document.table();
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), format!("plancc: a {}", document.name()).into());
    for (key, value) in object(top) {
        schema.insert(key, value);
    }
    let mut definitions = types();
    for table in entries(top).into_iter().skip(1) {
        definitions.insert(table.name.into(), entry(table));
    }
    schema.insert("$defs".into(), definitions.into());
    schema.into()
}

/// Returns a reference to the definition of a type or entry.
pub(super) fn definition(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{}", name.replace(' ', "%20"))})
}

/// Returns the schema of a list.
pub(super) fn list_of(item: Value) -> Value {
    json!({"type": "array", "items": item})
}

/// Returns the definitions of the basic types. YAML parsers in editors read `12` as a number and
/// `true` as a Boolean, but plancc reads characters, so text can have any of these types.
fn types() -> Map<String, Value> {
    let Value::Object(types) = json!({
        "text": {
            "description": "One paragraph; emphasis, links and code as in Markdown.",
            "type": ["string", "number", "boolean"],
        },
        "prose": {
            "description": "Paragraphs, lists, tables and quotes as in Markdown.",
            "type": ["string", "number", "boolean"],
        },
        "answer": {
            "description": "Prose, or a list of text items.",
            "anyOf": [{"$ref": "#/$defs/prose"}, list_of(definition("text"))],
        },
        "wording": {
            "description": "Text, or a version of the text for each language.",
            "anyOf": [
                {"$ref": "#/$defs/text"},
                {
                    "type": "object",
                    "propertyNames": {"$ref": "#/$defs/language"},
                    "additionalProperties": {"anyOf": [{"$ref": "#/$defs/text"}, {"type": "null"}]},
                },
            ],
        },
        "id": {
            "description": "Lowercase letters, digits and hyphens, beginning with a letter.",
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]*$",
        },
        "language": {
            "description": "A language tag, such as `en` or `es`.",
            "type": "string",
            "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        },
        "date": {
            "description": "A day, such as 2026-10-22, or a month, such as 2026-10.",
            "type": "string",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$",
        },
        "year": {
            "description": "A school year, such as 2026-2027.",
            "type": "string",
            "pattern": "^[0-9]{4} *[-–—/] *([0-9]{2}|[0-9]{4})$",
        },
        "money": {
            "description": "Digits only, such as 1250000 or 1200.50, with at most two after the decimal point.",
            "anyOf": [
                // `multipleOf` doesn't work for cents: as a binary fraction, 1200.1 is not a
                // multiple of 0.01.
                {"type": "number"},
                {"type": "string", "pattern": "^[-+]?[0-9]+(\\.[0-9]{1,2})?$"},
            ],
        },
        "number": {
            "description": "Digits, with an optional decimal point.",
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": "^[-+]?[0-9]+(\\.[0-9]+)?$"},
            ],
        },
        "value": {
            "description": "A number, or a percentage such as 85%. Text is valid only if the unit is text.",
            "type": ["string", "number", "boolean"],
        },
    }) else {
        return Map::new();
    };
    types
}

/// Returns the schema of an entry: an object, or the bare value of one of its keys.
fn entry(table: &Table) -> Value {
    let bare = table.bare.and_then(|key| table.field(key));
    let Some((_, field)) = bare else { return object(table).into() };
    json!({"anyOf": [object(table), field_kind::schema(&field.kind)]})
}

fn object(table: &Table) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in table.fields {
        let mut description = paragraph(field.documentation);
        if let Requirement::From(stage) = field.required {
            description += &format!(" Required at stage {} and later.", stage.word());
        }
        let mut property = Map::new();
        property.insert("description".into(), description.into());
        let value = field_kind::schema(&field.kind);
        if field.required == Requirement::Always {
            required.push(field.key);
            property.extend(value.as_object().cloned().unwrap_or_default());
        } else {
            // A key without a value is valid and counts as missing.
            property.insert("anyOf".into(), json!([value, {"type": "null"}]));
        }
        properties.insert(field.key.into(), property.into());
    }
    let mut object = Map::new();
    object.insert("description".into(), paragraph(table.documentation).into());
    object.insert("type".into(), "object".into());
    object.insert("properties".into(), properties.into());
    if !required.is_empty() {
        object.insert("required".into(), required.into());
    }
    object.insert("additionalProperties".into(), false.into());
    object
}
