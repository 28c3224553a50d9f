//! `plancc merge`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::project::Opened;
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
        let Some(opened) = Opened::here(terminal) else { return Ended::CouldNot };
        let text = |path: &Path| {
            let path = opened.here.join(path);
            match read::file(&path, &name::shown(&path, &opened.here), None) {
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
            return Ended::CouldNot;
        };
        let shown = self.output.as_ref().unwrap_or(&self.ours);
        let name = self
            .path
            .clone()
            .unwrap_or_else(|| name::shown(&opened.here.join(shown), &opened.here));
        let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
        let merged = merge::merge(versions, &name, &self.markers());
        if !self.put(terminal, &opened, merged.source.text()) {
            return Ended::CouldNot;
        }
        let is_clean = merged.is_clean();
        tell(terminal, merged, &name);
        if is_clean { Ended::Clean } else { Ended::Findings }
    }

    fn markers(&self) -> Markers {
        Markers {
            style: match self.conflict_style {
                Between::Merge => Style::Merge,
                Between::Diff3 => Style::Diff3,
                Between::Zdiff3 => Style::Zdiff3,
            },
            size: self.marker_size.into(),
            ours: self.ours_label.clone(),
            base: self.base_label.clone(),
            theirs: self.theirs_label.clone(),
        }
    }

    fn put(&self, terminal: &Terminal, opened: &Opened, text: &str) -> bool {
        let Some(path) = &self.output else { return terminal.print(text.as_bytes()) };
        let path = opened.here.join(path);
        match write::file(&path, &name::shown(&path, &opened.here), text.as_bytes(), None) {
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
