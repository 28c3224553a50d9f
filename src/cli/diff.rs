//! `plancc diff`.

use std::path::PathBuf;

use clap::Args;

use super::{Ended, Terminal};
use crate::diff::{self, PlanDiff, Settings, Version, Weights};
use crate::model::MonthDay;
use crate::report::Comparison;
use crate::source::{Source, SourceId};
use crate::workspace::{name, read};
use crate::{report, schema};

/// What to compare, and how to say it.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The old and the new plan
    #[arg(num_args = 2)]
    sides: Vec<PathBuf>,
}

impl Diff {
    /// Compares and prints.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let settings = Settings { weights: Weights::default(), year_starts: MonthDay::JULY_FIRST };
        let [old, new] = self.sides.as_slice() else { return Ended::CouldNot };
        let Ok(here) = std::env::current_dir() else { return Ended::CouldNot };
        let mut read = Vec::new();
        for (number, path) in [(0, old), (1, new)] {
            let shown = name::shown(path, &here);
            match read::file(path, &shown, None) {
                Ok(text) => read.push(load(number, shown, text)),
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    return Ended::CouldNot;
                }
            }
        }
        let [old, new] = read.as_mut_slice() else { return Ended::CouldNot };
        // Two files that somebody names may be called anything.
        if new.0.id.is_empty() || old.0.id.is_empty() {
            let id = format!("{}{}", old.0.id, new.0.id);
            (old.0.id, new.0.id) = (id.clone(), id);
        }
        let plan: PlanDiff = diff::files(
            Some((old.0.clone(), old.1.as_ref())),
            Some((new.0.clone(), new.1.as_ref())),
            &settings,
        );
        let comparison = Comparison { from: String::new(), to: String::new(), plans: vec![plan] };
        terminal.finish(&report::changes_human(&comparison, terminal.color, terminal.width))
    }
}

fn load(number: u32, shown: String, text: String) -> (Version, Option<crate::model::Plan>) {
    let source = Source::new(SourceId(number), shown.clone(), text);
    let (plan, found_in_it) = schema::plan(&source);
    let own = plan.as_ref().and_then(|plan| plan.id.as_ref());
    let version = Version {
        name: shown,
        id: own.map_or_else(String::new, |id| id.value.to_string()),
        department: String::new(),
        year: plan
            .as_ref()
            .and_then(|plan| plan.year)
            .map_or_else(String::new, |y| y.value.to_string()),
        stage: plan.as_ref().map(crate::model::Plan::stage),
        faults: found_in_it.len(),
    };
    (version, plan)
}
