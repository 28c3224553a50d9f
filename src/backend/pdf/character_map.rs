//! The table of a font that says which characters it has, looked at before all of them are asked for.

use ttf_parser::{RawFace, Tag};

/// Whether the fonts of a file list no more characters than there are. Broken files list billions, and to
/// look through them takes all memory.
pub(super) fn is_within_unicode(file: &[u8]) -> bool {
    let count = ttf_parser::fonts_in_collection(file).unwrap_or(1);
    let faces = (0..count).filter_map(|number| RawFace::parse(file, number).ok());
    let mut tables = faces.filter_map(|face| face.table(Tag::from_bytes(b"cmap")));
    tables.all(|table| (0..u16_at(table, 2).unwrap_or(0)).all(|number| is_sane(table, number)))
}

/// Whether the ranges of a subtable sum up to no more than Unicode has.
///
/// Source: OpenType, `cmap`, formats 12 and 13, whose ranges are of 32-bit numbers; in all others a range
/// is of 16-bit ones, or has its characters one by one.
fn is_sane(table: &[u8], number: u16) -> bool {
    let start = u32_at(table, 4 + 8 * usize::from(number) + 4).map(|start| start as usize);
    let Some(subtable) = start.and_then(|start| table.get(start..)) else { return true };
    if !matches!(u16_at(subtable, 0), Some(12 | 13)) {
        return true;
    }
    let ranges = subtable.get(16..).unwrap_or_default().chunks_exact(12);
    let ranges = ranges.take(u32_at(subtable, 12).unwrap_or(0) as usize);
    let lengths = ranges.map(|range| {
        let (first, last) = (u32_at(range, 0).unwrap_or(0), u32_at(range, 4).unwrap_or(0));
        u64::from(last.saturating_sub(first)) + 1
    });
    lengths.sum::<u64>() <= u64::from(u32::from(char::MAX)) + 1
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_be_bytes(*bytes))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))
}
