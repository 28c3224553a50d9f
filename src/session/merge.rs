//! Merges three files on disk.

use std::path::{Path, PathBuf};

use super::{Error, Reporter};
use crate::merge::{self, Markers, MergeResult, Versions};
use crate::workspace::sandbox::Sandbox;
use crate::workspace::{containment, path_name, read, write};

/// The files to merge.
#[derive(Debug)]
pub struct MergeRequest<'a> {
    /// The common ancestor of both versions.
    pub base: &'a Path,
    /// Our version.
    pub ours: &'a Path,
    /// Their version.
    pub theirs: &'a Path,
    /// The plan's name in messages, if the files are temporary files of git.
    pub name: Option<&'a str>,
    /// The file to write to; `None` to return the text instead.
    pub target: Option<&'a PathBuf>,
    /// `true` if the files may be anywhere, since git passes temporary files.
    pub is_driver: bool,
    /// The conflict markers.
    pub markers: Markers,
}

/// The result of a merge.
#[derive(Debug)]
pub struct MergedFile {
    /// The plan's name in messages.
    pub name: String,
    /// The bytes of the merged file; they are already written if there is a target.
    pub bytes: Vec<u8>,
    /// The conflicts and errors that the user must resolve.
    pub merged: MergeResult,
}

/// Merges three files, and writes the result to the target unless someone changed that file meanwhile. Warns if a
/// version is not UTF-8.
///
/// # Errors
/// Fails if a file cannot be read, or if the target has changed or cannot be written.
pub fn run(reporter: &dyn Reporter, request: &MergeRequest<'_>) -> Result<MergedFile, Error> {
    let here = containment::current_folder()
        .map_err(|_| Error::without_help("the working directory no longer exists"))?;
    // Read the target before the inputs, since it may be one of them.
    let target = request.target.map(|path| here.join(path));
    let seen = match &target {
        Some(path) => write::current_bytes(path, &path_name::display_name(path, &here))?,
        None => None,
    };
    let sandbox = if request.is_driver {
        None
    } else {
        Sandbox::around_existing(&here, &path_name::display_name(&here, &here))?
    };
    let mut is_older = false;
    let mut bytes = |path: &Path, side: &str| -> Result<Vec<u8>, Error> {
        let path = here.join(path);
        // The names of git's temporary files mean nothing to users.
        let name = match request.name {
            Some(plan) => format!("{plan} ({side})"),
            None => path_name::display_name(&path, &here),
        };
        let bytes = read::bytes(&path, &name, sandbox.as_ref())?;
        if let (_, Some(error)) = read::guessed(bytes.clone(), &name)? {
            reporter.warning(&error.to_string(), error.help().as_deref());
            is_older = true;
        }
        Ok(bytes)
    };
    let versions =
        [bytes(request.base, "base"), bytes(request.ours, "ours"), bytes(request.theirs, "theirs")];
    let [base, ours, theirs] = all(reporter, versions)?;
    let shown = request.target.map_or(request.ours, PathBuf::as_path);
    let name = request.name.map(str::to_owned);
    let name = name.unwrap_or_else(|| path_name::display_name(&here.join(shown), &here));
    let letters = ByteEncoding { are_bytes: is_older };
    let [base, ours, theirs] = [base, ours, theirs].map(|bytes| letters.of(bytes));
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
    let mut markers = request.markers.clone();
    for label in [&mut markers.ours, &mut markers.base, &mut markers.theirs] {
        *label = letters.of(std::mem::take(label).into_bytes());
    }
    let merged = if is_older {
        merge::merge_lines(versions, &name, &markers)
    } else {
        merge::merge(versions, &name, &markers)
    };
    let bytes = letters.back(merged.source.text());
    if let Some(path) = &target {
        let shown = path_name::display_name(path, &here);
        write::check(path, &shown, sandbox.as_ref())?;
        write::update(path, &shown, seen.as_deref(), &bytes, sandbox.as_ref())?;
    }
    Ok(MergedFile { name, bytes, merged })
}

/// Returns all three versions. If several cannot be read, reports all errors except the last, which it returns.
fn all(
    reporter: &dyn Reporter,
    versions: [Result<Vec<u8>, Error>; 3],
) -> Result<[Vec<u8>; 3], Error> {
    let mut failed: Option<Error> = None;
    let read = versions.map(|version| {
        version.unwrap_or_else(|error| {
            if let Some(before) = failed.replace(error) {
                reporter.error(&before);
            }
            Vec::new()
        })
    });
    failed.map_or(Ok(read), Err)
}

/// The mapping between bytes and characters. If a version is not valid UTF-8, each byte becomes one character
/// (Latin-1), so no byte changes.
#[derive(Clone, Copy)]
struct ByteEncoding {
    are_bytes: bool,
}

impl ByteEncoding {
    fn of(self, bytes: Vec<u8>) -> String {
        if self.are_bytes {
            bytes.into_iter().map(char::from).collect()
        } else {
            String::from_utf8(bytes).unwrap_or_default()
        }
    }

    fn back(self, text: &str) -> Vec<u8> {
        if self.are_bytes {
            text.chars().filter_map(|letter| u8::try_from(letter).ok()).collect()
        } else {
            text.as_bytes().to_vec()
        }
    }
}
