//! Reading a plan: from a file or from standard input, as text.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::beneath;
use super::encoding::{self, Encoding};
use super::fence::{Barrier, Fence, Resolved};
use super::name::with_slashes;
use super::near::nearest;

/// Bytes from which on a file is refused; a plan of a whole department has less than a hundredth.
pub const LIMIT: u64 = 50_000_000;

/// Why a file was not read.
#[derive(Debug)]
pub struct ReadError {
    /// What messages call the file.
    pub name: String,
    /// What stood in the way.
    pub why: Unread,
}

/// What stands in the way of reading a file.
#[derive(Debug)]
pub enum Unread {
    /// It is not there; perhaps a path like it is.
    Missing(Option<String>),
    /// It is not there, and a folder was wanted.
    NoFolder,
    /// It is a folder.
    Folder,
    /// It is a file, and a folder was wanted.
    NotAFolder,
    /// It is a pipe, a device or a socket.
    NotAFile,
    /// A link leads out of the project, or into a hidden folder in it.
    LeadsOut,
    /// It is in a `.git` folder.
    InGit,
    /// The system does not let this person read it.
    Forbidden,
    /// It has [`LIMIT`] bytes or more.
    TooLarge,
    /// Its bytes are no UTF-8 text.
    NotUtf8 {
        /// Line of the first byte that is none, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
        /// What the bytes look like.
        likely: Encoding,
    },
    /// The system failed to read it.
    Failed(io::Error),
}

/// Reads a file as text, called `name` in messages.
///
/// The text is the file's bytes, one for one: a byte order mark stays its first character and line
/// ends stay as they are, so that spans are those of the file.
///
/// # Errors
/// Where it is not a file that plancc reads; see [`Unread`].
pub fn file(path: &Path, name: &str, fence: Option<&Fence>) -> Result<String, ReadError> {
    text(bytes(path, name, fence)?, name)
}

/// Reads a file's bytes, called `name` in messages; what cannot be text, such as a picture, is read so.
///
/// # Errors
/// As [`file()`], but for the encoding.
pub fn bytes(path: &Path, name: &str, fence: Option<&Fence>) -> Result<Vec<u8>, ReadError> {
    open(path, fence)
        .and_then(|(file, size)| all(file, size))
        .map_err(|why| ReadError { name: name.to_owned(), why })
}

/// Reads at most so many bytes from a file's start.
pub(super) fn head(path: &Path, most: u64, fence: Option<&Fence>) -> Result<Vec<u8>, Unread> {
    let (file, _) = open(path, fence)?;
    let mut head = Vec::new();
    file.take(most).read_to_end(&mut head).map_err(Unread::Failed)?;
    Ok(head)
}

/// Reads all of a stream as text: standard input, called `name` in messages.
///
/// # Errors
/// Where it is too much, or no text.
pub fn stream(stream: impl Read, name: &str) -> Result<String, ReadError> {
    let bytes = all(stream, 0).map_err(|why| ReadError { name: name.to_owned(), why })?;
    text(bytes, name)
}

fn open(path: &Path, fence: Option<&Fence>) -> Result<(File, u64), Unread> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            Unread::Missing(nearest(path).map(|near| with_slashes(&near)))
        }
        io::ErrorKind::PermissionDenied => Unread::Forbidden,
        _ => Unread::Failed(error),
    };
    let metadata = path.metadata().map_err(failed)?;
    let place = match fence {
        Some(fence) => match fence.resolve(path).map_err(failed)? {
            Ok(place) => place,
            Err(Barrier::Git) => return Err(Unread::InGit),
            Err(Barrier::LeadsOut | Barrier::Link) => return Err(Unread::LeadsOut),
        },
        None => Resolved::of_real(&path.canonicalize().map_err(failed)?),
    };
    if metadata.is_dir() {
        return Err(Unread::Folder);
    }
    if !metadata.is_file() {
        return Err(Unread::NotAFile);
    }
    let (file, metadata) = beneath::open(&place.root, &place.path).map_err(failed)?;
    if metadata.len() >= LIMIT {
        return Err(Unread::TooLarge);
    }
    Ok((file, metadata.len()))
}

fn all(stream: impl Read, size: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    stream.take(LIMIT).read_to_end(&mut bytes).map_err(Unread::Failed)?;
    if bytes.len() as u64 >= LIMIT { Err(Unread::TooLarge) } else { Ok(bytes) }
}

