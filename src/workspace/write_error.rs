//! Errors that prevent files from being written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::sandbox::Denial;

/// The error for a file that was not written. The previous content is intact.
#[derive(Debug)]
pub struct WriteError {
    /// The file's name in messages.
    pub name: String,
    /// The reason.
    pub why: WriteFailure,
}

/// The reason that a file was not written.
#[derive(Debug)]
pub enum WriteFailure {
    /// A link leads out of the folder to write to.
    LeadsOut,
    /// The file is a link, or its path contains one.
    Link,
    /// The file is in a `.git` folder.
    InGit,
    /// The file is a plan or another input of plancc.
    Input,
    /// The file name is not valid on every system.
    Name,
    /// Another plan's report has this name, or one that differs only in case.
    SameName(String),
    /// The path is a folder, a pipe or a device.
    NotAFile,
    /// This parent of the file is not a folder.
    NoFolder(PathBuf),
    /// Permission denied.
    Forbidden,
    /// The file is read-only.
    ReadOnly,
    /// The disk is full, or the user's quota is used up.
    Full,
    /// The file exceeds the system's limit on file size.
    TooLarge,
    /// The content changed after plancc read it. If a version saved in the meantime could not be restored, it is
    /// in this file.
    Changed(Option<PathBuf>),
    /// The system reported another error.
    Failed(io::Error),
}

/// Converts an error about a file in `folder`.
pub(super) fn failed(error: io::Error, folder: &Path) -> WriteFailure {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            WriteFailure::Forbidden
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteFailure::Full,
        io::ErrorKind::FileTooLarge => WriteFailure::TooLarge,
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            let file = folder.ancestors().find(|place| place.exists() && !place.is_dir());
            WriteFailure::NoFolder(file.unwrap_or(folder).to_owned())
        }
        _ => WriteFailure::Failed(error),
    }
}

impl From<Denial> for WriteFailure {
    fn from(denial: Denial) -> WriteFailure {
        match denial {
            Denial::LeadsOut => WriteFailure::LeadsOut,
            Denial::Link => WriteFailure::Link,
            Denial::Git => WriteFailure::InGit,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.why {
            WriteFailure::LeadsOut => {
                write!(f, "cannot write `{name}`: a link in its path points outside the folder")
            }
            WriteFailure::Link => {
                write!(f, "cannot write `{name}`: the file, or a folder in its path, is a link")
            }
            WriteFailure::InGit => {
                write!(f, "cannot write `{name}`: the path is in a `.git` folder")
            }
            WriteFailure::Input => {
                write!(f, "cannot write `{name}`: plancc uses this file as input")
            }
            WriteFailure::Name => {
                write!(f, "cannot write `{name}`: the name is invalid on some systems")
            }
            WriteFailure::SameName(other) => {
                write!(f, "cannot write `{name}`: the report of `{other}` has the same name")
            }
            WriteFailure::NotAFile => {
                write!(f, "cannot write `{name}`: a folder, pipe or device has this name")
            }
            WriteFailure::NoFolder(file) => {
                let file = super::path_name::with_slashes(file);
                write!(f, "cannot write `{name}`: `{file}` is a file, not a folder")
            }
            WriteFailure::Forbidden => write!(f, "cannot write `{name}`: permission denied"),
            WriteFailure::ReadOnly => write!(f, "cannot write `{name}`: it is read-only"),
            WriteFailure::Full => write!(f, "cannot write `{name}`: the disk is full"),
            WriteFailure::TooLarge => {
                write!(f, "cannot write `{name}`: the file would exceed the system's size limit")
            }
            WriteFailure::Changed(None) => {
                write!(f, "cannot write `{name}`: someone saved it while plancc was running")
            }
            WriteFailure::Changed(Some(kept)) => {
                let kept = super::path_name::with_slashes(kept);
                write!(
                    f,
                    "cannot write `{name}`: someone saved it while plancc was running; that version is in `{kept}`"
                )
            }
            WriteFailure::Failed(error) => write!(f, "cannot write `{name}`: {error}"),
        }
    }
}

impl WriteError {
    /// Returns `true` if writes to all other files in the folder would fail for the same reason.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        matches!(self.why, WriteFailure::Forbidden | WriteFailure::Full | WriteFailure::NoFolder(_))
    }

    /// Returns the help text for the user, if there is one.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self.why {
            WriteFailure::LeadsOut => {
                Some("remove the link, or choose another folder with `--out`")
            }
            WriteFailure::Link => Some("remove the link; plancc never writes through links"),
            WriteFailure::InGit => Some("choose another folder; only git should write to `.git`"),
            WriteFailure::Input => Some("choose another file"),
            WriteFailure::Name => {
                Some("rename the plan; use lowercase letters, digits and hyphens")
            }
            WriteFailure::SameName(_) => {
                Some("rename one of the plans: names must differ in more than case")
            }
            WriteFailure::NotAFile => Some("choose another file, or `-` for standard output"),
            WriteFailure::NoFolder(_) => {
                Some("move that file, or choose another folder with `--out`")
            }
            WriteFailure::Forbidden => Some("use `--out` to choose a folder that you can write to"),
            WriteFailure::ReadOnly => Some("make the file writable, then run the command again"),
            WriteFailure::Full => {
                Some("free some disk space, then try again; plancc left no incomplete file behind")
            }
            WriteFailure::TooLarge => Some("raise the limit (see `ulimit -f`), then try again"),
            WriteFailure::Changed(None) => {
                Some("run the command again; the saved version is unchanged")
            }
            WriteFailure::Changed(Some(_)) => Some(
                "copy what you need from that version into the file, then run the command again",
            ),
            WriteFailure::Failed(_) => None,
        }
    }
}

impl std::error::Error for WriteError {}
