//! Unknown and duplicate keys.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Kind, Money, Plan, Table};
use crate::source::Span;
use crate::yaml::{Entry, INVALID_SPACE};

use super::check::{Checker, article, shortened};
use super::{day, fault, mend, suggest, synonym, table};

/// The maximum number of keys in a message.
const MOST: usize = 8;

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
                    .here("this looks like a space, but YAML reads it as a letter")
                    .note("characters like this come with copied text and change the key")
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
            .or_else(|| suggest::nearest(key, free.iter().copied()));
        let said = Diagnostic::error(
            fault::UNKNOWN_KEY,
            span,
            format!("unknown key `{}` in {} {}", shortened(key), article(table.name), table.name),
        );
        let said = if let Some(near) = near {
            let said = said
                .here("not a valid key here")
                .note("readers would not see the value in any report");
            let is_same = suggest::is_same(key, near);
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
        } else if key.contains(' ') {
            said.here("the colon makes these words a key")
                .help("if this is text, put all of it in quotes: `\"…\"`")
        } else if key == "<<" {
            said.here("in YAML, `<<` copies keys from another entry")
                .help("write the keys here instead of copying them")
        } else {
            let said = said.here("not a valid key here");
            without_near(said, table, key, free, is_listed)
        };
        self.say(said);
        near
    }

    pub(super) fn twice(&mut self, key: &str, span: Span, first: Span) {
        self.say(
            Diagnostic::error(
                fault::DUPLICATE_KEY,
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

/// Returns the value of an entry in the form that the intended key requires; `None` if it needs no
/// change.
fn mended(table: &Table, key: &str, entry: &Entry<'_>) -> Option<String> {
    let written = entry.value.scalar()?.trim();
    let (_, field) = table.field(key)?;
    let meant = match field.kind {
        Kind::Date(edge) => day::meant(written, edge)?,
        Kind::Money if Money::read(written).is_none() => mend::amount(written)?.0,
        Kind::Choice(words) if !words.contains(&written) => {
            synonym::choice(words, written)?.to_owned()
        }
        _ => return None,
    };
    (meant != written).then_some(meant)
}

/// Adds a help text that names the entries with this key, or else the valid keys (once per entry).
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
        .filter(|other| !other.is(table) && other.field(key).is_some())
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
        return said.help("delete the key, or use a valid key");
    }
    match free.get(..MOST).filter(|_| free.len() > MOST) {
        Some(first) => {
            let first: Vec<String> = first.iter().map(|key| format!("`{key}`")).collect();
            said.help(format!("valid keys are {} and {} more", first.join(", "), free.len() - MOST))
        }
        None => said.help(format!("use {}", suggest::listed(free))),
    }
}
