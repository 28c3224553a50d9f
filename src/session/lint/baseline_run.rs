//! The baseline file of a run, which suppresses findings and can be written or pruned.

use std::path::{Path, PathBuf};

use super::{BaselineUse, LintOptions};
use crate::lint::{Baseline, BaselineMode};
use crate::report::{SuppressedCounts, counted};
use crate::session::baseline::{self, BaselineFile};
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};

/// The baseline file of a run.
#[derive(Debug)]
pub struct BaselineRun {
    file: BaselineFile,
    action: BaselineUse,
    /// `true` if the run includes all plans and all rules, so a listed finding that was not found no longer exists.
    is_complete: bool,
    /// All findings from rules.
    found: Baseline,
}

impl BaselineRun {
    /// Reads the baseline file if the run uses it.
    ///
    /// # Errors
    /// Fails if the file is invalid or cannot be read, or if a file to prune does not exist.
    pub(super) fn open(
        reporter: &dyn Reporter,
        opened: &OpenProject,
        options: &LintOptions<'_>,
    ) -> Result<BaselineRun, Error> {
        let action = options.baseline;
        let is_of_rules = options.only.is_empty() && options.skip.is_empty();
        let is_complete = options.paths.is_empty() && options.years.is_empty() && is_of_rules;
        let file = BaselineRun::read(reporter, opened, options)?;
        if action == BaselineUse::Prune && file.baseline.is_none() {
            return Err(Error::request(
                format!("`{}` not found", file.name),
                "run `plancc lint --write-baseline` to create it",
            ));
        }
        Ok(BaselineRun { file, action, is_complete, found: Baseline::default() })
    }

    fn read(
        reporter: &dyn Reporter,
        opened: &OpenProject,
        options: &LintOptions<'_>,
    ) -> Result<BaselineFile, Error> {
        let is_used = matches!(options.baseline, BaselineUse::Apply | BaselineUse::Prune);
        if !is_used || options.is_shape_only {
            return Ok(BaselineFile::unread(opened));
        }
        // Errors in a baseline file that the user named are findings.
        let input = Path::new(options.stdin);
        let mut named = options.paths.iter().map(PathBuf::as_path).chain([input]);
        if named.any(|path| path.ends_with(baseline::FILE)) {
            return Ok(BaselineFile::read_if_sound(opened));
        }
        BaselineFile::read(reporter, opened)
    }

    pub(super) fn hold(&self) -> BaselineMode {
        match &self.file.baseline {
            _ if self.action == BaselineUse::Write => BaselineMode::Everything,
            Some(baseline) => BaselineMode::Known(baseline.clone()),
            None => BaselineMode::Nothing,
        }
    }

    pub(super) fn with_findings(self, found: Baseline) -> BaselineRun {
        BaselineRun { found, ..self }
    }

    /// Reports the number of suppressed findings, and writes the baseline file if requested. If some files could not be
    /// read (`failed`), the file stays unchanged.
    ///
    /// # Errors
    /// Fails if the file has changed or cannot be written.
    pub fn settle(
        &self,
        reporter: &dyn Reporter,
        suppressed: &SuppressedCounts,
        failed: bool,
    ) -> Result<(), Error> {
        let name = &self.file.name;
        if matches!(self.action, BaselineUse::Write | BaselineUse::Prune) && failed {
            let what = format!("did not update `{name}`, because some files could not be read");
            reporter.warning(&what, None);
            return Ok(());
        }
        for line in suppressed.lines(name) {
            reporter.status(&line);
        }
        if self.action == BaselineUse::Write {
            self.file.write(&self.found)?;
            reporter.status(&format!("wrote `{name}`; commit the file"));
            return Ok(());
        }
        let Some(baseline) = &self.file.baseline else { return Ok(()) };
        let left = baseline.pruned(&self.found);
        let gone = baseline.count() - left.count();
        if self.action == BaselineUse::Prune {
            if gone > 0 {
                self.file.write(&left)?;
            }
            let gone = counted(gone, "finding");
            reporter.status(&format!("removed {gone} from the baseline file"));
        } else if gone > 0 && self.is_complete && !failed {
            reporter.status(&format!(
                "the baseline file lists {} that no longer {}; run `plancc lint --prune-baseline` to update the file",
                counted(gone, "finding"),
                if gone == 1 { "exists" } else { "exist" }
            ));
        }
        Ok(())
    }
}
