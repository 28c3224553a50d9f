//! `need-set-aside-and-taken-up`: both at once.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Need;

declare_rule! {
    /// A need that is set aside is taken up by no priority.
    ///
    /// ## Why it matters
    /// The report marks it as not taken up, and names it under the priority that does.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs_assessment:
    ///   needs: [{id: supper, need: supper reaches few students, set_aside: not this year}]
    /// priorities:
    ///   - {id: supper, priority: make supper worth staying for, needs: [supper]}
    /// ```
    /// ```yaml
    /// needs_assessment:
    ///   needs: [{id: supper, need: supper reaches few students}]
    /// priorities:
    ///   - {id: supper, priority: make supper worth staying for, needs: [supper]}
    /// ```
    "need-set-aside-and-taken-up" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Need(check),
    }
}

fn check(need: &Need, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(id), Some(reason)) = (&need.id, &need.set_aside) else { return };
    let mut named = around.plan.priorities.iter().flat_map(|priority| &priority.needs);
    let Some(named) = named.find(|named| named.value == id.value) else { return };
    findings
        .at(around.words(reason), format!("need `{}` is set aside and taken up", id.value))
        .here("set aside")
        .label(named.span, "taken up by this priority")
        .note("the report would say both")
        .help("take `set_aside` out, or the need out of the priority");
}
