//! `plancc diff`.

mod approvals;
mod assets;
mod driver;
mod load;
mod rules;
mod scope;
mod sides;
mod years;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

pub(super) use self::approvals::FILE as APPROVALS;
use self::approvals::{File, identify, mark, note, warn};
use self::load::{Entry, Reader, pairs};
use self::rules::{Loaded, load};
use self::sides::Sides;
use super::project::Opened;
use super::years::Years;
use super::{Ended, Terminal, names, threads};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::diff::{self, PlanDiff, Row, Settings, Version, Weights, former_kinds};
use crate::model::{Approvals, SchoolYear, Weight};
use crate::pipeline;
use crate::prose::{json_without_commands, xml_without_commands};
use crate::report::{self, Comparison};
use crate::workspace::name;

/// The number of plans that are compared at a time: enough for all processors, few enough to save memory.
const AT_A_TIME: usize = 64;

/// Arguments of `plancc diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without arguments, compares the working files with the latest commit. `OLD..NEW` compares two revisions, \
`OLD...NEW` compares NEW with the merge base of OLD and NEW, `REV` compares the working files with a revision, and \
`OLD NEW` compares two files, folders, revisions or `REV:path`.")]
pub(super) struct Diff {
    /// Revisions, files or folders: OLD..NEW, OLD...NEW, REV, or OLD NEW
    #[arg(value_name = "OLD")]
    sides: Vec<String>,
    /// Only compare these plans, or the plans in these folders
    #[arg(last = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Output format
    #[arg(long, default_value = "human")]
    format: Format,
    /// Exit with 1 if a change of at least this weight is not approved, or if a file could not be compared
    #[arg(long, value_name = "WEIGHT")]
    fail_on: Option<FailOn>,
    /// Report changes to rules but don't fail because of them; also accept approvals that only the new version
    /// has
    #[arg(long)]
    accept_rules: bool,
    #[command(flatten)]
    only: Years,
    /// Approve the changes that would fail the run (by default, material changes), and record this reason
    #[arg(long, value_name = "REASON", conflicts_with_all = ["two-years", "git_driver"])]
    approve: Option<String>,
    /// Maximum size of Markdown output in bytes; the least important changes are left out first
    #[arg(long, value_name = "NUMBER")]
    max_bytes: Option<usize>,
    /// Compare the plans of two school years, for one department (named as OLD) or for all
    #[arg(long = "years", id = "two-years", value_name = "YEAR..YEAR", conflicts_with = "years")]
    two_years: Option<String>,
    /// Run as git's external diff: git passes PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE
    #[arg(long)]
    git_driver: bool,
    /// Write to this file instead of standard output
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

/// Returns a revision argument that starts with a dash, which clap parses as options.
pub(super) fn dashed() -> Option<String> {
    let mut arguments = std::env::args().skip(1);
    arguments.next().filter(|command| command == "diff")?;
    arguments.find(|word| word.starts_with('-') && word.contains(".."))
}

impl Diff {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let Some(opened) = Opened::here(terminal) else { return Ended::CouldNot };
        if self.git_driver {
            return driver::run(terminal, &settings(&opened), &self.sides);
        }
        if let Some(asked) = &self.two_years {
            if is_refused(terminal, &opened) {
                return Ended::CouldNot;
            }
            let department = self.sides.first().map(String::as_str);
            let settings = settings(&opened);
            let Some(comparison) = years::compare(terminal, &opened, &settings, asked, department)
            else {
                return Ended::CouldNot;
            };
            return self.finish(terminal, &opened, &comparison, &[]);
        }
        if self.approve.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
            let help = "write, for example, `--approve \"Board minutes, item 9.A\"`";
            terminal.refuse(&"`--approve` needs a reason", Some(help));
            return Ended::CouldNot;
        }
        let Some(sides) = Sides::of(terminal, &opened, &self.sides, &self.paths) else {
            return Ended::CouldNot;
        };
        let judge = sides.judge.as_ref();
        let judge = judge.map(|home| load(&opened, sides.repository.as_ref(), home));
        let judge = judge.unwrap_or_default();
        let (settings, is_broken) = rules::settings(judge.rules.project.as_ref());
        if is_broken {
            let what = "the old version's project file has errors, so the default weights are used";
            terminal.warn(
                &what,
                Some("check out the old version and run `plancc lint` to see the errors"),
            );
        }
        let is_page = matches!(self.format, Format::Html);
        let (mut comparison, outlines) = self.compare(terminal, &sides, &settings, is_page);
        comparison.uncompared.extend(judge.unread.iter().cloned());
        let new_rules = self.rules(&opened, &sides, &mut comparison);
        self.approved(terminal, &sides, (&judge, &new_rules), &mut comparison);
        let limit = self.fail_on.map(FailOn::weight);
        if let Some(reason) = &self.approve {
            let weight = limit.unwrap_or(Weight::Material);
            let Some(file) = File::read(terminal, &opened) else { return Ended::CouldNot };
            let Some(count) = file.add(terminal, &mut comparison, weight, reason) else {
                return Ended::CouldNot;
            };
            terminal.say(&match count {
                0 => "no changes left to approve".to_owned(),
                1 => format!("approved 1 change in `{}`; commit the file", file.name()),
                _ => format!("approved {count} changes in `{}`; commit the file", file.name()),
            });
        }
        self.finish(terminal, &opened, &comparison, &outlines)
    }

    /// Compares the rule files of both versions. Returns the new version's rule files.
    fn rules(&self, opened: &Opened, sides: &Sides, comparison: &mut Comparison) -> Loaded {
        let Some(homes) = &sides.homes else { return Loaded::default() };
        let [old, new] = homes.each_ref().map(|home| {
            let home = home.as_ref();
            let loaded = home.map(|home| load(opened, sides.repository.as_ref(), home));
            let mut loaded = loaded.unwrap_or_default();
            loaded.rules.is_named = sides.are_projects;
            loaded
        });
        comparison.rules = diff::rules(&old.rules, &new.rules);
        let gaps = [
            rules::faults(&old.rules, &new.rules, "old"),
            rules::faults(&new.rules, &old.rules, "new"),
        ];
        for gap in old.unread.iter().chain(&new.unread).chain(gaps.iter().flatten()) {
            if !comparison.uncompared.contains(gap) {
                comparison.uncompared.push(gap.clone());
            }
        }
        new
    }

    /// Marks the approved changes. Only approvals in the old version count, so a change cannot approve itself.
    fn approved(
        &self,
        terminal: &Terminal,
        sides: &Sides,
        (judge, new): (&Loaded, &Loaded),
        comparison: &mut Comparison,
    ) {
        let old = judge.rules.approvals.as_ref();
        let mut counted = rules::approvals(old).unwrap_or_else(|| {
            let what = format!(
                "`{APPROVALS}` has errors in the old version, so all its approvals are ignored"
            );
            terminal.warn(&what, None);
            Approvals::default()
        });
        let source = new.rules.approvals.as_ref();
        let new = rules::approvals(source).unwrap_or_default();
        if let Some(source) = source {
            names::warn(terminal, source.name(), &former_kinds(&new, source));
        }
        if self.accept_rules {
            counted.approved.extend(new.approved.iter().cloned());
        }
        let mut all: Vec<PlanDiff> = std::mem::take(&mut comparison.rules);
        let of_rules = all.len();
        all.append(&mut comparison.plans);
        identify(&mut all);
        let mut unused = mark(&mut all, &counted);
        note(&mut all, &new);
        comparison.plans = all.split_off(of_rules);
        comparison.rules = all;
        unused.dedup();
        // An approval may match a plan that was not compared.
        if sides.is_whole && self.only.is_any() {
            warn(terminal, &unused);
            comparison.unused = unused;
        }
    }

    /// Prints the comparison and returns the exit status.
    fn finish(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        comparison: &Comparison,
        outlines: &[Vec<Row>],
    ) -> Ended {
        let Some(text) = self.text(terminal, comparison, outlines) else { return Ended::CouldNot };
        if !self.put(terminal, opened, &text) {
            return Ended::CouldNot;
        }
        terminal.say(&report::summary_of_changes(comparison));
        let Some(limit) = self.fail_on.map(FailOn::weight) else {
            return if comparison.uncompared.is_empty() { Ended::Clean } else { Ended::CouldNot };
        };
        let heaviest = match self.accept_rules {
            true => comparison.plans.iter().filter_map(PlanDiff::heaviest_of_plan).min(),
            false => comparison.all().filter_map(PlanDiff::heaviest).min(),
        };
        // A plan that could not be compared may have a change of that weight.
        if !comparison.is_complete() || heaviest.is_some_and(|weight| weight <= limit) {
            Ended::Findings
        } else {
            Ended::Clean
        }
    }

    /// Compares all plans of the selected years.
    fn compare(
        &self,
        terminal: &Terminal,
        sides: &Sides,
        settings: &Settings,
        whole: bool,
    ) -> (Comparison, Vec<Vec<Row>>) {
        let (mut comparison, outlines) = compare(terminal, sides, settings, whole);
        if self.only.is_any() {
            return (comparison, outlines);
        }
        let plans = std::mem::take(&mut comparison.plans).into_iter().zip(outlines);
        let (plans, outlines) = plans.filter(|(plan, _)| self.is_of_year(plan)).unzip();
        (Comparison { plans, ..comparison }, outlines)
    }

    /// Returns `true` if either version is from a selected year, or its year is unknown.
    fn is_of_year(&self, plan: &PlanDiff) -> bool {
        let year = |version: &Version| SchoolYear::read(&version.year);
        let mut years = [&plan.before, &plan.after].into_iter().flatten().map(year);
        years.any(|year| year.is_none_or(|year| self.only.years.contains(&year)))
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
                    terminal.refuse(&format!("cannot write the changes as JSON: {error}"), None);
                    return None;
                }
            },
        })
    }

    /// Writes the text to the output file or to standard output.
    fn put(&self, terminal: &Terminal, opened: &Opened, text: &str) -> bool {
        let Some(path) = &self.output else {
            let text = match self.format {
                Format::Json if Terminal::is_log_of_actions() => json_without_commands(text),
                Format::Html if Terminal::is_log_of_actions() => xml_without_commands(text),
                _ => text.to_owned(),
            };
            return terminal.print(text.as_bytes());
        };
        let shown = name::shown(path, &opened.here);
        match opened.write_output(&opened.here.join(path), &shown, text.as_bytes()) {
            Ok(_) => true,
            Err(error) => {
                terminal.refuse(&error, error.help());
                false
            }
        }
    }
}

