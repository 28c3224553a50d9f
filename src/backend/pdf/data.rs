//! The JSON data of a report for templates.

use super::fonts::Fonts;
use super::passage::PdfPassage;
use crate::view::Report;

/// The replacement for a character that no font has.
const REPLACEMENT: char = '\u{fffd}';

/// Returns the report as JSON in which characters that the PDF can't show are replaced.
///
/// Fails only if serialization fails, which never happens for reports.
pub(super) fn data(
    report: &Report<PdfPassage>,
    fonts: &Fonts,
    replaced: &[char],
) -> Result<String, serde_json::Error> {
    let json = serde_json::to_string(report)?;
    Ok(shown(json, |character| fonts.shows(character) && !replaced.contains(&character)))
}

/// Replaces characters that cannot be shown. In JSON, such a character appears verbatim or, if it is a
/// control character, as an escape of six characters.
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
