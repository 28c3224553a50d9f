//! Reads files and standard input as text.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::disk::{self, Operation};
use super::encoding::{self, Encoding};
use super::open_below;
use super::path_name::with_slashes;
use super::sandbox::{Denial, ResolvedPath, Sandbox};
use super::suggestion::nearest;

/// The size limit for files in bytes. A department's plan is less than a hundredth of this size.
pub const LIMIT: u64 = 50_000_000;

/// The error for a file that was not read.
#[derive(Debug)]
pub struct ReadError {
    /// The file's name in messages.
    pub name: String,
    /// The reason.
    pub why: ReadFailure,
}

/// The reason that a file was not read.
#[derive(Debug)]
pub enum ReadFailure {
    /// The file does not exist; contains a similar existing path, if any.
    Missing(Option<String>),
    /// The folder does not exist.
    NoFolder,
    /// The path is a folder.
    Folder,
    /// The path is a file, but must be a folder.
    NotAFolder,
    /// The path is a pipe, a device or a socket.
    NotAFile,
    /// A link leads out of the project, or into a hidden folder in it.
    LeadsOut,
    /// The path is in a `.git` folder.
    InGit,
    /// Permission denied.
    Forbidden,
    /// The file has [`LIMIT`] bytes or more.
    TooLarge,
    /// The content is not valid UTF-8.
    NotUtf8 {
        /// The line of the first invalid byte, from 1.
        line: usize,
        /// The column of that byte in characters, from 1.
        column: usize,
        /// The probable encoding or type.
        likely: Encoding,
    },
    /// The system reported another error.
    Failed(io::Error),
}

/// Reads a file as text; `name` is its name in messages.
///
/// The text has exactly the bytes of the file, including a byte order mark and line endings, so
/// that spans match the file.
///
/// # Errors
/// Fails if the file cannot be read as text; see [`ReadFailure`].
pub fn file(path: &Path, name: &str, sandbox: Option<&Sandbox>) -> Result<String, ReadError> {
    text(bytes(path, name, sandbox)?, name)
}

/// Reads a file's bytes, such as an image; `name` is its name in messages.
///
/// # Errors
/// Fails like [`file()`], except for the encoding.
pub fn bytes(path: &Path, name: &str, sandbox: Option<&Sandbox>) -> Result<Vec<u8>, ReadError> {
    open(path, sandbox)
        .and_then(|(file, size)| {
            disk::check(Operation::Read, path).map_err(ReadFailure::Failed)?;
            all(file, size)
        })
        .map_err(|why| ReadError { name: name.to_owned(), why })
}

/// Reads up to `most` bytes from the start of a file.
pub(super) fn head(
    path: &Path,
    most: u64,
    sandbox: Option<&Sandbox>,
) -> Result<Vec<u8>, ReadFailure> {
    let (file, _) = open(path, sandbox)?;
    disk::read_to_end(&mut file.take(most), path).map_err(ReadFailure::Failed)
}

/// Reads standard input as text; `name` is its name in messages.
///
/// # Errors
/// Fails if the input is too large or not text.
pub fn standard_input(name: &str) -> Result<String, ReadError> {
    stream(std::io::stdin().lock(), name)
}

/// Reads a stream as text; `name` is its name in messages.
///
/// # Errors
/// Fails if the input is too large or not text.
pub fn stream(stream: impl Read, name: &str) -> Result<String, ReadError> {
    let bytes = all(stream, 0).map_err(|why| ReadError { name: name.to_owned(), why })?;
    text(bytes, name)
}

fn open(path: &Path, sandbox: Option<&Sandbox>) -> Result<(File, u64), ReadFailure> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            ReadFailure::Missing(nearest(path).map(|near| with_slashes(&near)))
        }
        io::ErrorKind::PermissionDenied => ReadFailure::Forbidden,
        _ => ReadFailure::Failed(error),
    };
    let metadata = disk::metadata(path).map_err(failed)?;
    let place = match sandbox {
        Some(sandbox) => match sandbox.resolve(path).map_err(failed)? {
            Ok(place) => place,
            Err(Denial::Git) => return Err(ReadFailure::InGit),
            Err(Denial::LeadsOut | Denial::Link) => return Err(ReadFailure::LeadsOut),
        },
        None => ResolvedPath::of_real(&disk::canonicalize(path).map_err(failed)?),
    };
    if metadata.is_dir() {
        return Err(ReadFailure::Folder);
    }
    if !metadata.is_file() {
        return Err(ReadFailure::NotAFile);
    }
    let (file, metadata) = open_below::open(&place.root, &place.path).map_err(failed)?;
    if metadata.len() >= LIMIT {
        return Err(ReadFailure::TooLarge);
    }
    Ok((file, metadata.len()))
}

