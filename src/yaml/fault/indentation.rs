//! Lines that stand too far left or right, or are moved by something other than spaces.

use std::ops::Range;

use super::Place;
use crate::diagnostic::{Applicability, Diagnostic, Edit, faults};
use crate::source::{Source, Span};
use crate::yaml::line::{Line, Shape, is_pasted_space, lines};

faults! {
    /// A line that stands too far left or too far right for what it belongs to.
    ///
    /// ## Why it matters
    /// What belongs to what is told by how far a line is moved in. One space too many or too few puts a line in
    /// another part of the plan, or in none.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Federal Programs
    ///     contact: office
    /// ```
    /// Lines that belong together begin below each other:
    /// ```yaml
    /// department:
    ///   name: Federal Programs
    ///   contact: office
    /// ```
    WRONG_INDENTATION = "wrong-indentation";
    /// A line that is moved in by a tab.
    ///
    /// ## Why it matters
    /// A tab is as wide as each program likes, so nobody could say what the line belongs to.
    ///
    /// ## Example
    #[doc = "```yaml,fires"]
    #[doc = "department:"]
    #[doc = "\tname: Federal Programs"]
    #[doc = "```"]
    /// Use spaces, two for each step:
    /// ```yaml
    /// department:
    ///   name: Federal Programs
    /// ```
    TAB_INDENTATION = "tab-indentation";
    /// A pasted space that looks like one and is another character.
    ///
    /// ## Why it matters
    /// Web pages and word processors use spaces that hold words together. YAML reads them as letters, so the line
    /// belongs to nothing.
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
    PASTED_SPACE = "pasted-space";
}

/// A line whose indentation holds something other than spaces.
pub(super) fn odd(place: &Place<'_>) -> Option<Diagnostic> {
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

fn tabs(place: &Place<'_>, row: &Line) -> Diagnostic {
    let before = place.slice(row.start..row.content);
    let at = row.start + before.find('\t').unwrap_or(0);
    Diagnostic::error(TAB_INDENTATION, place.span(at..row.content), "a tab moves this line in")
        .here("a tab stands here")
        .note("a tab is as wide as each program likes, so nobody can say what the line belongs to")
        .help("use spaces, two for each step")
        .fix("use two spaces for each tab", Applicability::Unsafe, spaces(place))
}

fn pasted(place: &Place<'_>, row: &Line) -> Diagnostic {
    let before = place.slice(row.start..row.content);
    let at = row.start + before.find(is_pasted_space).unwrap_or(0);
    pasted_at(place, at..row.content, spaces(place))
}

/// Edits that move in by spaces every line of the part that something else moves in.
fn spaces(place: &Place<'_>) -> Vec<Edit> {
    let rows = place.lines().filter(|row| row.is_odd);
    rows.map(|row| Edit { span: place.span(row.start..row.content), text: " ".repeat(row.column) })
        .collect()
}

fn pasted_at(place: &Place<'_>, range: Range<usize>, edits: Vec<Edit>) -> Diagnostic {
    Diagnostic::error(PASTED_SPACE, place.span(range), "a pasted space is not a space to YAML")
        .here("it looks like a space and is read as a letter")
        .note("it came along with copied text, and the line belongs to nothing because of it")
        .help("take it out and type a space")
        .fix("type spaces", Applicability::Safe, edits)
}

/// A text or list over several lines that goes on too far left; `open` and `close` are its ends.
pub(super) fn edge(place: &Place<'_>, open: usize, close: usize) -> Option<Diagnostic> {
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
            "this line goes on with what stands above, and is not moved in",
        )
        .here("this stands as far left as its key")
        .label(place.character(open), "it began here")
        .note("what belongs to a key stands further right than the key")
        .help("move the line in by two spaces")
        .fix("move it in", Applicability::Safe, edits.collect()),
    )
}

/// An item or key, at the beginning of `run`, that does not stand below its siblings at `column`.
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
    let fault = Diagnostic::error(
        WRONG_INDENTATION,
        span,
        format!("this {what} does not stand below the others"),
    )
    .note("how far a line is moved in tells what it belongs to");
    if steps == 0 {
        return fault.here("nothing says what it belongs to");
    }
    let moved = lines(source.text(), run).filter(|row| row.shape != Shape::Nothing).map(|row| {
        let before = Span::new(source.id(), row.start..row.content);
        let spaces = (row.column + column).saturating_sub(line.column);
        Edit { span: before, text: " ".repeat(spaces) }
    });
    fault
        .here(format!("it stands {spaces} too far {side}"))
        .help(format!("begin the line with {column} spaces"))
        .fix(format!("move it {spaces}"), Applicability::Unsafe, moved.collect())
}

/// An item among keys, or a key among items.
pub(super) fn stray(place: &Place<'_>) -> Option<Diagnostic> {
    let (what, others) = match place.line.shape {
        Shape::Item => ("a list item stands where a key belongs", "item"),
        Shape::Key => ("a key stands where a list item belongs", "key"),
        _ => return None,
    };
    let is_dashed = place.value.start > place.line.content;
    (place.is_stray && !is_dashed).then(|| {
        Diagnostic::error(WRONG_INDENTATION, place.span(place.line.content..place.line.end), what)
            .here(format!("this {others} belongs to nothing above it"))
            .note("how far a line is moved in tells what it belongs to")
            .help("move it below the lines that it belongs with")
    })
}
