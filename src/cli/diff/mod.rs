//! `plancc diff`.

mod approvals;
mod driver;
mod load;
mod sides;
mod years;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use self::approvals::File;
use self::load::{Entry, Reader, pairs};
use self::sides::Sides;
use super::project::Opened;
use super::{Ended, Terminal};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::diff::{PlanDiff, Row, Settings, Weights};
use crate::model::Weight;
use crate::pipeline;
use crate::report::{self, Comparison};
use crate::workspace::{name, write};

/// Plans that are read and compared at a time: enough for every processor, few in memory.
const AT_A_TIME: usize = 64;

/// What to compare, and how to say it.
#[derive(Debug, Args)]
#[command(after_help = "\
Without a name the working files are compared with the latest commit. `OLD..NEW` compares two revisions,
`OLD...NEW` the new one with where it left the old one, `REV` the working files with a revision, and two
names two files, folders, `REV:path` or revisions.")]
pub(super) struct Diff {
    /// Revisions, files or folders: OLD..NEW, OLD...NEW, REV, or OLD NEW
    #[arg(value_name = "OLD")]
    sides: Vec<String>,
    /// Only these plans, or the plans in these folders
    #[arg(last = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print changes
    #[arg(long, default_value = "human")]
    format: Format,
    /// The weight from which on changes that are not approved fail the run
    #[arg(long, value_name = "WEIGHT")]
    fail_on: Option<FailOn>,
    /// Approve the changes that would fail the run (material ones), for this reason
    #[arg(long, value_name = "REASON", conflicts_with_all = ["years", "git_driver"])]
    approve: Option<String>,
    /// Leave out whole changes, the lightest first, where Markdown would have more bytes
    #[arg(long, value_name = "NUMBER")]
    max_bytes: Option<usize>,
    /// Compare one year's plans with the next one's, of the department named or of all
    #[arg(long, value_name = "YEAR..YEAR")]
    years: Option<String>,
    /// Be git's external diff: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE come from git
    #[arg(long)]
    git_driver: bool,
    /// Write to this file and not to standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Markdown,
    Html,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Material,
    Substantive,
    Editorial,
    Progress,
}

impl FailOn {
    fn weight(self) -> Weight {
        match self {
            FailOn::Material => Weight::Material,
            FailOn::Substantive => Weight::Substantive,
            FailOn::Editorial => Weight::Editorial,
            FailOn::Progress => Weight::Progress,
        }
    }
}

/// What was written for a revision and begins with a dash, which the options are then searched for.
pub(super) fn dashed() -> Option<String> {
    let mut arguments = std::env::args().skip(1);
    arguments.next().filter(|command| command == "diff")?;
    arguments.find(|word| word.starts_with('-') && word.contains(".."))
}

