//! Lines that the log of a CI system would run as commands.

use std::borrow::Cow;

/// Returns whether a CI system would find a command in `text` if it were printed to a job's log.
#[must_use]
pub fn has_command(text: &str) -> bool {
    lines(text).any(|line| {
        starts_command(line) || line.match_indices("##").any(|(at, _)| is_marker(line, at))
    })
}

/// Replaces one character of each command by a character that looks like it, so that nothing runs and columns stay
/// right: `::error::` at the start of a line becomes `∶:error::`, and `##[error]` anywhere becomes `#♯[error]`.
///
/// Source: the GitHub Actions runner, `ActionCommand.cs`: it takes a line for a command if it starts with `::` after
/// white space, or has `##[` anywhere. Azure Pipelines and TeamCity look for `##vso[` and `##teamcity[`.
#[must_use]
pub fn without_commands(text: &str) -> Cow<'_, str> {
    if !text.contains("##") && !text.contains("::") || !has_command(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for line in lines(text) {
        let mut rest = line;
        if starts_command(line)
            && let Some((space, after)) = line.split_once(':')
        {
            out.push_str(space);
            out.push('\u{2236}');
            rest = after;
        }
        while let Some(at) =
            rest.match_indices("##").map(|(at, _)| at).find(|at| is_marker(rest, *at))
        {
            let (before, after) = rest.split_at_checked(at + 1).unwrap_or((rest, ""));
            out.push_str(before);
            out.push('\u{266F}');
            rest = after.strip_prefix('#').unwrap_or(after);
        }
        out.push_str(rest);
    }
    Cow::Owned(out)
}

/// Escapes commands in a JSON document, which keeps its meaning. Only `##` can be in one: a line break in a string is
/// escaped, so that no line starts with text.
#[must_use]
pub fn json_without_commands(text: &str) -> String {
    text.replace("##", "#\\u0023")
}

/// Escapes commands in an XML document, which keeps its meaning.
#[must_use]
pub fn xml_without_commands(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in lines(text) {
        match line.split_once(':').filter(|_| starts_command(line)) {
            Some((space, rest)) => out.extend([space, "&#58;", rest]),
            None => out.push_str(line),
        }
    }
    out.replace("##", "#&#35;")
}

/// The lines of a text with their ends. A carriage return ends a line too, as it does for the runner.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['\n', '\r'])
}

/// Whether a line starts with `::` and a letter. `:::`, which messages put before a second place, names no command.
fn starts_command(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("::");
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether `##[` or `##word[` stands at `at`.
fn is_marker(line: &str, at: usize) -> bool {
    let after = line.get(at + 2..).unwrap_or_default();
    after.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).starts_with('[')
}
