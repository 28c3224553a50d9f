//! A report as the data that templates read.

use super::fonts::Fonts;
use super::passage::PdfPassage;
use crate::view::Report;

/// What stands for a character that no font has.
const REPLACEMENT: char = '\u{fffd}';

/// The report as JSON, in which every character can be shown.
///
/// Errors: none that a report has.
pub(super) fn data(
    report: &Report<PdfPassage>,
    fonts: &Fonts,
    replaced: &[char],
) -> Result<String, serde_json::Error> {
    let json = serde_json::to_string(report)?;
    Ok(shown(json, |character| fonts.shows(character) && !replaced.contains(&character)))
}

/// Puts the replacement in place of what is not to be shown. In JSON such a character stands within a
/// text as itself or, where it is a control, as an escape of six characters.
fn shown(json: String, shows: impl Fn(char) -> bool) -> String {
    if json.bytes().all(|byte| byte.is_ascii() && byte != b'\\' && byte != 0x7f) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    let mut characters = json.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            out.push(if shows(character) { character } else { REPLACEMENT });
            continue;
        }
        match characters.next() {
            Some('u') => {
                characters.by_ref().take(4).for_each(drop);
                out.push(REPLACEMENT);
            }
            Some('b' | 'f' | 'r') => out.push(REPLACEMENT),
            Some(escaped) => out.extend(['\\', escaped]),
            None => {}
        }
    }
    out
}
