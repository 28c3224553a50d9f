//! Conflict markers from git and from `plancc merge`.

use super::page::MERGE_CONFLICT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};
use crate::yaml::line::{Line, lines};

/// The minimum length of a conflict marker (git's default) and the maximum length.
const LEAST: usize = 7;
const LONGEST: usize = 64;

/// The maximum number of conflicts to report.
const MOST: usize = 100;

/// Returns an error for each conflict in a file, at its first marker.
pub(in crate::yaml) fn conflicts(source: &Source) -> Diagnostics {
    let text = source.text();
    let is_likely = ["<<<<<<<", ">>>>>>>", "======="].iter().any(|sign| text.contains(sign));
    let mut found = Diagnostics::new();
    if !is_likely {
        return found;
    }
    let mut open: Option<(Span, Option<Span>)> = None;
    for line in lines(text, 0..text.len()) {
        let Some(sign) = marker(text, &line) else { continue };
        let span = Span::new(source.id(), line.content..line.end);
        match (sign, open.take()) {
            (b'<', None) => open = Some((span, None)),
            (b'<', Some((begin, middle))) => {
                found.push(conflict(begin, middle, None));
                open = Some((span, None));
            }
            (b'=', Some((begin, middle))) => open = Some((begin, middle.or(Some(span)))),
            (b'>', Some((begin, middle))) => found.push(conflict(begin, middle, Some(span))),
            // A longer row of `>` may be a nested quotation.
            (b'>', None) if is_of_git(source.slice(span)) => {
                found.push(conflict(span, None, None));
            }
            // A row of equal signs may underline a heading, but not in the first column of a plan.
            (b'=', None) if line.column == 0 => found.push(conflict(span, None, None)),
            (_, before) => open = before,
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.extend(open.map(|(begin, middle)| conflict(begin, middle, None)));
    found
}

/// Returns the character of a conflict marker, if the line is one.
fn marker(text: &str, line: &Line) -> Option<u8> {
    let said = text.get(line.content..line.end)?;
    let sign = *said.as_bytes().first().filter(|sign| b"<=>|".contains(sign))?;
    let rest = said.trim_start_matches(char::from(sign));
    let is_marker = (LEAST..=LONGEST).contains(&(said.len() - rest.len()))
        && (rest.trim_end().is_empty() || (rest.starts_with(' ') && sign != b'='));
    is_marker.then_some(sign)
}

/// Returns `true` if a marker has git's default length.
fn is_of_git(said: &str) -> bool {
    said.len() - said.trim_start_matches('>').len() == LEAST
}

fn conflict(begin: Span, middle: Option<Span>, end: Option<Span>) -> Diagnostic {
    let found = Diagnostic::error(MERGE_CONFLICT, begin, "unresolved merge conflict")
        .here(if end.is_some() { "one version starts here" } else { "leftover conflict marker" });
    let found = match middle {
        Some(middle) => found.label(middle, "the other version starts here"),
        None => found,
    };
    let found = match end {
        Some(end) => found.label(end, "the conflict ends here"),
        None => found,
    };
    found
        .note("the file contains both versions of these lines, so plancc does not read or change it")
        .help("keep the lines that you want, and delete the lines with the markers `<<<<<<<`, `=======` and `>>>>>>>`")
}
