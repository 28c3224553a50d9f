//! Invisible characters, whether typed directly or as escapes such as `"\0"` or `"\e"`.

use super::check::Checker;
use super::errors::INVISIBLE_CHARACTER;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Severity};
use crate::prose::{InvisibleReason, invisible, turns_text_around};
use crate::source::{Span, Text, TextStyle};
use crate::yaml::{CONTROL_CHARACTER, Offsets, is_allowed, locate};

/// The byte order mark. Some programs write it at the start of a file, and people copy it with the
/// text.
const MARK: char = '\u{FEFF}';

impl Checker<'_> {
    /// Reports invisible characters in `text`, including escapes for characters that a file can't
    /// contain.
    pub(super) fn look_for_unseen(&mut self, text: &Text) {
        self.look_for_turned(text);
        self.look_for_invisible(text);
        let found = if text.style == TextStyle::DoubleQuoted {
            text.value.char_indices().find(|&(_, one)| !is_allowed(one))
        } else {
            // The only invalid character that YAML accepts without an escape.
            text.value.find(MARK).map(|at| (at, MARK))
        };
        let Some((at, character)) = found else { return };
        let place = locate(text, at..at + character.len_utf8(), self.source);
        let code = u32::from(character);
        let said = Diagnostic::error(
            CONTROL_CHARACTER,
            place,
            format!("invisible character U+{code:04X} in the text"),
        );
        let is_escaped = self.source.slice(place).starts_with('\\');
        self.say(if is_escaped {
            said.here("this escape produces a character that is invisible or prints as a box")
                .help("delete the escape; to write a backslash, type it twice: `\\\\`")
        } else {
            said.here("the character is here")
                .note("characters like this often come from copied text; they are invisible in print or appear as a box")
                .help("type the line again, or run `plancc fix` to delete the character")
                .safe_fix("delete the character", place, "")
        });
    }

    /// Reports characters that reverse text, so that readers see different words or amounts than the file
    /// contains.
    fn look_for_turned(&mut self, text: &Text) {
        let all = text.value.char_indices().filter(|&(_, one)| turns_text_around(one));
        let mut take_out = Vec::new();
        let mut first = None;
        // Built once: a text can have thousands of these characters.
        let mut offsets = None;
        for (at, character) in all {
            let offsets = offsets.get_or_insert_with(|| Offsets::of(text, self.source));
            let span = offsets.locate(at..at + character.len_utf8());
            first.get_or_insert((span, character));
            take_out.push(Edit { span, text: String::new() });
        }
        let Some((place, character)) = first else { return };
        let code = u32::from(character);
        self.say(
            Diagnostic::error(
                CONTROL_CHARACTER,
                place,
                format!("invisible character U+{code:04X} changes the direction of the text"),
            )
            .here("the character is here")
            .note(
                "text after it prints in another direction, so readers see different words or amounts than the file \
                contains",
            )
            .help("type the text again, or run `plancc fix` to delete the character")
            .fix("delete the character", Applicability::Safe, take_out),
        );
    }
    /// Reports invisible characters that the text doesn't need, with one message for each reason.
    fn look_for_invisible(&mut self, text: &Text) {
        let found = invisible(&text.value);
        if found.is_empty() {
            return;
        }
        let offsets = Offsets::of(text, self.source);
        let kinds = [
            InvisibleReason::Direction,
            InvisibleReason::Hidden,
            InvisibleReason::Filler,
            InvisibleReason::LineBreak,
            InvisibleReason::ZeroWidth,
        ];
        for kind in kinds {
            let of_kind = found.iter().filter(|(_, _, invisible)| *invisible == kind);
            let places: Vec<(Span, char)> =
                of_kind.map(|&(at, c, _)| (offsets.locate(at..at + c.len_utf8()), c)).collect();
            let Some(&(place, character)) = places.first() else { continue };
            let code = u32::from(character);
            let (what, why) = explained(kind);
            let message = format!("invisible character U+{code:04X} {what}");
            let found = match kind {
                InvisibleReason::ZeroWidth => {
                    Diagnostic::new(INVISIBLE_CHARACTER, Severity::Info, place, message)
                }
                _ => Diagnostic::warning(INVISIBLE_CHARACTER, place, message),
            };
            // A line break separates words, so it becomes a space.
            let (action, filler, replacement) = match kind {
                InvisibleReason::LineBreak => ("replace", " with a space", " "),
                _ => ("delete", "", ""),
            };
            let edits =
                places.iter().map(|(span, _)| Edit { span: *span, text: replacement.to_owned() });
            let help = match places.len() {
                1 => format!("{action} the character{filler}, or run `plancc fix`"),
                more => format!("{action} all {more} characters{filler}, or run `plancc fix`"),
            };
            let found = found.here("the character is here").note(why).help(help);
            let title = format!("{action} the characters{filler}");
            self.say(found.fix(title, Applicability::Safe, edits.collect()));
        }
    }
}

/// Returns the effect of an invisible character, and why readers should care.
fn explained(kind: InvisibleReason) -> (&'static str, &'static str) {
    match kind {
        InvisibleReason::Direction => (
            "can reorder the text around it",
            "readers may see words or digits in a different order than in the file",
        ),
        InvisibleReason::Hidden => (
            "can carry hidden text",
            "programs that process the report would find text that no reader can see",
        ),
        InvisibleReason::Filler => {
            ("prints as a blank", "text can look empty, and two different names can look the same")
        }
        InvisibleReason::LineBreak => (
            "is a line break in some programs",
            "browsers, editors and PDF viewers may break the line or show nothing",
        ),
        InvisibleReason::ZeroWidth => {
            ("has no width", "a search doesn't find these words, although they look right")
        }
    }
}
