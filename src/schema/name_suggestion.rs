//! Suggestions for misspelled names.

use crate::source::work;

/// The maximum number of names to look at. A file can have thousands of ids and as many mistakes.
const SEARCHED: usize = 10_000;

/// The maximum number of names of a similar length to compare.
const COMPARED: usize = 500;

/// Returns the name that `written` is most likely a typo of, by optimal string alignment distance.
pub(crate) fn nearest<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-'], "_");
    let written = plain(written.get(..written.len().min(64)).unwrap_or_default());
    let allowed = (written.chars().count() / 3).max(1);
    let is_near = |name: &&str| name.len().abs_diff(written.len()) <= 4 * allowed + 3;
    names
        .into_iter()
        .take(SEARCHED)
        .filter(is_near)
        .take(COMPARED)
        .inspect(|name| work::count(name.len()))
        .map(|name| match is_other_number(&written, &plain(name)) {
            true => (1, name),
            false => (strsim::osa_distance(&written, &plain(name)), name),
        })
        .filter(|&(distance, _)| distance <= allowed)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// Returns `true` if two names differ only in case, spaces and hyphens.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    joined(one) == joined(other)
}

/// Returns `true` if `written` is clearly a typo of `near` and of no other name in `names`.
///
/// A typo has an optimal string alignment distance of at most 1, or 2 if it is longer than 8
/// letters, or is the singular or plural (`priority` for `priorities`). Text of up to 3 letters
/// must match exactly. The distance to every other name must be greater by at least 2.
pub(super) fn is_sure<'a>(
    written: &str,
    near: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> bool {
    let written = joined(written);
    let length = written.chars().count();
    let distance = |name: &str| strsim::osa_distance(&written, &joined(name));
    let allowed = match length {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    };
    let is_slip = distance(near) <= allowed || is_other_number(&written, &joined(near));
    let next = names.into_iter().filter(|name| *name != near).map(distance).min();
    is_slip && next.is_none_or(|next| next > distance(near) + 1)
}

/// Returns `true` if one word is the plural of the other, with `ies` for `y`.
fn is_other_number(one: &str, other: &str) -> bool {
    let stem = |text: &str| text.strip_suffix("ies").map(|stem| format!("{stem}y"));
    stem(one).as_deref() == Some(other) || stem(other).as_deref() == Some(one)
}

/// Returns a name in lowercase, without spaces, hyphens and underscores.
fn joined(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '-', '_'], "")
}

/// Formats names for a sentence: `` `a`, `b` or `c` ``.
pub(crate) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
