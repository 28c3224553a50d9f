//! Characters that cannot be seen: those written as escapes, `"\0"` or `"\e"`, and those that YAML takes as they are.

use super::check::Checker;
use super::fault::INVISIBLE_CHARACTER;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Severity};
use crate::prose::{Unseen, turns_text_around, unseen};
use crate::source::{Span, Style, Text};
use crate::yaml::{CONTROL_CHARACTER, is_allowed, locate};

/// What some programs put at the beginning of a file, and copying takes along.
const MARK: char = '\u{FEFF}';

impl Checker<'_> {
    /// An escape must not bring in what the file itself may not hold: reports show a box in its place.
    pub(super) fn look_for_unseen(&mut self, text: &Text) {
        self.look_for_turned(text);
        self.look_for_invisible(text);
        let found = if text.style == Style::DoubleQuoted {
            text.value.char_indices().find(|&(_, one)| !is_allowed(one))
        } else {
            // The one such character that YAML takes without an escape.
            text.value.find(MARK).map(|at| (at, MARK))
        };
        let Some((at, character)) = found else { return };
        let place = locate(text, at..at + character.len_utf8(), self.source);
        let code = u32::from(character);
        let said = Diagnostic::error(
            CONTROL_CHARACTER,
            place,
            format!("an invisible character (U+{code:04X}) stands in the text"),
        );
        let is_escaped = self.source.slice(place).starts_with('\\');
        self.say(if is_escaped {
            said.here("this is read as one character, which prints as nothing or as a box")
                .help("take it out; a backslash that is meant as one is written twice: `\\\\`")
        } else {
            said.here("it stands here")
                .note("it came along with copied text, and prints as nothing or as a box")
                .help("type the line again, or apply the fix, which takes it out")
                .safe_fix("take it out", place, "")
        });
    }

    /// What turns a text around has its readers see other words or sums than the file holds.
    fn look_for_turned(&mut self, text: &Text) {
        let all = text.value.char_indices().filter(|&(_, one)| turns_text_around(one));
        let mut take_out = Vec::new();
        let mut first = None;
        for (at, character) in all {
            let span = locate(text, at..at + character.len_utf8(), self.source);
            first.get_or_insert((span, character));
            take_out.push(Edit { span, text: String::new() });
        }
        let Some((place, character)) = first else { return };
        let code = u32::from(character);
        self.say(
            Diagnostic::error(
                CONTROL_CHARACTER,
                place,
                format!("an invisible character (U+{code:04X}) turns the text around"),
            )
            .here("it stands here")
            .note(
                "it has what follows it written in another direction, so that readers see other words or sums \
                 than the file holds",
            )
            .help("type the text again, or apply the fix, which takes it out")
            .fix("take it out", Applicability::Safe, take_out),
        );
    }
    /// Reports invisible characters that the text doesn't need, one message for each reason why they matter.
    fn look_for_invisible(&mut self, text: &Text) {
        let found = unseen(&text.value);
        for kind in [Unseen::Direction, Unseen::Hidden, Unseen::Filler, Unseen::ZeroWidth] {
            let of_kind = found.iter().filter(|(_, _, unseen)| *unseen == kind);
            let places: Vec<(Span, char)> = of_kind
                .map(|&(at, c, _)| (locate(text, at..at + c.len_utf8(), self.source), c))
                .collect();
            let Some(&(place, character)) = places.first() else { continue };
            let code = u32::from(character);
            let (what, why) = explained(kind);
            let message = format!("invisible character U+{code:04X} {what}");
            let found = match kind {
                Unseen::ZeroWidth => {
                    Diagnostic::new(INVISIBLE_CHARACTER, Severity::Info, place, message)
                }
                _ => Diagnostic::warning(INVISIBLE_CHARACTER, place, message),
            };
            let edits = places.iter().map(|(span, _)| Edit { span: *span, text: String::new() });
            let help = match places.len() {
                1 => "delete it, or run `plancc fix`".to_owned(),
                more => format!("delete all {more} of them, or run `plancc fix`"),
            };
            let found = found.here("here").note(why).help(help);
            self.say(found.fix("delete it", Applicability::Safe, edits.collect()));
        }
    }
}

/// What an invisible character does, and why a reader would care.
fn explained(kind: Unseen) -> (&'static str, &'static str) {
    match kind {
        Unseen::Direction => (
            "can reorder the text around it",
            "readers may see words or digits in another order than the file has them",
        ),
        Unseen::Hidden => {
            ("can carry hidden text", "programs that read the report get text that no person sees")
        }
        Unseen::Filler => {
            ("prints as a blank", "a text can look empty, or two names the same, when they aren't")
        }
        Unseen::ZeroWidth => {
            ("has no width", "a search for these words doesn't find them, though they look right")
        }
    }
}
