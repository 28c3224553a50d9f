//! Changes for reviewers, in a terminal.

use unicode_width::UnicodeWidthStr;

use super::comparison_gap::errors;
use super::group::heading;
use super::{Comparison, Description, Fragment, describe, groups, tally};
use crate::diff::{Change, PlanDiff, RedlineSegment};
use crate::model::{Choice, Weight};
use crate::prose::without_commands;
use crate::report::sanitize;

/// The indentation of a change's text: two columns, the longest weight, two columns.
const INDENT: usize = 15;
/// The number of unchanged words shown on each side of a change.
const AROUND: usize = 8;

/// Formats all changes by plan and section, wrapped to `width` columns.
///
/// Without color, removed words are written `[-like this-]` and added words `{+like this+}`.
#[must_use]
pub fn changes_human(comparison: &Comparison, color: bool, width: usize) -> String {
    let mut page = TerminalPage { out: String::new(), color, width: width.max(40) };
    for plan in comparison.all() {
        page.plan(plan);
    }
    if !comparison.uncompared.is_empty() {
        if !page.out.is_empty() {
            page.out.push('\n');
        }
        page.words(0, words("Not compared", PrintStyle::Bold));
        for gap in &comparison.uncompared {
            page.words(2, words(&gap.reason, PrintStyle::Plain));
        }
    }
    without_commands(&page.out).into_owned()
}

/// Summarizes a comparison: how many plans changed, and how much.
#[must_use]
pub fn summary_of_changes(comparison: &Comparison) -> String {
    let changed = comparison.plans.iter().filter(|plan| !plan.changes.is_empty()).count();
    let plans = if changed == 1 { "one plan".to_owned() } else { format!("{changed} plans") };
    let what = match (changed, comparison.rules.is_empty()) {
        (0, true) => None,
        (0, false) => Some("the rules".to_owned()),
        (_, true) => Some(plans),
        (_, false) => Some(format!("{plans} and the rules")),
    };
    let tally = tally(comparison.all().flat_map(|plan| &plan.changes));
    let said = match what {
        Some(what) => format!("{what} changed: {tally}"),
        None if comparison.is_complete() => "nothing changed".to_owned(),
        None => "no changes found".to_owned(),
    };
    if comparison.is_complete() {
        said
    } else {
        format!("{said}; some files or parts could not be compared")
    }
}

struct TerminalPage {
    out: String,
    color: bool,
    width: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PrintStyle {
    Plain,
    Bold,
    Faint,
    Removed,
    Added,
    Weight(Weight),
}

/// A word, with a flag for a preceding space.
struct SpacedWord {
    text: String,
    style: PrintStyle,
    spaced: bool,
}

impl TerminalPage {
    fn plan(&mut self, plan: &PlanDiff) {
        let title = heading(plan);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.words(0, words(&title, PrintStyle::Bold));
        let tally = tally(plan.changes.iter());
        let tally = if tally.is_empty() { "no changes".to_owned() } else { tally };
        self.words(0, words(&tally, PrintStyle::Plain));
        for (said, problems) in errors(plan) {
            self.words(0, words(&format!("note: {said}"), PrintStyle::Plain));
            for problem in problems {
                self.words(2, words(problem, PrintStyle::Faint));
            }
        }
        for group in groups(&plan.changes) {
            self.out.push('\n');
            self.words(0, bits(&group.title, PrintStyle::Bold));
            for change in &group.changes {
                self.change(change, group.depth);
            }
        }
    }

    fn change(&mut self, change: &Change, depth: usize) {
        let Description { headline, redline, notes } = describe(change, depth);
        let word = if change.approved { "approved" } else { change.weight.word() };
        let style =
            if change.approved { PrintStyle::Faint } else { PrintStyle::Weight(change.weight) };
        self.out.push_str("  ");
        self.styled(word, style);
        self.out.push_str(&" ".repeat(INDENT.saturating_sub(2 + word.len())));
        self.hang(INDENT, bits(&headline, PrintStyle::Plain));
        for line in lines(&redline) {
            let words = self.marked(&line);
            self.words(INDENT, words);
        }
        for note in notes {
            self.words(INDENT, words(&note, PrintStyle::Faint));
        }
    }

    /// Writes an indented, wrapped line.
    fn words(&mut self, indent: usize, words: Vec<SpacedWord>) {
        self.out.push_str(&" ".repeat(indent));
        self.hang(indent, words);
    }

    /// Writes words from the current column, wrapped with a hanging indent.
    fn hang(&mut self, indent: usize, words: Vec<SpacedWord>) {
        let mut column = indent;
        for word in words {
            let width = word.text.width();
            let space = usize::from(word.spaced && column > indent);
            if column + space + width > self.width && column > indent && word.spaced {
                self.out.push('\n');
                self.out.push_str(&" ".repeat(indent));
                column = indent;
            } else if space > 0 {
                self.out.push(' ');
                column += 1;
            }
            self.styled(&word.text, word.style);
            column += width;
        }
        self.out.push('\n');
    }

