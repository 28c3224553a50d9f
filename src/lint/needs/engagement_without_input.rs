use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for groups under `engagement` without an `input`.
    ///
    /// If a list of groups is not suitable, write `engagement` as text instead.
    ///
    /// ## Why it matters
    /// People who spent an evening at a meeting look for their contribution in the plan. A list of groups shows
    /// only that these people were invited.
    ///
    /// ## Example
    /// ```yaml,fires
    /// engagement:
    ///   - group: families at the three river schools
    ///     input: asked for a second late bus
    ///   - group: bus drivers
    /// ```
    /// Use instead:
    /// ```yaml
    /// engagement:
    ///   - group: families at the three river schools
    ///     input: asked for a second late bus
    ///   - group: bus drivers
    ///     input: pointed out which stops are dark in winter
    /// ```
    "engagement-without-input" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let asked = plan.needs_assessment.iter().flat_map(|needs| &needs.engagement.entries);
    for asked in asked {
        let is_told = asked.input.as_ref().is_some_and(|input| !input.is_blank());
        let Some(group) = &asked.group else { continue };
        if is_told || context.is_unread(asked) {
            continue;
        }
        findings
            .at(
                context.missing(asked, "input", context.words(group)),
                "this group was asked, but its input is missing",
            )
            .note("people who spent an evening at a meeting look for what they said")
            .help(format!("{}, or delete the group", context.add(asked, "input: …")));
    }
}
