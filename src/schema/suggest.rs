//! Suggestions for misspelled names.

/// Returns the name that `written` is most likely a typo of, by optimal string alignment distance.
pub(crate) fn nearest<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-'], "_");
    let written = plain(written.get(..written.len().min(64)).unwrap_or_default());
    let allowed = (written.chars().count() / 3).max(1);
    names
        .into_iter()
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

/// Returns `true` if `written` is a slip of `near`, one of `names`, and of no other name.
///
/// A slip is one letter too many, too few or wrong, two letters that changed places, two slips in a long name, or the
/// other grammatical number (`priority` for `priorities`). Another name must be at least two letters further away.
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

/// Returns `true` if one of two words is the plural of the other with `ies` for `y`.
fn is_other_number(one: &str, other: &str) -> bool {
    let stem = |text: &str| text.strip_suffix("ies").map(|stem| format!("{stem}y"));
    stem(one).as_deref() == Some(other) || stem(other).as_deref() == Some(one)
}

/// Returns a name in lowercase, without the separators of its words.
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
