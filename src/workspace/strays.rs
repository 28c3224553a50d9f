//! Finds files in the output folder that plancc did not write.

use std::collections::BTreeSet;
use std::path::Path;

use super::cache::Cache;
use super::disk::FolderListing;
use super::manifest::{Manifest, read};
use super::path_name::with_slashes;
use super::read::ReadError;

/// Files at the top of a website that servers, browsers and operating systems look for. Readers
/// don't mistake them for reports.
const OF_SERVERS: &[&str] =
    &["CNAME", "Thumbs.db", "desktop.ini", "favicon.ico", "robots.txt", "web.config"];

impl Manifest {
    /// Returns the files in the output folder that are neither in this manifest nor in `kept`, and
    /// that this user's plancc didn't write with `build -o`.
    ///
    /// Such files would be published with the reports, and a browser would show `arts.htm` or
    /// `arts/index.html` like a report. Hidden files and files in `OF_SERVERS` are not included.
    ///
    /// # Errors
    /// Fails if the folder cannot be listed.
    pub fn strays(
        &self,
        out: &Path,
        kept: &BTreeSet<String>,
        cache: Option<&Cache>,
    ) -> Result<Vec<String>, ReadError> {
        let walk = walkdir::WalkDir::new(out).min_depth(1).sort_by_file_name();
        let entries: Result<Vec<_>, _> = FolderListing::new(out, walk, |_| true).collect();
        let entries = entries.map_err(|error| error.into_read_error(out))?;
        let files = entries.iter().filter(|entry| !entry.file_type().is_dir());
        let paths =
            files.filter_map(|entry| Some(with_slashes(entry.path().strip_prefix(out).ok()?)));
        let is_stray = |path: &String| {
            let is_known = self.files.contains_key(path) || kept.contains(path);
            let is_ours = || {
                let bytes = read(out, path, u64::MAX).ok().flatten();
                let remembers = |cache: &Cache| {
                    let it = bytes.map(|bytes| cache.remembers(&out.join(path), &bytes));
                    it.is_some_and(|it| it.unwrap_or(false))
                };
                cache.is_some_and(remembers)
            };
            !is_known && !is_of_server(path) && !is_ours()
        };
        Ok(paths.filter(is_stray).collect())
    }
}

/// Returns `true` for hidden files, such as `.nojekyll`, and for files in `OF_SERVERS`.
fn is_of_server(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with('.') || OF_SERVERS.contains(&path)
}
