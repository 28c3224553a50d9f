//! `plancc rules` and `plancc explain`.

use std::io::Write;

use clap::Args;

use super::Ended;
use crate::diagnostic::Fault;
use crate::{schema, yaml};

/// What to explain.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The name, as messages print it in brackets
    name: String,
}

fn all() -> Vec<&'static Fault> {
    let mut all: Vec<&Fault> = schema::FAULTS.into_iter().chain(yaml::FAULTS).flatten().collect();
    all.sort_by_key(|fault| fault.name);
    all
}

/// Prints a line a rule.
pub(super) fn list() -> Ended {
    let mut out = std::io::stdout().lock();
    for fault in all() {
        let sentence = fault.documentation.trim().lines().next().unwrap_or_default();
        if writeln!(out, "{}\n    {}", fault.name, sentence.trim()).is_err() {
            break;
        }
    }
    Ended::Clean
}

impl Explain {
    /// Prints the page of one rule.
    pub(super) fn run(&self) -> Ended {
        if let Some(fault) = all().into_iter().find(|fault| fault.name == self.name) {
            println!("# {}\n", fault.name);
            for line in fault.documentation.lines() {
                println!("{}", line.strip_prefix(' ').unwrap_or(line));
            }
            return Ended::Clean;
        }
        eprintln!("error: there is no rule `{}`", crate::report::safe(&self.name));
        let near = all()
            .into_iter()
            .map(|fault| (strsim::osa_distance(&self.name, fault.name), fault.name))
            .min()
            .filter(|&(distance, _)| distance <= 4);
        match near {
            Some((_, near)) => eprintln!("help: did you mean `{near}`?"),
            None => eprintln!("help: `plancc rules` lists all"),
        }
        Ended::CouldNot
    }
}
