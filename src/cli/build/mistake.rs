//! Mistakes in templates, told once however many plans they stop.

use super::Written;
use crate::backend::TemplateError;
use crate::cli::Terminal;
use crate::diagnostic::Diagnostics;
use crate::pipeline::CompileError;
use crate::report::{self, Tally, counted};
use crate::source::Sources;

/// The mistakes of a build, each with what was not written for it.
#[derive(Debug, Default)]
pub(super) struct Mistakes(Vec<(TemplateError, Vec<String>)>);

impl Mistakes {
    /// Remembers that nothing was written for `file`; what is no mistake in a template is told at once.
    pub(super) fn add(&mut self, terminal: &Terminal, error: CompileError, file: &str) {
        let CompileError::Template(error) = error else {
            terminal.refuse(&format!("{file}: {error}"), error.help());
            return;
        };
        match self.0.iter_mut().find(|(known, _)| *known == error) {
            Some((_, files)) => files.push(file.to_owned()),
            None => self.0.push((error, vec![file.to_owned()])),
        }
    }

    /// Adds them to what a build found.
    pub(super) fn tell(self, terminal: &Terminal, written: &mut Written) {
        let (mut found, mut sources) = (Diagnostics::new(), Sources::default());
        for (error, files) in self.0 {
            let note = match files.as_slice() {
                [file] => format!("nothing is written for {file}"),
                [file, rest @ ..] => {
                    format!("nothing is written for {file} and {}", counted(rest.len(), "other"))
                }
                [] => continue,
            };
            found.push(error.diagnostic().note(note));
            error.source.into_iter().for_each(|source| sources.insert(source));
        }
        written.tally.add(&Tally::of(&found));
        let text = report::human(&found, &sources, terminal.color_of_errors, terminal.width);
        written.findings.push_str(&text);
    }
}
