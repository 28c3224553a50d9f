//! Chooses the style of a scalar: plain, quoted, or a literal block.

use super::WIDTH;
use super::part::{Body, STEP};
use crate::model::{Kind, SchoolYear};
use crate::prose;
use crate::source::Style;
use crate::yaml::{quote, quote_in_brackets};

/// The type of a text, which determines how it may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
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

impl Use {
    /// Returns the type of text in a field of this kind.
    pub(super) fn of(kind: Option<Kind>) -> Use {
        match kind {
            Some(
                Kind::Text | Kind::Texts | Kind::Wording | Kind::Wordings(_) | Kind::TextsByName,
            ) => Use::Text,
            Some(Kind::Prose | Kind::Answer | Kind::Answers | Kind::ProseOrEntities(_)) => {
                Use::Prose
            }
            Some(Kind::Year) => Use::Year,
            Some(Kind::Entity(table) | Kind::Entities(table) | Kind::OneOrMore(table)) => {
                let bare = table.bare.and_then(|key| table.field(key));
                bare.map_or(Use::Unknown, |(_, field)| Use::of(Some(field.kind)))
            }
            Some(Kind::Named(..)) | None => Use::Unknown,
            Some(_) => Use::Word,
        }
    }

    /// Returns `true` if two texts of this type have the same meaning.
    pub(super) fn same(self, one: &str, other: &str) -> bool {
        if one == other {
            return true;
        }
        match self {
            Use::Unknown => false,
            Use::Word => one.trim() == other.trim(),
            Use::Year => match (SchoolYear::read(one.trim()), SchoolYear::read(other.trim())) {
                (Some(one), Some(other)) => one == other,
                _ => one.trim() == other.trim(),
            },
            Use::Text => prose::inlines(one.trim()) == prose::inlines(other.trim()),
            Use::Prose => prose::blocks(one.trim_end()) == prose::blocks(other.trim_end()),
        }
    }
}

/// The position at which a text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The column of the key or dash before the text.
    pub(super) column: usize,
    /// The column where the text starts on the line of its key or dash.
    pub(super) at: usize,
}

/// Returns a text in the style for its type, ready to follow its key or dash.
pub(super) fn body(value: &str, style: Style, usage: Use, place: Place) -> Body<'static> {
    let is_block = matches!(style, Style::Literal | Style::Folded);
    match usage {
        Use::Unknown => exact(value, style),
        Use::Word | Use::Year => Body::Line(in_line(value, style, usage, false)),
        Use::Text | Use::Prose => {
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
            let said = if usage == Use::Text { value.trim() } else { from_first_line(value) };
            let width = WIDTH.saturating_sub(place.column + STEP);
            let text = match usage {
                Use::Text => prose::wrap_text(said, width).join("\n"),
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
pub(super) fn in_line(value: &str, style: Style, usage: Use, in_brackets: bool) -> String {
    // Only the blanks of YAML: U+0085 is a character of the text.
    let value = match usage {
        Use::Unknown => value,
        _ => value.trim_matches([' ', '\t', '\n', '\r']),
    };
    // An invisible character is a finding, so it must not vanish without one.
    if usage == Use::Year
        && !is_hidden_in(value)
        && let Some(year) = SchoolYear::read(value)
    {
        return year.to_string();
    }
    // If the text was plain before, it can stay plain.
    if style == Style::Plain && !value.contains('\n') {
        return value.to_owned();
    }
    let is_plain_word = usage == Use::Word
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
fn exact(value: &str, style: Style) -> Body<'static> {
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
    Body::Line(in_line(value, style, Use::Unknown, false))
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
