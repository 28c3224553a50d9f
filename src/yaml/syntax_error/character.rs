//! Errors about invisible characters.

use super::ErrorContext;
use crate::diagnostic::{Applicability, Diagnostic, Edit, error_kinds};

error_kinds! {
    /// Reports control characters and other invisible characters that text must not contain.
    ///
    /// ## Why it matters
    /// These characters often come with text that is copied from a form or a PDF. They are
    /// invisible or print as a box. Some reverse the direction of the text after them, so readers
    /// could see a different dollar amount from the one in the file.
    ///
    /// ## Example
    #[doc = "```yaml,fires"]
    #[doc = "purpose: Help schools\u{7} use federal funds"]
    #[doc = "```"]
    /// Delete the character:
    /// ```yaml
    /// purpose: Help schools use federal funds
    /// ```
    CONTROL_CHARACTER = "control-character";
}

/// Returns the error for the first forbidden character. The fix deletes all forbidden characters.
pub(super) fn forbidden(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let text = place.slice(place.range.clone());
    let bad =
        || text.char_indices().filter(|&(at, one)| !is_allowed(one) && place.range.start + at > 0);
    let (at, character) = bad().next()?;
    let at = place.range.start + at;
    let take_out = bad()
        .map(|(at, one)| {
            let at = place.range.start + at;
            Edit { span: place.span(at..at + one.len_utf8()), text: String::new() }
        })
        .collect();
    let code = u32::from(character);
    Some(
        Diagnostic::error(
            CONTROL_CHARACTER,
            place.span(at..at + character.len_utf8()),
            format!("invisible character U+{code:04X} in the text"),
        )
        .here("the character is here")
        .note("characters like this often come from copied text; they are invisible in print or appear as a box")
        .help("type the line again, or run `plancc fix` to delete the character")
        .fix("delete the characters", Applicability::Safe, take_out),
    )
}

/// Returns `true` if text may contain a character. Control characters, byte order marks and
/// noncharacters are not allowed.
pub fn is_allowed(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'
        | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}
