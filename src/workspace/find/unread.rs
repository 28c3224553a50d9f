//! Files that look like plans and are not read, each with the reason.

use std::path::{Path, PathBuf};

use crate::workspace::fence::Fence;
use crate::workspace::read;

/// Bytes of a file that are looked at to tell whether it is a plan.
const HEAD: u64 = 16_384;

/// A file that looks like a plan and is not read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where it is.
    pub path: PathBuf,
    /// What messages call it.
    pub name: String,
    /// Why it is not read.
    pub why: Why,
}

/// Why a file that looks like a plan is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Its name does not end in `.yaml` or `.yml`.
    Ending,
    /// Its name begins with a period.
    Hidden,
    /// A folder above it has a name that begins with a period.
    InHiddenFolder(PathBuf),
    /// The project file names the folder that it is in for something else.
    InOtherFolder(PathBuf),
    /// It is a project file, inside another project's folder of plans.
    ProjectFile,
    /// It is the file of another project, whose plans are not read.
    OtherProject,
}

/// Whether the start of a file is a plan's; what is no file, such as a pipe, has no start.
///
/// # Errors
/// Fails with the reason if the file cannot be read.
pub(super) fn holds_plan(path: &Path, fence: Option<&Fence>) -> Result<bool, String> {
    use read::Unread::{Failed, Folder, Forbidden, LeadsOut, NotAFile, TooLarge};
    match read::head(path, HEAD, fence) {
        Ok(mut head) => {
            // Without its zero bytes, UTF-16 of Latin letters reads as ASCII.
            head.retain(|byte| *byte != 0);
            Ok(crate::schema::is_like_a_plan(&String::from_utf8_lossy(&head)))
        }
        Err(Folder | NotAFile) => Ok(false),
        Err(Forbidden) => Err("permission denied".to_owned()),
        Err(LeadsOut) => Err("it is a link that leads out of the project".to_owned()),
        Err(TooLarge) => Err("it is too large".to_owned()),
        Err(Failed(error)) => Err(error.to_string()),
        Err(_) => Err("it is not there".to_owned()),
    }
}
