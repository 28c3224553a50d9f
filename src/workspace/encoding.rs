//! Detects the encoding of bytes that are not UTF-8.

use std::fmt;
use std::str::Utf8Error;

/// The characters of the bytes 0x80 to 0x9F in Windows-1252. From 0xA0 on, bytes are code points.
///
/// Source: the WHATWG Encoding Standard, index-windows-1252.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The probable encoding or type of a file that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Windows-1252; contains the character that the first invalid byte encodes.
    Windows1252(char),
    /// UTF-16, which Notepad calls "Unicode".
    Utf16,
    /// The text ends in the middle of a character.
    CutShort,
    /// A PDF document.
    Pdf,
    /// Word, Excel and OpenDocument files, and any other archive.
    Zip,
    /// An image or other binary data.
    Binary,
}

impl Encoding {
    /// Returns `true` if the file is not text.
    #[must_use]
    pub fn is_another_kind(self) -> bool {
        matches!(self, Encoding::Pdf | Encoding::Zip | Encoding::Binary)
    }

    /// Returns the help text for the user.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Encoding::Windows1252(_) => {
                "open the file in an editor as Windows-1252 (\"Western\" or \"ANSI\") and save it as UTF-8"
            }
            Encoding::Utf16 => "open the file in an editor and save it as UTF-8",
            Encoding::CutShort => "the end of the file is missing; copy the file again",
            Encoding::Pdf | Encoding::Zip | Encoding::Binary => {
                "use a text file instead; the name of a plan ends in `.yaml`, and the plan contains the line `plancc: 1`"
            }
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Encoding::Windows1252(character) if character.is_control() => {
                f.write_str("probably saved as Windows-1252")
            }
            Encoding::Windows1252(character) => {
                write!(f, "probably a `{character}` saved as Windows-1252")
            }
            Encoding::Utf16 => f.write_str("saved as UTF-16"),
            Encoding::CutShort => f.write_str("an incomplete character at the end of the file"),
            Encoding::Pdf => f.write_str("a PDF"),
            Encoding::Zip => f.write_str("a Word or Excel document or a ZIP archive"),
            Encoding::Binary => f.write_str("an image or other data"),
        }
    }
}

/// Detects a file type by its first bytes, even if all bytes are valid UTF-8.
pub(super) fn known(bytes: &[u8]) -> Option<Encoding> {
    let is_any = |marks: [&[u8]; 2]| marks.iter().any(|mark| bytes.starts_with(mark));
    if is_any([b"%PDF-", b"\xef\xbb\xbf%PDF-"]) {
        Some(Encoding::Pdf)
    } else if is_any([b"PK\x03\x04", b"PK\x05\x06"]) {
        Some(Encoding::Zip)
    } else if is_any([b"\xff\xfe", b"\xfe\xff"]) || is_utf_16(bytes) {
        Some(Encoding::Utf16)
    } else {
        None
    }
}

/// Guesses the encoding of bytes that are invalid UTF-8 at `fault`.
pub(super) fn likely(bytes: &[u8], fault: Utf8Error) -> Encoding {
    if bytes.contains(&0) {
        return Encoding::Binary;
    }
    let (before, rest) = bytes.split_at_checked(fault.valid_up_to()).unwrap_or_default();
    // A single invalid byte after ASCII text is more likely to be Windows-1252.
    if fault.error_len().is_none() && (rest.len() > 1 || !before.is_ascii()) {
        return Encoding::CutShort;
    }
    Encoding::Windows1252(windows_1252(rest.first().copied().unwrap_or_default()))
}

/// Decodes valid UTF-8 as such, and all other bytes as Windows-1252.
pub(super) fn guess(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| windows_1252(byte)));
    }
    text
}

fn windows_1252(byte: u8) -> char {
    let named = byte.checked_sub(0x80).and_then(|at| WINDOWS_1252.chars().nth(at.into()));
    named.unwrap_or(char::from(byte))
}

/// Returns `true` if every second byte at the start is zero, as in Western text in UTF-16 without a byte
/// order mark.
fn is_utf_16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let zeros = start.iter().filter(|&&byte| byte == 0).count();
    start.len() >= 4 && zeros * 5 >= start.len() * 2
}
