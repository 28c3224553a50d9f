//! Names of a build's files. No two may differ only in case, since some file systems ignore case.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::session::plans::RunPlans;
use crate::workspace::path_name;
use crate::workspace::write::{WriteError, WriteFailure};

/// The names in use, each with its plan.
#[derive(Debug, Default)]
pub(super) struct FileNames {
    /// Plans whose reports would have the same names as another plan's reports, each with that plan.
    clashing: BTreeMap<String, String>,
    /// Used file names in lowercase, each with its plan.
    used: Mutex<BTreeMap<String, String>>,
}

impl FileNames {
    /// Finds plans whose ids differ only in case. None of their reports are written; otherwise, thread order would
    /// decide which report is kept.
    pub(super) fn of(plans: &RunPlans, top: &std::path::Path) -> FileNames {
        let mut same: BTreeMap<_, Vec<(&str, String)>> = BTreeMap::new();
        for file in plans.visited() {
            let key = (file.year, file.id.to_lowercase());
            same.entry(key)
                .or_default()
                .push((&file.id, path_name::display_name(&file.found.path, top)));
        }
        let mut clashing = BTreeMap::new();
        for plans in same.values() {
            for (id, plan) in plans {
                let other = plans.iter().find(|(other, _)| other != id);
                clashing.extend(other.map(|(_, other)| (plan.clone(), other.clone())));
            }
        }
        FileNames { clashing, used: Mutex::default() }
    }

    /// Reserves the name `path` (`shown` in messages) for the plan `from`.
    ///
    /// # Errors
    /// Fails if another plan has this name, or one that differs only in case.
    pub(super) fn take(&self, path: &str, shown: &str, from: &str) -> Result<(), WriteError> {
        let refused = |other: &str| {
            Err(WriteError {
                name: shown.to_owned(),
                why: WriteFailure::SameName(other.to_owned()),
            })
        };
        if let Some(other) = self.clashing.get(from) {
            return refused(other);
        }
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let owner = used.entry(path.to_lowercase()).or_insert_with(|| from.to_owned());
        if owner == from { Ok(()) } else { refused(owner) }
    }
}
