//! `part-to-confirm`: last year's words, not yet read again.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// What was carried over from last year has been looked at.
    ///
    /// ## Why it matters
    /// A board reads last year's numbers as this year's.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We feed children.
    /// confirm: [purpose]
    /// ```
    /// ```yaml
    /// purpose: We feed children.
    /// ```
    "part-to-confirm" {
        levels: [Info, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, _: &Around<'_>, findings: &mut Findings<'_>) {
    for part in &plan.confirm {
        findings
            .at(part.span, format!("`{}` is last year's and has not been confirmed", part.value))
            .note("a reader would take last year's words for this year's")
            .help("read it, correct it, and take its name out of `confirm`");
    }
}
