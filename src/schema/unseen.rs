//! Characters that cannot be seen, written as escapes: `"\0"`, `"\e"`.

use super::check::Checker;
use crate::diagnostic::Diagnostic;
use crate::source::{Style, Text};
use crate::yaml::{CONTROL_CHARACTER, is_allowed, locate};

impl Checker<'_> {
    /// An escape must not bring in what the file itself may not hold: reports show a box in its place.
    pub(super) fn look_for_unseen(&mut self, text: &Text) {
        if text.style != Style::DoubleQuoted {
            return;
        }
        let Some((at, character)) = text.value.char_indices().find(|&(_, one)| !is_allowed(one))
        else {
            return;
        };
        let place = locate(text, at..at + character.len_utf8(), self.source);
        let code = u32::from(character);
        self.say(
            Diagnostic::error(
                CONTROL_CHARACTER,
                place,
                format!("an invisible character (U+{code:04X}) stands in the text"),
            )
            .here("this is read as one character, which prints as nothing or as a box")
            .help("take it out; a backslash that is meant as one is written twice: `\\\\`"),
        );
    }
}
