use std::collections::HashMap;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;
use crate::source::Span;

declare_rule! {
    /// Checks for needs that are set aside even though a priority addresses them.
    ///
    /// ## Why it matters
    /// The report shows the need as set aside and as addressed, so readers do not know whether anyone is working on
    /// it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs_assessment:
    ///   needs: [{id: supper, need: few students eat supper, set_aside: not this year}]
    /// priorities:
    ///   - {id: supper, priority: make supper worth staying for, needs: [supper]}
    /// ```
    /// Use instead:
    /// ```yaml
    /// needs_assessment:
    ///   needs: [{id: supper, need: few students eat supper}]
    /// priorities:
    ///   - {id: supper, priority: make supper worth staying for, needs: [supper]}
    /// ```
    "contradictory-set-aside" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let named = plan.priorities.iter().flat_map(|priority| &priority.needs);
    let taken: HashMap<&str, Span> = named.map(|named| (&*named.value, named.span)).collect();
    for need in plan.needs_assessment.iter().flat_map(|assessment| &assessment.needs) {
        let (Some(id), Some(reason)) = (&need.id, &need.set_aside) else { continue };
        let Some(named) = taken.get(&*id.value) else { continue };
        findings
            .at(
                context.words(reason),
                format!("need `{}` is both set aside and addressed", id.value),
            )
            .here("the need is set aside")
            .label(*named, "this priority addresses the need")
            .note("readers can't tell whether anyone is working on the need")
            .help("delete `set_aside`, or remove the need from the priority");
    }
}
