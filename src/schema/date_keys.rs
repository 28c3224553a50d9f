//! Dates as keys instead of a list of entries: `2026-10-01: 44`.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Field, FieldKind, MissingDay, Requirement, Table};
use crate::yaml::{self, Entry, Node, Value};

use super::check::Checker;
use super::message_words::article;
use super::{date, errors};

impl Checker<'_> {
    /// Reports a mapping from dates to values where a list is expected. Returns `false` if any key
    /// is not a date, or if the entries of the list have no date.
    pub(super) fn say_dated(&mut self, field: &Field, table: &Table, node: &Node<'_>) -> bool {
        let Value::Mapping { entries, flow } = &node.value else { return false };
        let Some(first) = entries.first() else { return false };
        let dates: Option<Vec<String>> = entries.iter().map(date).collect();
        let (Some(dates), Some(value)) = (dates, value_key(table)) else { return false };
        let name = table.name;
        let said = Diagnostic::error(
            errors::WRONG_TYPE,
            first.key.span,
            format!("`{}` must be a list of entries, but has dates as keys", field.key),
        )
        .here(format!("missing a dash and keys for {} {name}", article(name)))
        .note("the date and the value need their own keys, so that the entry can also have a note");
        let example = self.entry_of(first, dates.first().map_or("", String::as_str), value);
        let example = example.unwrap_or_else(|| format!("{{date: 2026-10-22, {value}: …}}"));
        let said = said.help(format!("write each {name} as an entry: `- {example}`"));
        let edits: Option<Vec<Vec<Edit>>> = entries
            .iter()
            .zip(&dates)
            .map(|(entry, date)| self.entry_with_date(entry, date, value, *flow))
            .collect();
        let said = match edits {
            Some(edits) => {
                let mut edits: Vec<Edit> = edits.into_iter().flatten().collect();
                if *flow {
                    edits.extend(self.brackets(node));
                }
                said.fix("turn the dates into a list", Applicability::Unsafe, edits)
            }
            None => said,
        };
        self.say(said);
        true
    }

    /// Returns the edits that turn one date and its value into an entry of a list; `None` if the
    /// lines are not aligned as a list entry requires.
    fn entry_with_date(
        &self,
        entry: &Entry<'_>,
        date: &str,
        value: &str,
        flow: bool,
    ) -> Option<Vec<Edit>> {
        let whole = entry.key.span.to(entry.value.span);
        let dash = if flow { "" } else { "- " };
        if let Some(text) = self.entry_of(entry, date, value) {
            return Some(vec![Edit { span: whole, text: format!("{dash}{text}") }]);
        }
        match &entry.value.value {
            Value::Mapping { flow: true, .. } => {
                let written = self.source.slice(entry.value.span).strip_prefix('{')?;
                let text = format!("{dash}{{date: {date}, {written}");
                Some(vec![Edit { span: whole, text }])
            }
            Value::Mapping { .. } if !flow => {
                let column = |at: u32| self.source.position(at as usize).column;
                let is_aligned =
                    column(entry.value.span.start) == column(entry.key.span.start) + dash.len();
                let rest = self.source.text().get(entry.key.span.end as usize..)?;
                let colon = entry.key.span.end + u32::try_from(rest.find(':')? + 1).ok()?;
                let span = crate::source::Span { end: colon, ..entry.key.span };
                is_aligned.then(|| vec![Edit { span, text: format!("{dash}date: {date}") }])
            }
            _ => None,
        }
    }

    /// Returns a date and a single value as an entry in braces.
    fn entry_of(&self, entry: &Entry<'_>, date: &str, value: &str) -> Option<String> {
        let text = entry.value.scalar()?.trim();
        let written = self.source.slice(entry.value.span);
        let written = match written.contains([',', '[', ']', '{', '}', '\n', '"', '\'']) {
            true => yaml::quote_in_brackets(text),
            false => written.to_owned(),
        };
        (!text.contains('\n')).then(|| format!("{{date: {date}, {value}: {written}}}"))
    }

    /// Returns the edits that replace the braces of a mapping with brackets.
    fn brackets(&self, node: &Node<'_>) -> Vec<Edit> {
        let range = node.span.range();
        let of = |start: usize, text: &str| Edit {
            span: crate::source::Span::new(self.source.id(), start..start + 1),
            text: text.to_owned(),
        };
        vec![of(range.start, "["), of(range.end.saturating_sub(1), "]")]
    }
}

fn date(entry: &Entry<'_>) -> Option<String> {
    date::meant(entry.key.scalar()?.trim(), MissingDay::First)
}

/// Returns the key for the value that follows the date: the first required field, or else `note`.
fn value_key(table: &Table) -> Option<&'static str> {
    table.field("date").filter(|(_, field)| matches!(field.kind, FieldKind::Date(_)))?;
    let mut others = table.fields.iter().filter(|field| field.key != "date");
    let required = others.find(|field| field.required == Requirement::Always);
    required.or_else(|| table.field("note").map(|(_, field)| field)).map(|field| field.key)
}
