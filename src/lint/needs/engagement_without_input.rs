//! `engagement-without-input`: somebody was asked, and nobody says what the answer was.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// A group that was asked is given with what it said.
    ///
    /// Where the answers are told in prose, `engagement` may be prose as a whole.
    ///
    /// ## Why it matters
    /// Whoever gave an evening to a meeting looks for what came of it. A list of groups shows only that
    /// they were invited.
    ///
    /// ## Example
    /// ```yaml,fires
    /// engagement:
    ///   - group: families at the three river schools
    ///     input: asked for a second late bus
    ///   - group: bus drivers
    /// ```
    /// ```yaml
    /// engagement:
    ///   - group: families at the three river schools
    ///     input: asked for a second late bus
    ///   - group: bus drivers
    ///     input: know which stops are dark in winter
    /// ```
    "engagement-without-input" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let asked = plan.needs_assessment.iter().flat_map(|needs| &needs.engagement.entries);
    for asked in asked {
        let is_told = asked.input.as_ref().is_some_and(|input| !input.is_blank());
        let Some(group) = &asked.group else { continue };
        if is_told || around.is_unread(asked) {
            continue;
        }
        findings
            .at(
                around.words(group),
                "these people were asked, and the plan does not say what they said",
            )
            .note("whoever gave an evening to it looks for what came of it")
            .help("add `input: …`, or take the group out");
    }
}
