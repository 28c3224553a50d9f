//! Texts that both sides changed: clean where they changed different sentences.

use super::part::Part;
use super::splice::{By, Near, splice};
use super::weave::value_of;
use crate::prose::sentences;
use crate::source::Style;
use crate::yaml::{Value, quote, quote_in_brackets};

/// A text that both sides changed, merged: what the base, ours, theirs and the outcome say.
#[derive(Debug, Clone)]
pub(super) struct Blend {
    pub(super) versions: [String; 3],
    pub(super) outcome: String,
}

/// The text of three versions, at the column of ours; nothing where both changed one sentence.
///
/// Where all three are written alike, their lines stay as they were broken.
pub(super) fn blend(parts: [&Part<'_>; 3]) -> Option<(String, Blend)> {
    let [_, ours, _] = parts;
    let [Some((base, _)), Some((mine, style)), Some((yours, _))] = parts.map(scalar) else {
        return None;
    };
    let outcome = merged([base, mine, yours])?;
    let written = as_written(parts).or_else(|| anew(&outcome, style, ours))?;
    let versions = [base, mine, yours].map(str::to_owned);
    Some((written, Blend { versions, outcome }))
}

fn scalar<'t>(part: &Part<'t>) -> Option<(&'t str, Style)> {
    let Value::Scalar(text, style) = &part.node.value else { return None };
    Some((text, *style))
}

/// The sentences of three versions.
fn merged(texts: [&str; 3]) -> Option<String> {
    let [base, ours, theirs] = texts.map(sentences);
    let words = |all: &[&str]| -> Vec<String> {
        all.iter().map(|one| one.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let has_lines = texts.iter().any(|text| text.trim_end().contains('\n'));
    let mut out = String::new();
    for hunk in splice(&words(&base), &words(&ours), &words(&theirs), Near::Sharing) {
        let from = match hunk.by {
            By::Nobody | By::Ours | By::Both => ours.get(hunk.ours),
            By::Theirs => theirs.get(hunk.theirs),
            By::Conflict => return None,
        };
        for sentence in from.unwrap_or_default() {
            if out.ends_with(|last: char| !last.is_whitespace()) {
                out.push(if has_lines { '\n' } else { ' ' });
            }
            out.push_str(sentence);
        }
    }
    Some(out.trim_end().to_owned())
}

/// The outcome put together of the lines of three texts that are written in one style.
fn as_written(parts: [&Part<'_>; 3]) -> Option<String> {
    let [base, ours, theirs] = parts.map(Written::of);
    let (base, ours, theirs) = (base?, ours?, theirs?);
    if base.frame() != ours.frame() || theirs.frame() != ours.frame() {
        return None;
    }
    let text = merged([&base.text, &ours.text, &theirs.text])?;
    let indent = " ".repeat(ours.column);
    let mut out = ours.open.to_owned();
    for (number, line) in text.split('\n').enumerate() {
        let is_begun = number == 0 && !ours.open.ends_with('\n');
        if number > 0 {
            out.push('\n');
        }
        if !is_begun && !line.trim().is_empty() {
            out.push_str(&indent);
        }
        out.push_str(line);
    }
    Some(out + ours.close)
}

/// A text as it is written, without its frame and its indentation.
struct Written<'t> {
    /// The quote, or the line of the `|` or `>`.
    open: &'t str,
    text: String,
    close: &'t str,
    column: usize,
    style: Style,
}

impl<'t> Written<'t> {
    fn of(part: &Part<'t>) -> Option<Written<'t>> {
        let (_, style) = scalar(part)?;
        let value = value_of(part);
        let (open, text, close) = match style {
            Style::Plain => ("", value, ""),
            Style::SingleQuoted | Style::DoubleQuoted => {
                let inner = value.get(1..value.len().checked_sub(1)?)?;
                (value.get(..1)?, inner, value.get(value.len() - 1..)?)
            }
            Style::Literal | Style::Folded => {
                let (open, text) = value.split_at_checked(value.find('\n')? + 1)?;
                // In a folded block an empty line is a line break, and an indented line is kept.
                let is_even = text.lines().all(|line| !line.trim().is_empty());
                if style == Style::Folded && !is_even {
                    return None;
                }
                (open, text, "")
            }
        };
        let is_block = !open.is_empty() && open.ends_with('\n');
        let below = text.lines().skip(usize::from(!is_block));
        let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let column = below.filter(|line| !line.trim().is_empty()).map(spaces).min();
        let column = column.unwrap_or(part.column + 2);
        let bare = |(number, line): (usize, &'t str)| {
            if number == 0 && !is_block { line } else { line.get(column..).unwrap_or_default() }
        };
        let text = text.split('\n').enumerate().map(bare).collect::<Vec<_>>().join("\n");
        Some(Written { open, text, close, column, style })
    }

    fn frame(&self) -> (Style, &str) {
        (self.style, self.open.trim_end())
    }
}

/// The outcome written in the style of ours.
fn anew(text: &str, style: Style, ours: &Part<'_>) -> Option<String> {
    match style {
        Style::Literal | Style::Folded => Some(in_block(text, ours)),
        Style::Plain if !text.contains('\n') => Some(quote(text)),
        Style::Plain => None,
        Style::SingleQuoted | Style::DoubleQuoted => Some(quote_in_brackets(text)),
    }
}

/// A text below a `|`, at the column at which ours stands.
fn in_block(text: &str, ours: &Part<'_>) -> String {
    let written = value_of(ours);
    let (header, lines) = written.split_once('\n').unwrap_or((written, ""));
    let columns = lines.lines().filter(|line| !line.trim().is_empty());
    let column = columns.map(|line| line.len() - line.trim_start_matches(' ').len()).min();
    let indent = " ".repeat(column.unwrap_or(ours.column + 2));
    // Below a `>` lines would be folded, and what was merged is not.
    let header = header.replacen('>', "|", 1);
    let lines = text
        .lines()
        .map(|line| if line.trim().is_empty() { String::new() } else { format!("{indent}{line}") });
    std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n")
}
