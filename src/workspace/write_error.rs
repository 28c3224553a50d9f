//! The errors of writing files.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::fence::Barrier;

/// The error for a file that was not written. The previous content is intact.
#[derive(Debug)]
pub struct WriteError {
    /// The file's name in messages.
    pub name: String,
    /// The reason.
    pub why: Unwritten,
}

/// The reason why a file was not written.
#[derive(Debug)]
pub enum Unwritten {
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
pub(super) fn failed(error: io::Error, folder: &Path) -> Unwritten {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Unwritten::Forbidden,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Unwritten::Full,
        io::ErrorKind::FileTooLarge => Unwritten::TooLarge,
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            let file = folder.ancestors().find(|place| place.exists() && !place.is_dir());
            Unwritten::NoFolder(file.unwrap_or(folder).to_owned())
        }
        _ => Unwritten::Failed(error),
    }
}

impl From<Barrier> for Unwritten {
    fn from(barrier: Barrier) -> Unwritten {
        match barrier {
            Barrier::LeadsOut => Unwritten::LeadsOut,
            Barrier::Link => Unwritten::Link,
            Barrier::Git => Unwritten::InGit,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.why {
            Unwritten::LeadsOut => {
                write!(f, "cannot write `{name}`: a link in its path points outside the folder")
            }
            Unwritten::Link => {
                write!(f, "cannot write `{name}`: the file, or a folder in its path, is a link")
            }
            Unwritten::InGit => write!(f, "cannot write `{name}`: the path is in a `.git` folder"),
            Unwritten::Input => {
                write!(f, "cannot write `{name}`: plancc uses this file as input")
            }
            Unwritten::Name => {
                write!(f, "cannot write `{name}`: the name is invalid on some systems")
            }
            Unwritten::SameName(other) => {
                write!(f, "cannot write `{name}`: the report of `{other}` has the same name")
            }
            Unwritten::NotAFile => {
                write!(f, "cannot write `{name}`: a folder, pipe or device has this name")
            }
            Unwritten::NoFolder(file) => {
                let file = super::name::with_slashes(file);
                write!(f, "cannot write `{name}`: `{file}` is a file, not a folder")
            }
            Unwritten::Forbidden => write!(f, "cannot write `{name}`: permission denied"),
            Unwritten::ReadOnly => write!(f, "cannot write `{name}`: it is read-only"),
            Unwritten::Full => write!(f, "cannot write `{name}`: the disk is full"),
            Unwritten::TooLarge => {
                write!(f, "cannot write `{name}`: the file would exceed the system's size limit")
            }
            Unwritten::Changed(None) => {
                write!(f, "cannot write `{name}`: someone saved it while plancc was running")
            }
            Unwritten::Changed(Some(kept)) => {
                let kept = super::name::with_slashes(kept);
                write!(
                    f,
                    "cannot write `{name}`: someone saved it while plancc was running; that version is in `{kept}`"
                )
            }
            Unwritten::Failed(error) => write!(f, "cannot write `{name}`: {error}"),
        }
    }
}

impl WriteError {
    /// Returns `true` if all other files in the folder would fail for the same reason.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        matches!(self.why, Unwritten::Forbidden | Unwritten::Full | Unwritten::NoFolder(_))
    }

    /// Returns the help text for the user, if there is one.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self.why {
            Unwritten::LeadsOut => Some("remove the link, or choose another folder with `--out`"),
            Unwritten::Link => Some("remove the link; plancc never writes through links"),
            Unwritten::InGit => Some("choose another folder; only git should write to `.git`"),
            Unwritten::Input => Some("choose another file"),
            Unwritten::Name => Some("rename the plan; use lowercase letters, digits and hyphens"),
            Unwritten::SameName(_) => {
                Some("rename one of the plans: names must differ in more than case")
            }
            Unwritten::NotAFile => Some("choose another file, or `-` for standard output"),
            Unwritten::NoFolder(_) => Some("move that file, or choose another folder with `--out`"),
            Unwritten::Forbidden => Some("use `--out` to choose a folder that you can write to"),
            Unwritten::ReadOnly => Some("make the file writable, then run the command again"),
            Unwritten::Full => {
                Some("free some disk space, then try again; plancc left no incomplete file behind")
            }
            Unwritten::TooLarge => Some("raise the limit (see `ulimit -f`), then try again"),
            Unwritten::Changed(None) => {
                Some("run the command again; the saved version is unchanged")
            }
            Unwritten::Changed(Some(_)) => Some(
                "copy what you need from that version into the file, then run the command again",
            ),
            Unwritten::Failed(_) => None,
        }
    }
}

impl std::error::Error for WriteError {}
