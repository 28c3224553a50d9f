use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Outcome;

declare_rule! {
    /// Checks for outcomes without a result.
    ///
    /// `not-measured` also counts as a result.
    ///
    /// ## Why it matters
    /// The board's first question about last year's plan is whether its goals were met.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Cut plate waste by a third
    ///     evidence: Plate waste fell from 31 to 24 percent.
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Cut plate waste by a third
    ///     result: partly-met
    ///     evidence: Plate waste fell from 31 to 24 percent.
    /// ```
    "outcome-without-result" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Outcome(check),
    }
}

fn check(outcome: &Outcome, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(intended), None) = (&outcome.intended, outcome.result) else { return };
    // `outcome-without-evidence` asks for both if both are missing.
    if super::outcome_without_evidence::is_bare(outcome, context) || context.is_unread(outcome) {
        return;
    }
    findings
        .at(
            context.missing(outcome, "result", context.words(intended)),
            "this outcome has no result",
        )
        .note("the board's first question about last year's plan is whether its goals were met")
        .help(format!(
            "{}, `partly-met`, `not-met` or `not-measured`",
            context.add(outcome, "result: met")
        ));
}
