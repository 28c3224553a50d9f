//! Formats plans.

use std::path::PathBuf;

use super::project::OpenProject;
use super::text_files::{TextFile, TextFiles};
use super::{Error, Reporter, threads};
use crate::revise::format::{self, FormatRefusal};
use crate::source::{Source, SourceId};

/// A file with its formatted text.
#[derive(Debug)]
pub struct FormattedFile {
    file: TextFile,
    /// The formatted text; `None` if the file cannot be formatted. The error was already reported.
    pub new: Option<String>,
}

impl FormattedFile {
    /// Returns the file's name in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.file.found.name
    }

    /// Returns the text before formatting.
    #[must_use]
    pub fn old(&self) -> &str {
        &self.file.text
    }

    /// Returns `true` if formatting changes the text.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.new.as_ref().is_some_and(|new| *new != self.file.text)
    }
}

/// The result of a run.
#[derive(Debug)]
pub struct FormatRun {
    texts: TextFiles,
    /// The files, in order.
    pub files: Vec<FormattedFile>,
    /// `true` if a file could not be read.
    pub failed: bool,
}

impl FormatRun {
    /// Returns `true` if the input is standard input, so only the text may go to standard output.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        self.texts.is_stream()
    }

    /// Writes a formatted text, unless someone changed the file since it was read.
    ///
    /// # Errors
    /// Fails if the file has changed or cannot be written.
    pub fn write(&self, file: &FormattedFile) -> Result<(), Error> {
        match &file.new {
            Some(new) => self.texts.replace(&file.file, new),
            None => Ok(()),
        }
    }
}

/// Formats the given files, or all plans and translations of the project, without writing them. Reports files that
/// cannot be read or formatted.
pub fn run(
    opened: &mut OpenProject,
    reporter: &dyn Reporter,
    paths: &[PathBuf],
    stdin: &str,
) -> FormatRun {
    // Without paths, the project decides which files to format.
    let is_whole = paths.is_empty();
    if is_whole {
        opened.has_plan_folders();
        opened.tell_unusable(reporter);
    }
    let mut texts = TextFiles::read(reporter, opened, paths, stdin);
    let failed = texts.failed || texts.all.is_empty() || (is_whole && opened.failed);
    let numbered: Vec<_> = (0..).zip(std::mem::take(&mut texts.all)).collect();
    let results = threads::each(numbered, |(number, file)| {
        let source = Source::new(SourceId(number), file.found.name.clone(), file.text.clone());
        let result = format::format(&source);
        (file, source, result)
    });
    let mut files = Vec::with_capacity(results.len());
    for (file, source, result) in results {
        let new = match result {
            Ok(new) => Some(new),
            Err(why) => {
                report(reporter, source, why);
                None
            }
        };
        files.push(FormattedFile { file, new });
    }
    FormatRun { texts, files, failed }
}

/// Reports why a file cannot be formatted.
fn report(reporter: &dyn Reporter, source: Source, why: FormatRefusal) {
    match why {
        FormatRefusal::Faults(found) => {
            let name = source.name().to_owned();
            reporter.error(&Error::invalid(found, source));
            reporter.error(&Error::request(
                format!("cannot format `{name}`: it has errors"),
                "fix the errors above, by hand or with `plancc fix`, then run `plancc fmt` again",
            ));
        }
        FormatRefusal::Meaning(span) => {
            let line = source.position(span.range().start).line;
            reporter.error(&Error::request(
                format!(
                    "cannot format `{}`: the meaning of line {line} would change",
                    source.name()
                ),
                "this is a bug in plancc; please report it, and include that line",
            ));
        }
    }
}
