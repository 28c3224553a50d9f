//! Builds one plan to one file, or to standard output.

use std::path::Path;

use super::WrittenReports;
use super::plan_reports::{PlanReports, ReportBuilder};
use super::template_errors::TemplateErrors;
use crate::report::counted;
use crate::session::Error;
use crate::session::plans::RunPlans;
use crate::workspace::cache::Cache;
use crate::workspace::read::{self, ReadError, ReadFailure};
use crate::workspace::write;

/// Writes the report of the only plan to `file`, or prints it if `file` is `-`.
///
/// Replaces a file that plancc did not write only if `is_forced`.
pub(super) fn write<T: Send>(
    builder: &ReportBuilder<'_, T>,
    plans: &RunPlans,
    file: &Path,
    is_forced: bool,
    written: &mut WrittenReports<'_, T>,
) {
    let reporter = builder.reporter;
    let count = plans.visited().count();
    if count > 1 {
        reporter.error(&Error::request(
            format!(
                "one file can contain the report of only one plan, but you selected {}",
                counted(count, "plan")
            ),
            "specify one plan, or use `--out DIR` instead of `-o FILE` to write all reports",
        ));
        written.failed = true;
        return;
    }
    for made in plans.each(reporter, |visit| builder.make(&visit, &|_, _| false)) {
        let made = match made {
            Ok(made) => made,
            Err(error) => {
                reporter.error(&error.into());
                written.failed = true;
                continue;
            }
        };
        for error in made.unread {
            reporter.error(&error.into());
            written.failed = true;
        }
        written.findings = made.findings;
        written.tally = made.tally;
        let outputs = match made.reports {
            // One file has one format, so there is either one output or one failure.
            Some(Ok(PlanReports { outputs, failures, .. })) => match failures.into_iter().next() {
                Some(failure) => Err(failure.error),
                None => Ok(outputs),
            },
            Some(Err(error)) => Err(error),
            None => continue,
        };
        let outputs = match outputs {
            Ok(outputs) => outputs,
            Err(error) => {
                let mut mistakes = TemplateErrors::default();
                mistakes.add(reporter, error, None, &file.display().to_string());
                mistakes.tell(written);
                written.failed = true;
                continue;
            }
        };
        let Some(bytes) = outputs.into_iter().next().and_then(|output| output.bytes) else {
            continue;
        };
        if file.as_os_str() == "-" {
            written.printed = Some(bytes);
            continue;
        }
        let name = file.display().to_string();
        let cache = Cache::of_user(&builder.opened.top);
        let known = cache.as_ref().ok();
        let is_foreign = match read::bytes(file, &name, builder.opened.sandbox.as_ref()) {
            _ if is_forced => Ok(false),
            Ok(old) if old == bytes => Ok(false),
            Ok(old) => cache
                .as_ref()
                .map_err(ToString::to_string)
                .and_then(|cache| cache.remembers(file, &old).map_err(|error| error.to_string()))
                .map(|remembers| !remembers),
            // If a file is too large or plancc may not read it, plancc did not write it.
            Err(ReadError { why: ReadFailure::TooLarge | ReadFailure::Forbidden, .. }) => Ok(true),
            Err(ReadError { why: ReadFailure::Failed(error), .. }) => Err(error.to_string()),
            // `write_output` reports the other errors below.
            Err(_) => Ok(false),
        };
        let why = match is_foreign {
            Ok(false) => None,
            Ok(true) => Some("someone edited it, or plancc did not write it".to_owned()),
            Err(why) => Some(format!("plancc cannot tell if it wrote the file: {why}")),
        };
        if let Some(why) = why {
            reporter.error(&Error::request(
                format!("did not replace `{name}`: {why}"),
                "choose another file, or replace it with `--force`",
            ));
            written.kept = true;
            continue;
        }
        let outcome = builder.opened.write_output(file, &name, &bytes);
        if let (Some(cache), Ok(_)) = (known, &outcome) {
            cache.remember(file, &bytes);
        }
        match outcome {
            Ok(write::WriteOutcome::Written) => written.what = Some(format!("wrote `{name}`")),
            Ok(write::WriteOutcome::Unchanged) => {
                written.what = Some(format!("`{name}` is already up to date"));
            }
            Err(error) => {
                reporter.error(&error.into());
                written.failed = true;
            }
        }
    }
}
