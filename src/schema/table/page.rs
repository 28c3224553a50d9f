//! The reference page of the plan language.

use std::fmt::Write;

use super::{FileType, entries, field_kind, paragraph};
use crate::lang;
use crate::model::{Choice, Field, PART_NAMES, Requirement, Stage, Table, Wording};
use crate::schema::built_in_form;

/// Returns the reference page in Markdown, with every entry of every file type.
#[must_use]
pub fn reference() -> String {
    let mut page = String::from(INTRODUCTION);
    for document in FileType::ALL {
        let _ = write!(page, "\n## {}\n\n{}\n", title(document), before(document));
        for (number, table) in entries(document.table()).into_iter().enumerate() {
            part(&mut page, table, document, number > 0);
        }
        if document == FileType::Form {
            parts(&mut page);
            labels(&mut page);
        }
    }
    page
}

fn title(document: FileType) -> &'static str {
    match document {
        FileType::Plan => "A plan",
        FileType::Project => "A project",
        FileType::Form => "A form",
    }
}

fn before(document: FileType) -> &'static str {
    match document {
        FileType::Plan => {
            "One file is one department's plan for one school year: `plans/<year>/<id>.yaml`."
        }
        FileType::Project => {
            "`plancc.yaml`, in the top folder of the project. Without it, plancc works on the files that you name."
        }
        FileType::Form => {
            "The file that `form` in `plancc.yaml` names. It overrides parts of the built-in form; all other parts still apply."
        }
    }
}

fn part(page: &mut String, table: &Table, document: FileType, is_inner: bool) {
    if is_inner {
        let _ = write!(
            page,
            "\n### {}\n\n{}\n",
            field_kind::heading(table.name, document),
            paragraph(table.documentation)
        );
        if let Some(bare) = table.bare {
            let _ = write!(page, "\nA value without keys sets `{bare}`.\n");
        }
    }
    page.push_str("\n| key | value | required | description |\n| --- | --- | --- | --- |\n");
    for field in table.fields {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} |",
            field.key,
            field_kind::words(&field.kind, document),
            required(field),
            paragraph(field.documentation).replace('|', "\\|")
        );
    }
}

/// Returns the first stage at which the plan language or the built-in form requires a field.
fn required(field: &Field) -> String {
    let stage = match field.required {
        Requirement::Always => return "always".to_owned(),
        Requirement::From(stage) => Some(stage),
        Requirement::No => {
            let wording = field.part.and_then(|part| {
                let form = built_in_form().get(lang::DEFAULT);
                form.parts.iter().find(|keyed| &*keyed.key.value == part)
            });
            wording.and_then(|keyed| keyed.value.required_at).map(|stage| stage.value)
        }
    };
    stage.map_or_else(String::new, from)
}

/// Names the stages from a stage on.
fn from(stage: Stage) -> String {
    match stage {
        Stage::Adopted => stage.word().to_owned(),
        _ => format!("{} and later", stage.word()),
    }
}

fn parts(page: &mut String) {
    page.push_str(
        "\n### Parts\n\nThe keys of `parts`, in the report's order, with the wording of the built-in form.\n\n\
         | part | heading | prompt | required |\n| --- | --- | --- | --- |\n",
    );
    let form = built_in_form().get(lang::DEFAULT);
    for name in PART_NAMES {
        let wording = form.parts.iter().find(|keyed| &*keyed.key.value == *name);
        let part = wording.map(|keyed| &keyed.value);
        let stage = part.and_then(|part| part.required_at);
        let _ = writeln!(
            page,
            "| `{name}` | {} | {} | {} |",
            english(part.and_then(|part| part.heading.as_ref())),
            english(part.and_then(|part| part.prompt.as_ref())),
            stage.map_or_else(String::new, |stage| from(stage.value)),
        );
    }
}

fn english(wording: Option<&Wording>) -> &str {
    wording.and_then(|wording| wording.get(lang::DEFAULT)).map_or("", |text| text.trimmed())
}

fn labels(page: &mut String) {
    page.push_str(
        "\n### Labels\n\nThe keys of `labels`, with the wording of the built-in form.\n\n\
         | label |",
    );
    let packs = lang::packs();
    for pack in packs {
        let _ = write!(page, " {} |", pack.name);
    }
    let _ = writeln!(page, "\n| --- |{}", " --- |".repeat(packs.len()));
    for label in &built_in_form().get(lang::DEFAULT).labels {
        let _ = write!(page, "| `{}` |", label.key.value);
        for pack in packs {
            let mut labels = built_in_form().get(pack.tag).labels.iter();
            let own = labels.find(|own| own.key.value == label.key.value);
            let text =
                own.and_then(|own| own.value.get(pack.tag)).map_or("", |text| text.trimmed());
            let _ = write!(page, " {text} |");
        }
        page.push('\n');
    }
}

const INTRODUCTION: &str = "\
<!-- Generated by `plancc schema --format markdown` from the table of fields; do not edit. -->

# The plan language, field by field

The files are YAML 1.2. plancc reads values exactly as typed, and unknown keys are errors.

| type | description |
| --- | --- |
| text | one paragraph; emphasis, links and code as in Markdown |
| prose | paragraphs, lists, tables and quotes as in Markdown; no raw HTML, no pictures |
| answer | prose, or a list of text items |
| wording | text, or a version of the text for each language: `{en: Place, es: Lugar}` |
| id | a short name that other entries refer to: lowercase letters, digits and hyphens, beginning with a letter |
| date | `2026-10-22`, or a month: `2026-10` means its first day as a start and its last day as an end |
| year | a school year: `2026-2027` |
| month and day | `07-01` |
| money | digits only, in the project's currency: `1250000`, `1200.50` |
| value | a number; a percentage, `85%`; text only if the metric's `unit` is `text` |
| language | a language tag: `en`, `es` |

A key without a value counts as missing. If the column *required* names a stage, the plan language or the built-in
form requires the field from that stage on. A district's form can require it earlier or later.
";
