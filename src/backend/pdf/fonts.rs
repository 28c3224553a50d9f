//! The fonts: embedded fonts with wide coverage, and a district's own.

use std::fmt;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::character_map::is_within_unicode;

/// The fonts for PDFs, loaded once for all plans.
pub struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    /// `true` if at least one font is the district's own.
    has_own: bool,
    covered: Coverage,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("fonts", &self.fonts.len()).finish_non_exhaustive()
    }
}

/// DejaVu Sans, which plancc embeds in addition to the fonts that Typst embeds. Slanted text in a condensed heading uses the
/// wider faces, which saves 1.2 MB.
#[must_use]
pub fn sans() -> [&'static [u8]; 6] {
    [
        dejavu::sans::regular(),
        dejavu::sans::bold(),
        dejavu::sans::oblique(),
        dejavu::sans::bold_oblique(),
        dejavu::sans_condensed::regular(),
        dejavu::sans_condensed::bold(),
    ]
}

/// Libertinus Serif and DejaVu Sans Mono, as embedded by Typst; `build.rs` writes the list.
const SERIF_AND_MONO: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

/// A bit set of the characters that at least one font has.
struct Coverage(Vec<u64>);

impl Coverage {
    fn of(fonts: &[Font]) -> Coverage {
        let mut bits = vec![0_u64; (char::MAX as usize >> 6) + 1];
        for code in fonts.iter().flat_map(|font| font.info().coverage.iter()) {
            if let Some(word) = bits.get_mut((code >> 6) as usize) {
                *word |= 1 << (code & 63);
            }
        }
        Coverage(bits)
    }

    fn contains(&self, character: char) -> bool {
        let code = character as u32;
        self.0.get((code >> 6) as usize).is_some_and(|word| word & (1 << (code & 63)) != 0)
    }
}

impl Fonts {
    /// Loads the embedded fonts, then the fonts in `files` (TrueType and OpenType fonts or
    /// collections).
    ///
    /// Skips files without a usable font, and returns their indices.
    #[must_use]
    pub fn new(files: Vec<Vec<u8>>) -> (Fonts, Vec<usize>) {
        let embedded = SERIF_AND_MONO.iter().copied().chain(sans());
        let mut fonts: Vec<Font> =
            embedded.flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
        let built_in = fonts.len();
        let mut errors = Vec::new();
        for (number, file) in files.into_iter().enumerate() {
            let before = fonts.len();
            if is_within_unicode(&file) {
                fonts.extend(Font::iter(Bytes::new(file)));
            }
            if fonts.len() == before {
                errors.push(number);
            }
        }
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let covered = Coverage::of(&fonts);
        let has_own = fonts.len() > built_in;
        (Fonts { book, fonts, has_own, covered }, errors)
    }

    /// Returns `true` if any of the fonts is the district's own.
    pub(super) fn has_own(&self) -> bool {
        self.has_own
    }

    /// Returns `true` if a font has the character, or if it is invisible by design, such as a
    /// joiner between two letters.
    ///
    /// Returns `false` for control characters and private-use characters: standard fonts have no
    /// glyphs for them, and neither PDF standard allows them.
    #[must_use]
    pub fn shows(&self, character: char) -> bool {
        match character {
            '\n' | '\t' => true,
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => false,
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
            ' '..='~' => true,
            _ => self.covered.contains(character) || is_ignorable(character),
        }
    }
}

/// Returns `true` for characters that text shaping removes, such as joiners, direction marks,
/// variation selectors and soft hyphens.
///
/// Source: Unicode, Default_Ignorable_Code_Point, assigned characters only.
pub(super) fn is_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}
