//! Checks plans, with the rules and the baseline file of their project.

mod baseline_run;
mod cross_plan;
mod project;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

pub use self::baseline_run::BaselineRun;
use super::plans::{FileRequest, PlanVisit, RunPlans, Translation};
use super::project::OpenProject;
use super::{Error, FileFindings, FindingsFormatter, Reporter};
use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::lint::{
    self, ActiveRules, Baseline, BaselineMode, BaselineResult, Digest, RuleSelection,
};
use crate::model::{SchoolYear, Stage, value_path};
use crate::pipeline::{self, CheckedPlan, LintResult};
use crate::report::{SuppressedCounts, Tally};
use crate::source::{Source, Sources, Span};
use crate::workspace::clock::{self, Clock};

/// The plans to check, and how.
#[derive(Debug, Clone, Default)]
pub struct LintOptions<'a> {
    /// Plans, folders or other project files, or only `-` for standard input; the entire project if empty.
    pub paths: &'a [PathBuf],
    /// The name of standard input.
    pub stdin: &'a str,
    /// The selected school years; all years if empty.
    pub years: &'a [SchoolYear],
    /// The stage to use instead of each plan's own.
    pub stage: Option<Stage>,
    /// `true` to check only that plans are valid, without running any rules.
    pub is_shape_only: bool,
    /// Report only findings from these rules; all rules if empty.
    pub only: Vec<String>,
    /// Omit findings from these rules.
    pub skip: Vec<String>,
    /// `true` to also report findings that comments in plans allow.
    pub no_allow: bool,
    /// The date to use as today, if not the current date.
    pub as_of: Option<Date>,
    /// The use of the baseline file.
    pub baseline: BaselineUse,
}

/// The use of the project's baseline file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BaselineUse {
    /// Suppresses the findings that the file lists.
    #[default]
    Apply,
    /// Reports all findings.
    Ignore,
    /// Writes all findings to the file.
    Write,
    /// Removes findings that no longer exist from the file.
    Prune,
}

/// The findings of a run. `T` is the caller's output type for the findings in one file.
#[derive(Debug)]
pub struct LintRun<T> {
    /// The formatted findings, in the order of the files.
    pub formatted: Vec<T>,
    /// The number of findings.
    pub tally: Tally,
    /// Suppressed findings.
    pub suppressed: SuppressedCounts,
    /// The names of the checked files.
    pub files: Vec<String>,
    /// `true` if some of the checked files are not plans.
    pub has_other_files: bool,
    /// The baseline file, to write or prune after the findings are printed.
    pub baseline: BaselineRun,
}

/// Checks plans. `format` receives the findings in each file as soon as they are known, on any thread, so that only its
/// results are kept in memory.
///
/// # Errors
/// Fails if the baseline file is unusable or the date cannot be determined. A file that cannot be read is reported;
/// then `opened.failed` is set.
pub fn run<T: Send>(
    opened: &mut OpenProject,
    reporter: &dyn Reporter,
    options: &LintOptions<'_>,
    format: FindingsFormatter<'_, T>,
) -> Result<LintRun<T>, Error> {
    let baseline = BaselineRun::open(reporter, opened, options)?;
    let as_of = options.as_of.map_or_else(|| today(opened), Ok)?;
    let request = FileRequest {
        paths: options.paths,
        stdin: options.stdin,
        years: options.years,
        stage: options.stage,
    };
    let plans = RunPlans::of(opened, reporter, request);
    let levels = opened.setting.project().and_then(|project| project.lint.as_ref());
    let selection = RuleSelection {
        stage: options.stage,
        only: options.only.clone(),
        skip: options.skip.clone(),
        no_allow: options.no_allow,
    };
    let active = (!options.is_shape_only).then(|| ActiveRules::new(levels, &selection));
    let at = |stage| {
        ActiveRules::new(levels, &RuleSelection { stage: Some(stage), ..RuleSelection::default() })
    };
    let is_pruned = options.baseline == BaselineUse::Prune;
    let stages = [Stage::Draft, Stage::Review, Stage::Board, Stage::Adopted];
    let every = stages.into_iter().filter(|_| is_pruned).map(at).collect();
    let hold = baseline.hold();
    let run =
        LintState { opened, reporter, options, format, active, selection, as_of, hold, every };
    let results = plans.each(reporter, |visit| run.plan(&visit));
    let mut all = run.project(&plans);
    let mut digests = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok((of_plan, digest)) => {
                all.add(of_plan);
                digests.extend(digest);
            }
            Err(error) => {
                reporter.error(&error.into());
                all.failed = true;
            }
        }
    }
    all.add(run.across(&plans, digests));
    let others = plans.others.iter().map(|other| &other.found);
    let files = plans.visited().map(|file| &file.found).chain(others);
    let files = files.map(|found| found.name.clone()).collect();
    opened.failed |= all.failed;
    Ok(LintRun {
        formatted: all.formatted,
        tally: all.tally,
        suppressed: all.suppressed,
        files,
        has_other_files: !plans.others.is_empty(),
        baseline: baseline.with_findings(all.found),
    })
}

/// The state of a run.
struct LintState<'a, T> {
    opened: &'a OpenProject,
    reporter: &'a dyn Reporter,
    options: &'a LintOptions<'a>,
    format: FindingsFormatter<'a, T>,
    /// `None` if only validation is requested.
    active: Option<ActiveRules>,
    selection: RuleSelection,
    as_of: Date,
    hold: BaselineMode,
    /// The rules at each stage, if the baseline file is pruned: a finding that still exists at another stage
    /// is kept.
    every: Vec<ActiveRules>,
}

