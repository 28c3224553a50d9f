//! Prevents text from running as a workflow command in the log of a CI system.

use std::borrow::Cow;

/// Returns `true` if a CI system would find a command in `text` in a job's log.
#[must_use]
pub fn has_command(text: &str) -> bool {
    lines(text).any(|line| {
        starts_command(line) || line.match_indices("##").any(|(at, _)| is_marker(line, at))
    })
}

/// Replaces one character of each command with a lookalike, so that it doesn't run and columns stay
/// the same: `::error::` at the start of a line becomes `∶:error::`, and `##[error]` anywhere
/// becomes `#♯[error]`.
///
/// Source: `ActionCommand.cs` of the GitHub Actions runner. A line is a command if it starts with `::`,
/// possibly after white space, or contains `##[`. Azure Pipelines and TeamCity look for `##vso[` and
/// `##teamcity[`.
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

/// Escapes commands in a JSON document without changing its meaning. Only `##` commands are possible: JSON
/// escapes line breaks in strings, so no line starts with `::`.
#[must_use]
pub fn json_without_commands(text: &str) -> String {
    text.replace("##", "#\\u0023")
}

/// Escapes commands in an XML document without changing its meaning.
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

/// Splits text into lines with their line endings. A carriage return also ends a line, as in the runner.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['\n', '\r'])
}

/// Returns `true` if a line starts with `::` and a letter. `:::`, which diagnostics use before a second
/// location, is not a command.
fn starts_command(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("::");
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Returns `true` if `##[` or `##word[` starts at the byte offset `at`.
fn is_marker(line: &str, at: usize) -> bool {
    let after = line.get(at + 2..).unwrap_or_default();
    after.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).starts_with('[')
}
