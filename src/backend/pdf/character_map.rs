//! Checks a font's character map (`cmap`) before anything asks for all its characters.

use skrifa::raw::tables::cmap::CmapSubtable;
use skrifa::raw::{FileRef, TableProvider};

/// The number of code points in Unicode.
const CODE_POINTS: u64 = char::MAX as u64 + 1;

/// Returns `true` if no character map in a font file lists more characters than Unicode has.
///
/// Broken fonts can list billions of characters, and listing them takes all memory.
pub(super) fn is_within_unicode(file: &[u8]) -> bool {
    let Ok(file) = FileRef::new(file) else { return true };
    file.fonts().filter_map(Result::ok).filter_map(|font| font.cmap().ok()).all(|cmap| {
        let records = cmap.encoding_records().iter();
        let mut subtables = records.filter_map(|record| record.subtable(cmap.offset_data()).ok());
        subtables.all(|subtable| characters(&subtable) <= CODE_POINTS)
    })
}

/// The number of characters that a subtable lists.
///
/// Only formats 12 and 13 have ranges of 32-bit numbers; every other format is limited to 16 bits by its layout.
///
/// Source: OpenType specification, `cmap`.
fn characters(subtable: &CmapSubtable<'_>) -> u64 {
    let length = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
    match subtable {
        CmapSubtable::Format12(table) => {
            let groups = table.groups().iter();
            groups.map(|group| length(group.start_char_code(), group.end_char_code())).sum()
        }
        CmapSubtable::Format13(table) => {
            let groups = table.groups().iter();
            groups.map(|group| length(group.start_char_code(), group.end_char_code())).sum()
        }
        _ => 0,
    }
}
