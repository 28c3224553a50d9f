//! `plancc merge`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{Ended, Terminal};
use crate::merge::{self, Markers, Merged, Style, Versions};
use crate::report;
use crate::source::Sources;
use crate::workspace::fence::Fence;
use crate::workspace::{name, read, write};

/// Arguments of `plancc merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
`plancc init --git` sets this up as git's merge driver. To merge by hand: `plancc merge base.yaml ours.yaml theirs.yaml -o plan.yaml`. \
Exits with 0 if the merge is clean, and with 1 if there are conflicts.")]
pub(super) struct Merge {
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
    /// Name of the plan in messages; git's `%P`
    #[arg(long, value_name = "NAME")]
    path: Option<String>,
    /// Length of conflict markers; git's `%L`
    #[arg(long, value_name = "NUMBER", default_value = "7", value_parser = clap::value_parser!(u8).range(1..))]
    marker_size: u8,
    /// Content between conflict markers: both versions (merge), or also the base (diff3, zdiff3)
    #[arg(long, value_name = "STYLE", default_value = "merge")]
    conflict_style: Between,
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
enum Between {
    Merge,
    Diff3,
    Zdiff3,
}

impl Merge {
    /// Merges the files, writes the result and reports what remains to be resolved.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        // If a merge driver exits with a code below 129, git reports a conflict and keeps our version's file as it
        // is.
        let could_not = if self.git_driver { Ended::Stop } else { Ended::CouldNot };
        let Ok(here) = std::env::current_dir() else {
            terminal.refuse(&"the working directory no longer exists", None);
            return could_not;
        };
        // Read before the inputs, since the output may be one of them.
        let target = self.target().map(|path| here.join(path));
        let seen = target.as_deref().and_then(write::seen);
        // Git passes temporary files, which may be anywhere.
        let fence = if self.git_driver { None } else { Fence::around(&here).ok() };
        let mut is_older = false;
        let mut bytes = |path: &Path, side: &str| {
            let path = here.join(path);
            // Git's temporary names mean nothing to users.
            let name = match &self.path {
                Some(plan) => format!("{plan} ({side})"),
                None => name::shown(&path, &here),
            };
            let read = read::bytes(&path, &name, fence.as_ref());
            match read.and_then(|bytes| Ok((read::guessed(bytes.clone(), &name)?.1, bytes))) {
                Ok((wrong, bytes)) => {
                    if let Some(error) = wrong {
                        terminal.warn(&error, error.help().as_deref());
                        is_older = true;
                    }
                    Some(bytes)
                }
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    None
                }
            }
        };
        let (Some(base), Some(ours), Some(theirs)) =
            (bytes(&self.base, "base"), bytes(&self.ours, "ours"), bytes(&self.theirs, "theirs"))
        else {
            return could_not;
        };
        let shown = self.output.as_ref().unwrap_or(&self.ours);
        let name = self.path.clone().unwrap_or_else(|| name::shown(&here.join(shown), &here));
        let letters = Letters { are_bytes: is_older };
        let [base, ours, theirs] = [base, ours, theirs].map(|bytes| letters.of(bytes));
        let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
        let mut markers = self.markers();
        for label in [&mut markers.ours, &mut markers.base, &mut markers.theirs] {
            *label = letters.of(std::mem::take(label).into_bytes());
        }
        let merged = if is_older {
            merge::merge_lines(versions, &name, &markers)
        } else {
            merge::merge(versions, &name, &markers)
        };
        let text = letters.back(merged.source.text());
        let is_put = match &target {
            Some(path) => {
                let shown = name::shown(path, &here);
                put(terminal, (path, &shown), seen.as_deref(), &text, fence.as_ref())
            }
            None => terminal.print(&text),
        };
        if !is_put {
            return could_not;
        }
        let is_clean = merged.is_clean();
        tell(terminal, merged, &name);
        if is_clean { Ended::Clean } else { Ended::Findings }
    }

    fn markers(&self) -> Markers {
        // Before version 2.44, git passes unknown placeholders such as `%X` unchanged.
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

    /// Returns the file to write to; `None` for standard output.
    fn target(&self) -> Option<&PathBuf> {
        self.output.as_ref().or(self.git_driver.then_some(&self.ours))
    }
}

/// Writes the result if the file is unchanged since it was `seen`. Prints the error and returns `false` if
/// that fails.
fn put(
    terminal: &Terminal,
    (path, name): (&Path, &str),
    seen: Option<&[u8]>,
    text: &[u8],
    fence: Option<&Fence>,
) -> bool {
    let write = || {
        write::check(path, name, fence)?;
        write::update(path, name, seen, text, fence)
    };
    match write() {
        Ok(_) => true,
        Err(error) => {
            terminal.refuse(&error, error.help());
            false
        }
    }
}

/// The mapping between bytes and characters. If a version is not valid UTF-8, each byte becomes one character
/// (Latin-1), so no byte changes.
#[derive(Clone, Copy)]
struct Letters {
    are_bytes: bool,
}

impl Letters {
    fn of(self, bytes: Vec<u8>) -> String {
        if self.are_bytes {
            bytes.into_iter().map(char::from).collect()
        } else {
            String::from_utf8(bytes).unwrap_or_default()
        }
    }

    fn back(self, text: &str) -> Vec<u8> {
        if self.are_bytes {
            text.chars().filter_map(|letter| u8::try_from(letter).ok()).collect()
        } else {
            text.as_bytes().to_vec()
        }
    }
}

/// Reports what the user must resolve.
fn tell(terminal: &Terminal, merged: Merged, name: &str) {
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
        let mut sources = Sources::default();
        sources.insert(Arc::new(merged.source));
        let (color, width) = (terminal.color_of_errors, terminal.width);
        terminal.note(&report::human(&merged.broken, &sources, color, width));
        terminal.warn(
            &format!("both versions of `{name}` are valid, but the merged plan is not"),
            Some("fix the errors above; the file has no conflict markers"),
        );
    }
}
