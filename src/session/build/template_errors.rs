//! Template errors, each printed once for all plans that it affects.

use super::WrittenReports;
use crate::backend::{ReportFormat, TemplateError};
use crate::diagnostic::Diagnostics;
use crate::pipeline::CompileError;
use crate::report::counted;
use crate::session::{Error, Reporter};
use crate::source::Sources;

/// The template errors in a build, each with the format that failed and the files that were not written.
#[derive(Debug, Default)]
pub(super) struct TemplateErrors(Vec<(TemplateError, Option<ReportFormat>, Vec<String>)>);

impl TemplateErrors {
    /// Records that `file` was not written, in one `format` or in any. Prints the error immediately if it isn't a
    /// template error.
    pub(super) fn add(
        &mut self,
        reporter: &dyn Reporter,
        error: CompileError,
        format: Option<ReportFormat>,
        file: &str,
    ) {
        let CompileError::Template(error) = error else {
            reporter.error(&Error::Compile { file: file.to_owned(), error });
            return;
        };
        match self.0.iter_mut().find(|(known, _, _)| *known == error) {
            Some((_, _, files)) => files.push(file.to_owned()),
            None => self.0.push((error, format, vec![file.to_owned()])),
        }
    }

    /// Adds the errors to the findings of a build.
    pub(super) fn tell<T>(self, written: &mut WrittenReports<'_, T>) {
        let (mut found, mut sources) = (Diagnostics::new(), Sources::default());
        for (error, format, files) in self.0 {
            let what = match format {
                Some(format) => format!("no {} report", format.name()),
                None => "nothing".to_owned(),
            };
            let note = match files.as_slice() {
                [file] => format!("{what} was written for {file}"),
                [file, rest @ ..] => {
                    format!("{what} was written for {file} and {}", counted(rest.len(), "other"))
                }
                [] => continue,
            };
            found.push(error.diagnostic().note(note));
            error.source.into_iter().for_each(|source| sources.insert(source));
        }
        written.add(&found, &sources);
    }
}
