//! The baseline file: accepted findings, which lint suppresses.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;

use super::project::Opened;
use super::{Terminal, names};
use crate::lint::{Baseline, former_rules};
use crate::model::HeldBack;
use crate::source::{Source, SourceId, Sources};
use crate::workspace::fence::Fence;
use crate::workspace::{name, read, write};
use crate::{report, schema};

/// The file's name. It is next to the project file.
pub(super) const FILE: &str = "plancc-baseline.yaml";

/// The baseline file and its contents.
pub(super) struct File {
    path: PathBuf,
    fence: Option<Fence>,
    /// The file's name in messages.
    pub(super) name: String,
    /// The accepted findings; `None` if there is no file.
    pub(super) baseline: Option<Baseline>,
    /// The file's bytes; `None` if it did not exist.
    seen: Option<Vec<u8>>,
}

impl File {
    /// Returns the file without parsing its contents.
    pub(super) fn unread(opened: &Opened) -> File {
        let path = opened.top.join(FILE);
        let name = name::shown(&path, &opened.here);
        let (seen, fence) = (write::seen(&path), opened.fence.clone());
        File { path, fence, name, baseline: None, seen }
    }

    /// Reads the file if it exists. Prints the errors and returns `None` if it is invalid or cannot be read.
    pub(super) fn read(terminal: &Terminal, opened: &Opened) -> Option<File> {
        let file = File::unread(opened);
        let text = match read::file(&file.path, &file.name, opened.fence.as_ref()) {
            Ok(text) => text,
            Err(error) if matches!(error.why, read::Unread::Missing(_)) => return Some(file),
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                return None;
            }
        };
        let source = Source::new(SourceId(0), file.name.as_str(), text);
        let (held, found) = schema::held_back(&source);
        if found.is_empty() {
            let held = held.unwrap_or_else(HeldBack::default);
            names::warn(terminal, &file.name, &former_rules(&held, &source));
            return Some(File { baseline: Some(Baseline::of(&held)), ..file });
        }
        let mut sources = Sources::default();
        sources.insert(Arc::new(source));
        terminal.note(&report::human(&found, &sources, terminal.color_of_errors, terminal.width));
        None
    }

    /// Reads the file. `baseline` is `None` if the file is missing, invalid or cannot be read.
    pub(super) fn read_if_sound(opened: &Opened) -> File {
        let mut file = File::unread(opened);
        if let Ok(text) = read::file(&file.path, &file.name, None) {
            let (held, found) = schema::held_back(&Source::new(SourceId(0), "", text));
            file.baseline = held.filter(|_| found.is_empty()).map(|held| Baseline::of(&held));
        }
        file
    }

    /// Writes the file. Prints the error and returns `false` if that fails.
    pub(super) fn write(&self, terminal: &Terminal, baseline: &Baseline) -> bool {
        match self.replace(baseline) {
            Ok(()) => true,
            Err(error) => {
                terminal.fail(&error);
                false
            }
        }
    }

    fn replace(&self, baseline: &Baseline) -> anyhow::Result<()> {
        let text = baseline.yaml().with_context(|| format!("cannot write `{}`", self.name))?;
        let fence = self.fence.as_ref();
        write::check(&self.path, &self.name, fence)?;
        write::update(&self.path, &self.name, self.seen.as_deref(), text.as_bytes(), fence)?;
        Ok(())
    }
}
