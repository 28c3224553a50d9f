//! List entries that begin with a number, a bullet, or a dash without a space.

use super::page::NUMBERED_ENTRY;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::FieldKind;
use crate::source::{Source, Span};
use crate::yaml::line::{Line, LineKind, lines, shape};
use crate::yaml::syntax_error::missing_space;

/// Bullets from word processors and Markdown.
const BULLETS: &[&str] =
    &["• ", "· ", "▪ ", "‣ ", "◦ ", "● ", "○ ", "■ ", "– ", "— ", "* ", "+ ", "•\t", "·\t", "▪\t"];

/// Returns the length in bytes of a marker that was typed instead of a dash and a space.
pub(super) fn length(said: &str) -> Option<usize> {
    if let Some(bullet) = BULLETS.iter().find(|bullet| said.starts_with(**bullet)) {
        return Some(blank_after(said, bullet.trim_end().len()));
    }
    if let Some(rest) = said.strip_prefix(['\u{2013}', '\u{2014}', '\u{2022}', '\u{25aa}']) {
        return rest.starts_with(char::is_alphabetic).then(|| said.len() - rest.len());
    }
    if let Some(rest) = said.strip_prefix('-') {
        return rest.starts_with(char::is_alphanumeric).then_some(1);
    }
    if let Some(length) = lettered(said) {
        return Some(length);
    }
    let inner = said.strip_prefix(['(', '#']).unwrap_or(said);
    let digits = inner.len() - inner.trim_start_matches(|one: char| one.is_ascii_digit()).len();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let sign = said.len() - inner.len() + digits;
    let rest = said.get(sign..)?;
    let after = rest.trim_start_matches(['.', ')', ':']);
    let end = sign + rest.len() - after.len();
    let is_marker = end > sign || said.starts_with('#');
    (is_marker && after.starts_with([' ', '\t'])).then(|| blank_after(said, end))
}

/// Returns the length of a letter or Roman numeral, such as `a)`, `(b)` or `iv.`, before a key.
fn lettered(said: &str) -> Option<usize> {
    let inner = said.strip_prefix('(').unwrap_or(said);
    let rest = inner.trim_start_matches(|one: char| one.is_ascii_alphabetic());
    let word = inner.get(..inner.len() - rest.len())?;
    let is_roman = word.len() <= 4 && word.chars().all(|one| "ivxIVX".contains(one));
    let after = rest.strip_prefix([')', '.'])?;
    if word.is_empty() || word.len() > 1 && !is_roman || !after.starts_with([' ', '\t']) {
        return None;
    }
    let length = blank_after(said, said.len() - after.len());
    (shape(said.get(length..)?) == LineKind::Key).then_some(length)
}

fn blank_after(said: &str, at: usize) -> usize {
    let rest = said.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// The diagnostic for a wrong marker, its edits, and the column of the entry's keys.
pub(super) struct Marker {
    pub(super) finding: Diagnostic,
    pub(super) edits: Vec<Edit>,
    pub(super) column: usize,
}

/// Returns the mistake for an entry whose line begins with a wrong marker of `length` bytes.
pub(super) fn marker(source: &Source, line: &Line, length: usize) -> Marker {
    let text = source.text();
    let content = line.content + length;
    let below = lines(text, line.next..text.len()).find(|below| below.shape != LineKind::Nothing);
    let keys = below.filter(|below| below.column > line.column && below.shape != LineKind::Item);
    let gap = keys.map_or(2, |below| below.column - line.column);
    let span = Span::new(source.id(), line.content..content);
    let dash = format!("-{}", " ".repeat(gap.max(2) - 1));
    let mut edits = vec![Edit { span, text: dash }];
    if gap == 1 {
        let own = lines(text, line.next..text.len())
            .take_while(|row| row.shape == LineKind::Nothing || row.column > line.column)
            .filter(|row| row.shape != LineKind::Nothing);
        edits.extend(own.map(|row| Edit {
            span: Span::new(source.id(), row.start..row.start),
            text: " ".to_owned(),
        }));
    }
    let said = text.get(line.content..content).unwrap_or_default();
    let said = said.trim_end();
    let is_glued = said == "-";
    let word = text.get(content..line.end).unwrap_or_default();
    let word = word.split([' ', ':']).next().unwrap_or_default();
    let finding = if is_glued {
        missing_space(Span::new(source.id(), line.content..line.content + 1), "dash")
            .help(format!("type a space: `- {word}`"))
            .fix("type a space", Applicability::Safe, edits.clone())
    } else {
        let mark = Span::new(source.id(), line.content..line.content + said.len());
        Diagnostic::error(NUMBERED_ENTRY, mark, format!("`{said}` does not start an entry"))
            .here("only a dash and a space start an entry")
            .note("the report adds its own numbers and bullets")
            .help(format!("replace `{said}` with a dash: `- {word}`"))
            .fix(format!("replace `{said}` with a dash"), Applicability::Safe, edits.clone())
    };
    Marker { finding, edits, column: line.column + if gap == 1 { 1 } else { gap } }
}

/// Returns `true` if a line begins a list below a key of this kind. A number or bullet begins an
/// item only if the key takes entries; otherwise, it is part of text.
pub(super) fn begins_list(said: &str, of_line: LineKind, kind: Option<&FieldKind>) -> bool {
    of_line == LineKind::Item
        || length(said).is_some_and(|length| match kind {
            Some(FieldKind::Entities(_) | FieldKind::OneOrMore(_)) => true,
            Some(FieldKind::ProseOrEntities(_)) => {
                shape(said.get(length..).unwrap_or_default()) == LineKind::Key
            }
            _ => false,
        })
}
