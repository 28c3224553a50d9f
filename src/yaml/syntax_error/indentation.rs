//! Errors about indentation.

use std::ops::Range;

use super::ErrorContext;
use crate::diagnostic::{Applicability, Diagnostic, Edit, error_kinds};
use crate::source::{Source, Span};
use crate::yaml::line::{Line, LineKind, is_pasted_space, lines};

error_kinds! {
    /// Reports lines with the wrong indentation.
    ///
    /// ## Why it matters
    /// Indentation decides which key a line belongs to. With one space too many or too few, readers
    /// would see the line in the wrong part of the report, or not at all.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Federal Programs
    ///     contact: office
    /// ```
    /// Lines at the same level start in the same column:
    /// ```yaml
    /// department:
    ///   name: Federal Programs
    ///   contact: office
    /// ```
    WRONG_INDENTATION = "wrong-indentation";
    /// Reports tabs that are used as indentation.
    ///
    /// ## Why it matters
    /// The width of a tab differs between programs. A line could seem to belong to one key in one
    /// program and to another key in the next, so YAML does not allow tabs as indentation.
    ///
    /// ## Example
    #[doc = "```yaml,fires"]
    #[doc = "department:"]
    #[doc = "\tname: Federal Programs"]
    #[doc = "```"]
    /// Use two spaces for each level:
    /// ```yaml
    /// department:
    ///   name: Federal Programs
    /// ```
    TAB_INDENTATION = "tab-indentation";
    /// Reports pasted characters that look like spaces.
    ///
    /// ## Why it matters
    /// Text from web pages and word processors can contain no-break spaces and other special
    /// spaces. YAML does not treat them as spaces, so the line would be missing from the report.
    ///
    /// ## Example
    #[doc = "```yaml,fires"]
    #[doc = "department:"]
    #[doc = "\u{a0}\u{a0}name: Federal Programs"]
    #[doc = "```"]
    /// Type the spaces again:
    /// ```yaml
    /// department:
    ///   name: Federal Programs
    /// ```
    INVALID_SPACE = "invalid-space";
}

/// Reports a line whose indentation contains characters other than spaces.
pub(super) fn odd(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let text = place.source.text();
    let row = place.lines().filter(|line| line.is_odd).find(|line| {
        let is_first = line.start == place.line.start;
        let is_stop = (line.start..=line.end).contains(&place.stop);
        let spaces = place.slice(line.start..line.content);
        is_first || is_stop || !spaces.starts_with(' ')
    });
    if let Some(row) = row {
        let is_tab = place.slice(row.start..row.content).contains('\t');
        return Some(if is_tab { tabs(place, &row) } else { pasted(place, &row) });
    }
    let row = lines(text, place.range.clone()).find(|line| line.next > place.stop)?;
    let said = place.slice(row.content..row.end);
    let (at, space) = said.char_indices().find(|&(at, one)| {
        is_pasted_space(one) && said.get(..at).is_some_and(|before| before.ends_with([':', '-']))
    })?;
    let at = row.content + at;
    let span = place.span(at..at + space.len_utf8());
    let edits = vec![Edit { span, text: " ".to_owned() }];
    Some(pasted_at(place, span.range(), edits))
}

fn tabs(place: &ErrorContext<'_>, row: &Line) -> Diagnostic {
    let before = place.slice(row.start..row.content);
    let at = row.start + before.find('\t').unwrap_or(0);
    let is_sure = is_all_tabs(place.source.text());
    let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
    Diagnostic::error(TAB_INDENTATION, place.span(at..row.content), "tab used as indentation")
        .here("this is a tab")
        .note("the width of a tab differs between programs, so YAML doesn't allow tabs here")
        .help("use two spaces for each level")
        .fix("replace each tab with two spaces", applicability, spaces(place))
}

/// Returns `true` if `text` is indented only with tabs, so that each tab is one level.
fn is_all_tabs(text: &str) -> bool {
    text.lines().all(|line| {
        let before = line.len() - line.trim_start().len();
        line.trim().is_empty()
            || line.get(..before).is_none_or(|gap| gap.chars().all(|c| c == '\t'))
    })
}

fn pasted(place: &ErrorContext<'_>, row: &Line) -> Diagnostic {
    let before = place.slice(row.start..row.content);
    let at = row.start + before.find(is_pasted_space).unwrap_or(0);
    pasted_at(place, at..row.content, spaces(place))
}

