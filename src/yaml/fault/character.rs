//! Characters that cannot be seen.

use super::Place;
use crate::diagnostic::{Applicability, Diagnostic, Edit, faults};

faults! {
    /// A character that cannot be seen and that no text may hold.
    ///
    /// ## Why it matters
    /// Such characters come along when text is copied out of a form or a PDF. They print as nothing or as a box.
    /// Some have what follows them written in the other direction, and readers see another sum than the file holds.
    ///
    /// ## Example
    #[doc = "```yaml,fires"]
    #[doc = "purpose: Help schools\u{7} use federal funds"]
    #[doc = "```"]
    /// Take it out:
    /// ```yaml
    /// purpose: Help schools use federal funds
    /// ```
    CONTROL_CHARACTER = "control-character";
}

/// The first character of a part that YAML does not allow.
pub(super) fn forbidden(place: &Place<'_>) -> Option<Diagnostic> {
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
            format!("an invisible character (U+{code:04X}) stands in the text"),
        )
        .here("it stands here")
        .note("it came along with copied text, and prints as nothing or as a box")
        .help("type the line again, or apply the fix, which takes it out")
        .fix("take it out", Applicability::Safe, take_out),
    )
}

/// Whether a text may hold a character: all but those that print as nothing or as a box.
pub fn is_allowed(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'
        | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}
