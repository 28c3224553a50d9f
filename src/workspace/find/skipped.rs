//! Files that look like plans but are skipped, each with the reason.

use std::path::{Path, PathBuf};

use super::name_class::is_like_yaml;
use crate::schema;
use crate::workspace::read;
use crate::workspace::sandbox::Sandbox;

/// The number of bytes to read to decide whether a file is a plan. If the name contains a YAML
/// extension, the entire file is read.
const HEAD: u64 = 16_384;

/// A file that looks like a plan but is skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedFile {
    /// The path of the file.
    pub path: PathBuf,
    /// The file's name in messages.
    pub name: String,
    /// The reason.
    pub why: SkipReason,
}

/// The reason that a file is skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkipReason {
    /// The name does not end in `.yaml` or `.yml`.
    Ending,
    /// The file is hidden: its name starts with a period.
    Hidden,
    /// The file is in this hidden folder.
    InHiddenFolder(PathBuf),
    /// The file is in this folder, which the project file uses for something else, such as reports.
    InOtherFolder(PathBuf),
    /// The file is a project file inside the plans folder of another project.
    ProjectFile,
    /// The file is the project file of another project, whose plans are skipped.
    OtherProject,
}

/// Returns `true` if the start of a file looks like a plan; `false` for pipes and other special
/// files.
///
/// # Errors
/// Fails with the reason if the file cannot be read.
pub(super) fn holds_plan(path: &Path, sandbox: Option<&Sandbox>) -> Result<bool, String> {
    // Comments or an unusual layout must not hide a plan whose name contains a YAML extension.
    let is_yaml = path.file_name().is_some_and(is_like_yaml);
    let limit = if is_yaml { read::LIMIT } else { HEAD };
    use read::ReadFailure::{Failed, Folder, Forbidden, InGit, LeadsOut, NotAFile, TooLarge};
    match read::head(path, limit, sandbox) {
        Ok(mut head) => {
            // Without its zero bytes, most UTF-16 text is readable as ASCII.
            head.retain(|byte| *byte != 0);
            let text = String::from_utf8_lossy(&head);
            Ok(schema::is_like_a_plan(&text) || is_yaml && schema::has_keys_of_a_plan(&text))
        }
        Err(Folder | NotAFile) => Ok(false),
        // plancc never reads files in a folder called `.git` or `.GIT`, so only the name can
        // decide.
        Err(InGit) => Ok(is_yaml),
        Err(Forbidden) => Err("permission denied".to_owned()),
        Err(LeadsOut) => Err("it is a link to a file outside the project".to_owned()),
        Err(TooLarge) => Err("it is too large".to_owned()),
        Err(Failed(error)) => Err(error.to_string()),
        Err(_) => Err("file not found".to_owned()),
    }
}
