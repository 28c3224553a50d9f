//! What is wrong with a part that does not parse, in a planner's words.
//!
//! The parser says where it stopped; what a planner did is read off the text.

mod bracket;
mod character;
mod document;
mod figure;
mod indentation;
mod quotation;
mod text;

use std::ops::Range;

use super::build::{Kind, Stop};
use super::line::{Line, Shape, lines};
use crate::diagnostic::{Diagnostic, Edit, Fault, faults};
use crate::source::{Source, Span};

pub use character::{CONTROL_CHARACTER, is_allowed};
pub use indentation::PASTED_SPACE;
pub use text::COLON_IN_TEXT;

pub(super) use document::documents;
pub(super) use indentation::misplaced;
pub(super) use text::{LINE_WITHOUT_KEY, MISSING_SPACE, glued, missing_space};

faults! {
    /// A line that cannot be read, for a reason that plancc has no name for.
    ///
    /// ## Why it matters
    /// What cannot be read cannot be checked or printed, so the part that it stands in would be missing from
    /// the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs: [attendance,, reading]
    /// ```
    /// One comma between two words:
    /// ```yaml
    /// needs: [attendance, reading]
    /// ```
    UNREADABLE = "unreadable";
    /// Lists and keys that stand more than 64 deep inside each other.
    ///
    /// ## Why it matters
    /// A plan is ten levels deep. What lies deeper comes from a slip, such as a bracket typed by a stuck key, and
    /// nobody could follow it in a report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// ```
    /// One pair of brackets makes a list:
    /// ```yaml
    /// needs: [a]
    /// ```
    NESTED_TOO_DEEPLY = "nested-too-deeply";
}

/// The faults of this room, file by file.
pub const ALL: [&[Fault]; 8] = [
    FAULTS,
    bracket::FAULTS,
    character::FAULTS,
    document::FAULTS,
    indentation::FAULTS,
    quotation::FAULTS,
    text::FAULTS,
    crate::yaml::slip::FAULTS,
];

/// A part that does not parse and cannot be split.
#[derive(Debug)]
pub(super) struct Leaf {
    /// Its lines.
    pub(super) range: Range<usize>,
    /// Where its value begins, on the line of its key or dash.
    pub(super) value: Option<usize>,
    /// Whether it is lines that belong to no part.
    pub(super) is_stray: bool,
}

/// What a fault is looked for in.
struct Place<'a> {
    source: &'a Source,
    /// The part's lines.
    range: Range<usize>,
    /// The part's value, without the white space around it.
    value: Range<usize>,
    /// The part's first line.
    line: Line,
    /// Where the parser stopped.
    stop: usize,
    is_stray: bool,
}

impl Place<'_> {
    fn slice(&self, range: Range<usize>) -> &str {
        self.source.text().get(range).unwrap_or_default()
    }

    fn value(&self) -> &str {
        self.slice(self.value.clone())
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source.id(), range)
    }

    /// The character at `at`, or nothing at the end of the part.
    fn character(&self, at: usize) -> Span {
        let len = self.slice(at..self.range.end).chars().next().map_or(0, char::len_utf8);
        self.span(at..at + len)
    }

    /// The lines that say something, from the first on.
    fn lines(&self) -> impl Iterator<Item = Line> {
        lines(self.source.text(), self.range.clone()).filter(|line| line.shape != Shape::Nothing)
    }

    /// Edits that put a range in quotes, over as many lines as it has.
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

/// The one diagnostic for a part that does not parse.
pub(super) fn explain(source: &Source, leaf: &Leaf, stop: &Stop) -> Diagnostic {
    let place = place(source, leaf, stop.at);
    if stop.kind == Kind::Depth {
        return too_deep(&place);
    }
    character::forbidden(&place)
        .or_else(|| indentation::odd(&place))
        .or_else(|| quotation::opened(&place))
        .or_else(|| bracket::opened(&place))
        .or_else(|| text::special(&place))
        .or_else(|| text::dedented(&place))
        .or_else(|| text::colon(&place))
        .or_else(|| indentation::stray(&place))
        .or_else(|| text::stray(&place))
        .unwrap_or_else(|| unreadable(&place))
}

/// Whether a value opens a quote or a bracket that does not close inside `range`.
pub(super) fn is_unclosed(text: &str, range: Range<usize>) -> bool {
    let value = text.get(range).unwrap_or_default();
    match value.as_bytes().first() {
        Some(b'"' | b'\'') => super::line::closing_quote(value, 0).is_none(),
        Some(b'[' | b'{') => !matches!(bracket::scan(value), bracket::Scan::Closed(_)),
        _ => false,
    }
}

fn place<'a>(source: &'a Source, leaf: &Leaf, stop: usize) -> Place<'a> {
    let text = source.text();
    let range = leaf.range.clone();
    let first = lines(text, range.clone()).find(|line| line.shape != Shape::Nothing);
    let line = first.unwrap_or(Line {
        start: range.start,
        content: range.start,
        end: range.end,
        next: range.end,
        column: 0,
        is_odd: false,
        shape: Shape::Other,
    });
    let start = leaf.value.unwrap_or(line.content);
    let value = text.get(start..range.end).unwrap_or_default();
    let said = said(value);
    let start = start + value.len() - said.len();
    let end = start + said.trim_end().len();
    let stop = text.floor_char_boundary(stop.clamp(range.start, range.end));
    Place { source, range, value: start..end, line, stop, is_stray: leaf.is_stray }
}

/// A text from its first character that is neither white space nor in a comment.
fn said(mut text: &str) -> &str {
    loop {
        text = text.trim_start_matches([' ', '\t', '\r', '\n']);
        if !text.starts_with('#') {
            return text;
        }
        let next = text.find('\n').unwrap_or(text.len());
        text = text.get(next..).unwrap_or_default();
    }
}

/// Where the telling of faults ends.
pub(super) fn too_many(place: Span) -> Diagnostic {
    Diagnostic::error(UNREADABLE, place.after(), "this file has more than a thousand faults")
        .here("nothing after this place has been read")
        .note("a file that goes wrong in a thousand places is most likely not a plan")
        .help("mend the first ones and run plancc again")
}

fn too_deep(place: &Place<'_>) -> Diagnostic {
    Diagnostic::error(
        NESTED_TOO_DEEPLY,
        place.character(place.stop),
        "lists and keys stand more than 64 deep inside each other",
    )
    .here("this is one level too many")
    .note("a plan is ten levels deep; what lies deeper is a slip")
    .help("take out the brackets, braces or dashes that are too many")
}

fn unreadable(place: &Place<'_>) -> Diagnostic {
    let text = place.source.text();
    let row = lines(text, place.range.clone()).find(|line| place.stop <= line.end);
    let row = row.filter(|row| row.content < row.end).unwrap_or(place.line);
    Diagnostic::error(UNREADABLE, place.span(row.content..row.end), "this line cannot be read")
        .here("reading stopped in this line")
        .note("what cannot be read is neither checked nor printed")
        .help("compare it with the lines above and below; put a text that holds signs in quotes")
}
