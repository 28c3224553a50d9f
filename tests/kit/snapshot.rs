//! Snapshots: compares the output of a test with a file that contains the expected output.
//!
//! To accept a change, run the test with `BLESS=1`, which writes the files, and read the
//! difference before you commit it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares the output of `test` with the file at `path`, or writes the file if `BLESS` is set.
///
/// # Errors
/// The difference, and the command that accepts it.
pub(crate) fn check(test: &str, path: &Path, made: impl AsRef<[u8]>) -> Result<(), String> {
    check_with(test, path, made.as_ref(), std::env::var_os("BLESS").is_some())
}

/// Like the function above, with `bless` as an argument.
pub(crate) fn check_with(test: &str, path: &Path, made: &[u8], bless: bool) -> Result<(), String> {
    // A missing file differs from every text, even from an empty one.
    let expected = fs::read(path).ok();
    if expected.as_deref() == Some(made) {
        return Ok(());
    }
    let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    if bless {
        return fs::write(path, made).map_err(|error| format!("cannot write {name}: {error}"));
    }
    let expected = expected.unwrap_or_default();
    let (expected, made) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(made));
    Err(format!(
        "{name} differs:\n\n{}\n\
         If the new text is right, accept it: BLESS=1 cargo test {test}\n",
        difference(&expected, &made)
    ))
}

/// The lines that differ, with three lines around them.
pub(crate) fn difference(expected: &str, made: &str) -> String {
    let difference = TextDiff::from_lines(expected, made);
    let mut difference = difference.unified_diff();
    difference.context_radius(3).header("expected", "made").to_string()
}

/// Compares files by name with those in `folder`; a file that no test makes is also a difference.
///
/// # Errors
/// The first few differences, and the command that accepts them.
pub(crate) fn check_folder(
    test: &str,
    folder: &Path,
    made: &BTreeMap<String, String>,
) -> Result<(), String> {
    check_folder_with(test, folder, made, std::env::var_os("BLESS").is_some())
}

/// Like the function above, with `bless` as an argument.
pub(crate) fn check_folder_with(
    test: &str,
    folder: &Path,
    made: &BTreeMap<String, String>,
    bless: bool,
) -> Result<(), String> {
    const SHOWN: usize = 5;
    let mut wrong = Vec::new();
    for (name, text) in made {
        wrong.extend(check_with(test, &folder.join(name), text.as_bytes(), bless).err());
    }
    for path in files(folder) {
        if made.contains_key(path.file_name().and_then(|name| name.to_str()).unwrap_or_default()) {
            continue;
        }
        if bless {
            fs::remove_file(&path).unwrap();
        } else {
            wrong.push(format!("{} is left over: BLESS=1 removes it\n", path.display()));
        }
    }
    let more = wrong.len().saturating_sub(SHOWN);
    wrong.truncate(SHOWN);
    match (wrong.is_empty(), more) {
        (true, _) => Ok(()),
        (false, 0) => Err(wrong.join("\n")),
        (false, more) => Err(format!("{}\n… and {more} more", wrong.join("\n"))),
    }
}

/// The files and folders in a folder, by name.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Fails the current test if `made` differs from the file at `path`.
#[track_caller]
pub(crate) fn assert(path: &str, made: impl AsRef<[u8]>) {
    if let Err(difference) = check(&this_test(), &root().join(path), made) {
        panic!("{difference}");
    }
}

/// Fails the current test if the files in `folder` differ from `made`.
#[track_caller]
pub(crate) fn assert_folder(folder: &str, made: &BTreeMap<String, String>) {
    if let Err(difference) = check_folder(&this_test(), &root().join(folder), made) {
        panic!("{difference}");
    }
}

/// Returns the name of the current test: libtest names a test's thread after it, unless there is only one thread.
fn this_test() -> String {
    let thread = std::thread::current();
    thread.name().filter(|name| *name != "main").unwrap_or_default().to_owned()
}
