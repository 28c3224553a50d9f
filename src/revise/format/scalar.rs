//! Chooses the style of a scalar: plain, quoted, or a literal block.

use super::WIDTH;
use super::part::{Body, STEP};
use crate::model::{FieldKind, SchoolYear};
use crate::prose;
use crate::source::TextStyle;
use crate::yaml::{quote, quote_in_brackets};

/// The type of a text, which determines how it may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextRole {
    /// One paragraph.
    Text,
    /// Prose: paragraphs, lists, tables.
    Prose,
    /// A school year.
    Year,
    /// One word or number.
    Word,
    /// Unknown, so every character must be kept.
    Unknown,
}

impl TextRole {
    /// Returns the type of text in a field of this kind.
    pub(super) fn of(kind: Option<FieldKind>) -> TextRole {
        match kind {
            Some(
                FieldKind::Text
                | FieldKind::Texts
                | FieldKind::Wording
                | FieldKind::Wordings(_)
                | FieldKind::TextsByName,
            ) => TextRole::Text,
            Some(
                FieldKind::Prose
                | FieldKind::Answer
                | FieldKind::Answers
                | FieldKind::ProseOrEntities(_),
            ) => TextRole::Prose,
            Some(FieldKind::Year) => TextRole::Year,
            Some(
                FieldKind::Entity(table) | FieldKind::Entities(table) | FieldKind::OneOrMore(table),
            ) => {
                let bare = table.bare.and_then(|key| table.field(key));
                bare.map_or(TextRole::Unknown, |(_, field)| TextRole::of(Some(field.kind)))
            }
            Some(FieldKind::Named(..)) | None => TextRole::Unknown,
            Some(_) => TextRole::Word,
        }
    }

    /// Returns `true` if two texts of this type have the same meaning.
    pub(super) fn same(self, one: &str, other: &str) -> bool {
        if one == other {
            return true;
        }
        match self {
            TextRole::Unknown => false,
            TextRole::Word => one.trim() == other.trim(),
            TextRole::Year => {
                match (SchoolYear::read(one.trim()), SchoolYear::read(other.trim())) {
                    (Some(one), Some(other)) => one == other,
                    _ => one.trim() == other.trim(),
                }
            }
            TextRole::Text => prose::inlines(one.trim()) == prose::inlines(other.trim()),
            TextRole::Prose => prose::blocks(one.trim_end()) == prose::blocks(other.trim_end()),
        }
    }
}

/// The position at which a text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScalarPosition {
    /// The column of the key or dash before the text.
    pub(super) column: usize,
    /// The column where the text starts on the line of its key or dash.
    pub(super) at: usize,
}

/// Returns a text in the style for its type, ready to follow its key or dash.
pub(super) fn body(
    value: &str,
    style: TextStyle,
    usage: TextRole,
    place: ScalarPosition,
) -> Body<'static> {
    let is_block = matches!(style, TextStyle::Literal | TextStyle::Folded);
    match usage {
        TextRole::Unknown => exact(value, style),
        TextRole::Word | TextRole::Year => Body::Line(in_line(value, style, usage, false)),
        TextRole::Text | TextRole::Prose => {
            let line = || in_line(value, style, usage, false);
            if !is_block && !value.trim().contains('\n') {
                let line = line();
                if place.at + line.chars().count() <= WIDTH {
                    return Body::Line(line);
                }
            }
            if is_hidden_in(value) || value.trim().is_empty() {
                return exact(value, style);
            }
            let said = if usage == TextRole::Text { value.trim() } else { from_first_line(value) };
            let width = WIDTH.saturating_sub(place.column + STEP);
            let text = match usage {
                TextRole::Text => prose::wrap_text(said, width).join("\n"),
                _ => prose::wrap_prose(said, width),
            };
            if text.starts_with([' ', '\t']) || !usage.same(value, &text) {
                return exact(value, style);
            }
            Body::Block { header: "|", text: without_blank_ends(&text) }
        }
    }
}

/// Returns a text on one line. Inside flow style, more texts need quotes.
pub(super) fn in_line(value: &str, style: TextStyle, usage: TextRole, in_brackets: bool) -> String {
    // Trim only the white space that YAML defines; U+0085 is part of the text.
    let value = match usage {
        TextRole::Unknown => value,
        _ => value.trim_matches([' ', '\t', '\n', '\r']),
    };
    // Lint reports invisible characters, so formatting must not remove one silently.
    if usage == TextRole::Year
        && !is_hidden_in(value)
        && let Some(year) = SchoolYear::read(value)
    {
        return year.to_string();
    }
    // If the text was plain before, it can stay plain.
    if style == TextStyle::Plain && !value.contains('\n') {
        return value.to_owned();
    }
    let is_plain_word = usage == TextRole::Word
        && value.starts_with(|one: char| one.is_ascii_alphanumeric())
        && value.chars().all(|one| one.is_ascii_alphanumeric() || "-_.%".contains(one));
    if is_plain_word {
        return value.to_owned();
    }
    let quoted = if in_brackets { quote_in_brackets(value) } else { quote(value) };
    if quoted.starts_with('"')
        && value.contains(['"', '\\'])
        && !value.contains('\'')
        && !is_hidden_in(value)
        && !value.contains('\n')
    {
        return format!("'{value}'");
    }
    quoted
}

/// Returns a text with every character unchanged.
fn exact(value: &str, style: TextStyle) -> Body<'static> {
    let lines = value.strip_suffix('\n').unwrap_or(value);
    let can_stand = value.contains('\n')
        && !value.starts_with([' ', '\t', '\n'])
        && !lines.ends_with('\n')
        && !lines.split('\n').any(|line| line.trim().is_empty() && !line.is_empty())
        && !is_hidden_in(value);
    if can_stand {
        let header = if value.ends_with('\n') { "|" } else { "|-" };
        return Body::Block { header, text: lines.to_owned() };
    }
    Body::Line(in_line(value, style, TextRole::Unknown, false))
}

/// Returns `true` if a block scalar can't represent the text: it would lose a character, or treat
/// one as a line break.
fn is_hidden_in(text: &str) -> bool {
    text.chars().any(|one| {
        one != '\n' && one != '\t' && one.is_control()
            || matches!(one, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
    })
}

/// Removes blank lines at the start, but keeps the leading spaces of the first line with text.
fn from_first_line(text: &str) -> &str {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    let start = text.get(..blank).and_then(|lead| lead.rfind('\n')).map_or(0, |at| at + 1);
    text.get(start..).unwrap_or(text)
}

fn without_blank_ends(text: &str) -> String {
    let lines = text.lines().map(|line| if line.trim().is_empty() { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}
