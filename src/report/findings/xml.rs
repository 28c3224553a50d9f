//! Text that is valid in XML.

use std::borrow::Cow;

/// Replaces the characters that XML 1.0 does not allow, even escaped (section 2.2), with the replacement character,
/// U+FFFD.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    if !text.contains(is_forbidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|c| if is_forbidden(c) { char::REPLACEMENT_CHARACTER } else { c })
            .collect(),
    )
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
