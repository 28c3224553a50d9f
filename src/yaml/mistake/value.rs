//! Values that continue on the next lines.

use super::continuation::TextAbove;
use crate::model::is_key;
use crate::yaml::layout::is_field_line;
use crate::yaml::line::{Line, LineKind, closing_quote};

/// A value that may continue on the next lines.
pub(super) enum OpenValue {
    Nothing,
    /// Unquoted or block text. Further lines must be indented.
    Open(TextAbove),
    /// Quoted text without its closing quotation mark, and the mark.
    Quoted(TextAbove, char),
    /// A flow list or mapping that isn't closed yet, and the number of open brackets.
    Bracketed(TextAbove, usize),
}

impl OpenValue {
    /// Classifies the value on the line of its key or dash.
    pub(super) fn of(value: &str, above: TextAbove) -> OpenValue {
        match value.chars().next() {
            Some(quote @ ('"' | '\'')) if closing_quote(value, 0).is_none() => {
                OpenValue::Quoted(above, quote)
            }
            Some('[' | '{') if depth(value, 0) > 0 => OpenValue::Bracketed(above, depth(value, 0)),
            Some('[' | '{') if value.ends_with([']', '}']) => OpenValue::Nothing,
            Some('|' | '>') => OpenValue::Open(TextAbove { indent: usize::MAX, ..above }),
            _ => OpenValue::Open(above),
        }
    }

    /// Returns `None` if a line is part of the value; otherwise, `Some` with the text that ended
    /// before the line, if any.
    pub(super) fn ends_at(&mut self, text: &str, line: &Line) -> Option<Option<TextAbove>> {
        let said = || text.get(line.content..line.end).unwrap_or_default();
        let is_over = match self {
            OpenValue::Nothing => return Some(None),
            OpenValue::Open(_) if line.shape == LineKind::Nothing => return None,
            OpenValue::Open(above) if line.column > above.column => {
                above.indent = above.indent.min(line.column);
                return None;
            }
            OpenValue::Open(above) => {
                let above = *above;
                *self = OpenValue::Nothing;
                return Some(Some(above));
            }
            OpenValue::Quoted(above, _) | OpenValue::Bracketed(above, _)
                if begins_key(text, line, above.column) =>
            {
                *self = OpenValue::Nothing;
                return Some(None);
            }
            OpenValue::Quoted(_, quote) => said().contains(*quote),
            OpenValue::Bracketed(_, open) => {
                *open = depth(said(), *open);
                *open == 0
            }
        };
        if is_over {
            *self = OpenValue::Nothing;
        }
        None
    }
}

/// Returns the number of open brackets after a line, given the number before it.
fn depth(said: &str, open: usize) -> usize {
    said.chars().fold(open, |open, sign| match sign {
        '[' | '{' => open + 1,
        ']' | '}' => open.saturating_sub(1),
        _ => open,
    })
}

/// Returns `true` if a line, indented no further than `column`, begins an item or a key. This line ends the
/// text above.
fn begins_key(text: &str, line: &Line, column: usize) -> bool {
    let said = text.get(line.content..line.end).unwrap_or_default();
    let word = said.split([' ', ':']).next().unwrap_or_default();
    let is_key = || is_key(word) || line.shape == LineKind::Key && is_field_line(text, line);
    line.column <= column && (line.shape == LineKind::Item || is_key())
}