fn all(stream: impl Read, size: u64) -> Result<Vec<u8>, ReadFailure> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    stream.take(LIMIT).read_to_end(&mut bytes).map_err(ReadFailure::Failed)?;
    if bytes.len() as u64 >= LIMIT { Err(ReadFailure::TooLarge) } else { Ok(bytes) }
}

/// Converts bytes to text; `name` is the file's name in messages.
///
/// # Errors
/// Fails if they are not UTF-8.
pub fn text(bytes: Vec<u8>, name: &str) -> Result<String, ReadError> {
    let refused = |why| ReadError { name: name.to_owned(), why };
    if let Some(likely) = encoding::known(&bytes) {
        return Err(refused(ReadFailure::NotUtf8 { line: 1, column: 1, likely }));
    }
    String::from_utf8(bytes).map_err(|error| {
        let (fault, bytes) = (error.utf8_error(), error.as_bytes());
        let before = bytes.get(..fault.valid_up_to()).unwrap_or_default();
        let before = String::from_utf8_lossy(before);
        let line = before.rsplit('\n').next().unwrap_or_default();
        refused(ReadFailure::NotUtf8 {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            likely: encoding::likely(bytes, fault),
        })
    })
}

/// Converts bytes to text; `name` is the file's name in messages. If they are text in another
/// encoding, returns the most likely decoding, with the error.
///
/// # Errors
/// Fails if the bytes are not text at all.
pub fn guessed(bytes: Vec<u8>, name: &str) -> Result<(String, Option<ReadError>), ReadError> {
    // Valid UTF-8 is not copied.
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
            ReadFailure::Missing(_) => write!(f, "file `{name}` not found"),
            ReadFailure::NoFolder => write!(f, "folder `{name}` not found"),
            ReadFailure::Folder => write!(f, "`{name}` is a folder, not a file"),
            ReadFailure::NotAFolder => write!(f, "`{name}` is a file, not a folder"),
            ReadFailure::NotAFile => write!(f, "`{name}` is a pipe or device, not a file"),
            ReadFailure::LeadsOut => {
                write!(
                    f,
                    "cannot read `{name}`: it is a link to a hidden folder or to a location outside the project"
                )
            }
            ReadFailure::InGit => {
                write!(f, "cannot read `{name}`: it is in a `.git` folder")
            }
            ReadFailure::Forbidden => write!(f, "cannot read `{name}`: permission denied"),
            ReadFailure::TooLarge => {
                write!(
                    f,
                    "cannot read `{name}`: it is too large ({} MB or more)",
                    LIMIT / 1_000_000
                )
            }
            ReadFailure::NotUtf8 { likely: Encoding::Utf16, .. } => {
                write!(f, "`{name}` is saved as UTF-16, not as UTF-8")
            }
            ReadFailure::NotUtf8 { likely, .. } if likely.is_another_kind() => {
                write!(f, "`{name}` is {likely}, not a plan")
            }
            ReadFailure::NotUtf8 { line, column, likely } => {
                write!(f, "`{name}` is not valid UTF-8 (line {line}, column {column}: {likely})")
            }
            ReadFailure::Failed(error) => write!(f, "cannot read `{name}`: {error}"),
        }
    }
}

impl ReadError {
    /// Returns `true` if the file is text, but not valid UTF-8.
    #[must_use]
    pub fn is_older_text(&self) -> bool {
        use encoding::Encoding::{CutShort, Windows1252};
        matches!(self.why, ReadFailure::NotUtf8 { likely: Windows1252(_) | CutShort, .. })
    }

    /// Returns the help text for the user, if there is one.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match &self.why {
            ReadFailure::Missing(near) => format!("did you mean `{}`?", near.as_ref()?),
            ReadFailure::Folder => "specify a file in this folder".to_owned(),
            ReadFailure::NotAFile => {
                "to read the output of another command, write `-` as the file name".to_owned()
            }
            ReadFailure::InGit => "use a file outside `.git`".to_owned(),
            ReadFailure::LeadsOut => {
                "replace the link with the file itself, so that everyone's copy of the project includes it".to_owned()
            }
            ReadFailure::Forbidden => "ask the file's owner for permission to read it".to_owned(),
            ReadFailure::TooLarge => {
                "check that this is the right file; a plan is much smaller".to_owned()
            }
            ReadFailure::NotUtf8 { likely, .. } => likely.help().to_owned(),
            ReadFailure::NoFolder | ReadFailure::NotAFolder | ReadFailure::Failed(_) => return None,
        })
    }
}

impl std::error::Error for ReadError {}
