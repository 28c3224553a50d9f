use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for parts that were copied from last year's plan and have not been confirmed.
    ///
    /// ## Why it matters
    /// The board could mistake last year's text and numbers for this year's.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We serve school meals.
    /// confirm: [purpose]
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We serve school meals.
    /// ```
    "unconfirmed-part" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    for part in &plan.confirm {
        findings
            .at(
                part.span,
                format!(
                    "`{}` was copied from last year's plan and has not been confirmed",
                    part.value
                ),
            )
            .note("readers could mistake last year's text for this year's")
            .help(format!(
                "read the text, update it if necessary, and delete `{}` from `confirm`",
                part.value
            ));
    }
}
