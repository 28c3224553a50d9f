//! Texts that both sides changed: clean where they changed different sentences.

use super::part::Part;
use super::splice::{By, Near, splice};
use super::weave::value_of;
use crate::prose::sentences;
use crate::source::Style;
use crate::yaml::{Value, quote};

/// A text that both sides changed, merged: what the base, ours, theirs and the outcome say.
#[derive(Debug, Clone)]
pub(super) struct Blend {
    pub(super) versions: [String; 3],
    pub(super) outcome: String,
}

/// The text of three versions, as it is written in ours; nothing where both changed one sentence.
pub(super) fn blend(parts: [&Part<'_>; 3]) -> Option<(String, Blend)> {
    let [_, ours, _] = parts;
    let scalars = parts.map(scalar);
    let [Some((base, _)), Some((mine, style)), Some((yours, _))] = scalars else { return None };
    let outcome = merged([base, mine, yours])?;
    let versions = [base, mine, yours].map(str::to_owned);
    let written = match style {
        Style::Literal | Style::Folded => in_block(&outcome, ours),
        Style::Plain if outcome.contains('\n') => return None,
        Style::Plain => quote(&outcome),
        Style::SingleQuoted if !outcome.contains('\n') => {
            format!("'{}'", outcome.replace('\'', "''"))
        }
        _ => crate::yaml::quote_in_brackets(&outcome),
    };
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
    let hunks = splice(&words(&base), &words(&ours), &words(&theirs), Near::Sharing);
    let mut out = String::new();
    for hunk in hunks {
        let from = match hunk.by {
            By::Nobody | By::Ours | By::Both => ours.get(hunk.ours),
            By::Theirs => theirs.get(hunk.theirs),
            By::Conflict => return None,
        };
        for sentence in from.unwrap_or_default() {
            if out.ends_with(|last: char| !last.is_whitespace()) {
                out.push(if texts.iter().any(|text| text.trim_end().contains('\n')) {
                    '\n'
                } else {
                    ' '
                });
            }
            out.push_str(sentence);
        }
    }
    Some(out.trim_end().to_owned())
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
