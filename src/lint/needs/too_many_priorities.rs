//! The `too-many-priorities` rule.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

/// The most priorities that a department can handle in a year. No study gives a number; this one is our own
/// choice and generous, so that only plans without any selection are reported.
const LIMIT: usize = 7;

declare_rule! {
    /// Checks for plans with more than seven priorities.
    ///
    /// ## Why it matters
    /// Each priority costs someone weeks of work, and a long list makes no choice.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - {id: a, priority: feed children early}
    ///   - {id: b, priority: feed children late}
    ///   - {id: c, priority: open a second line}
    ///   - {id: d, priority: waste less}
    ///   - {id: e, priority: cook from scratch}
    ///   - {id: f, priority: keep staff}
    ///   - {id: g, priority: buy from near}
    ///   - {id: h, priority: teach cooking}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - {id: a, priority: feed children early}
    ///   - {id: b, priority: feed children late}
    ///   - {id: c, priority: open a second line}
    /// ```
    "too-many-priorities" {
        levels: [Info, Info, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let count = plan.priorities.len();
    let Some(next) = plan.priorities.get(LIMIT).and_then(|it| it.priority.as_ref()) else { return };
    findings
        .at(around.words(next), format!("this plan has {count} priorities, more than {LIMIT}"))
        .here("the first one over the limit")
        .note("each priority costs someone weeks of work, and a long list makes no choice")
        .help("merge similar ones, or set some needs aside for another year");
}
