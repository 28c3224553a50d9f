//! Output of findings: one format on standard output, any number of formats in files.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Terminal, explain};
use crate::prose;
use crate::report::findings::{self, Record, Run};
use crate::report::{self, SuppressedCounts, Tally};
use crate::rule::Page;
use crate::session::FileFindings;
use crate::session::path_names::PathNames;
use crate::session::project::OpenProject;
use crate::workspace::{path_name, write};

/// The size limit of a GitHub job summary in bytes, minus a reserve.
///
/// Source: GitHub's documentation of job summaries: 1 MiB per step.
const SUMMARY: usize = 1_000_000;

/// Output format of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingsFormat {
    /// Findings with their source lines, for terminals
    Human,
    /// One line per finding
    Concise,
    /// One JSON document
    Json,
    /// One JSON document per line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations in a GitHub workflow
    Github,
    /// GitLab code quality report
    Gitlab,
    /// JUnit XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// Tables, for a summary or an email
    Markdown,
}

impl FindingsFormat {
    fn is_text(self) -> bool {
        matches!(self, FindingsFormat::Human | FindingsFormat::Concise)
    }

    /// Escapes text that a CI log would run as a command, in formats for programs.
    fn without_commands(self, text: String) -> String {
        match self {
            FindingsFormat::Json
            | FindingsFormat::Jsonl
            | FindingsFormat::Sarif
            | FindingsFormat::Gitlab => prose::json_without_commands(&text),
            FindingsFormat::Junit | FindingsFormat::Checkstyle => {
                prose::xml_without_commands(&text)
            }
            // These formats contain no commands, or consist of commands.
            FindingsFormat::Human
            | FindingsFormat::Concise
            | FindingsFormat::Markdown
            | FindingsFormat::Github => text,
        }
    }
}

/// Options for the output of findings.
#[derive(Debug, Args)]
pub(super) struct Outputs {
    /// Format of findings on standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: FindingsFormat,
    /// Also write findings to a file, such as `sarif=findings.sarif`; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    output: Vec<(FindingsFormat, PathBuf)>,
}

fn output(text: &str) -> Result<(FindingsFormat, PathBuf), String> {
    let Some((format, file)) = text.split_once('=') else {
        return Err(
            "write the format, an equals sign and the file, for example `sarif=findings.sarif`"
                .to_owned(),
        );
    };
    let format = FindingsFormat::from_str(format, false).map_err(|_| {
        let all = FindingsFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<String> = all.map(|value| value.get_name().to_owned()).collect();
        format!("unknown format `{format}`; use one of {}", names.join(", "))
    })?;
    if file.is_empty() {
        return Err("the file name after `=` is missing".to_owned());
    }
    Ok((format, PathBuf::from(file)))
}

/// The findings in some files: as text for formats that print findings one by one, and as records for formats that need
/// all findings at once.
#[derive(Debug, Default)]
pub(super) struct FindingsText {
    printed: String,
    /// Text for each output file.
    written: Vec<String>,
    records: Vec<Record>,
}

impl FindingsText {
    /// Appends the findings in other files.
    pub(super) fn add(mut self, other: FindingsText) -> FindingsText {
        self.printed.push_str(&other.printed);
        self.written.resize(self.written.len().max(other.written.len()), String::new());
        for (own, other) in self.written.iter_mut().zip(&other.written) {
            own.push_str(other);
        }
        self.records.extend(other.records);
        self
    }
}

impl Outputs {
    /// Formats findings.
    pub(super) fn format(
        &self,
        terminal: &Terminal,
        naming: &PathNames,
        found: &FileFindings<'_>,
    ) -> FindingsText {
        let (diagnostics, sources) = (found.diagnostics, found.sources);
        let text = |format: FindingsFormat, color: bool| match format {
            FindingsFormat::Human => report::human(diagnostics, sources, color, terminal.width),
            FindingsFormat::Concise => report::concise(diagnostics, sources),
            _ => String::new(),
        };
        let records = if self.needs_records() {
            findings::record(diagnostics, sources, &|name| naming.name(name), found.way)
        } else {
            Vec::new()
        };
        FindingsText {
            printed: text(self.format, terminal.color),
            written: self.output.iter().map(|(format, _)| text(*format, false)).collect(),
            records,
        }
    }

    fn needs_records(&self) -> bool {
        self.formats().any(|format| !format.is_text())
    }

    fn formats(&self) -> impl Iterator<Item = FindingsFormat> {
        self.output.iter().map(|(format, _)| *format).chain([self.format])
    }

    /// Returns `true` if the format is for people. Only then does plancc also print a summary.
    pub(super) fn is_for_people(&self) -> bool {
        self.format.is_text()
    }

    /// Prints and writes all findings. Returns `false` if something could not be written.
    pub(super) fn finish(
        &self,
        terminal: &Terminal,
        opened: &OpenProject,
        (text, tally, suppressed): (FindingsText, &Tally, SuppressedCounts),
        files: Vec<String>,
    ) -> bool {
        let pages = &explain::pages();
        let FindingsText { printed, mut written, mut records } = text;
        findings::distinguish(&mut records);
        let run = Run { files, records, suppressed };
        written.resize(self.output.len(), String::new());
        let mut sound = true;
        for ((format, file), text) in self.output.iter().zip(written) {
            let text = if format.is_text() { text } else { document(*format, &run, tally, pages) };
            let shown = file.display().to_string();
            if let Some(folder) = missing_folder(file) {
                terminal.refuse(
                    &format!("cannot write `{shown}`: folder `{folder}` not found"),
                    Some("create the folder first, or choose another folder"),
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
            let text = document(self.format, &run, tally, pages);
            if Terminal::is_log_of_actions() { self.format.without_commands(text) } else { text }
        };
        terminal.print(printed.as_bytes()) && sound
    }
}

/// Returns the folder of an output file if the folder does not exist. Creating the folder would
/// hide a typo in the path.
fn missing_folder(file: &Path) -> Option<String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    (!write::is_folder(folder)).then(|| path_name::with_slashes(folder))
}

fn document(format: FindingsFormat, run: &Run, tally: &Tally, pages: &[Page]) -> String {
    match format {
        FindingsFormat::Human | FindingsFormat::Concise => String::new(),
        FindingsFormat::Json => findings::json(run),
        FindingsFormat::Jsonl => findings::json_lines(run),
        FindingsFormat::Sarif => findings::sarif(run, pages),
        FindingsFormat::Github => findings::github(run),
        FindingsFormat::Gitlab => findings::gitlab(run),
        FindingsFormat::Junit => findings::junit(run),
        FindingsFormat::Checkstyle => findings::checkstyle(run),
        FindingsFormat::Markdown => findings::markdown(run, tally, SUMMARY),
    }
}
