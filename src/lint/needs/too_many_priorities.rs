//! `too-many-priorities`: more than one department can carry.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

/// Priorities that a department can carry in a year. No study sets the figure: it is ours,
/// and generous, so that only a list that nobody chose from is told.
const LIMIT: usize = 7;

declare_rule! {
    /// A plan has no more priorities than a department can carry in a year: seven.
    ///
    /// ## Why it matters
    /// Each takes somebody's weeks; a list is not a choice.
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
        .at(around.words(next), format!("this plan has {count} priorities"))
        .here(format!("the first after {LIMIT}"))
        .note("each takes somebody's weeks, and a list is not a choice")
        .help("join those that are one, or set the needs of some aside for another year");
}
