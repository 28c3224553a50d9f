//! `plancc merge`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{Ended, Terminal};
use crate::merge::{self, Markers, Merged, Style, Versions};
use crate::report;
use crate::source::Sources;
use crate::workspace::{name, read, write};

/// What to merge, and how to mark what a person has to settle.
#[derive(Debug, Args)]
#[command(after_help = "\
As git's merge driver: `plancc init --git` sets it up. By hand: `plancc merge base.yaml ours.yaml theirs.yaml -o plan.yaml`.
The exit code is 0 for a clean merge and 1 where something is left to settle.")]
pub(super) struct Merge {
    /// What both sides started from
    base: PathBuf,
    /// Our side
    ours: PathBuf,
    /// Their side
    theirs: PathBuf,
    /// Be git's merge driver: write to OURS, and end with 129 where git must not go on
    #[arg(long, conflicts_with = "output")]
    git_driver: bool,
    /// Write to this file, which may be one of the three, and not to standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What the plan is called in messages; git's `%P`
    #[arg(long, value_name = "NAME")]
    path: Option<String>,
    /// How many characters a conflict marker has; git's `%L`
    #[arg(long, value_name = "NUMBER", default_value = "7", value_parser = clap::value_parser!(u8).range(1..))]
    marker_size: u8,
    /// What stands between conflict markers: both sides, or the base too
    #[arg(long, value_name = "STYLE", default_value = "merge")]
    conflict_style: Between,
    /// What our side is called at its marker; git's `%X`
    #[arg(long, value_name = "NAME", default_value = "ours")]
    ours_label: String,
    /// What the base is called at its marker; git's `%S`
    #[arg(long, value_name = "NAME", default_value = "base")]
    base_label: String,
    /// What their side is called at its marker; git's `%Y`
    #[arg(long, value_name = "NAME", default_value = "theirs")]
    theirs_label: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Between {
    Merge,
    Diff3,
    Zdiff3,
}

impl Merge {
    /// Merges, writes the outcome and says what is left to settle.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        // Git goes on where a driver ends with less than 129, with our side's file as it is.
        let could_not = if self.git_driver { Ended::Stop } else { Ended::CouldNot };
        let Ok(here) = std::env::current_dir() else {
            terminal.refuse(&"the working directory is not there any more", None);
            return could_not;
        };
        let text = |path: &Path| {
            let path = here.join(path);
            match read::file(&path, &name::shown(&path, &here), None) {
                Ok(text) => Some(text),
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    None
                }
            }
        };
        let (Some(base), Some(ours), Some(theirs)) =
            (text(&self.base), text(&self.ours), text(&self.theirs))
        else {
            return could_not;
        };
        let shown = self.output.as_ref().unwrap_or(&self.ours);
        let name = self.path.clone().unwrap_or_else(|| name::shown(&here.join(shown), &here));
        let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
        let merged = merge::merge(versions, &name, &self.markers());
        if !self.put(terminal, &here, merged.source.text()) {
            return could_not;
        }
        let is_clean = merged.is_clean();
        tell(terminal, merged, &name);
        if is_clean { Ended::Clean } else { Ended::Findings }
    }

    fn markers(&self) -> Markers {
        // Before version 2.44 git hands on what it does not know: `%X`.
        let label = |given: &str, own: &str| {
            let is_unknown = ["%X", "%S", "%Y"].contains(&given);
            if is_unknown { own.to_owned() } else { given.to_owned() }
        };
        Markers {
            style: match self.conflict_style {
                Between::Merge => Style::Merge,
                Between::Diff3 => Style::Diff3,
                Between::Zdiff3 => Style::Zdiff3,
            },
            size: self.marker_size.into(),
            ours: label(&self.ours_label, "ours"),
            base: label(&self.base_label, "base"),
            theirs: label(&self.theirs_label, "theirs"),
        }
    }

    fn put(&self, terminal: &Terminal, here: &Path, text: &str) -> bool {
        let ours = self.git_driver.then_some(&self.ours);
        let Some(path) = self.output.as_ref().or(ours) else {
            return terminal.print(text.as_bytes());
        };
        let path = here.join(path);
        match write::file(&path, &name::shown(&path, here), text.as_bytes(), None) {
            Ok(_) => true,
            Err(error) => {
                terminal.refuse(&error, error.help());
                false
            }
        }
    }
}

/// Says what somebody has to look at.
fn tell(terminal: &Terminal, merged: Merged, name: &str) {
    if merged.by_lines {
        terminal.warn(
            &format!("`{name}` was merged line by line: as a plan its three versions could not be"),
            Some("look at the whole of it, and type `plancc lint`"),
        );
    }
    if merged.conflicts > 0 {
        let what = if merged.conflicts == 1 {
            "in one place both sides changed the same".to_owned()
        } else {
            format!("in {} places both sides changed the same", merged.conflicts)
        };
        terminal.warn(
            &format!("`{name}`: {what}"),
            Some("choose between the lines at `<<<<<<<` and `>>>>>>>`, and take the markers out"),
        );
    }
    if !merged.broken.is_empty() {
        let mut sources = Sources::default();
        sources.insert(Arc::new(merged.source));
        let (color, width) = (terminal.color_of_errors, terminal.width);
        terminal.note(&report::human(&merged.broken, &sources, color, width));
        terminal.warn(
            &format!("`{name}`: each side is sound, both together are not"),
            Some("mend what is said above; nothing else is left to settle"),
        );
    }
}
