use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

/// The maximum number of priorities for a year. The number is our own choice, not from a study. It is generous, so
/// that the rule reports only plans that don't select anything.
const LIMIT: usize = 7;

declare_rule! {
    /// Checks for plans with more than seven priorities.
    ///
    /// ## Why it matters
    /// Each priority takes weeks of work, and a long list does not show the board what matters most.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - {id: a, priority: serve breakfast before school}
    ///   - {id: b, priority: serve supper after school}
    ///   - {id: c, priority: open a second serving line}
    ///   - {id: d, priority: waste less food}
    ///   - {id: e, priority: cook from scratch}
    ///   - {id: f, priority: keep kitchen staff}
    ///   - {id: g, priority: buy local food}
    ///   - {id: h, priority: teach cooking}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - {id: a, priority: serve breakfast before school}
    ///   - {id: b, priority: serve supper after school}
    ///   - {id: c, priority: open a second serving line}
    /// ```
    "too-many-priorities" {
        levels: [Info, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let count = plan.priorities.len();
    let Some(next) = plan.priorities.get(LIMIT).and_then(|it| it.priority.as_ref()) else { return };
    findings
        .at(context.words(next), format!("this plan has {count} priorities, more than {LIMIT}"))
        .here("the first priority over the limit")
        .note("each priority takes weeks of work, and a long list doesn't show what matters most")
        .help("merge similar priorities, or set aside some needs for another year");
}
