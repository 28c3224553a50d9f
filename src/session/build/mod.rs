//! Builds the reports of plans, to the output folder or to one file.

mod engine;
mod file_names;
mod finish;
mod folder;
mod foreign_files;
mod formats;
mod index;
mod logo;
mod plan_reports;
mod replaced_characters;
mod report_dates;
mod single_file;
mod template_errors;
mod templates;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use self::engine::PdfEngine;
use self::plan_reports::ReportBuilder;
use self::replaced_characters::ReplacedCharacters;
use self::report_dates::ReportDates;
use super::plans::{FileRequest, RunPlans};
use super::project::OpenProject;
use super::{Error, FileFindings, FindingsFormatter as Formatter, Reporter, RunOutcome};
use crate::backend::{HtmlLabels, ReportFormat};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::SchoolYear;
use crate::pipeline::Compiler;
use crate::report::Tally;
use crate::source::Sources;
use crate::workspace::path_name;

/// The reports to build, and how.
#[derive(Debug, Clone, Copy, Default)]
pub struct BuildOptions<'a> {
    /// Plans or folders, or only `-` for standard input; the entire project if empty.
    pub paths: &'a [PathBuf],
    /// The name of standard input.
    pub stdin: &'a str,
    /// The selected school years; all years if empty.
    pub years: &'a [SchoolYear],
    /// The names of the formats; the project's formats if empty.
    pub formats: &'a [String],
    /// The destination of the reports.
    pub target: Destination<'a>,
    /// A folder with templates that replace built-in ones, if not the project's folder.
    pub templates: Option<&'a Path>,
    /// The date that reports show, if not the date of each plan's last commit.
    pub date: Option<Date>,
    /// `true` to replace files that someone edited, or that plancc did not write.
    pub is_forced: bool,
    /// `true` to include working notes in reports.
    pub is_internal: bool,
}

/// The destination of reports.
#[derive(Debug, Clone, Copy, Default)]
pub enum Destination<'a> {
    /// The project's output folder.
    #[default]
    Output,
    /// Another folder.
    Folder(&'a Path),
    /// A file, for the report of a single plan.
    File(&'a Path),
    /// Standard output, for the report of a single plan; the bytes are in [`BuildRun::printed`].
    Print,
}

impl<'a> Destination<'a> {
    /// Returns the file for the report of a single plan; `-` is standard output.
    fn file(self) -> Option<&'a Path> {
        match self {
            Destination::File(file) => Some(file),
            Destination::Print => Some(Path::new("-")),
            Destination::Output | Destination::Folder(_) => None,
        }
    }
}

/// The result of a build. `T` is the caller's output type for the findings in each file.
#[derive(Debug)]
pub struct BuildRun<T> {
    /// The formatted findings.
    pub formatted: Vec<T>,
    /// The number of findings.
    pub tally: Tally,
    /// The number of plans.
    pub plans: usize,
    /// The summary of the files written.
    pub summary: Option<String>,
    /// The report for standard output.
    pub printed: Option<Vec<u8>>,
    /// The reason that nothing was built, if the findings prevent it.
    pub refusal: Option<Error>,
    /// The outcome of the build.
    pub outcome: RunOutcome,
}