    fn styled(&mut self, text: &str, style: PrintStyle) {
        let code = match style {
            _ if !self.color => "",
            PrintStyle::Plain => "",
            PrintStyle::Bold => "1",
            PrintStyle::Faint => "2",
            PrintStyle::Removed => "31;9",
            PrintStyle::Added => "32;4",
            PrintStyle::Weight(Weight::Material) => "1;31",
            PrintStyle::Weight(Weight::Substantive) => "33",
            PrintStyle::Weight(Weight::Editorial) => "36",
            PrintStyle::Weight(Weight::Progress) => "32",
        };
        if code.is_empty() {
            self.out.push_str(&sanitize(text));
        } else {
            self.out.push_str(&format!("\u{1b}[{code}m{}\u{1b}[0m", sanitize(text)));
        }
    }

    fn marked(&self, pieces: &[RedlineSegment]) -> Vec<SpacedWord> {
        let mut out: Vec<SpacedWord> = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let (text, style, open, close) = match piece {
                RedlineSegment::Kept(text) => (text, PrintStyle::Plain, "", ""),
                RedlineSegment::Removed(text) => (text, PrintStyle::Removed, "[-", "-]"),
                RedlineSegment::Added(text) => (text, PrintStyle::Added, "{+", "+}"),
            };
            let trailing =
                out.is_empty() || pieces.get(at.wrapping_sub(1)).is_some_and(ends_spaced);
            let mut new = words(text, style);
            if let RedlineSegment::Kept(_) = piece {
                new = shortened(new, at > 0, at + 1 < pieces.len());
            }
            if let Some(first) = new.first_mut() {
                first.spaced |= trailing;
                if !self.color {
                    first.text.insert_str(0, open);
                }
            }
            if let Some(last) = new.last_mut().filter(|_| !self.color) {
                last.text.push_str(close);
            }
            out.extend(new);
        }
        out
    }
}

fn ends_spaced(piece: &RedlineSegment) -> bool {
    let (RedlineSegment::Kept(text) | RedlineSegment::Removed(text) | RedlineSegment::Added(text)) =
        piece;
    text.ends_with(char::is_whitespace)
}

/// Shortens unchanged text that is far from any change.
fn shortened(words: Vec<SpacedWord>, after_change: bool, before_change: bool) -> Vec<SpacedWord> {
    let (head, tail) =
        (if after_change { AROUND } else { 0 }, if before_change { AROUND } else { 0 });
    if words.len() <= head + tail + 2 {
        return words;
    }
    let end = words.len() - tail;
    let cut = SpacedWord { text: "…".to_owned(), style: PrintStyle::Plain, spaced: true };
    let mut cut = Some(cut);
    let mut out = Vec::new();
    for (at, word) in words.into_iter().enumerate() {
        if at < head || at >= end {
            out.push(word);
        } else {
            out.extend(cut.take());
        }
    }
    out
}

/// Splits text into words.
fn words(text: &str, style: PrintStyle) -> Vec<SpacedWord> {
    let mut spaced = text.starts_with(char::is_whitespace);
    let mut out = Vec::new();
    for word in text.split_whitespace() {
        out.push(SpacedWord { text: word.to_owned(), style, spaced });
        spaced = true;
    }
    out
}

fn bits(bits: &[Fragment], style: PrintStyle) -> Vec<SpacedWord> {
    let mut text = String::new();
    for bit in bits {
        match bit {
            Fragment::Our(words) | Fragment::Plan(words) => text.push_str(words),
            Fragment::Name(name) => text.push_str(&format!("`{name}`")),
        }
    }
    words(&text, style)
}

/// Splits pieces into lines and drops lines without changes.
fn lines(pieces: &[RedlineSegment]) -> Vec<Vec<RedlineSegment>> {
    let mut lines: Vec<Vec<RedlineSegment>> = vec![Vec::new()];
    for piece in pieces {
        let (text, make): (&str, fn(String) -> RedlineSegment) = match piece {
            RedlineSegment::Kept(text) => (text, RedlineSegment::Kept),
            RedlineSegment::Removed(text) => (text, RedlineSegment::Removed),
            RedlineSegment::Added(text) => (text, RedlineSegment::Added),
        };
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut().filter(|_| !part.is_empty()) {
                line.push(make(part.to_owned()));
            }
        }
    }
    let changed = |line: &Vec<RedlineSegment>| {
        line.iter().any(|piece| match piece {
            RedlineSegment::Kept(_) => false,
            RedlineSegment::Removed(text) | RedlineSegment::Added(text) => !text.trim().is_empty(),
        })
    };
    lines.retain(changed);
    lines
}
