//! Which rules speak, and how loud.

use super::{Rule, Scope, rule, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, faults};
use crate::model::{Level, LintSettings, Project, Stage};
use crate::{schema, yaml};

faults! {
    /// The project sets a level for a rule that there is not.
    ///
    /// ## Why it matters
    /// The rule that was meant goes on as before, and nobody notices.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend Unified School District
    /// lint:
    ///   rules:
    ///     metrics-without-baseline: off
    /// ```
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend Unified School District
    /// lint:
    ///   rules:
    ///     metric-without-baseline: off
    /// ```
    UNKNOWN_RULE = "unknown-rule";
}

/// What a run was asked to look for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The stage to judge at, instead of each plan's own.
    pub stage: Option<Stage>,
    /// The only rules to look for, by name; all where there is none.
    pub only: Vec<String>,
    /// The rules not to look for, by name.
    pub skip: Vec<String>,
    /// Whether to say also what a plan's own comments allow.
    pub no_allow: bool,
}

impl Selection {
    /// The first name that no rule has.
    #[must_use]
    pub fn unknown(&self) -> Option<&str> {
        let names = self.only.iter().chain(&self.skip);
        names.map(String::as_str).find(|name| rule(name).is_none())
    }
}

/// One rule's look at one kind of thing, at the weight that it has.
type Look = (&'static Scope, &'static str, Severity);

/// The rules that speak, by stage.
#[derive(Debug)]
pub struct Active {
    pub(super) stage: Option<Stage>,
    pub(super) allows: bool,
    by_stage: [Vec<Look>; 4],
}

impl Active {
    /// The rules that speak where a project sets levels and a run selects.
    ///
    /// A rule that is asked for by name speaks at every stage: as a note where it would be off.
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

    /// The stage that a run asks for, instead of each plan's own.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.stage
    }

    pub(super) fn at(&self, stage: Stage) -> impl Iterator<Item = Look> {
        self.by_stage.get(stage.index()).into_iter().flatten().copied()
    }
}

/// How a rule weighs at a stage where a project sets levels.
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

/// What is wrong with a project's settings of rules: names that no rule has.
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
                format!("`{}` cannot be set to a level", name.value),
            )
            .here("this is a fault of shape, and always an error")
            .note("a plan with such a fault could not be read as it was meant")
            .help("take this line out");
        }
        let said = Diagnostic::error(
            UNKNOWN_RULE,
            name.span,
            format!("there is no rule `{}`", name.value),
        )
        .note("its level would change nothing, and nobody would notice");
        match schema::nearest(&name.value, rules().map(|rule| rule.page.name)) {
            Some(near) => said.help(format!("did you mean `{near}`?")),
            None => said.help("`plancc rules` lists all"),
        }
    });
    said.collect()
}
