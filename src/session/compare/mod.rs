//! Compares two versions of a project's plans, or the plans of two school years.

mod assets;
mod driver;
mod load;
mod rules;
mod scope;
mod versions;
mod years;

use std::path::PathBuf;

pub use self::driver::driver;
use self::load::{ComparedFile, PlanReader, pairs};
use self::rules::{LoadedRules, load};
use self::versions::VersionPair;
pub use self::years::years;
use super::approvals::{self, ApprovalsFile};
use super::project::OpenProject;
use super::{Error, Reporter, rule_names, threads};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::diff::{self, CompareSettings, PlanDiff, PlanVersion, SideBySideRow, former_kinds};
use crate::model::{Approvals, SchoolYear, Weight};
use crate::pipeline;
use crate::report::Comparison;

/// The number of plans that are compared at a time: enough for all processors, but few enough to save memory.
const AT_A_TIME: usize = 64;

/// A request to compare two versions of a project.
#[derive(Debug, Clone, Copy, Default)]
pub struct CompareRequest<'a> {
    /// The versions: revisions, files or folders, as in `plancc diff`. Without any, the working files are compared
    /// with the latest commit.
    pub versions: &'a [String],
    /// Only these plans, or the plans in these folders; all plans if empty.
    pub paths: &'a [PathBuf],
    /// Only plans of these school years; all years if empty.
    pub years: &'a [SchoolYear],
    /// `true` to accept approvals that only the new version has.
    pub accept_rules: bool,
    /// `true` to also return both versions of each plan side by side.
    pub outlines: bool,
}

/// The changes between two versions.
#[derive(Debug, Default)]
pub struct CompareRun {
    /// The changes.
    pub comparison: Comparison,
    /// For each plan of the comparison, its rows side by side; empty unless requested.
    pub outlines: Vec<Vec<SideBySideRow>>,
}

/// Compares two versions of a project's plans and rules.
///
/// # Errors
/// Fails if the request does not name two versions, or if their plans cannot be listed. A file that cannot be read is
/// reported and listed in the comparison.
pub fn versions(
    opened: &OpenProject,
    reporter: &dyn Reporter,
    request: &CompareRequest<'_>,
) -> Result<CompareRun, Error> {
    let sides = VersionPair::of(opened, request.versions, request.paths)?;
    let judge = sides.judge.as_ref();
    let judge = judge.map(|home| load(opened, sides.repository.as_ref(), home)).unwrap_or_default();
    let (settings, is_broken) = rules::settings(judge.rules.project.as_ref());
    if is_broken {
        let what = "the old version's project file has errors, so the default weights are used";
        reporter.warning(
            what,
            Some("check out the old version and run `plancc lint` to see the errors"),
        );
    }
    let mut compared = plans(reporter, &sides, &settings, request);
    let comparison = &mut compared.comparison;
    comparison.uncompared.extend(judge.unread.iter().cloned());
    let new_rules = compare_rules(opened, &sides, comparison);
    mark_approved(reporter, request, &sides, (&judge, &new_rules), comparison);
    Ok(compared)
}

/// Approves all changes of at least `weight`, and records the reason in the project's approvals file. Returns the
/// file's name and the number of approved changes.
///
/// # Errors
/// Fails if the file is invalid, has changed or cannot be written.
pub fn approve(
    opened: &OpenProject,
    comparison: &mut Comparison,
    weight: Weight,
    reason: &str,
) -> Result<(String, usize), Error> {
    let file = ApprovalsFile::read(opened)?;
    let count = file.add(comparison, weight, reason)?;
    Ok((file.name().to_owned(), count))
}

/// Returns `true` if a change of at least the weight `limit` is not approved. Also returns `true` if a file could not
/// be compared, since it may have a change of that weight. With `accept_rules`, changes to rules are ignored.
#[must_use]
pub fn fails(comparison: &Comparison, limit: Weight, accept_rules: bool) -> bool {
    let heaviest = match accept_rules {
        true => comparison.plans.iter().filter_map(PlanDiff::heaviest_of_plan).min(),
        false => comparison.all().filter_map(PlanDiff::heaviest).min(),
    };
    !comparison.is_complete() || heaviest.is_some_and(|weight| weight <= limit)
}

/// Compares the rule files of both versions. Returns the new version's rule files.
fn compare_rules(
    opened: &OpenProject,
    sides: &VersionPair,
    comparison: &mut Comparison,
) -> LoadedRules {
    let Some(homes) = &sides.homes else { return LoadedRules::default() };
    let [old, new] = homes.each_ref().map(|home| {
        let home = home.as_ref();
        let loaded = home.map(|home| load(opened, sides.repository.as_ref(), home));
        let mut loaded = loaded.unwrap_or_default();
        loaded.rules.is_named = sides.are_projects;
        loaded
    });
    comparison.rules = diff::rules(&old.rules, &new.rules);
    let gaps = [
        rules::errors(&old.rules, &new.rules, "old"),
        rules::errors(&new.rules, &old.rules, "new"),
    ];
    for gap in old.unread.iter().chain(&new.unread).chain(gaps.iter().flatten()) {
        if !comparison.uncompared.contains(gap) {
            comparison.uncompared.push(gap.clone());
        }
    }
    new
}

