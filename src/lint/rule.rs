//! The types that define a rule, and the macro that declares one.

use super::{EntryContext, Findings, Passage, YearDigests};
use crate::model::{Action, Level, Metric, Need, Outcome, Plan, Priority, Stage};
use crate::rule::Page;

/// A lint rule.
#[derive(Debug)]
pub struct Rule {
    /// The rule's name and documentation.
    pub page: Page,
    /// The default levels at draft, review, board and adopted.
    pub levels: [Level; 4],
    /// The checks, each with the kind of entry that it receives.
    pub scopes: &'static [CheckScope],
}

impl Rule {
    /// Returns the default level at a stage.
    #[must_use]
    pub fn level(&self, stage: Stage) -> Level {
        self.levels.get(stage.index()).copied().unwrap_or(Level::Off)
    }
}

/// A group of rules about one subject.
#[derive(Debug)]
pub struct RuleGroup {
    /// The heading of the group in the list of rules.
    pub name: &'static str,
    /// The rules, in the order of the list.
    pub rules: &'static [&'static Rule],
}

/// A check and the kind of entry that it receives. The walk over the plan calls the check for each entry of that
/// kind.
#[derive(Debug)]
pub enum CheckScope {
    /// The entire plan.
    Plan(fn(&Plan, &EntryContext<'_>, &mut Findings<'_>)),
    /// Each outcome in the reflection.
    Outcome(fn(&Outcome, &EntryContext<'_>, &mut Findings<'_>)),
    /// Each need.
    Need(fn(&Need, &EntryContext<'_>, &mut Findings<'_>)),
    /// Each priority.
    Priority(fn(&Priority, &EntryContext<'_>, &mut Findings<'_>)),
    /// Each action.
    Action(fn(&Action, &EntryContext<'_>, &mut Findings<'_>)),
    /// Each metric, of a priority or of an action.
    Metric(fn(&Metric, &EntryContext<'_>, &mut Findings<'_>)),
    /// Each text field of the plan.
    Text(fn(&Passage<'_>, &EntryContext<'_>, &mut Findings<'_>)),
    /// All plans of one school year, as digests.
    District(fn(&YearDigests<'_>, &mut Findings<'_>)),
}

/// Declares a rule as `RULE`, with its doc comment as its page.
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
