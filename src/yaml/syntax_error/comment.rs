//! Errors in unquoted text over several lines that a comment interrupts.

use std::ops::Range;

use super::ErrorContext;
use crate::diagnostic::{Applicability, Diagnostic, error_kinds};
use crate::yaml::line::{Line, LineKind, comment, lines};

error_kinds! {
    /// Reports a `#` inside unquoted text that continues on the next line.
    ///
    /// ## Why it matters
    /// In YAML, a space and `#` start a comment, which ends the text, so readers would see neither the words after the
    /// `#` nor the next lines.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: Families meet in Room # 12
    ///   on the first Monday of the month.
    /// ```
    /// Put the text in quotes:
    /// ```yaml
    /// purpose: "Families meet in Room # 12
    ///   on the first Monday of the month."
    /// ```
    COMMENT_IN_TEXT = "comment-in-text";
}

/// Returns the error for text that continues after a comment.
pub(super) fn inside(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let value = place.value();
    if place.is_stray || value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) {
        return None;
    }
    let (cut, words) = interrupted(place)?;
    let is_number = words.starts_with(|one: char| one.is_ascii_digit());
    let goes_on = ["of ", "de ", "per ", "por "].iter().any(|word| words.starts_with(word));
    let applicability =
        if is_number || goes_on { Applicability::Safe } else { Applicability::Unsafe };
    let said = Diagnostic::error(
        COMMENT_IN_TEXT,
        place.span(cut),
        "text that contains ` #` must be in quotes",
    )
    .here("in YAML, this comment ends the text")
    .note("YAML would read neither the words after `#` nor the next lines")
    .help("put the entire text in quotes, from its first line to its last");
    let said = if applicability == Applicability::Safe {
        said
    } else {
        said.help("if this is meant as a comment, move it to the line above the text")
    };
    Some(said.fix(
        "put the entire text in quotes",
        applicability,
        place.quotes(place.value.clone()),
    ))
}

/// Returns the byte range and the words of the first comment that interrupts the text.
fn interrupted<'a>(place: &'a ErrorContext<'_>) -> Option<(Range<usize>, &'a str)> {
    let rows: Vec<Line> = lines(place.source.text(), place.range.clone())
        .filter(|row| row.end > place.value.start && row.start < place.value.end)
        .collect();
    // The text must be one paragraph, without keys or items below.
    let is_text = rows.iter().skip(1).all(|row| row.shape == LineKind::Other);
    let (_, above) = rows.split_last().filter(|_| is_text)?;
    above.iter().find_map(|row| {
        let start = row.content.max(place.value.start);
        let said = place.slice(start..row.end);
        let at = comment(said).filter(|at| *at > 0)?;
        let words = said.get(at + 1..)?.trim();
        (!words.is_empty()).then_some((start + at..row.end, words))
    })
}
