//! `plancc diff`.

mod load;
mod sides;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use self::load::{Entry, Reader, pairs};
use self::sides::Sides;
use super::project::Opened;
use super::{Ended, Terminal};
use crate::diff::{PlanDiff, Settings, Weights};
use crate::model::Weight;
use crate::pipeline;
use crate::report::{self, Comparison};

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
    #[arg(value_name = "OLD", allow_hyphen_values = true)]
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
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Human,
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

impl Diff {
    /// Compares and prints.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let Some(opened) = Opened::here(terminal) else { return Ended::CouldNot };
        let settings = settings(&opened);
        let Some(sides) = Sides::of(terminal, &opened, &self.sides, &self.paths) else {
            return Ended::CouldNot;
        };
        let Some((comparison, complete)) = compare(terminal, &sides, &settings) else {
            return Ended::CouldNot;
        };
        let text = match self.format {
            Format::Human => report::changes_human(&comparison, terminal.color, terminal.width),
        };
        if !terminal.print(text.as_bytes()) || !complete {
            return Ended::CouldNot;
        }
        terminal.say(&report::summary_of_changes(&comparison));
        let fails = |weight: Weight| self.fail_on.is_some_and(|limit| weight <= limit.weight());
        if comparison.plans.iter().filter_map(PlanDiff::heaviest).any(fails) {
            Ended::Findings
        } else {
            Ended::Clean
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
fn compare(terminal: &Terminal, sides: &Sides, settings: &Settings) -> Option<(Comparison, bool)> {
    let reader = Reader { repository: sides.repository.as_ref(), fence: sides.fence.as_ref() };
    let (pairs, mut complete) = pairs(terminal, &reader, sides);
    let progress = terminal.progress(pairs.len());
    let mut plans = Vec::new();
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
            let plan = pipeline::compare(before, after, settings);
            progress.step();
            plan
        }));
    }
    plans.retain(|plan| !plan.changes.is_empty() || is_faulty(plan));
    Some((Comparison { from: sides.from.clone(), to: sides.to.clone(), plans }, complete))
}

fn is_faulty(plan: &PlanDiff) -> bool {
    [&plan.before, &plan.after].into_iter().flatten().any(|version| version.faults > 0)
}
