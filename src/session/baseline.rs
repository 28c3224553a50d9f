//! The baseline file: accepted findings, which lint suppresses.

use std::path::PathBuf;

use super::project::OpenProject;
use super::{Error, Reporter, rule_names};
use crate::lint::{Baseline, former_rules};
use crate::model::SuppressedFindings;
use crate::schema;
use crate::source::{Source, SourceId};
use crate::workspace::read::ReadError;
use crate::workspace::sandbox::Sandbox;
use crate::workspace::{path_name, read, write};

/// The file's name. It is next to the project file.
pub(crate) const FILE: &str = "plancc-baseline.yaml";

/// The baseline file and its contents.
#[derive(Debug)]
pub(crate) struct BaselineFile {
    path: PathBuf,
    sandbox: Option<Sandbox>,
    /// The file's name in messages.
    pub(crate) name: String,
    /// The accepted findings; `None` if there is no file.
    pub(crate) baseline: Option<Baseline>,
    /// The file's bytes; `None` if it did not exist.
    seen: Result<Option<Vec<u8>>, ReadError>,
}

impl BaselineFile {
    /// Returns the file without parsing its contents.
    pub(crate) fn unread(opened: &OpenProject) -> BaselineFile {
        let path = opened.top.join(FILE);
        let name = path_name::display_name(&path, &opened.here);
        let (seen, sandbox) = (write::current_bytes(&path, &name), opened.sandbox.clone());
        BaselineFile { path, sandbox, name, baseline: None, seen }
    }

    /// Reads the file if it exists. Warns about former names of rules.
    ///
    /// # Errors
    /// Fails if the file is invalid or cannot be read.
    pub(crate) fn read(
        reporter: &dyn Reporter,
        opened: &OpenProject,
    ) -> Result<BaselineFile, Error> {
        let file = BaselineFile::unread(opened);
        let text = match read::file(&file.path, &file.name, opened.sandbox.as_ref()) {
            Ok(text) => text,
            Err(error) if matches!(error.why, read::ReadFailure::Missing(_)) => return Ok(file),
            Err(error) => return Err(error.into()),
        };
        let source = Source::new(SourceId(0), file.name.as_str(), text);
        let (held, found) = schema::suppressed_findings(&source);
        if !found.is_empty() {
            return Err(Error::invalid(found, source));
        }
        let held = held.unwrap_or_else(SuppressedFindings::default);
        rule_names::warn(reporter, &file.name, &former_rules(&held, &source));
        Ok(BaselineFile { baseline: Some(Baseline::of(&held)), ..file })
    }

    /// Reads the file. `baseline` is `None` if the file is missing, invalid or cannot be read.
    pub(crate) fn read_if_sound(opened: &OpenProject) -> BaselineFile {
        let mut file = BaselineFile::unread(opened);
        if let Ok(text) = read::file(&file.path, &file.name, None) {
            let (held, found) = schema::suppressed_findings(&Source::new(SourceId(0), "", text));
            file.baseline = held.filter(|_| found.is_empty()).map(|held| Baseline::of(&held));
        }
        file
    }

    /// Writes the file, unless someone changed it since it was read.
    ///
    /// # Errors
    /// Fails if the file has changed, or cannot be read or written.
    pub(crate) fn write(&self, baseline: &Baseline) -> Result<(), Error> {
        let text = baseline.yaml().map_err(|error| {
            Error::without_help(format!("cannot write `{}`: {error}", self.name))
        })?;
        let sandbox = self.sandbox.as_ref();
        write::check(&self.path, &self.name, sandbox)?;
        let seen = match &self.seen {
            Ok(seen) => seen.as_deref(),
            Err(error) => return Err(Error::without_help(error.to_string())),
        };
        write::update(&self.path, &self.name, seen, text.as_bytes(), sandbox)?;
        Ok(())
    }
}
