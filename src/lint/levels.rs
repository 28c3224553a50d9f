//! The level of each rule at each stage, and the selection of rules for a run.

use super::{Rule, Scope, rule, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, faults};
use crate::model::{Level, LintSettings, Project, Stage};
use crate::{schema, yaml};

faults! {
    /// Reports a level for an unknown rule in the project file.
    ///
    /// ## Why it matters
    /// The intended rule keeps its level, and no one notices.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend Unified School District
    /// lint:
    ///   rules:
    ///     metrics-without-baseline: off
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend Unified School District
    /// lint:
    ///   rules:
    ///     metric-without-baseline: off
    /// ```
    UNKNOWN_RULE = "unknown-rule";
}

/// The options of a run that select rules.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The stage to use instead of each plan's own.
    pub stage: Option<Stage>,
    /// The names of the only rules to run; all rules if empty.
    pub only: Vec<String>,
    /// The names of the rules to skip.
    pub skip: Vec<String>,
    /// `true` to ignore the `allow` comments in plans.
    pub no_allow: bool,
}

impl Selection {
    /// Returns the first unknown rule name.
    #[must_use]
    pub fn unknown(&self) -> Option<&str> {
        let names = self.only.iter().chain(&self.skip);
        names.map(String::as_str).find(|name| rule(name).is_none())
    }
}

/// A check of one rule, with its name and severity.
type Look = (&'static Scope, &'static str, Severity);

/// The rules that are on, by stage.
#[derive(Debug)]
pub struct Active {
    pub(super) stage: Option<Stage>,
    pub(super) allows: bool,
    by_stage: [Vec<Look>; 4],
}

impl Active {
    /// Combines a project's levels with a run's selection.
    ///
    /// A rule that is selected by name runs at every stage, with severity `info` if it would be off.
    #[must_use]
    pub fn new(settings: Option<&LintSettings>, selection: &Selection) -> Active {
        let looks = |stage: Stage| {
            let asked = rules().filter(|rule| {
                let name = rule.page.name;
                (selection.only.is_empty() || selection.only.iter().any(|only| only == name))
                    && !selection.skip.iter().any(|skip| skip == name)
            });
            let heard = asked.filter_map(|rule| {
                let severity = severity(level(rule, settings, stage));
                let severity = severity.or((!selection.only.is_empty()).then_some(Severity::Info));
                Some((rule, severity?))
            });
            let looks = heard.flat_map(|(rule, severity)| {
                rule.scopes.iter().map(move |scope| (scope, rule.page.name, severity))
            });
            looks.collect()
        };
        let by_stage = [Stage::Draft, Stage::Review, Stage::Board, Stage::Adopted].map(looks);
        Active { stage: selection.stage, allows: !selection.no_allow, by_stage }
    }

    /// Returns the stage that the run sets instead of each plan's own.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.stage
    }

    pub(super) fn at(&self, stage: Stage) -> impl Iterator<Item = Look> {
        self.by_stage.get(stage.index()).into_iter().flatten().copied()
    }
}

/// Returns a rule's level at a stage: the project's, or else the default.
fn level(rule: &Rule, settings: Option<&LintSettings>, stage: Stage) -> Level {
    let set = settings.into_iter().flat_map(|settings| &settings.rules);
    let mut set = set.filter(|set| &*set.key.value == rule.page.name);
    set.find_map(|set| set.value.at(stage)).unwrap_or_else(|| rule.level(stage))
}

fn severity(level: Level) -> Option<Severity> {
    match level {
        Level::Off => None,
        Level::Info => Some(Severity::Info),
        Level::Warn => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}

/// Returns errors for unknown rules in a project's settings.
#[must_use]
pub fn settings(project: &Project) -> Diagnostics {
    let set = project.lint.iter().flat_map(|settings| &settings.rules);
    let unknown = set.map(|set| &set.key).filter(|name| rule(&name.value).is_none());
    let faults = || {
        let of_plans = schema::FAULTS.into_iter().chain(yaml::FAULTS).flatten();
        of_plans.chain(schema::OF_FILES).chain(schema::OF_PROJECTS)
    };
    let said = unknown.map(|name| {
        if faults().any(|fault| fault.name == &*name.value) {
            return Diagnostic::error(
                UNKNOWN_RULE,
                name.span,
                format!("cannot set a level for `{}`", name.value),
            )
            .here("validation errors are always errors")
            .note("a plan with this error could not be read as intended")
            .help("delete this line");
        }
        let said =
            Diagnostic::error(UNKNOWN_RULE, name.span, format!("unknown rule `{}`", name.value))
                .note("the level has no effect");
        match schema::nearest(&name.value, rules().map(|rule| rule.page.name)) {
            Some(near) => said.help(format!("did you mean `{near}`?")),
            None => said.help("run `plancc rules` for a list of all rules"),
        }
    });
    said.collect()
}
