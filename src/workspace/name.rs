//! The name that messages give a file.

use std::path::{Component, Path, PathBuf};

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
