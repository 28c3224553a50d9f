//! The name that messages give a file.

use std::path::{Component, Path, PathBuf};

use crate::backend::Format;
use crate::model::SchoolYear;

/// The path without `.` and `..`, from the top of the disk; no link is followed.
#[must_use]
pub fn whole(path: &Path, from: &Path) -> PathBuf {
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

/// What messages call `path`: the way to it from the working directory `from`, with `/` between
/// folders on every system.
///
/// A file that shares nothing with the working directory but the top of the disk keeps its whole path.
#[must_use]
pub fn shown(path: &Path, from: &Path) -> String {
    let (path, from) = (whole(path, from), whole(Path::new(""), from));
    let shared = path.components().zip(from.components()).take_while(|(a, b)| a == b).count();
    let is_named = |component: &Component<'_>| matches!(component, Component::Normal(_));
    if !path.components().take(shared).any(|component| is_named(&component)) {
        return with_slashes(&path);
    }
    let ups = from.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = ups.chain(path.components().skip(shared)).collect();
    if way.as_os_str().is_empty() { ".".to_owned() } else { with_slashes(&way) }
}

/// The path as written, with `/` between folders on every system.
#[must_use]
pub fn with_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// Returns `true` if a path in the output folder, with `/`, is one that a build could write: the index, or a report of a
/// plan, in the folder of its school year.
#[must_use]
pub fn is_report(path: &str) -> bool {
    if path == "index.html" {
        return true;
    }
    let (folder, name) =
        path.rsplit_once('/').map_or((None, path), |(folder, name)| (Some(folder), name));
    let is_year = folder.is_none_or(|folder| SchoolYear::read(folder).is_some());
    let is_format = name.rsplit_once('.').is_some_and(|(_, ending)| {
        Format::ALL.into_iter().any(|format| format.extension() == ending)
    });
    is_year && is_format && is_portable(name)
}

/// Returns `true` if every system can have a file of that name, and none hides it.
///
/// Source: Microsoft, "Naming Files, Paths, and Namespaces".
#[must_use]
pub fn is_portable(name: &str) -> bool {
    let is_special = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
    let is_odd = name.contains(is_special) || name.starts_with('.') || name.ends_with(['.', ' ']);
    !is_odd && !is_device(name)
}

/// Returns `true` if Windows keeps a name for a device, whatever comes after its first period.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let device = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let number = device.strip_prefix("com").or_else(|| device.strip_prefix("lpt"));
    let is_numbered = number.is_some_and(|number| {
        matches!(number, "¹" | "²" | "³") || matches!(number.as_bytes(), [b'0'..=b'9'])
    });
    is_numbered || matches!(&*device, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
}
