//! `plancc merge`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ExitStatus, Terminal};
use crate::merge::{ConflictStyle, Markers, MergeResult};
use crate::session::{Error, Reporter, merge};

/// Arguments of `plancc merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
`plancc init --git` sets this up as git's merge driver. To merge by hand: `plancc merge base.yaml ours.yaml theirs.yaml -o plan.yaml`. \
Exits with 0 if the merge is clean, and with 1 if there are conflicts.")]
pub(super) struct MergeArguments {
    /// Common ancestor of both versions
    base: PathBuf,
    /// Our version
    ours: PathBuf,
    /// Their version
    theirs: PathBuf,
    /// Run as git's merge driver: write to OURS, and exit with 129 on errors
    #[arg(long, conflicts_with = "output")]
    git_driver: bool,
    /// Write to this file instead of standard output; it may be one of the three inputs
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Name for the plan in messages; git's `%P`
    #[arg(long, value_name = "NAME")]
    path: Option<String>,
    /// Length of conflict markers; git's `%L`
    #[arg(long, value_name = "NUMBER", default_value = "7", value_parser = clap::value_parser!(u8).range(1..))]
    marker_size: u8,
    /// Content between conflict markers: both versions (merge), or also the base (diff3, zdiff3)
    #[arg(long, value_name = "STYLE", default_value = "merge")]
    conflict_style: MarkerStyle,
    /// Label of our version in conflict markers; git's `%X`
    #[arg(long, value_name = "NAME", default_value = "ours")]
    ours_label: String,
    /// Label of the base in conflict markers; git's `%S`
    #[arg(long, value_name = "NAME", default_value = "base")]
    base_label: String,
    /// Label of their version in conflict markers; git's `%Y`
    #[arg(long, value_name = "NAME", default_value = "theirs")]
    theirs_label: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum MarkerStyle {
    Merge,
    Diff3,
    Zdiff3,
}

impl MergeArguments {
    /// Merges the files, writes the result and reports what remains to be resolved.
    pub(super) fn run(&self, terminal: &Terminal) -> ExitStatus {
        // If a merge driver exits with a code below 129, git reports a conflict and leaves our version's file
        // unchanged.
        let could_not = if self.git_driver { ExitStatus::Stop } else { ExitStatus::CouldNot };
        let request = merge::MergeRequest {
            base: &self.base,
            ours: &self.ours,
            theirs: &self.theirs,
            name: self.path.as_deref(),
            target: self.target(),
            is_driver: self.git_driver,
            markers: self.markers(),
        };
        let file = match merge::run(terminal, &request) {
            Ok(file) => file,
            Err(error) => {
                terminal.error(&error);
                return could_not;
            }
        };
        if self.target().is_none() && !terminal.print(&file.bytes) {
            return could_not;
        }
        let is_clean = file.merged.is_clean();
        tell(terminal, file.merged, &file.name);
        if is_clean { ExitStatus::Clean } else { ExitStatus::Findings }
    }

    fn markers(&self) -> Markers {
        // Git versions before 2.44 pass unknown placeholders such as `%X` unchanged.
        let label = |given: &str, own: &str| {
            let is_unknown = ["%X", "%S", "%Y"].contains(&given);
            if is_unknown { own.to_owned() } else { given.to_owned() }
        };
        Markers {
            style: match self.conflict_style {
                MarkerStyle::Merge => ConflictStyle::Merge,
                MarkerStyle::Diff3 => ConflictStyle::Diff3,
                MarkerStyle::Zdiff3 => ConflictStyle::Zdiff3,
            },
            size: self.marker_size.into(),
            ours: label(&self.ours_label, "ours"),
            base: label(&self.base_label, "base"),
            theirs: label(&self.theirs_label, "theirs"),
        }
    }

    /// Returns the file to write to; `None` for standard output.
    fn target(&self) -> Option<&PathBuf> {
        self.output.as_ref().or(self.git_driver.then_some(&self.ours))
    }
}

/// Reports what the user must resolve.
fn tell(terminal: &Terminal, merged: MergeResult, name: &str) {
    if merged.by_lines {
        terminal.warn(
            &format!("`{name}` was merged line by line, because plancc could not merge the versions entry by entry"),
            Some("review the entire file, then run `plancc lint`"),
        );
    }
    if merged.conflicts > 0 {
        let what = if merged.conflicts == 1 {
            "1 conflict".to_owned()
        } else {
            format!("{} conflicts", merged.conflicts)
        };
        terminal.warn(
            &format!("`{name}` has {what}: both versions changed the same text"),
            Some("edit the lines from `<<<<<<<` to `>>>>>>>`: keep the text that you want, and delete the rest and the markers"),
        );
    }
    if !merged.broken.is_empty() {
        terminal.error(&Error::invalid(merged.broken, merged.source));
        terminal.warn(
            &format!("both versions of `{name}` are valid, but the merged plan is not"),
            Some("fix the errors above; the file has no conflict markers"),
        );
    }
}
