//! Conflict markers of git and of plancc's own merge.

use super::page::MERGE_CONFLICT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};
use crate::yaml::line::{Line, lines};

/// How many characters a marker has at least, which is git's default, and at most.
const LEAST: usize = 7;
const LONGEST: usize = 64;

/// How many conflicts of one file are reported.
const MOST: usize = 100;

/// The conflicts in a text, each at its first marker, wherever in the text it stands.
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
            // More of these may be a quotation within quotations.
            (b'>', None) if is_of_git(source.slice(span)) => {
                found.push(conflict(span, None, None));
            }
            // A row of equal signs may underline a heading, but not where keys stand.
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

/// The sign of the marker that a line is.
fn marker(text: &str, line: &Line) -> Option<u8> {
    let said = text.get(line.content..line.end)?;
    let sign = *said.as_bytes().first().filter(|sign| b"<=>|".contains(sign))?;
    let rest = said.trim_start_matches(char::from(sign));
    let is_marker = (LEAST..=LONGEST).contains(&(said.len() - rest.len()))
        && (rest.trim_end().is_empty() || (rest.starts_with(' ') && sign != b'='));
    is_marker.then_some(sign)
}

/// Whether a marker has the length that git gives it by default.
fn is_of_git(said: &str) -> bool {
    said.len() - said.trim_start_matches('>').len() == LEAST
}

fn conflict(begin: Span, middle: Option<Span>, end: Option<Span>) -> Diagnostic {
    let found = Diagnostic::error(MERGE_CONFLICT, begin, "unresolved merge conflict").here(
        if end.is_some() { "one version begins here" } else { "this marker was left behind" },
    );
    let found = match middle {
        Some(middle) => found.label(middle, "the other version begins here"),
        None => found,
    };
    let found = match end {
        Some(end) => found.label(end, "the conflict ends here"),
        None => found,
    };
    found
        .note("the file holds both versions of these lines, so plancc does not read or change it")
        .help("keep the lines that you want, then delete the lines with the markers `<<<<<<<`, `=======` and `>>>>>>>`")
}