/// Marks the approved changes. Only approvals in the old version count, so a change cannot approve itself.
fn mark_approved(
    reporter: &dyn Reporter,
    request: &CompareRequest<'_>,
    sides: &VersionPair,
    (judge, new): (&LoadedRules, &LoadedRules),
    comparison: &mut Comparison,
) {
    let old = judge.rules.approvals.as_ref();
    let mut counted = rules::approvals(old).unwrap_or_else(|| {
        let what = format!(
            "`{}` has errors in the old version, so all its approvals are ignored",
            approvals::FILE
        );
        reporter.warning(&what, None);
        Approvals::default()
    });
    let source = new.rules.approvals.as_ref();
    let new = rules::approvals(source).unwrap_or_default();
    if let Some(source) = source {
        rule_names::warn(reporter, source.name(), &former_kinds(&new, source));
    }
    if request.accept_rules {
        counted.approved.extend(new.approved.iter().cloned());
    }
    let mut all: Vec<PlanDiff> = std::mem::take(&mut comparison.rules);
    let of_rules = all.len();
    all.append(&mut comparison.plans);
    approvals::identify(&mut all);
    let mut unused = approvals::mark(&mut all, &counted);
    approvals::note(&mut all, &new);
    comparison.plans = all.split_off(of_rules);
    comparison.rules = all;
    unused.dedup();
    // An approval may match a plan that was not compared.
    if sides.is_whole && request.years.is_empty() {
        approvals::warn(reporter, &unused);
        comparison.unused = unused;
    }
}

/// Returns `true` if either version is from a selected year, or its year is unknown.
fn is_of_year(plan: &PlanDiff, years: &[SchoolYear]) -> bool {
    let year = |version: &PlanVersion| SchoolYear::read(&version.year);
    let mut of_versions = [&plan.before, &plan.after].into_iter().flatten().map(year);
    of_versions.any(|year| year.is_none_or(|year| years.contains(&year)))
}

/// Compares all plans of the selected years that differ.
fn plans(
    reporter: &dyn Reporter,
    sides: &VersionPair,
    settings: &CompareSettings,
    request: &CompareRequest<'_>,
) -> CompareRun {
    let reader =
        PlanReader { repository: sides.repository.as_ref(), sandbox: sides.sandbox.as_ref() };
    let mut unread = sides.unread.clone();
    let pairs = pairs(reporter, &reader, sides, &mut unread);
    let progress = reporter.progress(pairs.len());
    let mut plans: Vec<(PlanDiff, Vec<SideBySideRow>)> = Vec::new();
    for chunk in pairs.chunks(AT_A_TIME) {
        let mut read = Vec::with_capacity(chunk.len());
        for (number, (before, after)) in chunk.iter().enumerate() {
            let mut side = |entry: &Option<ComparedFile>, new: u32| match entry {
                None => Some(None),
                Some(entry) => {
                    let id = u32::try_from(number).unwrap_or(u32::MAX / 4) * 2 + new;
                    reader.side(reporter, entry, id, &mut unread).map(Some)
                }
            };
            if let (Some(before), Some(after)) = (side(before, 0), side(after, 1)) {
                read.push((before, after));
            }
        }
        plans.extend(threads::each(read, |(before, after)| {
            let plan = pipeline::compare(before, after, settings, request.outlines);
            progress.step();
            plan
        }));
    }
    let is_of_year = |plan: &PlanDiff| request.years.is_empty() || is_of_year(plan, request.years);
    plans.retain(|(plan, _)| (!plan.changes.is_empty() || is_faulty(plan)) && is_of_year(plan));
    let (plans, outlines): (Vec<PlanDiff>, Vec<Vec<SideBySideRow>>) = plans.into_iter().unzip();
    let (from, to) = (sides.from.clone(), sides.to.clone());
    let comparison = Comparison { from, to, plans, uncompared: unread, ..Comparison::default() };
    CompareRun { comparison, outlines }
}

fn is_faulty(plan: &PlanDiff) -> bool {
    [&plan.before, &plan.after].into_iter().flatten().any(|version| version.errors > 0)
}

/// Checks the weights in the project file before the plans of two years are compared.
///
/// # Errors
/// Fails if the project file has errors in its weights, since plancc would ignore a misspelled weight.
fn check_weights(opened: &OpenProject) -> Result<(), Error> {
    let project = opened.setting.project().and_then(|project| project.diff.as_ref());
    let is_weight = |one: &&Diagnostic| {
        let span = project.map(|settings| settings.span);
        one.severity == Severity::Error && span.is_some_and(|span| span.contains(one.primary.span))
    };
    let findings: Diagnostics = opened.diagnostics.iter().filter(is_weight).cloned().collect();
    if findings.is_empty() {
        return Ok(());
    }
    Err(Error::Invalid { findings, sources: opened.sources.clone() })
}
