//! Fingerprints of what was translated, so that a translation whose original changed is noticed.
//!
//! `translates` in a translation lists for each translated text its place in the plan and the first digits of
//! the BLAKE3 hash of the original that was translated: `priorities/evenings/priority 91bc0123`. Entries are named
//! by their ids, so that the order of keys and entries does not matter.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Answer, Plan, Stage};
use crate::source::{Span, Text};

use super::super::fault;
use super::pairs::pairs;

/// The number of hexadecimal digits that are written; a list may have more of them.
const DIGITS: usize = 8;

/// A line of the list that was read.
struct Recorded {
    digits: String,
    span: Span,
    is_used: bool,
}

/// How much a translation whose original changed weighs in a plan of that stage.
#[must_use]
pub fn stale_severity(stage: Stage) -> Severity {
    if stage >= Stage::Board { Severity::Error } else { Severity::Warning }
}

/// Returns the hash of a text in hexadecimal digits; white space does not matter, so that a text may be
/// wrapped anew.
fn hash(text: &Text) -> String {
    let words: Vec<&str> = text.value.split_whitespace().collect();
    blake3::hash(words.join(" ").as_bytes()).to_hex().to_string()
}

/// Returns what `translates` should list for a translation, given the plan and the same plan translated.
#[must_use]
pub fn fingerprints(plan: &Plan, translated: &mut Plan) -> Vec<String> {
    let mut lines = Vec::new();
    pairs(plan, translated, &mut |path, original, _| {
        let digits: String = hash(original).chars().take(DIGITS).collect();
        lines.push(format!("{path} {digits}"));
    });
    lines
}

/// Compares the recorded fingerprints with the originals, and marks the texts that are out of date.
///
/// A text in the place of the list stays a note for people, and nothing is compared.
pub(super) fn compare(
    plan: &Plan,
    translated: &mut Plan,
    recorded: Option<&Answer>,
) -> Vec<Diagnostic> {
    let Some(Answer::Items(items)) = recorded else { return Vec::new() };
    let mut found = Vec::new();
    let mut by_path: HashMap<String, Recorded> = HashMap::new();
    for item in items {
        match read(item) {
            Some((path, digits)) => {
                let line = Recorded { digits, span: item.span, is_used: false };
                if let Some(first) = by_path.insert(path.to_owned(), line) {
                    found.push(duplicate(path, item.span, first.span));
                }
            }
            None => found.push(malformed(item)),
        }
    }
    let mut without: Vec<(String, Span)> = Vec::new();
    pairs(plan, translated, &mut |path, original, text| match by_path.get_mut(path) {
        Some(line) => {
            line.is_used = true;
            if !hash(original).starts_with(&line.digits) {
                text.outdated = true;
                found.push(stale(path, text.span, original.span, plan.stage()));
            }
        }
        None => without.push((path.to_owned(), text.span)),
    });
    let mut unused: Vec<_> = by_path.into_iter().filter(|(_, line)| !line.is_used).collect();
    unused.sort_by_key(|(_, line)| line.span);
    found.extend(unused.iter().map(|(path, line)| of_nothing(path, line.span)));
    found.extend(missing(&without));
    found
}

/// Reads a line of the list into the place and the digits.
fn read(item: &Text) -> Option<(&str, String)> {
    let (path, digits) = item.trimmed().rsplit_once(char::is_whitespace)?;
    let is_hash = (DIGITS..=64).contains(&digits.len())
        && digits.chars().all(|digit| digit.is_ascii_hexdigit());
    is_hash.then(|| (path.trim_end(), digits.to_ascii_lowercase()))
}

const RENEW: &str =
    "compare both texts, then record the new fingerprints with `plancc fix --mark-translated`";

fn stale(path: &str, text: Span, original: Span, stage: Stage) -> Diagnostic {
    let message = format!("the original of `{path}` has changed since it was translated");
    let said = match stale_severity(stage) {
        Severity::Error => Diagnostic::error(fault::STALE_TRANSLATION, text, message),
        _ => Diagnostic::warning(fault::STALE_TRANSLATION, text, message),
    };
    said.here("this may say something else than the plan")
        .label(original, "the original as it is now")
        .note("the report marks this text as out of date")
        .help(RENEW)
}

fn malformed(item: &Text) -> Diagnostic {
    let message = format!("`{}` is not a place and a fingerprint", item.trimmed());
    Diagnostic::warning(fault::INVALID_FINGERPRINT, item.span, message)
        .note("no text is compared with its original by this line")
        .help("write a place and at least 8 hexadecimal digits, as in `purpose 3f2a91bc`, or let `plancc fix --mark-translated` write the list")
}

fn of_nothing(path: &str, span: Span) -> Diagnostic {
    let message = format!("`{path}` in `translates` is not a translated text");
    Diagnostic::warning(fault::INVALID_FINGERPRINT, span, message)
        .note("no text is compared with its original by this line")
        .help("correct the place or take the line out; `plancc fix --mark-translated` writes the list anew")
}

fn duplicate(path: &str, span: Span, first: Span) -> Diagnostic {
    let message = format!("duplicate fingerprint for `{path}`");
    Diagnostic::warning(fault::INVALID_FINGERPRINT, span, message)
        .here("only this one is compared")
        .label(first, "the first one is here")
        .help("take one of them out")
}

fn missing(without: &[(String, Span)]) -> Option<Diagnostic> {
    let (path, span) = without.first()?;
    let message = match without.len() {
        1 => format!("`{path}` has no fingerprint in `translates`"),
        count => format!("{count} translated texts have no fingerprint in `translates`"),
    };
    let said = Diagnostic::warning(fault::MISSING_FINGERPRINT, *span, message);
    let said = if without.len() > 1 { said.here("the first of them") } else { said };
    Some(
        said.note("if the original changes, nobody will notice")
            .help("record the fingerprints with `plancc fix --mark-translated`"),
    )
}
