//! Keys that the language does not know, and keys that stand twice.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Kind, Money, Plan, Table};
use crate::source::Span;
use crate::yaml::{Entry, PASTED_SPACE};

use super::check::{Checker, article, shortened};
use super::{day, fault, mend, suggest, synonym, table};

/// Keys that a message lists at most.
const MOST: usize = 8;

impl Checker<'_> {
    /// Says that a key is not known, and gives the one that it most likely is.
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
                Diagnostic::error(PASTED_SPACE, span, "a pasted space stands in this key")
                    .here("it looks like a space and is read as a letter")
                    .note("it came along with copied text, and makes another key of this one")
                    .help("take it out")
                    .safe_fix("take it out", span, field.key),
            );
            return Some(field.key);
        }
        let near =
            synonym::key(table, key, free).or_else(|| suggest::nearest(key, free.iter().copied()));
        let said = Diagnostic::error(
            fault::UNKNOWN_KEY,
            span,
            format!("{} {} has no key `{}`", article(table.name), table.name, shortened(key)),
        );
        let said = if let Some(near) = near {
            let said = said
                .here("this key is not known here")
                .note("what stands under it would be in no report");
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
                None => said.help(format!("did you mean `{near}`?")).near(span, key, near),
            }
        } else if key.contains(' ') {
            said.here("the colon after these words makes them a key")
                .help("if this is text, put quotes around all of it: `\"…\"`")
        } else if key == "<<" {
            said.here("this would copy keys from elsewhere")
                .help("write the keys out; a plan is read by people")
        } else {
            let said = said.here("this key is not known here");
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
                format!("`{}` stands here twice", shortened(key)),
            )
            .here("this one is not read")
            .label(first, "the first one is here")
            .note("a reader could not tell which of the two holds")
            .help("put both into one, or give one of them its right name"),
        );
    }
}

/// The value of an entry as it must be written under the key that was meant, if it cannot stay as it is.
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

/// Says where such a key belongs, else which keys there are; once an entry.
fn without_near(
    said: Diagnostic,
    table: &'static Table,
    key: &str,
    free: &[&str],
    is_listed: &mut bool,
) -> Diagnostic {
    let said = said.note("what stands under it would be in no report");
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
        return said.help("take it out, or give it the name of a key that is known");
    }
    match free.get(..MOST).filter(|_| free.len() > MOST) {
        Some(first) => {
            let first: Vec<String> = first.iter().map(|key| format!("`{key}`")).collect();
            said.help(format!(
                "the keys here are {} and {} more",
                first.join(", "),
                free.len() - MOST
            ))
        }
        None => said.help(format!("the keys here are {}", suggest::listed(free))),
    }
}
