//! What bytes that are no UTF-8 text look like.

use std::fmt;
use std::str::Utf8Error;

/// What the bytes 0x80 to 0x9F are in Windows-1252; from 0xA0 on it is Unicode's own order.
///
/// Source: the WHATWG Encoding Standard, index-windows-1252.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// What a file's bytes look like, where they are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// An older encoding of Western languages, in which the byte is this character.
    Windows1252(char),
    /// Two bytes a character, as Notepad's "Unicode" saves.
    Utf16,
    /// The text stops within a character.
    CutShort,
    /// A PDF document.
    Pdf,
    /// Word, Excel and OpenDocument files, and any other archive.
    Zip,
    /// A picture or other data.
    Binary,
}

impl Encoding {
    /// Whether the file is something else than text.
    #[must_use]
    pub fn is_another_kind(self) -> bool {
        matches!(self, Encoding::Pdf | Encoding::Zip | Encoding::Binary)
    }

    /// What to do next.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Encoding::Windows1252(_) => {
                "open the file in its editor as Windows-1252 (\"Western\" or \"ANSI\") and save it as UTF-8"
            }
            Encoding::Utf16 => "open the file in its editor and save it as UTF-8",
            Encoding::CutShort => "copy the file again from where it came from: its end is missing",
            Encoding::Pdf | Encoding::Zip | Encoding::Binary => {
                "a plan is a text file that ends in `.yaml`, and begins with `plancc: 1`"
            }
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Encoding::Windows1252(character) if character.is_control() => {
                f.write_str("a byte of another encoding, most likely Windows-1252")
            }
            Encoding::Windows1252(character) => {
                write!(f, "most likely a `{character}` saved as Windows-1252")
            }
            Encoding::Utf16 => f.write_str("saved as UTF-16, two bytes a character"),
            Encoding::CutShort => f.write_str("cut short in the middle of a character"),
            Encoding::Pdf => f.write_str("a PDF"),
            Encoding::Zip => f.write_str("a Word or Excel document or a ZIP archive"),
            Encoding::Binary => f.write_str("a picture or other data"),
        }
    }
}

/// What the first bytes say, whether or not all of them happen to be UTF-8.
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

/// What the bytes look like that failed to be UTF-8 at `fault`.
pub(super) fn likely(bytes: &[u8], fault: Utf8Error) -> Encoding {
    if bytes.contains(&0) {
        return Encoding::Binary;
    }
    let (before, rest) = bytes.split_at_checked(fault.valid_up_to()).unwrap_or_default();
    // One byte alone at the end of plain English may as well be of an older encoding.
    if fault.error_len().is_none() && (rest.len() > 1 || !before.is_ascii()) {
        return Encoding::CutShort;
    }
    Encoding::Windows1252(windows_1252(rest.first().copied().unwrap_or_default()))
}

/// The text that the bytes most likely are: UTF-8 where they can be, else Windows-1252.
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

/// Whether every second byte of the start is zero, as in Western text saved as UTF-16 without a mark.
fn is_utf_16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let zeros = start.iter().filter(|&&byte| byte == 0).count();
    start.len() >= 4 && zeros * 5 >= start.len() * 2
}