impl Diff {
    /// Compares and prints.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let Some(opened) = Opened::here(terminal) else { return Ended::CouldNot };
        let settings = settings(&opened);
        let project = opened.setting.project().and_then(|project| project.diff.as_ref());
        // What is misspelt would weigh as if nothing were set, and let pass what it should stop.
        let is_weight = |one: &&Diagnostic| {
            let span = project.map(|settings| settings.span);
            one.severity == Severity::Error
                && span.is_some_and(|span| span.contains(one.primary.span))
        };
        let found: Diagnostics = opened.diagnostics.iter().filter(is_weight).cloned().collect();
        if !found.is_empty() {
            let (color, width) = (terminal.color_of_errors, terminal.width);
            terminal.note(&report::human(&found, &opened.sources, color, width));
            return Ended::CouldNot;
        }
        if self.git_driver {
            return driver::run(terminal, &settings, &self.sides);
        }
        if let Some(asked) = &self.years {
            let department = self.sides.first().map(String::as_str);
            let Some(comparison) = years::compare(terminal, &opened, &settings, asked, department)
            else {
                return Ended::CouldNot;
            };
            return self.finish(terminal, &opened, &comparison, &[], true);
        }
        if self.approve.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
            let help = "write `--approve \"Board minutes, item 9.A\"`";
            terminal.refuse(&"`--approve` wants the reason why the changes may pass", Some(help));
            return Ended::CouldNot;
        }
        let Some(sides) = Sides::of(terminal, &opened, &self.sides, &self.paths) else {
            return Ended::CouldNot;
        };
        let Some(file) = File::read(terminal, &opened) else { return Ended::CouldNot };
        let is_page = matches!(self.format, Format::Html);
        let Some((mut comparison, outlines, complete)) =
            compare(terminal, &sides, &settings, is_page)
        else {
            return Ended::CouldNot;
        };
        comparison.unused = file.mark(&mut comparison.plans);
        if !sides.is_whole {
            // What was not compared may be what an approval is for.
            comparison.unused.clear();
        }
        file.warn(terminal, &comparison.unused);
        let limit = self.fail_on.map(FailOn::weight);
        if let Some(reason) = &self.approve {
            let weight = limit.unwrap_or(Weight::Material);
            let Some(count) = file.add(terminal, &mut comparison.plans, weight, reason) else {
                return Ended::CouldNot;
            };
            terminal.say(&match count {
                0 => "no change is left to approve".to_owned(),
                1 => format!("approved one change in `{}`; commit it", file.name()),
                _ => format!("approved {count} changes in `{}`; commit it", file.name()),
            });
        }
        self.finish(terminal, &opened, &comparison, &outlines, complete)
    }

    /// Prints and says how it ended.
    fn finish(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        comparison: &Comparison,
        outlines: &[Vec<Row>],
        complete: bool,
    ) -> Ended {
        let Some(text) = self.text(terminal, comparison, outlines) else { return Ended::CouldNot };
        if !self.put(terminal, opened, &text) || !complete {
            return Ended::CouldNot;
        }
        terminal.say(&report::summary_of_changes(comparison));
        let limit = self.fail_on.map(FailOn::weight);
        let fails = |weight: Weight| limit.is_some_and(|limit| weight <= limit);
        if comparison.plans.iter().filter_map(PlanDiff::heaviest).any(fails) {
            Ended::Findings
        } else {
            Ended::Clean
        }
    }

    fn text(
        &self,
        terminal: &Terminal,
        comparison: &Comparison,
        outlines: &[Vec<Row>],
    ) -> Option<String> {
        let color = terminal.color && self.output.is_none();
        Some(match self.format {
            Format::Human => report::changes_human(comparison, color, terminal.width),
            Format::Markdown => report::changes_markdown(comparison, self.max_bytes),
            Format::Html => report::changes_html(comparison, outlines),
            Format::Json => match report::changes_json(comparison) {
                Ok(text) => text,
                Err(error) => {
                    terminal.refuse(&format!("the changes cannot be written: {error}"), None);
                    return None;
                }
            },
        })
    }

    /// Writes what is printed where it is to go.
    fn put(&self, terminal: &Terminal, opened: &Opened, text: &str) -> bool {
        let Some(path) = &self.output else { return terminal.print(text.as_bytes()) };
        let shown = name::shown(path, &opened.here);
        match write::file(&opened.here.join(path), &shown, text.as_bytes(), None) {
            Ok(_) => true,
            Err(error) => {
                terminal.refuse(&error, error.help());
                false
            }
        }
    }
}

/// What the project says about comparisons.
pub(super) fn settings(opened: &Opened) -> Settings {
    let project = opened.setting.project();
    Settings {
        weights: Weights::of(project.and_then(|project| project.diff.as_ref())),
        year_starts: opened.setting.year_starts(),
    }
}

/// All plans that differ, and whether all of them could be read.
fn compare(
    terminal: &Terminal,
    sides: &Sides,
    settings: &Settings,
    whole: bool,
) -> Option<(Comparison, Vec<Vec<Row>>, bool)> {
    let reader = Reader { repository: sides.repository.as_ref(), fence: sides.fence.as_ref() };
    let (pairs, mut complete) = pairs(terminal, &reader, sides);
    let progress = terminal.progress(pairs.len());
    let mut plans: Vec<(PlanDiff, Vec<Row>)> = Vec::new();
    for chunk in pairs.chunks(AT_A_TIME) {
        let mut read = Vec::with_capacity(chunk.len());
        for (number, (before, after)) in chunk.iter().enumerate() {
            let mut side = |entry: &Option<Entry>, new: u32| match entry {
                None => Some(None),
                Some(entry) => {
                    let id = u32::try_from(number).unwrap_or(u32::MAX / 4) * 2 + new;
                    let side = reader.side(terminal, entry, id);
                    complete &= side.is_some();
                    side.map(Some)
                }
            };
            if let (Some(before), Some(after)) = (side(before, 0), side(after, 1)) {
                read.push((before, after));
            }
        }
        plans.par_extend(read.into_par_iter().map(|(before, after)| {
            let plan = pipeline::compare(before, after, settings, whole);
            progress.step();
            plan
        }));
    }
    plans.retain(|(plan, _)| !plan.changes.is_empty() || is_faulty(plan));
    let (plans, outlines): (Vec<PlanDiff>, Vec<Vec<Row>>) = plans.into_iter().unzip();
    let comparison =
        Comparison { from: sides.from.clone(), to: sides.to.clone(), plans, unused: Vec::new() };
    Some((comparison, outlines, complete))
}

fn is_faulty(plan: &PlanDiff) -> bool {
    [&plan.before, &plan.after].into_iter().flatten().any(|version| version.faults > 0)
}
