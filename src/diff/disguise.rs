//! Changes that a reader cannot see: invisible characters, and letters that look alike.

use unicode_security::confusable_detection::skeleton;

use super::value::Value;
use super::words::markup;
use crate::prose::{composed, is_unseen};

/// A note if two values look the same to a reader and differ.
///
/// Letters look alike if they have the same skeleton (UTS #39, confusable detection).
pub(super) fn note(before: Option<&Value>, after: Option<&Value>) -> Option<String> {
    let (before, after) = (markup(before?), markup(after?));
    if before == after || before.is_ascii() && after.is_ascii() {
        return None;
    }
    let (old, new) = (seen(&before), seen(&after));
    if old == new {
        // What is left are accents that Unicode composes in two ways, which are equal wherever text is normalized.
        let character = only_in_one(&before, &after)?;
        return Some(format!(
            "the texts look the same: only invisible characters differ, such as U+{:04X}",
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
    Some(format!("the texts look the same: only letters that look alike differ{example}"))
}

/// What a reader sees of a text.
fn seen(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    composed(&seen).into_owned()
}

/// An invisible character that one of the texts has in another place than the other.
fn only_in_one(before: &str, after: &str) -> Option<char> {
    let hidden = |text: &str| {
        let text = composed(text);
        text.chars().enumerate().filter(|(_, c)| is_unseen(*c)).collect::<Vec<_>>()
    };
    let (old, new) = (hidden(before), hidden(after));
    let came = new.iter().find(|one| !old.contains(one));
    came.or_else(|| old.iter().find(|one| !new.contains(one))).map(|(_, c)| *c)
}
