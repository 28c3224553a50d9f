//! The `outcome-without-result` rule.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Outcome;

declare_rule! {
    /// Checks for outcomes without a result.
    ///
    /// `not-measured` is a result too, and an honest one.
    ///
    /// ## Why it matters
    /// It is the first thing that a board asks about last year's plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Cut what students throw away by a third
    ///     evidence: Waste fell from 31 percent to 24.
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Cut what students throw away by a third
    ///     result: partly-met
    ///     evidence: Waste fell from 31 percent to 24.
    /// ```
    "outcome-without-result" {
        levels: [Off, Warn, Error, Error],
        scope: Scope::Outcome(check),
    }
}

fn check(outcome: &Outcome, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(intended), None) = (&outcome.intended, outcome.result) else { return };
    // `outcome-without-evidence` asks for both if both are missing.
    if super::outcome_without_evidence::is_bare(outcome, around) || around.is_unread(outcome) {
        return;
    }
    findings
        .at(around.missing(outcome, "result", around.words(intended)), "this outcome has no result")
        .note("it is the first thing that a board asks about last year's plan")
        .help(format!(
            "{}, `partly-met`, `not-met` or `not-measured`",
            around.add(outcome, "result: met")
        ));
}