/// Returns the project's settings for comparisons.
pub(super) fn settings(opened: &Opened) -> Settings {
    let project = opened.setting.project();
    Settings {
        weights: Weights::of(project.and_then(|project| project.diff.as_ref())),
        year_starts: opened.setting.year_starts(),
        currency: Settings::currency_of(project),
    }
}

/// Prints errors in the project's weights. Returns `true` if there are any: plancc would ignore a misspelled weight.
fn is_refused(terminal: &Terminal, opened: &Opened) -> bool {
    let project = opened.setting.project().and_then(|project| project.diff.as_ref());
    let is_weight = |one: &&Diagnostic| {
        let span = project.map(|settings| settings.span);
        one.severity == Severity::Error && span.is_some_and(|span| span.contains(one.primary.span))
    };
    let found: Diagnostics = opened.diagnostics.iter().filter(is_weight).cloned().collect();
    if found.is_empty() {
        return false;
    }
    let (color, width) = (terminal.color_of_errors, terminal.width);
    terminal.note(&report::human(&found, &opened.sources, color, width));
    true
}

/// Compares all plans that differ.
fn compare(
    terminal: &Terminal,
    sides: &Sides,
    settings: &Settings,
    whole: bool,
) -> (Comparison, Vec<Vec<Row>>) {
    let reader = Reader { repository: sides.repository.as_ref(), fence: sides.fence.as_ref() };
    let mut unread = sides.unread.clone();
    let pairs = pairs(terminal, &reader, sides, &mut unread);
    let progress = terminal.progress(pairs.len());
    let mut plans: Vec<(PlanDiff, Vec<Row>)> = Vec::new();
    for chunk in pairs.chunks(AT_A_TIME) {
        let mut read = Vec::with_capacity(chunk.len());
        for (number, (before, after)) in chunk.iter().enumerate() {
            let mut side = |entry: &Option<Entry>, new: u32| match entry {
                None => Some(None),
                Some(entry) => {
                    let id = u32::try_from(number).unwrap_or(u32::MAX / 4) * 2 + new;
                    reader.side(terminal, entry, id, &mut unread).map(Some)
                }
            };
            if let (Some(before), Some(after)) = (side(before, 0), side(after, 1)) {
                read.push((before, after));
            }
        }
        plans.extend(threads::each(read, |(before, after)| {
            let plan = pipeline::compare(before, after, settings, whole);
            progress.step();
            plan
        }));
    }
    plans.retain(|(plan, _)| !plan.changes.is_empty() || is_faulty(plan));
    let (plans, outlines): (Vec<PlanDiff>, Vec<Vec<Row>>) = plans.into_iter().unzip();
    let (from, to) = (sides.from.clone(), sides.to.clone());
    (Comparison { from, to, plans, uncompared: unread, ..Comparison::default() }, outlines)
}

fn is_faulty(plan: &PlanDiff) -> bool {
    [&plan.before, &plan.after].into_iter().flatten().any(|version| version.faults > 0)
}
