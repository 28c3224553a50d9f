//! Files that look like plans and are not read, each with the reason.

use std::path::{Path, PathBuf};

use super::name::is_like_yaml;
use crate::schema;
use crate::workspace::fence::Fence;
use crate::workspace::read;

/// Bytes of a file that are looked at to tell whether it is a plan, unless its name mentions YAML.
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
    // Comments or an unusual layout must not hide a plan whose name says what it is.
    let is_yaml = path.file_name().is_some_and(is_like_yaml);
    let limit = if is_yaml { read::LIMIT } else { HEAD };
    use read::Unread::{Failed, Folder, Forbidden, LeadsOut, NotAFile, TooLarge};
    match read::head(path, limit, fence) {
        Ok(mut head) => {
            // Without its zero bytes, UTF-16 of Latin letters reads as ASCII.
            head.retain(|byte| *byte != 0);
            let text = String::from_utf8_lossy(&head);
            Ok(schema::is_like_a_plan(&text) || is_yaml && schema::has_keys_of_a_plan(&text))
        }
        Err(Folder | NotAFile) => Ok(false),
        Err(Forbidden) => Err("permission denied".to_owned()),
        Err(LeadsOut) => Err("it is a link that leads out of the project".to_owned()),
        Err(TooLarge) => Err("it is too large".to_owned()),
        Err(Failed(error)) => Err(error.to_string()),
        Err(_) => Err("it is not there".to_owned()),
    }
}
