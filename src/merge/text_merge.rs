//! Merges text that both sides changed, sentence by sentence.

use super::chunk::{Chunk, ConflictResolution, chosen, conflicts};
use super::diff3::{ChangedSides, ConflictDistance, diff3};
use super::line_merge::lines;
use super::merge_tree::value_of;
use super::part::Part;
use crate::prose::{composed, sentences};
use crate::source::{Source, SourceId, TextStyle};
use crate::yaml::{self, Value, quote, quote_in_brackets};

/// Text that both sides changed, and the result.
#[derive(Debug, Clone)]
pub(super) struct TextMerge {
    /// The text in base, ours and theirs.
    pub(super) versions: [String; 3],
    /// The result if all conflicts are resolved in favor of our side; without conflicts, the same
    /// as `if_theirs`.
    pub(super) if_ours: String,
    /// The result if all conflicts are resolved in favor of their side.
    pub(super) if_theirs: String,
}

/// Merges three versions of text, and writes the result at our version's column. Returns `None` if
/// both sides changed the same sentence.
///
/// Keeps the line breaks if all three versions use the same style.
pub(super) fn merge_text(parts: [&Part<'_>; 3]) -> Option<(String, TextMerge)> {
    let [_, ours, _] = parts;
    let [Some((base, _)), Some((mine, style)), Some((yours, _))] = parts.map(scalar) else {
        return None;
    };
    let outcome = merged([base, mine, yours])?;
    let written = as_written(parts).or_else(|| anew(&outcome, style, ours))?;
    let versions = [base, mine, yours].map(str::to_owned);
    Some((written, TextMerge { versions, if_ours: outcome.clone(), if_theirs: outcome }))
}

/// Merges block scalars line by line, so that a conflict contains only the lines that both sides
/// changed. Returns `None` if the result has no conflict, since both sides changed the same
/// sentence and a conflict is required.
pub(super) fn narrowed(parts: [&Part<'_>; 3], column: usize) -> Option<(Vec<Chunk>, TextMerge)> {
    if !parts.iter().all(|part| value_of(part).starts_with(['|', '>'])) {
        return None;
    }
    let [base, ours, theirs] = parts.map(|part| part.at_below(column));
    let chunks = lines(&base, &ours, &theirs);
    if conflicts(&chunks) == 0 {
        return None;
    }
    let [Some((base, _)), Some((ours, _)), Some((theirs, _))] = parts.map(scalar) else {
        return None;
    };
    let says = |choice| {
        let source = Source::new(SourceId(3), "", chosen(&chunks, choice));
        let (tree, _) = yaml::parse(&source);
        let root = tree.documents.first()?;
        let value = root.items().first().or(root.entries().first().map(|entry| &entry.value))?;
        value.scalar().map(str::to_owned)
    };
    let (if_ours, if_theirs) = (says(ConflictResolution::Ours)?, says(ConflictResolution::Theirs)?);
    let versions = [base, ours, theirs].map(str::to_owned);
    Some((chunks, TextMerge { versions, if_ours, if_theirs }))
}

fn scalar<'t>(part: &Part<'t>) -> Option<(&'t str, TextStyle)> {
    let Value::Scalar(text, style) = &part.node.value else { return None };
    Some((text, *style))
}

/// Merges three versions of text sentence by sentence.
fn merged(texts: [&str; 3]) -> Option<String> {
    let [base, ours, theirs] = texts.map(pieces);
    let words = |all: &[&str]| -> Vec<String> {
        let words = |one: &&str| composed(one).split_whitespace().collect::<Vec<_>>().join(" ");
        all.iter().map(words).collect()
    };
    let has_lines = texts.iter().any(|text| text.trim_end().contains('\n'));
    let mut out = String::new();
    for hunk in diff3(&words(&base), &words(&ours), &words(&theirs), ConflictDistance::Sharing) {
        let from = match hunk.by {
            ChangedSides::Nobody | ChangedSides::Ours | ChangedSides::Both => ours.get(hunk.ours),
            ChangedSides::Theirs => theirs.get(hunk.theirs),
            ChangedSides::Conflict => return None,
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

/// Splits text into sentences. List items, table rows and headings count as sentences, even
/// without a period.
fn pieces(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    for sentence in sentences(text) {
        let mut start = 0;
        for (at, _) in sentence.match_indices('\n') {
            let below = sentence.get(at + 1..).unwrap_or_default();
            let own = sentence.get(start..at).unwrap_or_default();
            if begins_piece(below) || own.trim_start().starts_with(['#', '|']) {
                all.extend(sentence.get(start..=at));
                start = at + 1;
            }
        }
        all.extend(sentence.get(start..).filter(|rest| !rest.is_empty()));
    }
    all
}

/// Returns `true` if a Markdown block starts on this line.
fn begins_piece(line: &str) -> bool {
    let line = line.trim_start_matches(' ');
    let number = line.trim_start_matches(|one: char| one.is_ascii_digit());
    ["- ", "* ", "+ ", "|", "#", ">", "```"].iter().any(|mark| line.starts_with(mark))
        || number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "))
}

/// Assembles the result from the original lines, if all three versions have the same style.
fn as_written(parts: [&Part<'_>; 3]) -> Option<String> {
    let [base, ours, theirs] = parts.map(SourceText::of);
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

/// Text as it appears in the source, without delimiters and indentation.
struct SourceText<'t> {
    /// The opening quote, or the header line of a block scalar.
    open: &'t str,
    text: String,
    close: &'t str,
    column: usize,
    style: TextStyle,
}

impl<'t> SourceText<'t> {
    fn of(part: &Part<'t>) -> Option<SourceText<'t>> {
        let (_, style) = scalar(part)?;
        let value = value_of(part);
        let (open, text, close) = match style {
            TextStyle::Plain => ("", value, ""),
            TextStyle::SingleQuoted | TextStyle::DoubleQuoted => {
                let inner = value.get(1..value.len().checked_sub(1)?)?;
                (value.get(..1)?, inner, value.get(value.len() - 1..)?)
            }
            TextStyle::Literal | TextStyle::Folded => {
                let (open, text) = value.split_at_checked(value.find('\n')? + 1)?;
                // In a folded block scalar, an empty line is a line break, and an indented line is
                // not folded.
                let is_even = text.lines().all(|line| !line.trim().is_empty());
                if style == TextStyle::Folded && !is_even {
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
        Some(SourceText { open, text, close, column, style })
    }

    fn frame(&self) -> (TextStyle, &str) {
        (self.style, self.open.trim_end())
    }
}

/// Writes the result in the style of our version.
fn anew(text: &str, style: TextStyle, ours: &Part<'_>) -> Option<String> {
    match style {
        TextStyle::Literal | TextStyle::Folded => Some(in_block(text, ours)),
        TextStyle::Plain if !text.contains('\n') => Some(quote(text)),
        TextStyle::Plain => None,
        TextStyle::SingleQuoted | TextStyle::DoubleQuoted => Some(quote_in_brackets(text)),
    }
}

/// Writes text as a literal block scalar at the column of our version.
fn in_block(text: &str, ours: &Part<'_>) -> String {
    let written = value_of(ours);
    let (header, lines) = written.split_once('\n').unwrap_or((written, ""));
    let columns = lines.lines().filter(|line| !line.trim().is_empty());
    let column = columns.map(|line| line.len() - line.trim_start_matches(' ').len()).min();
    let indent = " ".repeat(column.unwrap_or(ours.column + 2));
    // A folded block scalar would join the merged lines, so use a literal one.
    let header = header.replacen('>', "|", 1);
    let lines = text
        .lines()
        .map(|line| if line.trim().is_empty() { String::new() } else { format!("{indent}{line}") });
    std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n")
}
