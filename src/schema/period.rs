//! Date ranges where a date is expected: `September 2026 - May 2027`.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Field, FieldKind, MissingDay, Table};
use crate::source::Span;
use crate::yaml::Entry;

use super::check::Checker;
use super::message_words::shortened;
use super::{calendar, errors};

/// The signs and words between the two dates of a range. A hyphen without spaces comes last, since
/// it can be part of a date.
const BETWEEN: &[&str] = &[
    " - ",
    "–",
    "—",
    " to ",
    " through ",
    " thru ",
    " until ",
    " till ",
    " and ",
    " hasta ",
    " al ",
    " a ",
    " y ",
    "-",
];

impl Checker<'_> {
    /// Adds the right keys for a date range to the error about an unknown key. Returns `None` if
    /// the value is not a date range. `key` is the key that was probably meant, and `free` contains
    /// the unused keys.
    pub(super) fn period(
        &self,
        said: Diagnostic,
        table: &Table,
        key: &str,
        entry: &Entry<'_>,
        free: &[&str],
    ) -> Option<Diagnostic> {
        let (_, field) = table.field(key).filter(|(_, field)| is_date(field))?;
        let (first, last) = period(entry.value.scalar()?)?;
        Some(if free.contains(&"start") && free.contains(&"due") {
            self.two_keys(said, entry, &first, &last)
        } else {
            let text = format!("{key}: {}", edge_of(field, first, last));
            let whole = entry.key.span.to(entry.value.span);
            replaced(said, text, whole)
        })
    }

    /// Reports a date range in a field for a single date. Returns `true` if one was reported.
    pub(super) fn say_period(
        &mut self,
        table: &Table,
        field: &Field,
        entry: &Entry<'_>,
        entries: &[Entry<'_>],
    ) -> bool {
        let read = entry.value.scalar().filter(|_| is_date(field)).and_then(period);
        let Some((first, last)) = read else { return false };
        let written = entry.value.scalar().unwrap_or_default();
        let said = Diagnostic::error(
            errors::INVALID_DATE,
            entry.value.span,
            format!("`{}` is a date range, not a single date", shortened(written.trim())),
        )
        .here("expected a date")
        .note("plancc can compare only a single date with other dates");
        let other = if field.key == "due" { "start" } else { "due" };
        let has_both = ["start", "due"].iter().all(|key| table.field(key).is_some());
        let is_free = entries.iter().all(|entry| entry.key.scalar() != Some(other));
        let said = if has_both && is_free && matches!(field.key, "start" | "due") {
            self.two_keys(said, entry, &first, &last)
        } else {
            let text = format!("{}: {}", field.key, edge_of(field, first, last));
            replaced(said, text, entry.key.span.to(entry.value.span))
        };
        self.say(said);
        true
    }

    fn two_keys(&self, said: Diagnostic, entry: &Entry<'_>, first: &str, last: &str) -> Diagnostic {
        let (start, due) = (format!("start: {first}"), format!("due: {last}"));
        let key = entry.key.span.range().start;
        let line = self.source.line_range(self.source.position(key).line);
        let before = self.source.text().get(line.start..key).unwrap_or_default();
        let is_block = before.chars().all(|one| one == ' ' || one == '-');
        let gap = if is_block {
            format!("{}{}", self.source.line_break(), " ".repeat(before.len()))
        } else {
            ", ".to_owned()
        };
        let edits = vec![Edit {
            span: entry.key.span.to(entry.value.span),
            text: format!("{start}{gap}{due}"),
        }];
        said.help(format!("write `{start}` and `{due}`")).fix(
            format!("write `{start}` and `{due}`"),
            Applicability::Unsafe,
            edits,
        )
    }
}

fn replaced(said: Diagnostic, text: String, span: Span) -> Diagnostic {
    said.help(format!("write `{text}`")).fix(
        format!("write `{text}`"),
        Applicability::Unsafe,
        vec![Edit { span, text }],
    )
}

fn is_date(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Date(_))
}

/// Returns the date in a range that a field requires: the last date, or the first if a month means
/// its first day, as in `start`.
fn edge_of(field: &Field, first: String, last: String) -> String {
    match field.kind {
        FieldKind::Date(MissingDay::Last) => last,
        _ => first,
    }
}

/// Returns the first and the last date of a range, in ISO 8601. If the first date has no year, it
/// is the latest matching date before the last date. A single date with hyphens (`9-1-2026`) is not
/// a range.
fn period(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    if date(text, MissingDay::Last).is_some() {
        return None;
    }
    let begins = ["from ", "between ", "desde ", "entre ", "del ", "de ", "From ", "Desde ", "De "];
    let text = begins.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    BETWEEN.iter().find_map(|sign| {
        text.match_indices(sign).find_map(|(at, _)| {
            let (left, right) = text.split_at_checked(at)?;
            let last = date(right.strip_prefix(sign)?, MissingDay::Last)?;
            let year: i16 = last.get(..4)?.parse().ok()?;
            let first = date(left, MissingDay::First).or_else(|| {
                let of = |year: i16| date(&format!("{left} {year}"), MissingDay::First);
                of(year).filter(|first| *first < last).or_else(|| of(year.checked_sub(1)?))
            })?;
            (first < last).then_some((first, last))
        })
    })
}

fn date(text: &str, edge: MissingDay) -> Option<String> {
    super::date::meant(text.trim(), edge).or_else(|| Some(calendar::date(text, edge)?.0))
}
