//! What a PDF cannot show: characters that no font has, each told at its place in the plan.

use std::collections::BTreeMap;

use super::Fonts;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Answer, Entity, Read, Wording};
use crate::source::{Source, Span, Text};
use crate::yaml;

crate::diagnostic::faults! {
    /// Every character of a plan can be shown in its PDF.
    ///
    /// ## Why it matters
    /// The fonts in the program have the letters of Latin, Greek, Cyrillic and Arabic, and many signs. A
    /// character that they lack, such as a Chinese one, is printed as `�`, and whoever reads the plan on
    /// paper does not learn what was meant. The PDF is made all the same.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: Families find us under 読書.
    /// ```
    /// Write it in letters that are there, or name a font that has them in `plancc.yaml`
    /// (`fonts: [assets/NotoSansSC.otf]`):
    /// ```yaml
    /// purpose: Families find us under dushu, reading.
    /// ```
    CHARACTER_NOT_SHOWN = "character-not-shown";
}

/// A warning for each character of the entity's texts that no font shows, at the first place where it
/// stands.
#[must_use]
pub fn unshown(entity: &dyn Entity, source: &Source, fonts: &Fonts) -> Diagnostics {
    let found = places(entity, source, &|character| fonts.shows(character));
    found.into_iter().map(|found| told(found, "no font has the character", "")).collect()
}

/// The same for characters that some font has and that could not be shown where they stand.
#[must_use]
pub fn replaced(entity: &dyn Entity, source: &Source, characters: &[char]) -> Diagnostics {
    let found = places(entity, source, &|character| !characters.contains(&character));
    let how = " as it stands here";
    found.into_iter().map(|found| told(found, "no font shows the character", how)).collect()
}

/// Where characters stand first in an entity's texts that are not shown, and how often each does.
fn places(
    entity: &dyn Entity,
    source: &Source,
    shows: &dyn Fn(char) -> bool,
) -> BTreeMap<char, (Span, usize)> {
    let mut found = BTreeMap::new();
    gather(entity, &mut |text| {
        // What a translation leaves as it is, is told of the original.
        if text.span.source != source.id() {
            return;
        }
        if text.value.is_ascii() && !text.value.bytes().any(|byte| byte.is_ascii_control()) {
            return;
        }
        for (at, character) in text.value.char_indices() {
            if !shows(character) {
                let entry: &mut (Span, usize) = found.entry(character).or_insert_with(|| {
                    (yaml::locate(text, at..at + character.len_utf8(), source), 0)
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
        1 => "the PDF shows \u{fffd} here".to_owned(),
        2 => "the PDF shows \u{fffd} here and in one more place".to_owned(),
        _ => format!("the PDF shows \u{fffd} here and in {} more places", count - 1),
    };
    Diagnostic::warning(CHARACTER_NOT_SHOWN, span, message)
        .here(here)
        .note("whoever reads the plan on paper will not see what was meant")
        .help("write it in other words, or name a font that has it under `fonts:` in plancc.yaml")
}

/// Every text of an entry and of those within it; the model nests only a few deep.
fn gather(entity: &dyn Entity, see: &mut dyn FnMut(&Text)) {
    for at in 0..entity.table().fields.len() {
        match entity.read(at) {
            Some(Read::Text(text)) => text.into_iter().for_each(&mut *see),
            Some(Read::Texts(texts)) => texts.iter().for_each(&mut *see),
            Some(Read::Answer(answer)) => {
                answer.into_iter().flat_map(Answer::texts).for_each(&mut *see);
            }
            Some(Read::Answers(answers)) => {
                answers.iter().flat_map(|keyed| keyed.value.texts()).for_each(&mut *see);
            }
            Some(Read::Measure(measure)) => measure.into_iter().for_each(|m| see(&m.text)),
            Some(Read::Wording(wording)) => wording.into_iter().for_each(|w| words(w, see)),
            Some(Read::Wordings(all)) => all.iter().for_each(|keyed| words(&keyed.value, see)),
            Some(Read::Named(all)) => all.into_iter().for_each(|(_, entity)| gather(entity, see)),
            Some(Read::Entity(entity)) => entity.into_iter().for_each(|e| gather(e, see)),
            Some(Read::Entities(all)) => all.into_iter().for_each(|e| gather(e, see)),
            Some(Read::ProseOrEntities(text, all)) => {
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
