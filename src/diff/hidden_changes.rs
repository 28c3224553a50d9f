//! Changes that a reader cannot see: invisible characters and look-alike letters.

use unicode_security::confusable_detection::skeleton;

use super::field_value::FieldValue;
use super::text_difference::markup;
use crate::prose::{composed, is_invisible};

/// Returns a note if two values differ but look the same to a reader.
///
/// Letters look alike if they have the same skeleton (UTS #39, confusable detection).
pub(super) fn note(before: Option<&FieldValue>, after: Option<&FieldValue>) -> Option<String> {
    let (before, after) = (markup(before?), markup(after?));
    if before == after || before.is_ascii() && after.is_ascii() {
        return None;
    }
    let (old, new) = (seen(&before), seen(&after));
    if old == new {
        // The remaining differences are composed and decomposed accents, which are equal after
        // normalization (NFC).
        let character = only_in_one(&before, &after)?;
        return Some(format!(
            "the old and new text look the same: only invisible characters differ, such as U+{:04X}",
            u32::from(character)
        ));
    }
    if !skeleton(&old).eq(skeleton(&new)) {
        return None;
    }
    let pair = old.chars().zip(new.chars()).find(|(old, new)| old != new);
    let example = pair.map_or_else(String::new, |(old, new)| {
        let (old_code, new_code) = (u32::from(old), u32::from(new));
        format!(", such as `{new}` (U+{new_code:04X}) for `{old}` (U+{old_code:04X})")
    });
    Some(format!("the old and new text look the same, but some letters are look-alikes{example}"))
}

/// Returns the visible text, normalized to NFC.
fn seen(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    composed(&seen).into_owned()
}

/// Returns an invisible character whose position differs between the texts.
fn only_in_one(before: &str, after: &str) -> Option<char> {
    let hidden = |text: &str| {
        let text = composed(text);
        text.chars().enumerate().filter(|(_, c)| is_invisible(*c)).collect::<Vec<_>>()
    };
    let (old, new) = (hidden(before), hidden(after));
    let add_entries = new.iter().find(|one| !old.contains(one));
    add_entries.or_else(|| old.iter().find(|one| !new.contains(one))).map(|(_, c)| *c)
}