/// The findings in some of the files.
struct CollectedFindings<T> {
    formatted: Vec<T>,
    tally: Tally,
    /// All findings from rules, for the baseline file.
    found: Baseline,
    suppressed: SuppressedCounts,
    /// `true` if a file could not be read.
    failed: bool,
}

impl<T> CollectedFindings<T> {
    fn new() -> CollectedFindings<T> {
        CollectedFindings {
            formatted: Vec::new(),
            tally: Tally::default(),
            found: Baseline::default(),
            suppressed: SuppressedCounts::default(),
            failed: false,
        }
    }

    /// Adds the findings in one plan that the baseline file suppresses.
    fn hold(&mut self, held: BaselineResult) {
        self.found.add(held.found);
        self.suppressed.baseline.add(&Tally::of(&held.taken));
    }

    fn add(&mut self, other: CollectedFindings<T>) {
        self.formatted.extend(other.formatted);
        self.tally.add(&other.tally);
        self.found.add(other.found);
        self.suppressed.add(&other.suppressed);
        self.failed |= other.failed;
    }
}

impl<T: Send> LintState<'_, T> {
    /// Lints one plan. Also returns its digest for rules across plans.
    fn plan(&self, visit: &PlanVisit<'_>) -> (CollectedFindings<T>, Option<Digest>) {
        let setting = &self.opened.setting;
        let checked = visit.checked(setting);
        let mut all = CollectedFindings::new();
        let mut languages: Vec<Box<str>> = Vec::new();
        for translation in visit.translations(setting, self.options.stage) {
            languages.push(translation.language.into());
            all.add(self.translation(visit, translation));
        }
        if !visit.unit.file.is_wanted {
            return (all, None);
        }
        let prior = visit.prior().and_then(|prior| prior.plan.as_ref());
        let judge = |active| pipeline::judge(checked, setting, prior, self.as_of, active);
        let place = |one: &Diagnostic| place(checked, one.primary.span);
        let judged = self.active.as_ref().and_then(judge);
        let (mut found, allowed, digest) = match judged {
            Some(LintResult { found, allowed, digest }) => (found, allowed, Some(digest)),
            None => Default::default(),
        };
        let digest = digest.map(|mut digest| {
            digest.languages.append(&mut languages);
            digest
        });
        let mut diagnostics: Diagnostics = checked.diagnostics.clone();
        let mut held = self.hold.apply(&mut found, place);
        for mut judged in self.every.iter().filter_map(judge) {
            held.found.add_most(BaselineMode::Everything.apply(&mut judged.found, place).found);
        }
        all.hold(held);
        all.suppressed.comments.add(&Tally::of(&allowed));
        diagnostics.append(&mut found);
        diagnostic::sort(&mut diagnostics);
        diagnostics.retain(|one| self.selection.reports(one.rule));
        if !diagnostics.is_empty() {
            let sources = visit.sources(&self.opened.sources);
            all.add(self.of_plan(checked, &diagnostics, &sources));
        }
        (all, digest)
    }

    /// Returns the findings in a translation. They come before the plan's findings, since `arts.es.yaml` sorts before
    /// `arts.yaml`.
    fn translation(
        &self,
        visit: &PlanVisit<'_>,
        translation: Translation<'_>,
    ) -> CollectedFindings<T> {
        match translation.read {
            _ if !translation.file.is_wanted => CollectedFindings::new(),
            Ok(checked) => {
                let mut diagnostics = checked.diagnostics.clone();
                diagnostics.extend(self.comments(&checked.source));
                diagnostic::sort(&mut diagnostics);
                diagnostics.retain(|one| self.selection.reports(one.rule));
                if diagnostics.is_empty() {
                    return CollectedFindings::new();
                }
                let mut sources = visit.sources(&self.opened.sources);
                sources.insert(Arc::clone(&checked.source));
                self.of_plan(&checked, &diagnostics, &sources)
            }
            Err(error) => {
                self.reporter.error(&error.into());
                CollectedFindings { failed: true, ..CollectedFindings::new() }
            }
        }
    }

    /// Returns findings about `allow` comments outside plans, where they have no effect.
    fn comments(&self, source: &Source) -> Diagnostics {
        if self.active.is_none() || self.options.no_allow {
            return Diagnostics::new();
        }
        lint::suppression::comments_without_effect(source)
    }

    fn of_plan(
        &self,
        checked: &CheckedPlan,
        diagnostics: &[Diagnostic],
        sources: &Sources,
    ) -> CollectedFindings<T> {
        self.found(diagnostics, sources, &|span| place(checked, span).1)
    }

    /// Formats and counts findings.
    fn found(
        &self,
        diagnostics: &[Diagnostic],
        sources: &Sources,
        way: &dyn Fn(Span) -> String,
    ) -> CollectedFindings<T> {
        let mut all = CollectedFindings::new();
        if !diagnostics.is_empty() {
            all.tally = Tally::of(diagnostics);
            all.formatted.push((self.format)(&FileFindings { diagnostics, sources, way }));
        }
        all
    }
}

/// Returns the plan's year and id, and the path to the value at `span`, which is empty if the span is in another
/// file.
fn place(checked: &CheckedPlan, span: Span) -> (String, String) {
    let plan = match checked.key() {
        Some((id, year)) => format!("{year}/{id}"),
        None => checked.id.clone(),
    };
    match &checked.plan {
        Some(whole) if span.source == checked.source.id() => (plan, value_path(whole, span)),
        _ => (plan, String::new()),
    }
}

pub(crate) fn today(opened: &OpenProject) -> Result<Date, clock::ClockError> {
    Ok(Clock::from_environment(opened.zone.clone(), None)?.day(None).day)
}
