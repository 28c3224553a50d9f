//! Finds characters in a plan that its PDF cannot show.

use std::collections::BTreeMap;

use super::Fonts;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Answer, Entity, SlotRef, Wording};
use crate::source::{Source, Span, Text};
use crate::yaml;

crate::diagnostic::error_kinds! {
    /// Reports characters that the PDF cannot show.
    ///
    /// ## Why it matters
    /// The PDF prints `�` in place of a character that its fonts lack, so readers do not see which
    /// character was meant. The built-in fonts have Latin, Greek, Cyrillic and Arabic letters and
    /// many symbols, but no Chinese characters, for example.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: Families find us under 読書.
    /// ```
    /// Use characters that the fonts have, or add a font with the missing characters to
    /// `plancc.yaml` (`fonts: [assets/NotoSansSC.otf]`):
    /// ```yaml
    /// purpose: Families find us under dushu, reading.
    /// ```
    UNSUPPORTED_CHARACTER = "unsupported-character";
}

/// Returns a warning for each character that no font has, at its first location.
#[must_use]
pub fn missing_glyphs(entity: &dyn Entity, source: &Source, fonts: &Fonts) -> Diagnostics {
    let found = places(entity, source, &|character| fonts.shows(character));
    found.into_iter().map(|found| told(found, "no font has the character", "")).collect()
}

/// Returns a warning for each of `characters`, which a font lists but the PDF could not show in
/// their context.
#[must_use]
pub fn replaced(entity: &dyn Entity, source: &Source, characters: &[char]) -> Diagnostics {
    let found = places(entity, source, &|character| !characters.contains(&character));
    let how = " in this context";
    found.into_iter().map(|found| told(found, "no font can display the character", how)).collect()
}

/// Returns the first location and the number of occurrences of each character that the PDF doesn't
/// show.
fn places(
    entity: &dyn Entity,
    source: &Source,
    shows: &dyn Fn(char) -> bool,
) -> BTreeMap<char, (Span, usize)> {
    let mut found = BTreeMap::new();
    gather(entity, &mut |text| {
        // Skip untranslated text, which is in another source. Its characters are reported there.
        if text.span.source != source.id() {
            return;
        }
        if text.value.is_ascii() && !text.value.bytes().any(|byte| byte.is_ascii_control()) {
            return;
        }
        let mut offsets = None;
        for (at, character) in text.value.char_indices() {
            if !shows(character) {
                let entry: &mut (Span, usize) = found.entry(character).or_insert_with(|| {
                    let offsets = offsets.get_or_insert_with(|| yaml::Offsets::of(text, source));
                    (offsets.locate(at..at + character.len_utf8()), 0)
                });
                entry.1 += 1;
            }
        }
    });
    found
}

fn told((character, (span, count)): (char, (Span, usize)), what: &str, how: &str) -> Diagnostic {
    let shown = if character.is_control() { String::new() } else { format!("`{character}` ") };
    let message = format!("{what} {shown}(U+{:04X}){how}", character as u32);
    let here = match count {
        1 => "the PDF shows \u{fffd} instead".to_owned(),
        2 => "the PDF shows \u{fffd} instead, here and in one other place".to_owned(),
        _ => format!("the PDF shows \u{fffd} instead, here and in {} other places", count - 1),
    };
    Diagnostic::warning(UNSUPPORTED_CHARACTER, span, message)
        .here(here)
        .note("readers of the PDF would not see which character was meant")
        .help("replace the character, or add a font that has it under `fonts` in `plancc.yaml`")
}

/// Visits every text in an entry and its children. The depth of the recursion is limited by the
/// model.
fn gather(entity: &dyn Entity, see: &mut dyn FnMut(&Text)) {
    for at in 0..entity.table().fields.len() {
        match entity.read(at) {
            Some(SlotRef::Text(text)) => text.into_iter().for_each(&mut *see),
            Some(SlotRef::Texts(texts)) => texts.iter().for_each(&mut *see),
            Some(SlotRef::Answer(answer)) => {
                answer.into_iter().flat_map(Answer::texts).for_each(&mut *see);
            }
            Some(SlotRef::Answers(answers)) => {
                answers.iter().flat_map(|keyed| keyed.value.texts()).for_each(&mut *see);
            }
            Some(SlotRef::Measure(measure)) => measure.into_iter().for_each(|m| see(&m.text)),
            Some(SlotRef::Wording(wording)) => wording.into_iter().for_each(|w| words(w, see)),
            Some(SlotRef::Wordings(all)) => all.iter().for_each(|keyed| words(&keyed.value, see)),
            Some(SlotRef::Named(all)) => {
                all.into_iter().for_each(|(_, entity)| gather(entity, see))
            }
            Some(SlotRef::Entity(entity)) => entity.into_iter().for_each(|e| gather(e, see)),
            Some(SlotRef::Entities(all)) => all.into_iter().for_each(|e| gather(e, see)),
            Some(SlotRef::ProseOrEntities(text, all)) => {
                text.into_iter().for_each(&mut *see);
                all.into_iter().for_each(|e| gather(e, see));
            }
            _ => {}
        }
    }
}

fn words(wording: &Wording, see: &mut dyn FnMut(&Text)) {
    match wording {
        Wording::One(text) => see(text),
        Wording::ByLanguage(texts) => texts.iter().for_each(|keyed| see(&keyed.value)),
    }
}
