//! Lists the files in a folder and its subfolders.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Operation, check};
use crate::workspace::path_name::with_slashes;
use crate::workspace::read::{ReadError, ReadFailure};

/// A folder or file that could not be listed.
#[derive(Debug)]
pub(in crate::workspace) struct ListError {
    path: Option<PathBuf>,
    error: io::Error,
}

/// The entries of a folder and its subfolders. Calls [`check`] for each folder.
pub(in crate::workspace) struct FolderListing<P> {
    entries: walkdir::FilterEntry<walkdir::IntoIter, P>,
    /// An error about the folder where the listing starts.
    failed: Option<ListError>,
}

impl<P: FnMut(&DirEntry) -> bool> FolderListing<P> {
    /// Lists the folder `start`, as `walk` describes it; `filter` accepts entries.
    pub(in crate::workspace) fn new(start: &Path, walk: WalkDir, filter: P) -> FolderListing<P> {
        let failed = check(Operation::List, start).err();
        let failed = failed.map(|error| ListError { path: Some(start.to_owned()), error });
        FolderListing { entries: walk.into_iter().filter_entry(filter), failed }
    }
}

impl<P: FnMut(&DirEntry) -> bool> Iterator for FolderListing<P> {
    type Item = Result<DirEntry, ListError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(error) = self.failed.take() {
            return Some(Err(error));
        }
        let entry = match self.entries.next()? {
            Ok(entry) => entry,
            Err(error) => return Some(Err(error.into())),
        };
        if entry.depth() > 0
            && entry.file_type().is_dir()
            && let Err(error) = check(Operation::List, entry.path())
        {
            self.entries.skip_current_dir();
            return Some(Err(ListError { path: Some(entry.into_path()), error }));
        }
        Some(Ok(entry))
    }
}

impl ListError {
    /// The path of the folder or file.
    pub(in crate::workspace) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Converts the error to an error about the folder or file; `start` is the folder where the listing started.
    pub(in crate::workspace) fn into_read_error(self, start: &Path) -> ReadError {
        let name = with_slashes(self.path().unwrap_or(start));
        ReadError { name, why: ReadFailure::Failed(self.error) }
    }

    /// Returns `true` if the folder does not exist.
    pub(in crate::workspace) fn is_missing(&self) -> bool {
        self.error.kind() == io::ErrorKind::NotFound
    }
}

impl From<walkdir::Error> for ListError {
    fn from(error: walkdir::Error) -> ListError {
        let path = error.path().map(Path::to_owned);
        let loops = || io::Error::other("a link leads back to a folder above it");
        ListError { path, error: error.into_io_error().unwrap_or_else(loops) }
    }
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl From<ListError> for io::Error {
    fn from(error: ListError) -> io::Error {
        error.error
    }
}
