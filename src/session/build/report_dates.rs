//! The date that each plan's report shows.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use crate::report::counted;
use crate::session::plans::{RunFile, RunPlans};
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};
use crate::source::SourceId;
use crate::workspace::clock::{Clock, DateSource};
use crate::workspace::git::{GitError, Repository};

/// The message about report dates if the project is outside a git repository.
const NO_REPOSITORY: &str = "this project is not in a git repository, so reports show today's date; to show \
                             another date, use `--date YEAR-MONTH-DAY` or `SOURCE_DATE_EPOCH`";

/// The dates of a build's reports, from a single pass over git's history.
pub(super) struct ReportDates {
    days: BTreeMap<SourceId, Date>,
    otherwise: Date,
}

impl ReportDates {
    /// Finds the dates of all visited plans. Warns if the history is incomplete.
    ///
    /// # Errors
    /// Fails if `SOURCE_DATE_EPOCH` is invalid.
    pub(super) fn of(
        opened: &OpenProject,
        reporter: &dyn Reporter,
        plans: &RunPlans,
        asked: Option<Date>,
    ) -> Result<ReportDates, Error> {
        let clock = Clock::from_environment(opened.zone.clone(), asked)?;
        let mut days = ReportDates { days: BTreeMap::new(), otherwise: clock.day(None).day };
        if clock.is_fixed() {
            return Ok(days);
        }
        let repository = match Repository::around(&opened.top) {
            Ok(Some(repository)) => repository,
            Ok(None) => {
                if plans.visited().next().is_some() {
                    reporter.status(NO_REPOSITORY);
                }
                return Ok(days);
            }
            Err(error) => {
                tell_today(reporter, &error);
                return Ok(days);
            }
        };
        // Standard input has no commit.
        let files: Vec<&RunFile> = plans.visited().filter(|file| !file.is_input()).collect();
        let paths: Vec<&Path> = files.iter().map(|file| file.found.path.as_path()).collect();
        let changed = match repository.last_changed(&paths) {
            Ok(changed) => changed,
            Err(error) => {
                tell_today(reporter, &error);
                return Ok(days);
            }
        };
        let (mut hidden, mut uncommitted) = (0, 0);
        for (file, changed) in files.iter().zip(changed) {
            let day = clock.day(Some(changed));
            hidden += usize::from(day.origin == DateSource::TodayForWantOfHistory);
            uncommitted += usize::from(day.origin == DateSource::Today);
            days.days.insert(file.source, day.day);
        }
        let show = |count| if count == 1 { "its report shows" } else { "their reports show" };
        if hidden > 0 {
            let (is_cut, help) = match repository.is_shallow() {
                true => (
                    "this clone is shallow and does not include",
                    "run `git fetch --unshallow` to get the full history (in a GitHub workflow, set `fetch-depth: 0`), or set the date with `--date`",
                ),
                false => (
                    "git's history is incomplete and does not include",
                    "run `git fsck` to list the missing objects, or set the date with `--date`",
                ),
            };
            let plans = counted(hidden, "plan");
            let what =
                format!("{is_cut} the last change to {plans}, so {} today's date", show(hidden));
            reporter.warning(&what, Some(help));
        }
        if uncommitted > 0 {
            let has = if uncommitted == 1 { "has" } else { "have" };
            let plans = counted(uncommitted, "plan");
            let show = show(uncommitted);
            reporter.status(&format!("{plans} {has} uncommitted changes, so {show} today's date"));
        }
        Ok(days)
    }

    /// Returns the date of one plan's report.
    pub(super) fn day(&self, file: &RunFile) -> Date {
        self.days.get(&file.source).copied().unwrap_or(self.otherwise)
    }
}

/// Warns that git's history cannot be read, so reports show today's date.
fn tell_today(reporter: &dyn Reporter, error: &GitError) {
    let help = match error.help() {
        Some(help) => format!("{help}; to build without the history, set the date with `--date`"),
        None => "set the date yourself, for example `--date 2026-11-24`".to_owned(),
    };
    reporter.warning(&format!("{error}, so reports show today's date"), Some(&help));
}
