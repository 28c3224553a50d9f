//! Bullets typed or pasted from a word processor, which Markdown doesn't recognize as list items.

use std::cell::LazyCell;

use super::check::Checker;
use super::errors;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::lang;
use crate::source::{Span, Text};

/// Characters that are always bullets. The last two are Microsoft Word's, in the Unicode private use area.
const BULLETS: &[char] =
    &['•', '·', '▪', '‣', '◦', '●', '○', '■', '□', '➢', '➤', '✓', '✔', '❖', '\u{f0b7}', '\u{f0a7}'];

/// A bullet at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bullet {
    /// A bullet character.
    Sign(char),
    /// An en dash or em dash, which can also be punctuation.
    Dash(char),
    /// The letter `o`, which Word uses as the second-level bullet.
    Circle,
    /// A letter or number: its notation and its position in the list, which is 2 for `b)`.
    Step(Notation, u32),
}

/// The notation of a letter or number before a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Notation {
    script: Numbering,
    is_enclosed: bool,
    /// The character after the letter or number: `)` or `.`.
    end: char,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
    Number,
}

/// A line of a block scalar: its byte offset, its column, and the possible meanings of its bullet,
/// each with the bullet's length in bytes.
struct BulletLine {
    at: usize,
    column: usize,
    marks: Vec<(Bullet, usize)>,
    is_capital: bool,
    ends_in_colon: bool,
}

