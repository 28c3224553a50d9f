//! `plancc diff --years`: compares the plans of two school years.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check_weights;
use crate::diff::{self, CompareSettings, PlanDiff, PlanVersion};
use crate::model::{Plan, SchoolYear};
use crate::pipeline::{self, CheckedPlan};
use crate::report::Comparison;
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::source::{Source, SourceId};
use crate::workspace::read;

/// Compares the plans of two years, such as `2025-2026..2026-2027`, of one department or of all.
///
/// # Errors
/// Fails if the range is invalid, if a plan cannot be read, or if no department has plans for both years.
pub fn years(
    opened: &OpenProject,
    asked: &str,
    department: Option<&str>,
) -> Result<Comparison, Error> {
    check_weights(opened)?;
    let settings = &CompareSettings::of(&opened.setting);
    let read_both = asked
        .split_once("..")
        .and_then(|(one, two)| Some((SchoolYear::read(one)?, SchoolYear::read(two)?)));
    let Some((first, second)) = read_both else {
        let what = format!("`{asked}` is not a valid pair of school years");
        return Err(Error::request(what, "write, for example, `--years 2025-2026..2026-2027`"));
    };
    let plans = opened.finder().all()?;
    let mut by_department: BTreeMap<String, (Option<CheckedPlan>, Option<CheckedPlan>)> =
        BTreeMap::new();
    for (number, found) in
        plans.found.iter().enumerate().filter(|(_, found)| found.language.is_none())
    {
        let text = read::file(&found.path, &found.name, opened.sandbox.as_ref())?;
        let id = SourceId(u32::try_from(number).unwrap_or(u32::MAX));
        let checked =
            pipeline::read(Arc::new(Source::new(id, found.name.clone(), text)), &found.id);
        let Some((id, year)) = checked.key() else { continue };
        if department.is_some_and(|department| department != id) {
            continue;
        }
        let both = by_department.entry(id.to_owned()).or_default();
        if year == first {
            both.0 = Some(checked);
        } else if year == second {
            both.1 = Some(checked);
        }
    }
    let mut comparison =
        Comparison { from: first.to_string(), to: second.to_string(), ..Comparison::default() };
    for (before, after) in by_department.into_values() {
        let changes = match (
            before.as_ref().and_then(|c| c.plan.as_ref()),
            after.as_ref().and_then(|c| c.plan.as_ref()),
        ) {
            (Some(old), Some(new)) => diff::years(old, new, settings),
            _ => continue,
        };
        let (before, after) = (before.as_ref().map(version), after.as_ref().map(version));
        comparison.plans.push(PlanDiff { before, after, changes });
    }
    if comparison.plans.is_empty() {
        let what = match department {
            Some(id) => format!("`{id}` does not have plans for both {first} and {second}"),
            None => format!("no department has plans for both {first} and {second}"),
        };
        return Err(Error::request(
            what,
            "check the department's id and the years; in the plans folder, plans must be named `<year>/<department>.yaml`",
        ));
    }
    Ok(comparison)
}

fn version(checked: &CheckedPlan) -> PlanVersion {
    PlanVersion {
        name: checked.source.name().to_owned(),
        id: checked.id.clone(),
        year: checked.key().map(|(_, year)| year.to_string()).unwrap_or_default(),
        stage: checked.plan.as_ref().map(Plan::stage_or_draft),
        ..PlanVersion::default()
    }
}
