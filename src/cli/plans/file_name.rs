//! Names of plans' files that are not ids, that Windows cannot hold, or that differ only in capitals.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;

use super::File;
use super::skipped::right_name;
use crate::cli::project::Opened;
use crate::diagnostic::Diagnostic;
use crate::schema;
use crate::source::Span;
use crate::workspace::name;

/// Finds what is wrong with the names of the files that lie in the project's folders of plans.
pub(super) fn check(files: &mut [File], opened: &Opened) {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        by_name.entry(folded(&file.found.path)).or_default().push(number);
    }
    let finder = opened.finder();
    for number in 0..files.len() {
        let Some(file) = files.get(number).filter(|file| finder.holds(&file.found.path)) else {
            continue;
        };
        let same = by_name.get(&folded(&file.found.path)).map_or(&[][..], Vec::as_slice);
        let other = same.iter().find(|other| **other != number);
        let other = other.and_then(|other| files.get(*other)).map(|other| &*other.found.path);
        let wrong = wrong(file, other, opened);
        if let Some(file) = files.get_mut(number) {
            file.misnamed = wrong;
        }
    }
}

/// A path as a system compares it that takes no notice of capitals, nor of the two endings of plans.
fn folded(path: &Path) -> String {
    path.with_extension("").to_string_lossy().to_lowercase()
}

fn wrong(file: &File, other: Option<&Path>, opened: &Opened) -> Option<Diagnostic> {
    let path = &file.found.path;
    let own = path.file_name().unwrap_or_default().to_string_lossy();
    let start = Span::new(file.source, 0..0);
    let error = |message| Diagnostic::error(schema::INVALID_FILE_NAME, start, message);
    let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    if !is_yaml {
        let found = error(format!("the name `{own}` does not end in `.yaml`"))
            .note("a run over all plans does not read this file");
        return Some(found.help(format!("rename it to `{}`", right_name(&own))));
    }
    if name::is_device(&file.found.id) {
        let found = error(format!("`{}` is a name that Windows keeps for a device", file.found.id))
            .note("on Windows nobody could open or even check out this file");
        return Some(found.help("name the file after the department, spelled out"));
    }
    if !schema::is_slug(&file.found.id) {
        let found = error(format!("the file name `{own}` is not an id"))
            .note("an id is small letters, digits and hyphens, and begins with a letter");
        return Some(found.help(format!("rename the file to `{}`", right_name(&own))));
    }
    if let Some(folder) = unfit_folder(path, opened) {
        let found = error(format!("Windows cannot hold a folder named `{folder}`"))
            .note("nobody could check out this plan there");
        return Some(found.help("rename the folder after the school year"));
    }
    let other = other?;
    let both = name::shown(other, &opened.top);
    // That two files are one plan is told where both say so.
    if file.twins.1 > 0 && other.with_extension("") == path.with_extension("") {
        return None;
    }
    let message = if other.with_extension("") == path.with_extension("") {
        format!("`{own}` and `{both}` differ only in their endings")
    } else {
        format!("this file and `{both}` have names that differ only in capitals")
    };
    let found = error(message).note("both would have reports of one name");
    Some(found.help("keep one of them, or rename it"))
}

/// The name of a folder above a plan, below the folder of plans, that Windows cannot hold.
fn unfit_folder(path: &Path, opened: &Opened) -> Option<String> {
    let top = opened.folders.iter().find(|folder| path.starts_with(folder))?;
    let folders = path.parent()?.strip_prefix(top).ok()?;
    let mut names = folders.iter().map(OsStr::to_string_lossy);
    names.find(|name| !name::is_portable(name)).map(|name| name.into_owned())
}
