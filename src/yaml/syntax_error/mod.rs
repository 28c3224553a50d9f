//! Finds the cause of a syntax error, and explains it in words that planners understand.
//!
//! The parser reports only the location; the cause is inferred from the text.

mod bracket;
mod character;
mod comment;
mod document;
mod indentation;
mod missing_space;
mod number;
mod quotation;
mod star_bullet;
mod stray;
mod text;

use std::ops::Range;

use super::build::{ParseError, ParseErrorKind};
use super::line::{Line, LineKind, lines};
use crate::diagnostic::{Diagnostic, Edit, ErrorKind, error_kinds};
use crate::source::{Source, Span};

pub use bracket::is_paired;
pub use character::{CONTROL_CHARACTER, is_allowed};
pub use indentation::INVALID_SPACE;
pub use missing_space::missing_space;
pub use text::COLON_IN_TEXT;

pub(super) use document::documents;
pub(super) use indentation::misplaced;
pub(super) use missing_space::glued;
pub(super) use text::{LINE_WITHOUT_KEY, MISSING_SPACE, sure_if_prose};

error_kinds! {
    /// Reports invalid YAML that no other error describes.
    ///
    /// ## Why it matters
    /// plancc cannot read the line, so readers would not see this part of the plan in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs: [attendance,, reading]
    /// ```
    /// Use one comma between two items:
    /// ```yaml
    /// needs: [attendance, reading]
    /// ```
    INVALID_YAML = "invalid-yaml";
    /// Reports lists and keys that are nested more than 64 levels deep.
    ///
    /// ## Why it matters
    /// A plan has about ten levels. Deeper nesting is usually a typing mistake, such as a stuck
    /// bracket key, and readers could not follow it in a report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// ```
    /// Use one pair of brackets for a list:
    /// ```yaml
    /// needs: [a]
    /// ```
    NESTED_TOO_DEEPLY = "nested-too-deeply";
}

/// The YAML syntax errors, grouped by file.
pub const ALL: [&[ErrorKind]; 9] = [
    ERROR_KINDS,
    bracket::ERROR_KINDS,
    character::ERROR_KINDS,
    comment::ERROR_KINDS,
    document::ERROR_KINDS,
    indentation::ERROR_KINDS,
    quotation::ERROR_KINDS,
    text::ERROR_KINDS,
    crate::yaml::mistake::ERROR_KINDS,
];

/// A part that can't be parsed and can't be split further.
#[derive(Debug)]
pub(super) struct UnparsablePart {
    /// The lines of the part.
    pub(super) range: Range<usize>,
    /// The start of the value, on the line of its key or dash.
    pub(super) value: Option<usize>,
    /// `true` if the lines don't belong to any part.
    pub(super) is_stray: bool,
}

/// The part of a file that contains the cause of an error.
struct ErrorContext<'a> {
    source: &'a Source,
    /// The lines of the part.
    range: Range<usize>,
    /// The value of the part, without surrounding white space.
    value: Range<usize>,
    /// The first line of the part.
    line: Line,
    /// The offset at which the parser stopped.
    stop: usize,
    is_stray: bool,
}

impl ErrorContext<'_> {
    fn slice(&self, range: Range<usize>) -> &str {
        self.source.text().get(range).unwrap_or_default()
    }

    fn value(&self) -> &str {
        self.slice(self.value.clone())
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source.id(), range)
    }

    /// Returns the span of the character at `at`; empty at the end of the part.
    fn character(&self, at: usize) -> Span {
        let len = self.slice(at..self.range.end).chars().next().map_or(0, char::len_utf8);
        self.span(at..at + len)
    }

    /// Iterates over the lines with content.
    fn lines(&self) -> impl Iterator<Item = Line> {
        lines(self.source.text(), self.range.clone()).filter(|line| line.shape != LineKind::Nothing)
    }

    /// Returns edits that put a range in quotes, even if it has several lines.
    fn quotes(&self, range: Range<usize>) -> Vec<Edit> {
        let text = self.slice(range.clone());
        let is_single = text.contains(['"', '\\']) && !text.contains('\'');
        let quote = if is_single { "'" } else { "\"" };
        let mut edits = vec![self.insert(range.start, quote)];
        if !is_single {
            for (at, _) in text.match_indices(['"', '\\']) {
                edits.push(self.insert(range.start + at, "\\"));
            }
        }
        edits.push(self.insert(range.end, quote));
        edits
    }

    fn insert(&self, at: usize, text: &str) -> Edit {
        Edit { span: self.span(at..at), text: text.to_owned() }
    }
}