/// Returns edits that replace tabs and pasted spaces in the indentation of every line of the part.
fn spaces(place: &ErrorContext<'_>) -> Vec<Edit> {
    let rows = place.lines().filter(|row| row.is_odd);
    rows.map(|row| Edit { span: place.span(row.start..row.content), text: " ".repeat(row.column) })
        .collect()
}

fn pasted_at(place: &ErrorContext<'_>, range: Range<usize>, edits: Vec<Edit>) -> Diagnostic {
    Diagnostic::error(
        INVALID_SPACE,
        place.span(range),
        "this pasted character looks like a space, but isn't one",
    )
    .here("YAML doesn't treat this as a space")
    .note(
        "characters like this often come from copied text; with this one, YAML can't read the line",
    )
    .help("delete the character and type a space")
    .fix("replace the character with a space", Applicability::Safe, edits)
}

/// Reports lines of a quoted scalar or a flow list that are not indented enough. `open` and `close`
/// are the offsets of its quotation marks or brackets.
pub(super) fn edge(place: &ErrorContext<'_>, open: usize, close: usize) -> Option<Diagnostic> {
    let column = place.line.column;
    let rows = || {
        lines(place.source.text(), place.range.clone()).filter(move |row| {
            row.start > open && row.start <= close && row.column <= column && row.content < row.end
        })
    };
    let first = rows().next()?;
    let edits = rows().map(|row| place.insert(row.start, &" ".repeat(column + 2 - row.column)));
    Some(
        Diagnostic::error(
            WRONG_INDENTATION,
            place.span(first.content..first.end),
            "this line must be indented",
        )
        .here("this line is part of the value above, but is not indented further than its key")
        .label(place.character(open), "the value starts here")
        .note("a value must be indented further than its key")
        .help("indent the line two spaces more than the key above it")
        .fix("indent the line", Applicability::Safe, edits.collect()),
    )
}

/// Reports an item or key at the start of `run` that is not aligned with its siblings at `column`.
pub(in crate::yaml) fn misplaced(
    source: &Source,
    line: &Line,
    run: Range<usize>,
    column: usize,
    is_list: bool,
) -> Diagnostic {
    let what = if is_list { "list item" } else { "key" };
    let side = if line.column < column { "left" } else { "right" };
    let steps = line.column.abs_diff(column);
    let spaces = if steps == 1 { "one space".to_owned() } else { format!("{steps} spaces") };
    let span = Span::new(source.id(), line.content..line.end);
    let error = Diagnostic::error(
        WRONG_INDENTATION,
        span,
        format!("this {what} is not aligned with the other {what}s"),
    )
    .note("indentation decides which key a line belongs to");
    if steps == 0 {
        return error.here("it is unclear which key this line belongs to");
    }
    let moved = lines(source.text(), run).filter(|row| row.shape != LineKind::Nothing).map(|row| {
        let before = Span::new(source.id(), row.start..row.content);
        let spaces = (row.column + column).saturating_sub(line.column);
        Edit { span: before, text: " ".repeat(spaces) }
    });
    // A list below a top-level key is not inside another list that the item could belong to.
    let is_sure = is_list && line.column < column && column <= 2;
    let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
    error
        .here(format!("{spaces} too far to the {side}"))
        .help(match column {
            0 => "start the line without spaces".to_owned(),
            1 => "start the line with one space".to_owned(),
            _ => format!("start the line with {column} spaces"),
        })
        .fix(format!("move the line by {spaces}"), applicability, moved.collect())
}

/// Reports a list item among keys, or a key among list items.
pub(super) fn stray(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let (what, others) = match place.line.shape {
        LineKind::Item => ("unexpected list item: expected a key", "item"),
        LineKind::Key => ("unexpected key: expected a list item", "key"),
        _ => return None,
    };
    let is_dashed = place.value.start > place.line.content;
    (place.is_stray && !is_dashed).then(|| {
        Diagnostic::error(WRONG_INDENTATION, place.span(place.line.content..place.line.end), what)
            .here(format!("this {others} doesn't belong to anything above it"))
            .note("indentation decides which key a line belongs to")
            .help(format!(
                "start this {others} in the same column as the rest of its list or entry"
            ))
    })
}
