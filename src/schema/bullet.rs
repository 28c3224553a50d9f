//! Bullets typed or pasted from a word processor, which Markdown doesn't read as list items.

use super::check::Checker;
use super::fault;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::source::{Span, Text};

/// Characters that are always bullets. Word's own bullets are in a private use area.
const BULLETS: &[char] =
    &['•', '·', '▪', '‣', '◦', '●', '○', '■', '□', '➢', '➤', '✓', '✔', '❖', '\u{f0b7}', '\u{f0a7}'];

/// A bullet at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A bullet character.
    Sign(char),
    /// The letter `o`, which Word uses as the second-level bullet.
    Circle,
    /// A letter and a parenthesis: `a)`.
    Letter(char),
}

/// A line of a block scalar: its byte offset, and its bullet with the length in bytes.
struct Row {
    at: usize,
    mark: Option<(Mark, usize)>,
    is_capital: bool,
}

impl Checker<'_> {
    /// Reports the first bullet in a block of text. The fix replaces all of them with dashes.
    pub(super) fn look_for_bullets(&mut self, text: &Text) {
        let raw = self.source.slice(text.span);
        let rows = rows(raw);
        let marked: Vec<&Row> = rows
            .iter()
            .enumerate()
            .filter(|&(number, _)| is_bullet(&rows, number))
            .map(|(_, row)| row)
            .collect();
        let Some(first) = marked.first() else { return };
        let base = text.span.range().start;
        let edits = marked.iter().filter_map(|row| {
            let (mark, length) = row.mark?;
            let span = Span::new(text.span.source, base + row.at..base + row.at + length);
            Some(Edit { span, text: dash(mark) })
        });
        let edits: Vec<Edit> = edits.collect();
        let length = first.mark.map_or(0, |(_, length)| length);
        let span = Span::new(text.span.source, base + first.at..base + first.at + length);
        let sign = self.source.slice(span).trim();
        let is_lettered = matches!(first.mark, Some((Mark::Letter(_), _)));
        let (help, title) = if is_lettered {
            ("replace the letters with `1.`, `2.` and so on", "number the items")
        } else {
            ("replace each bullet with a dash and a space: `- `", "replace the bullets with dashes")
        };
        self.say(
            Diagnostic::warning(
                fault::TYPED_BULLET,
                span,
                format!("`{sign}` does not start a list item; these lines become one paragraph"),
            )
            .here("the report prints this bullet as text")
            .note("readers would see the bullets in the middle of a sentence")
            .help(help)
            .fix(title, Applicability::Unsafe, edits),
        );
    }
}

/// Splits a block scalar into lines, without its header line (`|`).
fn rows(raw: &str) -> Vec<Row> {
    let mut at = 0;
    let mut rows = Vec::new();
    for line in raw.split_inclusive('\n') {
        let content = line.trim_start();
        if at > 0 && !content.is_empty() {
            let mark = mark(content);
            let rest = mark.and_then(|(_, length)| content.get(length..)).unwrap_or_default();
            let is_capital = rest.starts_with(char::is_uppercase);
            rows.push(Row { at: at + line.len() - content.len(), mark, is_capital });
        }
        at += line.len();
    }
    rows
}

fn mark(content: &str) -> Option<(Mark, usize)> {
    let first = content.chars().next()?;
    let rest = content.get(first.len_utf8()..)?;
    let (mark, rest) = match first {
        'o' => (Mark::Circle, rest),
        sign if BULLETS.contains(&sign) => (Mark::Sign(sign), rest),
        letter if letter.is_ascii_lowercase() => (Mark::Letter(letter), rest.strip_prefix(')')?),
        _ => return None,
    };
    let after = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    (after.len() < rest.len() && !after.trim().is_empty())
        .then(|| (mark, content.len() - after.len()))
}

/// Returns `true` if the line begins with a bullet. A letter counts only if an adjacent line has the next or
/// previous letter.
fn is_bullet(rows: &[Row], number: usize) -> bool {
    let at = |number: usize| rows.get(number).and_then(|row| row.mark).map(|(mark, _)| mark);
    let above = number.checked_sub(1).and_then(at);
    let below = at(number + 1);
    let Some(row) = rows.get(number) else { return false };
    match row.mark {
        None => false,
        Some((Mark::Sign(_), _)) => true,
        Some((Mark::Circle, _)) => [above, below].iter().flatten().any(|beside| match beside {
            Mark::Sign(_) => true,
            // In Spanish, `o` is a word, so only a capital letter after it makes it a bullet.
            Mark::Circle => row.is_capital,
            Mark::Letter(_) => false,
        }),
        Some((Mark::Letter(letter), _)) => {
            let next = char::from_u32(u32::from(letter) + 1);
            let last = u32::from(letter).checked_sub(1).and_then(char::from_u32);
            let is = |beside: Option<Mark>, wanted: Option<char>| {
                wanted.is_some_and(|wanted| beside == Some(Mark::Letter(wanted)))
            };
            is(below, next) || is(above, last)
        }
    }
}

fn dash(mark: Mark) -> String {
    match mark {
        Mark::Letter(letter) => {
            format!("{}. ", u32::from(letter).saturating_sub(u32::from('a')) + 1)
        }
        _ => "- ".to_owned(),
    }
}
