//! Checks the file names of plans. A name must be an id, be valid on Windows, and differ from others in more than case.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;

use super::RunFile;
use super::skipped_files::right_name;
use crate::diagnostic::Diagnostic;
use crate::schema;
use crate::session::project::OpenProject;
use crate::source::Span;
use crate::workspace::path_name;

/// Checks the names of the files in the plans folders.
pub(crate) fn check(files: &mut [RunFile], opened: &OpenProject) {
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

/// Returns a path without its extension and in lowercase, for comparison as on a case-insensitive file system.
fn folded(path: &Path) -> String {
    path.with_extension("").to_string_lossy().to_lowercase()
}

fn wrong(file: &RunFile, other: Option<&Path>, opened: &OpenProject) -> Option<Diagnostic> {
    let path = &file.found.path;
    let own = path.file_name().unwrap_or_default().to_string_lossy();
    let start = Span::new(file.source, 0..0);
    let error = |message| Diagnostic::error(schema::INVALID_FILE_NAME, start, message);
    let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    if !is_yaml {
        let found = error(format!("the file name `{own}` does not end in `.yaml` or `.yml`")).note(
            "plancc skips files without these extensions when it processes the entire project",
        );
        return Some(found.help(format!("rename it to `{}`", right_name(&own))));
    }
    if path_name::is_device(&file.found.id) {
        let found = error(format!("`{}` is a reserved name on Windows", file.found.id))
            .note("git cannot check out this file on a Windows computer");
        return Some(found.help("rename the file, for example to the department's full name"));
    }
    if !schema::is_slug(&file.found.id) {
        let found = error(format!("the file name `{own}` is not a valid id"))
            .note("an id has only lowercase letters, digits and hyphens, and begins with a letter");
        return Some(found.help(format!("rename the file to `{}`", right_name(&own))));
    }
    if let Some(folder) = unfit_folder(path, opened) {
        let found = error(format!("the folder name `{folder}` is not valid on Windows"))
            .note("git cannot check out this plan on a Windows computer");
        return Some(
            found.help("rename the folder to the plan's school year, such as `2026-2027`"),
        );
    }
    let other = other?;
    let both = path_name::display_name(other, &opened.top);
    // Another error reports two files with the same id and year.
    if file.twins.1 > 0 && other.with_extension("") == path.with_extension("") {
        return None;
    }
    let message = if other.with_extension("") == path.with_extension("") {
        format!("`{own}` and `{both}` differ only in their extensions")
    } else {
        format!("the names of this file and `{both}` differ only in capitalization")
    };
    let found = error(message).note("their reports would have the same name");
    Some(found.help("delete or rename one of them"))
}

/// Returns the first folder name that is invalid on Windows, among the folders between the plans folder and the plan.
fn unfit_folder(path: &Path, opened: &OpenProject) -> Option<String> {
    let top = opened.folders.iter().find(|folder| path.starts_with(folder))?;
    let folders = path.parent()?.strip_prefix(top).ok()?;
    let mut names = folders.iter().map(OsStr::to_string_lossy);
    names.find(|name| !path_name::is_portable(name)).map(|name| name.into_owned())
}
