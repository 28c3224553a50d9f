//! The day of each plan's report.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use crate::cli::Terminal;
use crate::cli::plans::{File, Plans};
use crate::cli::project::Opened;
use crate::report::counted;
use crate::source::SourceId;
use crate::workspace::clock::{Clock, ClockError, Origin};
use crate::workspace::git::Repository;

/// The days of a build's reports, asked of history once.
pub(super) struct Days {
    days: BTreeMap<SourceId, Date>,
    otherwise: Date,
}

impl Days {
    /// The days of all plans that are looked at; where history is cut short, that is told.
    ///
    /// # Errors
    /// Where the environment's time is none.
    pub(super) fn of(
        opened: &Opened,
        terminal: &Terminal,
        plans: &Plans,
        asked: Option<Date>,
    ) -> Result<Days, ClockError> {
        let clock = Clock::from_environment(opened.zone.clone(), asked)?;
        let mut days = Days { days: BTreeMap::new(), otherwise: clock.day(None).day };
        if clock.is_fixed() {
            return Ok(days);
        }
        let repository = match Repository::around(&opened.top) {
            Ok(Some(repository)) => repository,
            Ok(None) => return Ok(days),
            Err(error) => {
                terminal.warn(
                    &format!("{error}; reports show today's day"),
                    Some("say which day they are to show with `--date`"),
                );
                return Ok(days);
            }
        };
        // What came in on standard input is not what was committed.
        let files: Vec<&File> = plans.visited().filter(|file| !file.is_input()).collect();
        let paths: Vec<&Path> = files.iter().map(|file| file.found.path.as_path()).collect();
        let mut hidden = 0;
        for (file, changed) in files.iter().zip(repository.last_changed(&paths)) {
            let day = clock.day(Some(changed));
            hidden += usize::from(day.origin == Origin::TodayForWantOfHistory);
            days.days.insert(file.source, day.day);
        }
        if hidden > 0 {
            let what = format!(
                "the history that is here is cut short before the last change of {}, so {} today's day",
                counted(hidden, "plan"),
                if hidden == 1 { "its report shows" } else { "their reports show" },
            );
            terminal.warn(
                &what,
                Some(
                    "fetch all of it with `git fetch --unshallow` (in a workflow `fetch-depth: 0`), or say the day with `--date`",
                ),
            );
        }
        Ok(days)
    }

    /// The day of one plan's report.
    pub(super) fn day(&self, file: &File) -> Date {
        self.days.get(&file.source).copied().unwrap_or(self.otherwise)
    }
}