impl Checker<'_> {
    /// Reports the first bullet in a block of text. The fix replaces all letters and numbers with
    /// `1.`, `2.` and so on, and all other bullets with dashes.
    pub(super) fn look_for_bullets(&mut self, text: &Text) {
        let raw = self.source.slice(text.span);
        let rows = rows(raw);
        let is_word = LazyCell::new(|| is_o_a_word(raw));
        let bullet = |number: usize| bullet(&rows, number, &|| *is_word);
        let marked: Vec<(usize, Bullet, usize)> = rows
            .iter()
            .enumerate()
            .filter_map(|(number, row)| bullet(number).map(|(mark, length)| (row.at, mark, length)))
            .collect();
        let Some(&(first, mark, length)) = marked.first() else { return };
        let base = text.span.range().start;
        let edits = marked.iter().map(|&(at, mark, length)| {
            let span = Span::new(text.span.source, base + at..base + at + length);
            Edit { span, text: dash(mark) }
        });
        let edits: Vec<Edit> = edits.collect();
        let span = Span::new(text.span.source, base + first..base + first + length);
        let sign = self.source.slice(span).trim();
        let is_lettered = matches!(mark, Bullet::Step(..));
        let (help, title) = if is_lettered {
            ("replace the letters or numbers with `1.`, `2.` and so on", "number the items")
        } else {
            ("replace each bullet with a dash and a space: `- `", "replace the bullets with dashes")
        };
        self.say(
            Diagnostic::warning(
                errors::TYPED_BULLET,
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
fn rows(raw: &str) -> Vec<BulletLine> {
    let mut at = 0;
    let mut rows = Vec::new();
    for line in raw.split_inclusive('\n') {
        let content = line.trim_start();
        if at > 0 && !content.is_empty() {
            let column = line.len() - content.len();
            let marks = marks(content);
            let length = marks.first().map_or(0, |(_, length)| *length);
            let is_capital =
                content.get(length..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
            let ends_in_colon = content.trim_end().ends_with(':');
            rows.push(BulletLine { at: at + column, column, marks, is_capital, ends_in_colon });
        }
        at += line.len();
    }
    rows
}

/// Returns the possible meanings of the bullet at the start of a line: `i.` can be a letter or a Roman numeral.
fn marks(content: &str) -> Vec<(Bullet, usize)> {
    let Some(first) = content.chars().next() else { return Vec::new() };
    let after = content.get(first.len_utf8()..).unwrap_or_default();
    let (marks, rest) = match first {
        'o' if !after.starts_with([')', '.']) => (vec![Bullet::Circle], after),
        '–' | '—' => (vec![Bullet::Dash(first)], after),
        sign if BULLETS.contains(&sign) => (vec![Bullet::Sign(sign)], after),
        _ => steps(content),
    };
    let text = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    if text.len() == rest.len() || text.trim().is_empty() {
        return Vec::new();
    }
    marks.into_iter().map(|mark| (mark, content.len() - text.len())).collect()
}

/// Returns the possible meanings of a letter, numeral or number with its punctuation, and the rest of the line.
fn steps(content: &str) -> (Vec<Bullet>, &str) {
    let inner = content.strip_prefix('(').unwrap_or(content);
    let is_enclosed = inner.len() < content.len();
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let word = inner.get(..inner.len() - rest.len()).unwrap_or_default();
    let Some(end) = rest.chars().next().filter(|end| matches!(end, ')' | '.')) else {
        return (Vec::new(), content);
    };
    // Markdown reads `1.` and `1)` as list items.
    let is_item = !is_enclosed && word.starts_with(|c: char| c.is_ascii_digit());
    if is_item || is_enclosed && end == '.' {
        return (Vec::new(), content);
    }
    let found = places(word).into_iter();
    let marks =
        found.map(|(script, place)| Bullet::Step(Notation { script, is_enclosed, end }, place));
    (marks.collect(), rest.get(1..).unwrap_or_default())
}

/// Returns the list positions that a letter, Roman numeral or number may denote.
fn places(word: &str) -> Vec<(Numbering, u32)> {
    if let Ok(number) = word.parse::<u32>() {
        return vec![(Numbering::Number, number)];
    }
    let is_lower = word.chars().all(|c| c.is_ascii_lowercase());
    if !is_lower && !word.chars().all(|c| c.is_ascii_uppercase()) {
        return Vec::new();
    }
    let lower = word.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut letters = lower.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let script = if is_lower { Numbering::Lower } else { Numbering::Upper };
        found.push((script, u32::from(letter).saturating_sub(u32::from('a')) + 1));
    }
    let script = if is_lower { Numbering::LowerRoman } else { Numbering::UpperRoman };
    found.extend(
        ROMAN.iter().zip(1..).find(|(numeral, _)| **numeral == lower).map(|(_, at)| (script, at)),
    );
    found
}

const ROMAN: &[&str] = &[
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
];

/// Returns the bullet that a line begins with, and its length in bytes. Except for bullet characters, the next or
/// previous item must begin with a bullet of the same kind.
fn bullet(
    rows: &[BulletLine],
    number: usize,
    is_word: &dyn Fn() -> bool,
) -> Option<(Bullet, usize)> {
    let row = rows.get(number).filter(|row| !row.marks.is_empty())?;
    let above = rows.get(..number)?.iter().rev().find(|other| other.column <= row.column);
    let below = rows.get(number + 1..)?.iter().find(|other| other.column <= row.column);
    let beside = |is: &dyn Fn(Bullet) -> bool| {
        let mut near = [above, below].into_iter().flatten();
        near.any(|other| {
            other.column == row.column && other.marks.iter().any(|(mark, _)| is(*mark))
        })
    };
    row.marks.iter().copied().find(|&(mark, _)| match mark {
        Bullet::Sign(_) => true,
        Bullet::Dash(sign) => beside(&|other| other == Bullet::Dash(sign)),
        Bullet::Circle => {
            let is_listed = || row.is_capital || is_announced(rows, number) || !is_word();
            beside(&|other| matches!(other, Bullet::Sign(_)))
                || beside(&|other| other == Bullet::Circle) && is_listed()
        }
        Bullet::Step(notation, place) => {
            let is = |wanted: u32| beside(&|other| other == Bullet::Step(notation, wanted));
            place == 1 && is(2)
                || place > 1 && is(place - 1) && first(rows, number, notation, place)
        }
    })
}

/// Returns `true` if the items above a line count down to 1.
fn first(rows: &[BulletLine], number: usize, notation: Notation, place: u32) -> bool {
    let column = rows.get(number).map_or(0, |row| row.column);
    let mut wanted = place;
    for row in rows.get(..number).unwrap_or_default().iter().rev() {
        if row.column > column {
            continue;
        }
        let is_before = wanted > 1 && row.column == column && {
            row.marks.iter().any(|(mark, _)| *mark == Bullet::Step(notation, wanted - 1))
        };
        if !is_before {
            break;
        }
        wanted -= 1;
    }
    wanted == 1
}

/// Returns `true` if the line before a list with `o` as its bullet ends in a colon.
fn is_announced(rows: &[BulletLine], number: usize) -> bool {
    let is_circle = |row: &BulletLine| row.marks.iter().any(|(mark, _)| *mark == Bullet::Circle);
    let column = rows.get(number).map_or(0, |row| row.column);
    let mut above = rows.get(..number).unwrap_or_default().iter().rev();
    let before = above.find(|row| row.column <= column && !is_circle(row));
    before.is_some_and(|row| row.ends_in_colon)
}

/// Returns `true` if `o` is a word in the language of a text, as in Spanish.
fn is_o_a_word(text: &str) -> bool {
    lang::likely_words(text).abbreviations.letters.has("o")
}

fn dash(mark: Bullet) -> String {
    match mark {
        Bullet::Step(_, place) => format!("{place}. "),
        _ => "- ".to_owned(),
    }
}
