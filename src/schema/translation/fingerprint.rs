//! Fingerprints of originals, to detect outdated translations.
//!
//! In a translation, `translates` lists the path of each translated passage in the plan, with the first digits
//! of the BLAKE3 hash of the original: `priorities/evenings/priority 91bc0123`. Paths contain the ids of
//! entries, so the order of keys and entries doesn't matter.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Answer, Plan, Stage};
use crate::source::{Span, Text};

use super::super::errors;
use super::pairs::pairs;

/// The number of hexadecimal digits that plancc writes. It accepts up to 64.
const DIGITS: usize = 8;

/// An item of `translates`.
struct RecordedFingerprint {
    digits: String,
    span: Span,
    is_used: bool,
}

/// Returns the severity of an outdated translation at this stage of the plan.
#[must_use]
pub fn stale_severity(stage: Stage) -> Severity {
    if stage >= Stage::Board { Severity::Error } else { Severity::Warning }
}

/// Returns the BLAKE3 hash of `text` in hexadecimal. White space is normalized, so rewrapped text
/// has the same hash.
fn hash(text: &Text) -> String {
    let words: Vec<&str> = text.value.split_whitespace().collect();
    blake3::hash(words.join(" ").as_bytes()).to_hex().to_string()
}

/// Returns the items of `translates` for a translation, given the plan and the translated plan.
#[must_use]
pub fn fingerprints(plan: &Plan, translated: &mut Plan) -> Vec<String> {
    let mut lines = Vec::new();
    pairs(plan, translated, &mut |path, original, _| {
        let digits: String = hash(original).chars().take(DIGITS).collect();
        lines.push(format!("{path} {digits}"));
    });
    lines
}

/// Returns the fingerprints in `translates`, by path.
#[must_use]
pub fn recorded(translation: &Plan) -> BTreeMap<String, String> {
    let Some(Answer::Items(items)) = &translation.translates else { return BTreeMap::new() };
    let items = items.iter().filter_map(read);
    items.map(|(path, digits)| (path.to_owned(), digits)).collect()
}

/// Compares the recorded fingerprints with the originals, and marks outdated translations.
///
/// If `translates` is text, it is a note for people, and nothing is compared.
pub(super) fn compare(
    plan: &Plan,
    translated: &mut Plan,
    recorded: Option<&Answer>,
) -> Vec<Diagnostic> {
    let Some(Answer::Items(items)) = recorded else { return Vec::new() };
    let mut found = Vec::new();
    let mut by_path: HashMap<String, RecordedFingerprint> = HashMap::new();
    for item in items {
        match read(item) {
            Some((path, digits)) => {
                let line = RecordedFingerprint { digits, span: item.span, is_used: false };
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
                found.push(stale(path, text.span, original.span, plan.stage_or_draft()));
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

/// Parses an item of `translates` into the path and the digits.
fn read(item: &Text) -> Option<(&str, String)> {
    let (path, digits) = item.trimmed().rsplit_once(char::is_whitespace)?;
    let is_hash = (DIGITS..=64).contains(&digits.len())
        && digits.chars().all(|digit| digit.is_ascii_hexdigit());
    is_hash.then(|| (path.trim_end(), digits.to_ascii_lowercase()))
}

const RENEW: &str =
    "compare both texts, then run `plancc fix --mark-translated` to record the new fingerprints";

fn stale(path: &str, text: Span, original: Span, stage: Stage) -> Diagnostic {
    let message = format!("the original of `{path}` has changed since it was translated");
    let said = match stale_severity(stage) {
        Severity::Error => Diagnostic::error(errors::STALE_TRANSLATION, text, message),
        _ => Diagnostic::warning(errors::STALE_TRANSLATION, text, message),
    };
    said.here("this translation may be outdated")
        .label(original, "the current original")
        .note("the report marks this text as out of date")
        .help(RENEW)
}

fn malformed(item: &Text) -> Diagnostic {
    let message = format!("`{}` is not a path and a fingerprint", item.trimmed());
    Diagnostic::warning(errors::INVALID_FINGERPRINT, item.span, message)
        .note("plancc ignores this item, so it can't detect that the original has changed")
        .help("run `plancc fix --mark-translated` to rewrite the list, or write a path and a fingerprint, such as `purpose 3f2a91bc`")
}

fn of_nothing(path: &str, span: Span) -> Diagnostic {
    let message = format!("`{path}` in `translates` is not the path of translated text");
    Diagnostic::warning(errors::INVALID_FINGERPRINT, span, message)
        .note("plancc ignores this item, so it can't detect that the original has changed")
        .help(
            "correct the path or delete the item; `plancc fix --mark-translated` rewrites the list",
        )
}

fn duplicate(path: &str, span: Span, first: Span) -> Diagnostic {
    let message = format!("duplicate fingerprint for `{path}`");
    Diagnostic::warning(errors::INVALID_FINGERPRINT, span, message)
        .here("plancc compares only this fingerprint")
        .label(first, "first listed here")
        .help("delete one of the two items")
}

fn missing(without: &[(String, Span)]) -> Option<Diagnostic> {
    let (path, span) = without.first()?;
    let message = match without.len() {
        1 => format!("`{path}` has no fingerprint in `translates`"),
        count => format!("{count} translated fields have no fingerprint in `translates`"),
    };
    let said = Diagnostic::warning(errors::MISSING_FINGERPRINT, *span, message);
    let said = if without.len() > 1 { said.here("the first field") } else { said };
    Some(
        said.note("without a fingerprint, plancc can't detect that the original has changed")
            .help("run `plancc fix --mark-translated` to record the fingerprints"),
    )
}