/// Bytes as text, called `name` in messages.
///
/// # Errors
/// Where they are no UTF-8.
pub fn text(bytes: Vec<u8>, name: &str) -> Result<String, ReadError> {
    let refused = |why| ReadError { name: name.to_owned(), why };
    if let Some(likely) = encoding::known(&bytes) {
        return Err(refused(Unread::NotUtf8 { line: 1, column: 1, likely }));
    }
    String::from_utf8(bytes).map_err(|error| {
        let (fault, bytes) = (error.utf8_error(), error.as_bytes());
        let before = bytes.get(..fault.valid_up_to()).unwrap_or_default();
        let before = String::from_utf8_lossy(before);
        let line = before.rsplit('\n').next().unwrap_or_default();
        refused(Unread::NotUtf8 {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            likely: encoding::likely(bytes, fault),
        })
    })
}

/// Bytes as text, called `name` in messages; where they are of an older encoding, what they most likely say, and
/// what is wrong with them.
///
/// # Errors
/// Where they are no text at all.
pub fn guessed(bytes: Vec<u8>, name: &str) -> Result<(String, Option<ReadError>), ReadError> {
    // What is UTF-8 is not copied.
    let guess = std::str::from_utf8(&bytes).is_err().then(|| encoding::guess(&bytes));
    match (text(bytes, name), guess) {
        (Ok(text), _) => Ok((text, None)),
        (Err(error), Some(guess)) if error.is_older_text() => Ok((guess, Some(error))),
        (Err(error), _) => Err(error),
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.why {
            Unread::Missing(_) => write!(f, "there is no file `{name}`"),
            Unread::NoFolder => write!(f, "there is no folder `{name}`"),
            Unread::Folder => write!(f, "`{name}` is a folder, and a file is needed here"),
            Unread::NotAFolder => write!(f, "`{name}` is a file, and a folder is needed here"),
            Unread::NotAFile => write!(f, "`{name}` is not a file but a pipe or a device"),
            Unread::LeadsOut => {
                write!(
                    f,
                    "`{name}` is a link that leads out of the project or into a hidden folder"
                )
            }
            Unread::InGit => {
                write!(f, "`{name}` is in a `.git` folder, which plancc does not read")
            }
            Unread::Forbidden => write!(f, "`{name}` cannot be opened: you may not read it"),
            Unread::TooLarge => {
                write!(f, "`{name}` has {} MB or more, which no plan has", LIMIT / 1_000_000)
            }
            Unread::NotUtf8 { likely, .. } if likely.is_another_kind() => {
                write!(f, "`{name}` is {likely}, not a plan")
            }
            Unread::NotUtf8 { line, column, likely } => {
                write!(
                    f,
                    "`{name}` is not saved as UTF-8: line {line}, column {column}, is {likely}"
                )
            }
            Unread::Failed(error) => write!(f, "`{name}` cannot be read: {error}"),
        }
    }
}

impl ReadError {
    /// Whether the file is text, line by line, in which some characters are not saved as UTF-8.
    #[must_use]
    pub fn is_older_text(&self) -> bool {
        use encoding::Encoding::{CutShort, Windows1252};
        matches!(self.why, Unread::NotUtf8 { likely: Windows1252(_) | CutShort, .. })
    }

    /// What to do next, where there is something to say.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match &self.why {
            Unread::Missing(near) => format!("did you mean `{}`?", near.as_ref()?),
            Unread::Folder => "name one of the files in it".to_owned(),
            Unread::NotAFile => {
                "to read what another command prints, write `-` for the file".to_owned()
            }
            Unread::InGit => "name a file outside `.git`".to_owned(),
            Unread::LeadsOut => {
                "copy the file into the project, so that everyone who has the project has it"
                    .to_owned()
            }
            Unread::Forbidden => {
                "ask whoever shares the folder for the right to read it".to_owned()
            }
            Unread::TooLarge => {
                "a plan is a text file; look whether this is the right one".to_owned()
            }
            Unread::NotUtf8 { likely, .. } => likely.help().to_owned(),
            Unread::NoFolder | Unread::NotAFolder | Unread::Failed(_) => return None,
        })
    }
}

impl std::error::Error for ReadError {}
