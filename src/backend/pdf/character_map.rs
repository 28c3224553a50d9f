//! Checks a font's character map (`cmap`) before anything asks for all its characters.

use skrifa::raw::tables::cmap::{CmapSubtable, EncodingRecord, PlatformId};
use skrifa::raw::{FileRef, FontRef, ReadError, TableProvider};

/// The most fonts of a collection, and the most character maps of a font. Real ones have a dozen.
const MOST: usize = 64;

/// The most characters that all fonts of a file may list together: each of a dozen fonts may have all of Unicode.
const CHARACTERS: u64 = 12 * (char::MAX as u64 + 1);

/// Returns `true` if the fonts of a file list a possible number of characters.
///
/// Broken and hostile fonts can list billions of characters, by ranges that overlap or by many references to one map,
/// and listing them takes all memory. A font whose maps cannot be read is refused too: what reads them later may be
/// more patient.
pub(super) fn is_within_unicode(file: &[u8]) -> bool {
    let Ok(file) = FileRef::new(file) else { return false };
    let fonts: Vec<_> = file.fonts().take(MOST + 1).collect();
    if fonts.len() > MOST {
        return false;
    }
    let counts = fonts.into_iter().map(|font| font.map_or(Some(0), |font| listed(&font)));
    counts.sum::<Option<u64>>().is_some_and(|characters| characters <= CHARACTERS)
}

/// The number of characters that a font lists, counted as often as it lists them; `None` if that cannot be said.
fn listed(font: &FontRef<'_>) -> Option<u64> {
    let cmap = match font.cmap() {
        Ok(cmap) => cmap,
        Err(ReadError::TableIsMissing(_)) => return Some(0),
        Err(_) => return None,
    };
    let records = cmap.encoding_records();
    // A table that is too short for the records it announces is read as one without any.
    if records.len() > MOST || records.len() != usize::from(cmap.num_tables()) {
        return None;
    }
    let mut all = 0_u64;
    for record in records {
        let subtable = record.subtable(cmap.offset_data()).ok()?;
        all = all.checked_add(characters(record, &subtable)?)?;
    }
    Some(all)
}

/// The number of characters that a subtable lists; `None` if it is more than a number holds.
///
/// Source: OpenType specification, `cmap`.
fn characters(record: &EncodingRecord, subtable: &CmapSubtable<'_>) -> Option<u64> {
    let length = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
    Some(match subtable {
        CmapSubtable::Format0(_) => 256,
        // An encoding of double bytes, which no map of Unicode has: each of its 256 ranges may have 65,536.
        CmapSubtable::Format2(_) => {
            let is_unicode =
                matches!(record.platform_id(), PlatformId::Unicode | PlatformId::Windows);
            return (!is_unicode).then_some(0);
        }
        CmapSubtable::Format4(table) => {
            let ranges = table.start_code().iter().zip(table.end_code());
            ranges.map(|(first, last)| length(first.get().into(), last.get().into())).sum()
        }
        CmapSubtable::Format6(table) => u64::from(table.entry_count()),
        CmapSubtable::Format10(table) => u64::from(table.num_chars()),
        CmapSubtable::Format12(table) => {
            let groups = table.groups().iter();
            groups.map(|group| length(group.start_char_code(), group.end_char_code())).sum()
        }
        CmapSubtable::Format13(table) => {
            let groups = table.groups().iter();
            groups.map(|group| length(group.start_char_code(), group.end_char_code())).sum()
        }
        _ => 0,
    })
}
