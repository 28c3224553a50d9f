//! Changes for reviewers, in a terminal.

use unicode_width::UnicodeWidthStr;

use super::group::heading;
use super::uncompared::faults;
use super::{Bit, Comparison, Said, groups, say, tally};
use crate::diff::{Change, Piece, PlanDiff};
use crate::model::{Choice, Weight};
use crate::prose::without_commands;
use crate::report::safe;

/// The indentation of a change's text: two columns, the longest weight, two columns.
const INDENT: usize = 15;
/// The number of unchanged words shown on each side of a change.
const AROUND: usize = 8;

/// Formats all changes by plan and section, wrapped to `width` columns.
///
/// Without color, removed words are written `[-like this-]` and added words `{+like this+}`.
#[must_use]
pub fn changes_human(comparison: &Comparison, color: bool, width: usize) -> String {
    let mut page = Page { out: String::new(), color, width: width.max(40) };
    for plan in comparison.all() {
        page.plan(plan);
    }
    if !comparison.uncompared.is_empty() {
        if !page.out.is_empty() {
            page.out.push('\n');
        }
        page.words(0, words("Not compared", Style::Bold));
        for gap in &comparison.uncompared {
            page.words(2, words(&gap.reason, Style::Plain));
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

struct Page {
    out: String,
    color: bool,
    width: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Bold,
    Faint,
    Removed,
    Added,
    Weight(Weight),
}

/// A word, with a flag for a preceding space.
struct Word {
    text: String,
    style: Style,
    spaced: bool,
}

impl Page {
    fn plan(&mut self, plan: &PlanDiff) {
        let title = heading(plan);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.words(0, words(&title, Style::Bold));
        let tally = tally(plan.changes.iter());
        let tally = if tally.is_empty() { "no changes".to_owned() } else { tally };
        self.words(0, words(&tally, Style::Plain));
        for (said, problems) in faults(plan) {
            self.words(0, words(&format!("note: {said}"), Style::Plain));
            for problem in problems {
                self.words(2, words(problem, Style::Faint));
            }
        }
        for group in groups(&plan.changes) {
            self.out.push('\n');
            self.words(0, bits(&group.title, Style::Bold));
            for change in &group.changes {
                self.change(change, group.depth);
            }
        }
    }

    fn change(&mut self, change: &Change, depth: usize) {
        let Said { headline, redline, notes } = say(change, depth);
        let word = if change.approved { "approved" } else { change.weight.word() };
        let style = if change.approved { Style::Faint } else { Style::Weight(change.weight) };
        self.out.push_str("  ");
        self.styled(word, style);
        self.out.push_str(&" ".repeat(INDENT.saturating_sub(2 + word.len())));
        self.hang(INDENT, bits(&headline, Style::Plain));
        for line in lines(&redline) {
            let words = self.marked(&line);
            self.words(INDENT, words);
        }
        for note in notes {
            self.words(INDENT, words(&note, Style::Faint));
        }
    }

    /// Writes an indented, wrapped line.
    fn words(&mut self, indent: usize, words: Vec<Word>) {
        self.out.push_str(&" ".repeat(indent));
        self.hang(indent, words);
    }

    /// Writes words from the current column, wrapped with a hanging indent.
    fn hang(&mut self, indent: usize, words: Vec<Word>) {
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

    fn styled(&mut self, text: &str, style: Style) {
        let code = match style {
            _ if !self.color => "",
            Style::Plain => "",
            Style::Bold => "1",
            Style::Faint => "2",
            Style::Removed => "31;9",
            Style::Added => "32;4",
            Style::Weight(Weight::Material) => "1;31",
            Style::Weight(Weight::Substantive) => "33",
            Style::Weight(Weight::Editorial) => "36",
            Style::Weight(Weight::Progress) => "32",
        };
        if code.is_empty() {
            self.out.push_str(&safe(text));
        } else {
            self.out.push_str(&format!("\u{1b}[{code}m{}\u{1b}[0m", safe(text)));
        }
    }

    fn marked(&self, pieces: &[Piece]) -> Vec<Word> {
        let mut out: Vec<Word> = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let (text, style, open, close) = match piece {
                Piece::Kept(text) => (text, Style::Plain, "", ""),
                Piece::Removed(text) => (text, Style::Removed, "[-", "-]"),
                Piece::Added(text) => (text, Style::Added, "{+", "+}"),
            };
            let trailing =
                out.is_empty() || pieces.get(at.wrapping_sub(1)).is_some_and(ends_spaced);
            let mut new = words(text, style);
            if let Piece::Kept(_) = piece {
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

fn ends_spaced(piece: &Piece) -> bool {
    let (Piece::Kept(text) | Piece::Removed(text) | Piece::Added(text)) = piece;
    text.ends_with(char::is_whitespace)
}

/// Shortens unchanged text that is far from any change.
fn shortened(words: Vec<Word>, after_change: bool, before_change: bool) -> Vec<Word> {
    let (head, tail) =
        (if after_change { AROUND } else { 0 }, if before_change { AROUND } else { 0 });
    if words.len() <= head + tail + 2 {
        return words;
    }
    let end = words.len() - tail;
    let cut = Word { text: "…".to_owned(), style: Style::Plain, spaced: true };
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
fn words(text: &str, style: Style) -> Vec<Word> {
    let mut spaced = text.starts_with(char::is_whitespace);
    let mut out = Vec::new();
    for word in text.split_whitespace() {
        out.push(Word { text: word.to_owned(), style, spaced });
        spaced = true;
    }
    out
}

fn bits(bits: &[Bit], style: Style) -> Vec<Word> {
    let mut text = String::new();
    for bit in bits {
        match bit {
            Bit::Our(words) | Bit::Plan(words) => text.push_str(words),
            Bit::Name(name) => text.push_str(&format!("`{name}`")),
        }
    }
    words(&text, style)
}

/// Splits pieces into lines and drops lines without changes.
fn lines(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in pieces {
        let (text, make): (&str, fn(String) -> Piece) = match piece {
            Piece::Kept(text) => (text, Piece::Kept),
            Piece::Removed(text) => (text, Piece::Removed),
            Piece::Added(text) => (text, Piece::Added),
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
    let changed = |line: &Vec<Piece>| {
        line.iter().any(|piece| match piece {
            Piece::Kept(_) => false,
            Piece::Removed(text) | Piece::Added(text) => !text.trim().is_empty(),
        })
    };
    lines.retain(changed);
    lines
}
