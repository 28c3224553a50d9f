use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Achievement, Outcome};

declare_rule! {
    /// Checks for outcomes without evidence and without numbers.
    ///
    /// Evidence is text under `evidence`, numbers under `results`, or both. An outcome that was not measured needs
    /// no evidence.
    ///
    /// ## Why it matters
    /// Without evidence, the board does not know whether the result is a fact or an opinion.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Cut plate waste by a third
    ///     result: partly-met
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Cut plate waste by a third
    ///     result: partly-met
    ///     evidence: Plate waste fell from 31 to 24 percent.
    /// ```
    "outcome-without-evidence" {
        levels: [Error, Error, Error, Error],
        scope: CheckScope::Outcome(check),
    }
}

fn check(outcome: &Outcome, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(intended) = &outcome.intended else { return };
    if !is_bare(outcome, context) || context.is_unread(outcome) {
        return;
    }
    let finding = findings.at(
        context.missing(outcome, "evidence", context.words(intended)),
        match outcome.result {
            Some(_) => "this outcome has no evidence",
            None => "this outcome has no result and no evidence",
        },
    );
    let finding = match outcome.result {
        Some(result) => finding.label(result.span, "this result has no evidence"),
        None => finding,
    };
    finding.note("without evidence, the board can't tell whether the result is a fact or an opinion").help(match outcome.result {
        Some(_) => format!(
            "{}, or the numbers under `results:`; if no one measured the outcome, write `result: not-measured`",
            context.add(outcome, "evidence: …")
        ),
        None => format!(
            "{}, or the numbers under `results:`; if no one measured the outcome, write only `result: not-measured`",
            context.add_all(outcome, &["result: …", "evidence: …"])
        ),
    });
}

/// Returns `true` if the form requires evidence at this stage and the outcome has no evidence and no numbers.
/// Outcomes that were not measured need no evidence.
pub(super) fn is_bare(outcome: &Outcome, context: &EntryContext<'_>) -> bool {
    let is_measured = outcome.result.is_none_or(|it| it.value != Achievement::NotMeasured);
    is_measured
        && outcome.evidence.is_none()
        && outcome.results.is_empty()
        && context.requires("reflection.outcomes.evidence")
}
