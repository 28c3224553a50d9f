//! What a rule is.

use super::{Around, District, Findings, Passage};
use crate::model::{Action, Level, Metric, Need, Outcome, Plan, Priority, Stage};
use crate::rule::Page;

/// One thing that the linter looks for.
#[derive(Debug)]
pub struct Rule {
    /// Its name and page.
    pub page: Page,
    /// How it weighs at draft, review, board and adopted, unless the project says otherwise.
    pub levels: [Level; 4],
    /// What it looks at.
    pub scopes: &'static [Scope],
}

impl Rule {
    /// How it weighs at a stage, unless the project says otherwise.
    #[must_use]
    pub fn level(&self, stage: Stage) -> Level {
        self.levels.get(stage.index()).copied().unwrap_or(Level::Off)
    }
}

/// Rules that speak of one part of a plan.
#[derive(Debug)]
pub struct Group {
    /// What they speak of.
    pub name: &'static str,
    /// The rules.
    pub rules: &'static [&'static Rule],
}

/// What a check judges; the walk calls it with each such thing of the plan.
#[derive(Debug)]
pub enum Scope {
    /// The whole plan.
    Plan(fn(&Plan, &Around<'_>, &mut Findings<'_>)),
    /// Each outcome of last year that the reflection names.
    Outcome(fn(&Outcome, &Around<'_>, &mut Findings<'_>)),
    /// Each need.
    Need(fn(&Need, &Around<'_>, &mut Findings<'_>)),
    /// Each priority.
    Priority(fn(&Priority, &Around<'_>, &mut Findings<'_>)),
    /// Each action.
    Action(fn(&Action, &Around<'_>, &mut Findings<'_>)),
    /// Each metric, of a priority or of an action.
    Metric(fn(&Metric, &Around<'_>, &mut Findings<'_>)),
    /// Each text and each piece of prose.
    Text(fn(&Passage<'_>, &Around<'_>, &mut Findings<'_>)),
    /// The plans of one school year, from what is kept of each.
    District(fn(&District<'_>, &mut Findings<'_>)),
}

/// Declares a rule as `RULE`: its documentation is its page.
macro_rules! declare_rule {
    (
        $(#[doc = $line:literal])+
        $name:literal {
            levels: [$draft:ident, $review:ident, $board:ident, $adopted:ident],
            scope: $($scope:expr),+ $(,)?
        }
    ) => {
        pub(super) static RULE: $crate::lint::Rule = $crate::lint::Rule {
            page: $crate::rule::Page { name: $name, documentation: concat!($($line, "\n"),+) },
            levels: [
                $crate::model::Level::$draft,
                $crate::model::Level::$review,
                $crate::model::Level::$board,
                $crate::model::Level::$adopted,
            ],
            scopes: &[$($scope),+],
        };
    };
}
pub(crate) use declare_rule;
