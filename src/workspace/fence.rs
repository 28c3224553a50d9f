//! The folder that no link may lead out of.

use std::io;
use std::path::{Path, PathBuf};

use super::name::whole;

/// A folder around what is read or written.
///
/// A link inside the folder to a place outside it could show a reader of a report what its author
/// never saw, or write where nobody asked; such a link is refused.
#[derive(Debug, Clone)]
pub struct Fence {
    named: PathBuf,
    real: PathBuf,
}

impl Fence {
    /// A fence around a folder that exists.
    ///
    /// # Errors
    /// Where the folder does not exist or may not be entered.
    pub fn around(folder: &Path) -> io::Result<Fence> {
        let named = whole(&std::path::absolute(folder)?, Path::new(""));
        Ok(Fence { real: folder.canonicalize()?, named })
    }

    /// Where the folder really is, all links followed.
    #[must_use]
    pub fn real(&self) -> &Path {
        &self.real
    }

    /// Whether a path that a file inside the folder names ends in it, wherever it begins.
    ///
    /// # Errors
    /// Where the path cannot be followed.
    pub fn holds(&self, path: &Path) -> io::Result<bool> {
        let path = whole(&std::path::absolute(path)?, Path::new(""));
        let begins_inside = path.starts_with(&self.named) || path.starts_with(&self.real);
        Ok(begins_inside && !self.is_left_by(&path)?)
    }

    /// Whether a path that begins inside the folder ends outside it.
    ///
    /// A path that begins outside was named by the person at the keyboard and leads nowhere unasked.
    /// What does not exist yet is judged by the deepest of its folders that does.
    ///
    /// # Errors
    /// Where the path cannot be followed.
    pub fn is_left_by(&self, path: &Path) -> io::Result<bool> {
        let path = whole(&std::path::absolute(path)?, Path::new(""));
        if !path.starts_with(&self.named) && !path.starts_with(&self.real) {
            return Ok(false);
        }
        for place in path.ancestors() {
            match place.canonicalize() {
                Ok(real) => return Ok(!real.starts_with(&self.real)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    // A link to nothing does not exist, yet writing through it would make its target.
                    if place.is_symlink() {
                        return Ok(true);
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }
}
