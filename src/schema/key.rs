//! Unknown and duplicate keys.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Field, FieldKind, Money, Plan, Table};
use crate::source::Span;
use crate::yaml::{Entry, INVALID_SPACE};

use super::check::Checker;
use super::message_words::{article, shortened};
use super::{correction, date, errors, name_suggestion, synonym, table};

impl Checker<'_> {
    /// Reports an unknown key, and returns the key that was probably meant.
    pub(super) fn unknown(
        &mut self,
        table: &'static Table,
        key: &str,
        entry: &Entry<'_>,
        free: &[&'static str],
        is_listed: &mut bool,
    ) -> Option<&'static str> {
        let span = entry.key.span;
        let trimmed = key.trim_matches(char::is_whitespace);
        if trimmed.len() < key.len()
            && let Some((_, field)) = table.field(trimmed)
        {
            self.say(
                Diagnostic::error(INVALID_SPACE, span, "invalid space character in this key")
                    .here("this looks like a space, but YAML treats it as part of the key")
                    .note("characters like this often come from copied text; with this one, plancc doesn't recognize the key")
                    .help("delete the character")
                    .safe_fix("delete the character", span, field.key),
            );
            return Some(field.key);
        }
        // An entry that was numbered by hand: `- 1. id: read`.
        let unnumbered =
            trimmed.trim_start_matches(|c: char| c.is_ascii_digit() || ".)( ".contains(c));
        let numbered = free.iter().copied().find(|name| *name == unnumbered);
        let near = numbered
            .or_else(|| synonym::key(table, key, free))
            .or_else(|| name_suggestion::nearest(key, free.iter().copied()));
        let near = self.text_key(table, key, entry, free, near).or(near);
        let said = Diagnostic::error(
            errors::UNKNOWN_KEY,
            span,
            format!("unknown key `{}` in {} {}", shortened(key), article(table.name), table.name),
        );
        let said = if let Some(near) = near {
            let said = said
                .here("not a valid key here")
                .note("readers would not see the value in any report");
            let is_same = name_suggestion::is_same(key, near);
            if let Some(said) = self.period(said.clone(), table, near, entry, free) {
                self.say(said);
                return Some(near);
            }
            match mended(table, near, entry).filter(|_| !is_same) {
                Some(value) => said.help(format!("write `{near}: {value}`")).fix(
                    format!("write `{near}: {value}`"),
                    Applicability::Unsafe,
                    vec![
                        Edit { span, text: near.to_owned() },
                        Edit { span: entry.value.span, text: value },
                    ],
                ),
                None => {
                    said.help(format!("did you mean `{near}`?")).near_key(span, key, near, free)
                }
            }
        } else if key == "<<" {
            said.here("in YAML, `<<` copies keys from another entry")
                .help("write the keys here instead of copying them")
        } else {
            let said = said.here("not a valid key here");
            without_near(said, table, key, free, is_listed)
        };
        let said = self.with_colon(said, span);
        self.say(said);
        near
    }

    /// Adds a missing colon or space to the fixes for an unknown key, so that one error covers both
    /// mistakes.
    fn with_colon(&mut self, mut said: Diagnostic, key: Span) -> Diagnostic {
        if !self.is_reported(key) {
            return said;
        }
        self.replaced.push(key);
        let rest = self.source.text().get(key.end as usize..).unwrap_or_default();
        let (colon, missing) = match rest.chars().next() {
            Some(':') => (1, " "),
            Some(' ') => (0, ":"),
            _ => (0, ": "),
        };
        let at = Span { start: key.end + colon, end: key.end + colon, ..key };
        for fix in &mut said.fixes {
            fix.edits.push(Edit { span: at, text: missing.to_owned() });
        }
        said
    }

    /// Returns the required key for the text of an entry, if that key is missing and the value of
    /// an unknown key is probably the text: several words that don't fit the key `near`.
    fn text_key(
        &self,
        table: &Table,
        key: &str,
        entry: &Entry<'_>,
        free: &[&'static str],
        near: Option<&str>,
    ) -> Option<&'static str> {
        let is_text = |field: &Field| matches!(field.kind, FieldKind::Text | FieldKind::Prose);
        let named = near.and_then(|near| table.field(near));
        let fits = named.is_some_and(|(_, field)| {
            !matches!(field.kind, FieldKind::References(_) | FieldKind::Entities(_) | FieldKind::Id)
        });
        let is_elsewhere = || table::entries(Plan::TABLE).iter().any(|it| it.field(key).is_some());
        if fits || !entry.value.scalar()?.trim().contains(' ') || is_elsewhere() {
            return None;
        }
        let mut wanted = table
            .fields
            .iter()
            .filter(|field| is_text(field) && self.is_required(field) && free.contains(&field.key));
        let only = wanted.next().filter(|_| wanted.next().is_none())?;
        Some(only.key)
    }

    pub(super) fn twice(&mut self, key: &str, span: Span, first: Span) {
        self.say(
            Diagnostic::error(
                errors::DUPLICATE_KEY,
                span,
                format!("duplicate key `{}`", shortened(key)),
            )
            .here("this key is ignored")
            .label(first, "first defined here")
            .note("only one of the two values can be right")
            .help("merge the two values, or rename one of the keys"),
        );
    }
}

/// Converts the value of an entry to the notation that the intended key requires. Returns `None` if
/// no change is needed.
fn mended(table: &Table, key: &str, entry: &Entry<'_>) -> Option<String> {
    let written = entry.value.scalar()?.trim();
    let (_, field) = table.field(key)?;
    let meant = match field.kind {
        FieldKind::Date(edge) => date::meant(written, edge)?,
        FieldKind::Money if Money::read(written).is_none() => correction::amount(written)?.0,
        FieldKind::Choice(words) if !words.contains(&written) => {
            synonym::choice(words, written)?.to_owned()
        }
        _ => return None,
    };
    (meant != written).then_some(meant)
}

/// Adds a help text that lists the kinds of entries with this key, or else the valid keys (once per
/// entry).
fn without_near(
    said: Diagnostic,
    table: &'static Table,
    key: &str,
    free: &[&str],
    is_listed: &mut bool,
) -> Diagnostic {
    let said = said.note("readers would not see the value in any report");
    let owners: Vec<&str> = table::entries(Plan::TABLE)
        .into_iter()
        .filter(|other| !other.is(table.entity) && other.field(key).is_some())
        .map(|other| other.name)
        .take(4)
        .collect();
    if let Some((last, rest)) = owners.split_last() {
        let owners = if rest.is_empty() {
            format!("{} {last}", article(last))
        } else {
            format!("{} {} or {last}", article(owners.first().unwrap_or(last)), rest.join(", "))
        };
        return said.help(format!("`{key}` is a key of {owners}: move it there"));
    }
    if free.is_empty() || std::mem::replace(is_listed, true) {
        return said
            .help("delete the key; for a list of all keys, run `plancc schema --format markdown`");
    }
    said.help(format!("use {}", name_suggestion::listed(free)))
}
