//! Keys without a colon.

use super::Mistake;
use super::page::MISSING_COLON;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Field, FieldKind};
use crate::source::{Source, Span};
use crate::yaml::line::{Line, closing_quote, comment};

/// A key without its colon, and the rest of the line.
pub(super) struct UnmarkedKey<'a> {
    pub(super) field: &'static Field,
    /// The length of the key in bytes.
    pub(super) length: usize,
    pub(super) rest: &'a str,
}

impl UnmarkedKey<'_> {
    /// Returns `true` if the key is also a preposition, which can begin any line of a sentence.
    pub(super) fn begins_phrase(&self) -> bool {
        matches!(self.field.key, "for" | "from" | "by")
            && self.rest.starts_with(|one: char| one.is_lowercase())
    }
}

/// Returns the key that a line begins with, if it names a field.
pub(super) fn word<'a>(
    said: &'a str,
    field: impl Fn(&str) -> Option<&'static Field>,
) -> Option<UnmarkedKey<'a>> {
    let said = said.get(..comment(said).unwrap_or(said.len()))?.trim_end();
    let first = said.split([' ', '\t']).next().unwrap_or_default();
    let plain = |text: &str| text.trim().to_lowercase().replace([' ', '-'], "_");
    // The entire line may be a key typed as a heading: `Needs assessment`.
    let is_whole = said.len() <= 40 && !said.ends_with('.');
    if let Some(field) = is_whole.then(|| field(&plain(said))).flatten() {
        return Some(UnmarkedKey { field, length: said.len(), rest: "" });
    }
    let rest = said.get(first.len()..)?.trim_start();
    Some(UnmarkedKey { field: field(first)?, length: first.len(), rest })
}

/// Returns `true` if the rest of the line could be a value of the field.
pub(super) fn fits(kind: &FieldKind, rest: &str) -> bool {
    let is_figure = |one: char| one.is_ascii_digit() || "$-+".contains(one);
    match kind {
        _ if rest.is_empty() || is_enclosed(rest) => true,
        FieldKind::Version | FieldKind::Year | FieldKind::Date(_) | FieldKind::MonthDay => {
            rest.contains(|one: char| one.is_ascii_digit())
        }
        FieldKind::Money | FieldKind::Number | FieldKind::Measure => rest.starts_with(is_figure),
        FieldKind::Id | FieldKind::Reference(_) | FieldKind::Language => !rest.contains(' '),
        FieldKind::Choice(words) => words.contains(&rest),
        FieldKind::Switch => matches!(rest, "true" | "false"),
        FieldKind::Entity(table) | FieldKind::OneOrMore(table) => {
            rest.starts_with('{') || table.bare.is_some()
        }
        FieldKind::References(_) | FieldKind::Languages => rest.starts_with('['),
        FieldKind::Entities(_) | FieldKind::Named(..) => rest.starts_with(['[', '{']),
        _ => true,
    }
}

/// Returns `true` if `rest` begins with a bracket, or if all of it is in quotes. A sentence would
/// not continue like this.
fn is_enclosed(rest: &str) -> bool {
    rest.starts_with(['[', '{'])
        || rest.starts_with(['"', '\'']) && closing_quote(rest, 0) == Some(rest.len() - 1)
}

/// Returns the key that a line begins with, if a bracket or quoted text follows: `target {value:
/// 4}`. YAML reads everything before the colon as one key.
pub(super) fn enclosed<'a>(
    said: &'a str,
    field: impl Fn(&str) -> Option<&'static Field>,
) -> Option<UnmarkedKey<'a>> {
    word(said, field).filter(|word| !word.rest.is_empty() && is_enclosed(word.rest))
}

/// Returns the mistake and its fix for a key without a colon at the start of a line. `is_sure` is `true` if the
/// lines below belong to the key, and `is_below_text` if the line may continue the text above it.
pub(super) fn mistake(
    source: &Source,
    line: &Line,
    word: &UnmarkedKey<'_>,
    is_sure: bool,
    is_below_text: bool,
) -> Mistake {
    let key = word.field.key;
    let span = Span::new(source.id(), line.content..line.content + word.length);
    let written = source.slice(span);
    // The copy that plancc parses keeps the letters as typed.
    let edits = vec![Edit { span: span.after(), text: ":".to_owned() }];
    let fix =
        if written == key { edits.clone() } else { vec![Edit { span, text: format!("{key}:") }] };
    let finding =
        Diagnostic::error(MISSING_COLON, span, format!("missing colon after the key `{written}`"))
            .here("without a colon, YAML reads this as text")
            .note(if is_sure {
                "the lines below would not belong to any key"
            } else {
                "the line would not belong to any key"
            });
    let finding = if is_sure || word.rest.is_empty() || !is_below_text {
        finding.help(format!("type `{key}:`"))
    } else {
        finding.help(format!(
            "type `{key}:`; if the line continues the text above it, indent it instead"
        ))
    };
    let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
    let finding = finding.fix(format!("type `{key}:`"), applicability, fix);
    Mistake { finding, edits }
}