/// Builds reports. `format` receives the findings in each file, on any thread.
///
/// # Errors
/// Fails if the request, a template or a setting prevents all reports. A file that cannot be read or written is
/// reported, and the others are still written.
pub fn run<T: Send>(
    opened: &mut OpenProject,
    reporter: &dyn Reporter,
    options: &BuildOptions<'_>,
    format: Formatter<'_, T>,
) -> Result<BuildRun<T>, Error> {
    let file = options.target.file();
    let typed = match options.target {
        Destination::Folder(out) => Some(out),
        _ => None,
    };
    let out = typed.map_or_else(|| opened.output(), Path::to_owned);
    let why = opened.unfit_for_reports(&out, typed.is_some()).filter(|_| file.is_none());
    let mut written = WrittenReports::new(format);
    if is_unfit(opened) {
        written.add(&opened.diagnostics, &opened.sources);
        let outcome = opened.outcome(&written.tally, Severity::Error);
        let outcome = if why.is_some() { RunOutcome::Failed } else { outcome };
        let refusal = Error::request(
            "cannot build reports: the project file or a form has errors",
            "fix the errors above, then run `plancc build` again",
        );
        return Ok(BuildRun { refusal: Some(refusal), ..written.built(0, outcome) });
    }
    if let Some(why) = why {
        let shown = path_name::display_name(&out, &opened.here);
        let help = match typed {
            Some(_) => "choose another folder with `--out`",
            None => "set a folder for reports in plancc.yaml: `output: dist`",
        };
        return Err(Error::request(format!("cannot write reports to `{shown}`: it {why}"), help));
    }
    let mut formats = formats::wanted(options.formats, file, &opened.setting)?;
    let own = templates::custom_templates(opened, options.templates)?;
    let templates =
        templates::engine(&own).map_err(|error| Error::without_help(error.to_string()))?;
    let logo = logo::logo(opened);
    let request = FileRequest {
        paths: options.paths,
        stdin: options.stdin,
        years: options.years,
        stage: None,
    };
    let plans = RunPlans::of_plans(opened, reporter, request);
    let is_any_skipped = !plans.skipped.diagnostics.is_empty();
    let days = ReportDates::of(opened, reporter, &plans, options.date)?;
    let engine = PdfEngine::of(reporter, opened, &own, &formats, logo.is_some());
    if engine.failed {
        formats.retain(|format| *format != ReportFormat::PDF);
        if formats.is_empty() {
            return Ok(written.built(0, RunOutcome::Failed));
        }
    }
    let inputs = engine.inputs(opened, &own, logo.as_deref(), options.is_internal);
    let compiler = Compiler {
        setting: &opened.setting,
        templates: &templates,
        labels: HtmlLabels::default(),
        pdf: engine.pdf.as_ref(),
        formats: &formats,
        logo: logo.as_deref(),
        internal: options.is_internal,
    };
    let builder = ReportBuilder {
        opened,
        reporter,
        compiler,
        days: &days,
        inputs: &inputs,
        replaced: ReplacedCharacters::default(),
        one: file.map(formats::language),
        format,
    };
    match file {
        Some(file) => single_file::write(&builder, &plans, file, options.is_forced, &mut written),
        None => {
            let is_of_all = options.formats.is_empty() && !engine.failed;
            let scope = folder::BuildScope {
                is_whole: options.paths.is_empty(),
                is_blind: opened.failed || is_any_skipped || !options.years.is_empty(),
                formats: if is_of_all { None } else { Some(&formats) },
                is_forced: options.is_forced,
            };
            folder::write(&builder, &plans, &out, scope, &mut written);
        }
    }
    let missing_glyphs =
        builder.compiler.missing_glyphs_in_settings(&opened.sources, &builder.replaced.others());
    opened.diagnostics.extend(missing_glyphs);
    let of_plans = std::mem::take(&mut written.findings);
    written.add(&opened.diagnostics, &opened.sources);
    written.add(&plans.skipped.diagnostics, &plans.skipped.sources);
    written.findings.extend(of_plans);
    let outcome = match opened.outcome(&written.tally, Severity::Error) {
        _ if written.failed || engine.failed => RunOutcome::Failed,
        RunOutcome::Clean if written.kept => RunOutcome::Findings,
        outcome => outcome,
    };
    Ok(written.built(plans.visited().count(), outcome))
}

/// Returns `true` if the project or a form has errors. In that case the build stops, since reports with wrong labels
/// would replace correct ones.
fn is_unfit(opened: &OpenProject) -> bool {
    opened.failed || Tally::of(&opened.diagnostics).worst() >= Some(Severity::Error)
}

/// The result of a build so far.
struct WrittenReports<'a, T> {
    format: Formatter<'a, T>,
    /// The formatted findings.
    findings: Vec<T>,
    /// The number of findings.
    tally: Tally,
    /// The summary of the files written.
    what: Option<String>,
    /// The report for standard output.
    printed: Option<Vec<u8>>,
    /// `true` if a file could not be read or written.
    failed: bool,
    /// `true` if the build kept a file that plancc did not write.
    kept: bool,
}

impl<'a, T> WrittenReports<'a, T> {
    fn new(format: Formatter<'a, T>) -> WrittenReports<'a, T> {
        WrittenReports {
            format,
            findings: Vec::new(),
            tally: Tally::default(),
            what: None,
            printed: None,
            failed: false,
            kept: false,
        }
    }

    /// Adds findings.
    fn add(&mut self, diagnostics: &[Diagnostic], sources: &Sources) {
        if diagnostics.is_empty() {
            return;
        }
        self.tally.add(&Tally::of(diagnostics));
        let found = FileFindings { diagnostics, sources, way: &|_| String::new() };
        self.findings.push((self.format)(&found));
    }

    fn built(self, plans: usize, outcome: RunOutcome) -> BuildRun<T> {
        BuildRun {
            formatted: self.findings,
            tally: self.tally,
            plans,
            summary: self.what,
            printed: self.printed,
            refusal: None,
            outcome,
        }
    }
}
