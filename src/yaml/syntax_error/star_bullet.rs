//! Lists whose items begin with a star, as in Markdown.

use std::ops::Range;

use super::ErrorContext;
use crate::diagnostic::{Applicability, Edit};
use crate::yaml::line::{Line, lines};

/// Returns edits that turn the first lines of `text` into a list, if these lines are aligned and
/// begin with `*`.
pub(super) fn dashes(place: &ErrorContext<'_>, text: &Range<usize>) -> Option<Vec<Edit>> {
    let before = place.source.text().get(..text.start)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let mut rows = lines(place.source.text(), start..text.end)
        .filter(|row| row.content < row.end)
        .map(|row| (row, place.slice(row.content..row.end).starts_with("* ")));
    let (first, _) =
        rows.next().filter(|(row, is_starred)| row.content == text.start && *is_starred)?;
    let rest = rows.take_while(|(row, is_starred)| row.column == first.column && *is_starred);
    let dash =
        |row: Line| Edit { span: place.span(row.content..row.content + 1), text: "-".to_owned() };
    Some(std::iter::once(first).chain(rest.map(|(row, _)| row)).map(dash).collect())
}

/// Returns `Safe` if the text has several lines and all of them begin with a star.
pub(super) fn applicability(
    place: &ErrorContext<'_>,
    text: &Range<usize>,
    starred: usize,
) -> Applicability {
    let count = place.slice(text.clone()).lines().filter(|line| !line.trim().is_empty()).count();
    if starred > 1 && starred == count { Applicability::Safe } else { Applicability::Unsafe }
}
