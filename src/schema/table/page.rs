//! The reference page of the language, for people.

use std::fmt::Write;

use super::{Document, entries, kind, paragraph};
use crate::model::{Choice, Field, PART_NAMES, Required, Table, Wording};
use crate::schema::built_in_form;

/// The reference page: Markdown, all files of the language, entry by entry.
#[must_use]
pub fn reference() -> String {
    let mut page = String::from(INTRODUCTION);
    for document in Document::ALL {
        let _ = write!(page, "\n## {}\n\n{}\n", title(document), before(document));
        for (number, table) in entries(document.table()).into_iter().enumerate() {
            part(&mut page, table, document, number > 0);
        }
        if document == Document::Form {
            parts(&mut page);
            labels(&mut page);
        }
    }
    page
}

fn title(document: Document) -> &'static str {
    match document {
        Document::Plan => "A plan",
        Document::Project => "A project",
        Document::Form => "A form",
    }
}

fn before(document: Document) -> &'static str {
    match document {
        Document::Plan => {
            "One file is one department's plan for one school year: `plans/<year>/<id>.yaml`."
        }
        Document::Project => {
            "`plancc.yaml`, at the top of the repository. Without it plancc works on the files that it is given."
        }
        Document::Form => {
            "The file that the project names under `form`. It is laid over the built-in form: what it does not say stays."
        }
    }
}

fn part(page: &mut String, table: &Table, document: Document, is_inner: bool) {
    if is_inner {
        let _ = write!(
            page,
            "\n### {}\n\n{}\n",
            kind::heading(table.name, document),
            paragraph(table.documentation)
        );
        if let Some(bare) = table.bare {
            let _ = write!(page, "\nA bare value in its place is its `{bare}`.\n");
        }
    }
    page.push_str("\n| key | takes | required | what it says |\n| --- | --- | --- | --- |\n");
    for field in table.fields {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            field.key,
            kind::words(&field.kind, document),
            required(field),
            paragraph(field.documentation).replace('|', "\\|")
        );
    }
}

/// When the language or the built-in form asks for a field.
fn required(field: &Field) -> String {
    let stage = match field.required {
        Required::Always => return "always".to_owned(),
        Required::From(stage) => Some(stage),
        Required::No => {
            let wording = field.part.and_then(|part| {
                built_in_form().parts.iter().find(|keyed| &*keyed.key.value == part)
            });
            wording.and_then(|keyed| keyed.value.required_at).map(|stage| stage.value)
        }
    };
    stage.map_or_else(String::new, |stage| format!("from {}", stage.word()))
}

fn parts(page: &mut String) {
    page.push_str(
        "\n### Parts\n\nThe names that `parts` knows, in the report's order, and what the built-in form says to each.\n\n\
         | part | heading | prompt | required |\n| --- | --- | --- | --- |\n",
    );
    for name in PART_NAMES {
        let wording = built_in_form().parts.iter().find(|keyed| &*keyed.key.value == *name);
        let part = wording.map(|keyed| &keyed.value);
        let stage = part.and_then(|part| part.required_at);
        let _ = writeln!(
            page,
            "| `{name}` | {} | {} | {} |",
            english(part.and_then(|part| part.heading.as_ref())),
            english(part.and_then(|part| part.prompt.as_ref())),
            stage.map_or_else(String::new, |stage| format!("from {}", stage.value.word())),
        );
    }
}

fn english(wording: Option<&Wording>) -> &str {
    wording.and_then(|wording| wording.get("en")).map_or("", |text| text.trimmed())
}

fn labels(page: &mut String) {
    page.push_str(
        "\n### Labels\n\nThe names that `labels` knows, and the words of the built-in form.\n\n\
         | label | English | Spanish |\n| --- | --- | --- |\n",
    );
    for label in &built_in_form().labels {
        let text = |language| label.value.get(language).map_or("", |text| text.trimmed());
        let _ = writeln!(page, "| `{}` | {} | {} |", label.key.value, text("en"), text("es"));
    }
}

const INTRODUCTION: &str = "\
<!-- Written by `plancc schema --format markdown` from the table of fields; do not edit. -->

# The plan language, field by field

The files are YAML 1.2, read by plancc's own reader: values are the characters as typed, and an unknown key is an error.

| type | is |
| --- | --- |
| text | one paragraph; emphasis, links and code as in Markdown |
| prose | paragraphs, lists, tables and quotes as in Markdown; no raw HTML, no pictures |
| answer | prose, or a list of text |
| wording | text, or one text for each language: `{en: Place, es: Lugar}` |
| id | a short name to refer to: small letters, digits and hyphens, beginning with a letter |
| date | `2026-10-22`, or a month: `2026-10` is its first day as a start and its last as an end |
| year | a school year: `2026-2027` |
| month and day | `07-01` |
| money | digits alone, in the project's currency: `1250000`, `1200.50` |
| value | a number; a percentage, `85%`; text only where the metric's `unit` is `text` |
| language | the tag of a language: `en`, `es` |

A key with nothing after it is unanswered, the same as a key that is not there. What the column *required* says with
a stage is asked for from that stage on by the language or by the built-in form; a district's form may ask earlier or
later.
";
