//! Names of files in messages, and checks of file names.

use std::path::{Component, Path, PathBuf};

use crate::backend::ReportFormat;
use crate::model::SchoolYear;

/// Resolves `.` and `..` in a path relative to `from`, without following links.
#[must_use]
pub fn resolve_dots(path: &Path, from: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for component in from.join(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    whole
}

/// Returns the name of `path` for messages: the path relative to the working directory `from`, with
/// `/` on every system.
///
/// Returns the absolute path if the two paths share only the root.
#[must_use]
pub fn display_name(path: &Path, from: &Path) -> String {
    let (path, from) = (resolve_dots(path, from), resolve_dots(Path::new(""), from));
    let shared = path.components().zip(from.components()).take_while(|(a, b)| a == b).count();
    let is_named = |component: &Component<'_>| matches!(component, Component::Normal(_));
    if !path.components().take(shared).any(|component| is_named(&component)) {
        return with_slashes(&path);
    }
    let ups = from.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = ups.chain(path.components().skip(shared)).collect();
    if way.as_os_str().is_empty() { ".".to_owned() } else { with_slashes(&way) }
}

/// Returns the path as written, but with `/` on every system.
#[must_use]
pub fn with_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// Returns `true` if a build could write a file at this path in the output folder: the index, or a report in
/// the folder of a school year.
#[must_use]
pub fn is_report(path: &str) -> bool {
    if path == "index.html" {
        return true;
    }
    let (folder, name) =
        path.rsplit_once('/').map_or((None, path), |(folder, name)| (Some(folder), name));
    let is_year = folder.is_none_or(|folder| SchoolYear::read(folder).is_some());
    let is_format = name
        .rsplit_once('.')
        .is_some_and(|(_, ending)| ReportFormat::all().any(|format| format.extension() == ending));
    is_year && is_format && is_portable(name)
}

/// Returns `true` if a file name is valid on every system and not hidden.
///
/// Source: Microsoft, "Naming Files, Paths, and Namespaces".
#[must_use]
pub fn is_portable(name: &str) -> bool {
    let is_special = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
    let is_odd = name.contains(is_special) || name.starts_with('.') || name.ends_with(['.', ' ']);
    !is_odd && !is_device(name)
}

/// Returns `true` if Windows reserves a name for a device, such as `NUL` or `NUL.yaml`.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let device = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let number = device.strip_prefix("com").or_else(|| device.strip_prefix("lpt"));
    let is_numbered = number.is_some_and(|number| {
        matches!(number, "¹" | "²" | "³") || matches!(number.as_bytes(), [b'0'..=b'9'])
    });
    is_numbered || matches!(&*device, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
}
