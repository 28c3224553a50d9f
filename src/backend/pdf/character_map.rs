//! Checks a font's character map (`cmap`) before anything enumerates its characters.

use skrifa::raw::tables::cmap::{CmapSubtable, EncodingRecord, PlatformId};
use skrifa::raw::{FileRef, FontRef, ReadError, TableProvider};

/// The maximum number of fonts in a collection, and of character maps in a font. Real fonts have at
/// most a dozen.
const MOST: usize = 64;

/// The maximum number of characters that all fonts in a file may list: enough for a dozen fonts
/// with all of Unicode.
const CHARACTERS: u64 = 12 * (char::MAX as u64 + 1);

/// Returns `true` if the fonts of a file list a plausible number of characters.
///
/// Broken and hostile fonts can list billions of characters, by overlapping ranges or by many
/// references to one map, and enumerating them exhausts memory. A font with invalid maps is also
/// rejected, since Typst's parser may be more lenient than this check.
pub(super) fn is_within_unicode(file: &[u8]) -> bool {
    let Ok(file) = FileRef::new(file) else { return false };
    let fonts: Vec<_> = file.fonts().take(MOST + 1).collect();
    if fonts.len() > MOST {
        return false;
    }
    let counts = fonts.into_iter().map(|font| font.map_or(Some(0), |font| listed(&font)));
    counts.sum::<Option<u64>>().is_some_and(|characters| characters <= CHARACTERS)
}

/// Returns the number of characters that a font lists, duplicates included; `None` if its maps are invalid.
fn listed(font: &FontRef<'_>) -> Option<u64> {
    let cmap = match font.cmap() {
        Ok(cmap) => cmap,
        Err(ReadError::TableIsMissing(_)) => return Some(0),
        Err(_) => return None,
    };
    let records = cmap.encoding_records();
    // If a table is too short for its records, the parser returns no records.
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

/// Returns the number of characters that a subtable lists; `None` if it overflows.
///
/// Source: OpenType specification, `cmap`.
fn characters(record: &EncodingRecord, subtable: &CmapSubtable<'_>) -> Option<u64> {
    let length = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
    Some(match subtable {
        CmapSubtable::Format0(_) => 256,
        // A double-byte encoding, which no Unicode map uses: each of its 256 ranges can have 65,536
        // characters.
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
