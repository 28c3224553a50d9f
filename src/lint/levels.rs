//! The level of each rule at each stage, and the selection of rules for a run.

use super::{CheckScope, Rule, rule, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, error_kinds};
use crate::model::{Level, LintSettings, Project, Stage};
use crate::rule::{current, deprecated, renamed};
use crate::{schema, yaml};

error_kinds! {
    /// Reports a level for an unknown rule in the project file.
    ///
    /// ## Why it matters
    /// The intended rule keeps its default level, so reviewers may see findings that the district meant to turn off.
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
pub struct RuleSelection {
    /// The stage to use for every plan instead of its own stage.
    pub stage: Option<Stage>,
    /// The names of the only rules to run; all rules if empty.
    pub only: Vec<String>,
    /// The names of the rules to skip.
    pub skip: Vec<String>,
    /// `true` to ignore the `allow` comments in plans.
    pub no_allow: bool,
}

impl RuleSelection {
    /// Returns `true` if a run reports findings with this name.
    ///
    /// With `only`, validation errors are still reported, because rules can't check the invalid parts. If `only`
    /// names any validation errors, only those are reported.
    #[must_use]
    pub fn reports(&self, name: &str) -> bool {
        let is_named = |names: &[String]| names.iter().any(|one| one == name);
        if is_named(&self.skip) {
            return false;
        }
        let asks_for_shape = self.only.iter().any(|only| rule(only).is_none());
        self.only.is_empty() || is_named(&self.only) || rule(name).is_none() && !asks_for_shape
    }
}

/// A check of one rule, with its name and severity.
type RuleCheck = (&'static CheckScope, &'static str, Severity);

/// The rules that are on, by stage.
#[derive(Debug)]
pub struct ActiveRules {
    pub(super) stage: Option<Stage>,
    pub(super) allows: bool,
    by_stage: [Vec<RuleCheck>; 4],
}

impl ActiveRules {
    /// Combines the project's levels with the selection for a run.
    ///
    /// A rule that is selected by name runs at every stage, with severity `info` if its level is `off`.
    #[must_use]
    pub fn new(settings: Option<&LintSettings>, selection: &RuleSelection) -> ActiveRules {
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
        ActiveRules { stage: selection.stage, allows: !selection.no_allow, by_stage }
    }

    /// Returns the stage that replaces each plan's own stage, if the run sets one.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.stage
    }

    pub(super) fn at(&self, stage: Stage) -> impl Iterator<Item = RuleCheck> {
        self.by_stage.get(stage.index()).into_iter().flatten().copied()
    }
}

/// Returns a rule's level at a stage: the project's, or else the default.
fn level(rule: &Rule, settings: Option<&LintSettings>, stage: Stage) -> Level {
    let set = || settings.into_iter().flat_map(|settings| &settings.rules);
    let own = set().filter(|set| &*set.key.value == rule.page.name);
    let former = set().filter(|set| renamed(&set.key.value) == Some(rule.page.name));
    let level = own.chain(former).find_map(|set| set.value.at(stage));
    level.unwrap_or_else(|| rule.level(stage))
}

fn severity(level: Level) -> Option<Severity> {
    match level {
        Level::Off => None,
        Level::Info => Some(Severity::Info),
        Level::Warn => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}

/// Returns errors for unknown rule names and warnings for former rule names in a project's settings.
#[must_use]
pub fn settings(project: &Project) -> Diagnostics {
    let set = || project.lint.iter().flat_map(|settings| &settings.rules).map(|set| &set.key);
    let former = set().filter_map(|name| {
        let new = renamed(&name.value).filter(|new| rule(new).is_some())?;
        let said = deprecated(&name.value, new, name.span);
        // If a rule has two levels, a person must decide which one to keep.
        let is_twice = set().any(|other| &*other.value == new);
        Some(if is_twice {
            Diagnostic { fixes: Vec::new(), ..said.help("remove this line") }
        } else {
            said
        })
    });
    let unknown = set().filter(|name| rule(current(&name.value)).is_none());
    let errors = || {
        let of_plans = schema::ERROR_KINDS.into_iter().chain(yaml::ERROR_KINDS).flatten();
        of_plans.chain(schema::OF_FILES).chain(schema::OF_PROJECTS)
    };
    let said = unknown.map(|name| {
        if errors().any(|fault| fault.name == current(&name.value)) {
            return Diagnostic::error(
                UNKNOWN_RULE,
                name.span,
                format!("cannot set a level for `{}`", name.value),
            )
            .here("a validation error's level can't be changed")
            .note("plancc can't read the part of the plan that has this error")
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
    former.chain(said).collect()
}
