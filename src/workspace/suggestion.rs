//! Suggests an existing path for a path that does not exist.

use std::path::{Path, PathBuf};

/// The maximum number of entries to compare, which is enough for any plans folder.
const LOOKED_AT: usize = 10_000;

/// Returns the existing path that is most similar to a missing path, if it is similar enough.
pub(super) fn nearest(path: &Path) -> Option<PathBuf> {
    let missing = path.ancestors().filter(|place| place.symlink_metadata().is_err()).last()?;
    let folder = missing.parent()?;
    let wanted = missing.file_name()?.to_str()?;
    let rest = path.strip_prefix(missing).ok()?;
    let real = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let names = real.read_dir().ok()?.take(LOOKED_AT).filter_map(|entry| {
        let name = entry.ok()?.file_name().into_string().ok()?;
        Some((distance(wanted, &name)?, name))
    });
    let (_, name) = names.filter(|(_, name)| !name.starts_with('.')).min()?;
    let there = folder.join(name);
    let whole = there.join(rest);
    let is_whole = !rest.as_os_str().is_empty() && whole.exists();
    Some(if is_whole { whole } else { there })
}

/// Returns the edit distance between two names, if it is small enough. A different extension adds 1
/// to the distance.
fn distance(wanted: &str, name: &str) -> Option<usize> {
    let stem = |text: &str| Path::new(text).file_stem().map(std::ffi::OsStr::to_os_string);
    if stem(wanted) == stem(name) {
        return Some(1);
    }
    let far = strsim::osa_distance(&wanted.to_lowercase(), &name.to_lowercase());
    (far <= 1 + wanted.chars().count() / 5).then_some(far.max(1) + 1)
}
