//! Where findings go, and in which format: one to standard output, any number to files.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Terminal;
use super::naming::Naming;
use super::project::Opened;
use crate::diagnostic::Diagnostic;
use crate::lint::{Baseline, Held};
use crate::prose;
use crate::report::findings::{self, Record, Run};
use crate::report::{self, HeldBack, Tally};
use crate::rule::Page;
use crate::source::{Sources, Span};
use crate::workspace::{name, write};

/// The most that GitHub takes as a job's summary, less what it needs itself.
///
/// Source: GitHub's documentation of job summaries: 1 MiB a step.
const SUMMARY: usize = 1_000_000;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines that they are about, for a terminal
    Human,
    /// A line each
    Concise,
    /// One JSON document
    Json,
    /// A JSON document a line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// JUnit's XML
    Junit,
    /// Checkstyle's XML
    Checkstyle,
    /// Tables for a summary or a mail
    Markdown,
}

impl Format {
    fn is_text(self) -> bool {
        matches!(self, Format::Human | Format::Concise)
    }

    /// Escapes what the log of a CI system would run as a command, in formats for programs.
    fn without_commands(self, text: String) -> String {
        match self {
            Format::Json | Format::Jsonl | Format::Sarif | Format::Gitlab => {
                prose::json_without_commands(&text)
            }
            Format::Junit | Format::Checkstyle => prose::xml_without_commands(&text),
            // These are without commands, or are meant as commands.
            Format::Human | Format::Concise | Format::Markdown | Format::Github => text,
        }
    }
}

/// The options that say so.
#[derive(Debug, Args)]
pub(super) struct Outputs {
    /// How to print findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Also write them to a file, as `sarif=findings.sarif`; may stand several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    output: Vec<(Format, PathBuf)>,
}

fn output(text: &str) -> Result<(Format, PathBuf), String> {
    let Some((format, file)) = text.split_once('=') else {
        return Err("write a format, `=` and a file: `sarif=findings.sarif`".to_owned());
    };
    let format = Format::from_str(format, false).map_err(|_| {
        let all = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<String> = all.map(|value| value.get_name().to_owned()).collect();
        format!("there is no format `{format}`; write one of {}", names.join(", "))
    })?;
    if file.is_empty() {
        return Err("name the file after `=`".to_owned());
    }
    Ok((format, PathBuf::from(file)))
}

/// Findings of some files: printed where a format prints each alone, recorded where it needs all.
#[derive(Debug, Default)]
pub(super) struct Told {
    printed: String,
    /// One for each file to be written.
    written: Vec<String>,
    records: Vec<Record>,
    pub(super) tally: Tally,
    /// All that the board's rules found, for a baseline.
    pub(super) found: Baseline,
    /// What is not reported.
    pub(super) held_back: HeldBack,
    /// Whether a file could not be read.
    pub(super) failed: bool,
}

impl Told {
    /// Nothing but that a file could not be read.
    pub(super) fn of_unread() -> Told {
        Told { failed: true, ..Told::default() }
    }

    /// Takes over what a baseline held back of one plan.
    pub(super) fn hold(&mut self, held: Held) {
        self.found.add(held.found);
        self.held_back.baseline.add(&Tally::of(&held.taken));
    }

    /// Takes over what was told later.
    pub(super) fn add(&mut self, other: Told) {
        self.printed.push_str(&other.printed);
        self.written.resize(self.written.len().max(other.written.len()), String::new());
        for (own, other) in self.written.iter_mut().zip(&other.written) {
            own.push_str(other);
        }
        self.records.extend(other.records);
        self.tally.add(&other.tally);
        self.found.add(other.found);
        self.held_back.add(&other.held_back);
        self.failed |= other.failed;
    }
}

impl Outputs {
    /// Tells some findings; `way` says the way to a place by ids.
    pub(super) fn tell(
        &self,
        terminal: &Terminal,
        naming: &Naming,
        diagnostics: &[Diagnostic],
        sources: &Sources,
        way: &dyn Fn(Span) -> String,
    ) -> Told {
        if diagnostics.is_empty() {
            return Told::default();
        }
        let text = |format: Format, color: bool| match format {
            Format::Human => report::human(diagnostics, sources, color, terminal.width),
            Format::Concise => report::concise(diagnostics, sources),
            _ => String::new(),
        };
        let records = if self.needs_records() {
            findings::record(diagnostics, sources, &|name| naming.name(name), way)
        } else {
            Vec::new()
        };
        Told {
            printed: text(self.format, terminal.color),
            written: self.output.iter().map(|(format, _)| text(*format, false)).collect(),
            records,
            tally: Tally::of(diagnostics),
            ..Told::default()
        }
    }

    fn needs_records(&self) -> bool {
        self.formats().any(|format| !format.is_text())
    }

    fn formats(&self) -> impl Iterator<Item = Format> {
        self.output.iter().map(|(format, _)| *format).chain([self.format])
    }

    /// What a person reads at the end belongs to the formats for people.
    pub(super) fn is_for_people(&self) -> bool {
        self.format.is_text()
    }

    /// Prints and writes all that was told; false where something could not be written.
    pub(super) fn finish(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        told: Told,
        files: Vec<String>,
        pages: &[Page],
    ) -> bool {
        let Told { printed, mut written, mut records, tally, held_back, .. } = told;
        findings::distinguish(&mut records);
        let run = Run { files, records, held_back };
        written.resize(self.output.len(), String::new());
        let mut sound = true;
        for ((format, file), text) in self.output.iter().zip(written) {
            let text = if format.is_text() { text } else { document(*format, &run, &tally, pages) };
            let shown = file.display().to_string();
            if let Some(folder) = missing_folder(file) {
                terminal.refuse(
                    &format!("`{shown}` was not written: there is no folder `{folder}`"),
                    Some("make the folder first, or name another one"),
                );
                sound = false;
                continue;
            }
            if let Err(error) = opened.write_output(file, &shown, text.as_bytes()) {
                terminal.refuse(&error, error.help());
                sound = false;
            }
        }
        let printed = if self.format.is_text() {
            printed
        } else {
            let text = document(self.format, &run, &tally, pages);
            if Terminal::is_log_of_actions() { self.format.without_commands(text) } else { text }
        };
        terminal.print(printed.as_bytes()) && sound
    }
}

/// The folder that a file is to be written to, where there is none of that name: a slip in a name on the
/// command line would otherwise leave findings where nobody looks for them.
fn missing_folder(file: &Path) -> Option<String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    (!write::is_folder(folder)).then(|| name::with_slashes(folder))
}

fn document(format: Format, run: &Run, tally: &Tally, pages: &[Page]) -> String {
    match format {
        Format::Human | Format::Concise => String::new(),
        Format::Json => findings::json(run),
        Format::Jsonl => findings::json_lines(run),
        Format::Sarif => findings::sarif(run, pages),
        Format::Github => findings::github(run),
        Format::Gitlab => findings::gitlab(run),
        Format::Junit => findings::junit(run),
        Format::Checkstyle => findings::checkstyle(run),
        Format::Markdown => findings::markdown(run, tally, SUMMARY),
    }
}