/// Returns the diagnostic for a part that can't be parsed.
pub(super) fn explain(source: &Source, leaf: &UnparsablePart, stop: &ParseError) -> Diagnostic {
    let place = place(source, leaf, stop.at);
    if stop.kind == ParseErrorKind::Depth {
        return too_deep(&place);
    }
    character::forbidden(&place)
        .or_else(|| indentation::odd(&place))
        .or_else(|| quotation::opened(&place))
        .or_else(|| bracket::opened(&place))
        .or_else(|| text::special(&place))
        .or_else(|| text::dedented(&place))
        .or_else(|| comment::inside(&place))
        .or_else(|| text::colon(&place))
        .or_else(|| indentation::stray(&place))
        .or_else(|| stray::stray(&place))
        .unwrap_or_else(|| unreadable(&place))
}

/// Returns `true` if a value opens a quotation mark or bracket that is not closed within `range`.
pub(super) fn is_unclosed(text: &str, range: Range<usize>) -> bool {
    let value = text.get(range).unwrap_or_default();
    match value.as_bytes().first() {
        Some(b'"' | b'\'') => super::line::closing_quote(value, 0).is_none(),
        Some(b'[' | b'{') => !matches!(bracket::scan(value), bracket::BracketScan::Closed(_)),
        _ => false,
    }
}

fn place<'a>(source: &'a Source, leaf: &UnparsablePart, stop: usize) -> ErrorContext<'a> {
    let text = source.text();
    let range = leaf.range.clone();
    let first = lines(text, range.clone()).find(|line| line.shape != LineKind::Nothing);
    let line = first.unwrap_or(Line {
        start: range.start,
        content: range.start,
        end: range.end,
        next: range.end,
        column: 0,
        is_odd: false,
        shape: LineKind::Other,
    });
    let start = leaf.value.unwrap_or(line.content);
    let value = text.get(start..range.end).unwrap_or_default();
    let said = skip_comments(value);
    let start = start + value.len() - said.len();
    let end = start + said.trim_end().len();
    let stop = text.floor_char_boundary(stop.clamp(range.start, range.end));
    ErrorContext { source, range, value: start..end, line, stop, is_stray: leaf.is_stray }
}

/// Skips white space and comments at the start.
fn skip_comments(mut text: &str) -> &str {
    loop {
        text = text.trim_start_matches([' ', '\t', '\r', '\n']);
        if !text.starts_with('#') {
            return text;
        }
        let next = text.find('\n').unwrap_or(text.len());
        text = text.get(next..).unwrap_or_default();
    }
}

/// Returns the error that ends a list with too many errors.
pub(super) fn too_many(place: Span) -> Diagnostic {
    Diagnostic::error(INVALID_YAML, place.after(), "more than 1,000 errors in this file")
        .here("plancc did not read the rest of the file")
        .note("a file with so many errors is probably not a plan")
        .help("fix the first errors and run plancc again")
}

fn too_deep(place: &ErrorContext<'_>) -> Diagnostic {
    Diagnostic::error(
        NESTED_TOO_DEEPLY,
        place.character(place.stop),
        "lists and keys are nested more than 64 levels deep",
    )
    .here("one level too many")
    .note("a plan has about ten levels, so deeper nesting is probably a typing mistake")
    .help("delete the extra brackets, braces or dashes")
}

fn unreadable(place: &ErrorContext<'_>) -> Diagnostic {
    let text = place.source.text();
    let row = lines(text, place.range.clone()).find(|line| place.stop <= line.end);
    let row = row.filter(|row| row.content < row.end).unwrap_or(place.line);
    Diagnostic::error(INVALID_YAML, place.span(row.content..row.end), "plancc can't read this line")
        .here("not valid YAML")
        .note("this part of the plan would be missing from the report")
        .help("compare the line with the lines above and below; if it contains text with special characters, put the text in quotes")
}
