//! `plancc build`.

mod days;
mod engine;
mod folder;
mod foreign;
mod formats;
mod index;
mod logo;
mod make;
mod mistake;
mod names;
mod one;
mod replaced;
mod templates;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use self::days::Days;
use self::engine::Engine;
use self::make::Maker;
use self::replaced::Replaced;
use super::plans::{Plans, Request};
use super::project::Opened;
use super::words;
use super::years::Years;
use super::{Ended, Terminal};
use crate::backend::{Format, HtmlLabels};
use crate::diagnostic::Severity;
use crate::pipeline::Compiler;
use crate::report::{self, Tally};
use crate::workspace::name;

/// Arguments of `plancc build`.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// Plans or folders to build, or `-` for standard input [default: the entire project]
    paths: Vec<PathBuf>,
    /// Formats to write [default: the project's `formats`, or html,markdown]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = words::formats())]
    to: Vec<String>,
    /// Folder to write to [default: the project's `output`, or `dist`]
    #[arg(long, value_name = "DIR", conflicts_with = "file")]
    out: Option<PathBuf>,
    /// File to write one plan's report to; `-` for standard output
    #[arg(short = 'o', value_name = "FILE")]
    file: Option<PathBuf>,
    /// Name of standard input in messages; if it is a path, plancc also reads the files next to it
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
    #[command(flatten)]
    years: Years,
    /// Folder with your own templates, which replace built-in ones [default: the project's `templates`]
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Date that reports show, such as 2026-11-24 [default: the date of the plan's last commit]
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    date: Option<Date>,
    /// Replace files that someone edited, or that plancc did not write
    #[arg(long)]
    force: bool,
    /// Include working notes (`unplaced` and `confirm`) in reports, for use inside the office only
    #[arg(long)]
    internal: bool,
}

impl Build {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let Some(mut opened) = Opened::of(terminal, &self.paths, &self.stdin_filename) else {
            return Ended::CouldNot;
        };
        let out = self.out.clone().unwrap_or_else(|| opened.output());
        let why =
            opened.unfit_for_reports(&out, self.out.is_some()).filter(|_| self.file.is_none());
        if let Some(ended) = unfit(&opened, terminal) {
            return if why.is_some() { Ended::CouldNot } else { ended };
        }
        if let Some(why) = why {
            let shown = name::shown(&out, &opened.here);
            let help = match self.out {
                Some(_) => "choose another folder with `--out`",
                None => "set a folder for reports in plancc.yaml: `output: dist`",
            };
            terminal.refuse(&format!("cannot write reports to `{shown}`: it {why}"), Some(help));
            return Ended::CouldNot;
        }
        let reads_input = self.paths.iter().any(|path| path.as_os_str() == "-");
        // The report of a plan from standard input goes to standard output, unless there is `--out`.
        let printed = (reads_input && self.out.is_none()).then(|| PathBuf::from("-"));
        let file = self.file.clone().or(printed);
        let mut formats = match formats::wanted(&self.to, file.as_deref(), &opened.setting) {
            Ok(formats) => formats,
            Err(wrong) => {
                terminal.refuse(&wrong.what, Some(&wrong.help));
                return Ended::CouldNot;
            }
        };
        let own = templates::own(terminal, &mut opened, self.templates.as_deref());
        let Some(own) = own else { return Ended::CouldNot };
        let templates = match templates::engine(&own) {
            Ok(templates) => templates,
            Err(error) => {
                terminal.refuse(&error, None);
                return Ended::CouldNot;
            }
        };
        let logo = logo::logo(&mut opened);
        let request = Request {
            paths: &self.paths,
            stdin: &self.stdin_filename,
            years: &self.years.years,
            stage: None,
        };
        let plans = Plans::of_plans(&mut opened, terminal, request);
        let is_any_skipped = !plans.skipped.diagnostics.is_empty();
        let days = match Days::of(&opened, terminal, &plans, self.date) {
            Ok(days) => days,
            Err(error) => {
                terminal.refuse(&error, Some(&error.help()));
                return Ended::CouldNot;
            }
        };
        let engine = Engine::of(terminal, &opened, &own, &formats, logo.is_some());
        if engine.failed {
            formats.retain(|format| *format != Format::Pdf);
            if formats.is_empty() {
                return Ended::CouldNot;
            }
        }
        let inputs = engine.inputs(&opened, &own, logo.as_deref(), self.internal);
        let compiler = Compiler {
            setting: &opened.setting,
            templates: &templates,
            labels: HtmlLabels::default(),
            pdf: engine.pdf.as_ref(),
            formats: &formats,
            logo: logo.as_deref(),
            internal: self.internal,
        };
        let maker = Maker {
            opened: &opened,
            terminal,
            compiler,
            days: &days,
            inputs: &inputs,
            replaced: Replaced::default(),
            one: file.as_deref().map(formats::language),
        };
        let written = match file {
            Some(file) => one::write(&maker, &plans, &file, self.force),
            None => {
                let scope = folder::Scope {
                    is_whole: self.paths.is_empty(),
                    is_blind: opened.failed || is_any_skipped || !self.years.is_any(),
                    formats: if self.to.is_empty() && !engine.failed {
                        None
                    } else {
                        Some(&formats)
                    },
                    is_forced: self.force,
                };
                folder::write(&maker, &plans, &out, scope)
            }
        };
        let unshown = maker.compiler.unshown_around(&opened.sources, &maker.replaced.others());
        opened.diagnostics.extend(unshown);
        let mut tally = Tally::of(&opened.diagnostics);
        tally.add(&written.tally);
        let mut text = report::human(
            &opened.diagnostics,
            &opened.sources,
            terminal.color_of_errors,
            terminal.width,
        );
        let skipped = &plans.skipped;
        tally.add(&Tally::of(&skipped.diagnostics));
        let (color, width) = (terminal.color_of_errors, terminal.width);
        text.push_str(&report::human(&skipped.diagnostics, &skipped.sources, color, width));
        text.push_str(&written.findings);
        terminal.note(&text);
        if tally.worst().is_some() {
            terminal.say(&crate::report::summary(&tally, plans.visited().count()));
        }
        if let Some(what) = written.what {
            terminal.say(&what);
        }
        match opened.ended(&tally, Severity::Error) {
            _ if written.failed || engine.failed => Ended::CouldNot,
            Ended::Clean if written.kept => Ended::Findings,
            ended => ended,
        }
    }
}

/// Returns the exit status if the project or a form has errors. The build stops then, since reports with wrong labels
/// would replace good ones.
fn unfit(opened: &Opened, terminal: &Terminal) -> Option<Ended> {
    let tally = Tally::of(&opened.diagnostics);
    if !opened.failed && tally.worst() < Some(Severity::Error) {
        return None;
    }
    let (color, width) = (terminal.color_of_errors, terminal.width);
    terminal.note(&report::human(&opened.diagnostics, &opened.sources, color, width));
    terminal.refuse(
        &"cannot build reports: the project file or a form has errors",
        Some("fix the errors above, then run `plancc build` again"),
    );
    Some(opened.ended(&tally, Severity::Error))
}

/// The result of a build.
#[derive(Default)]
struct Written {
    /// The findings in plans, formatted for the terminal.
    findings: String,
    /// The number of findings.
    tally: Tally,
    /// The summary of the files written.
    what: Option<String>,
    /// A file could not be read or written.
    failed: bool,
    /// The build kept a file that plancc did not write.
    kept: bool,
}
