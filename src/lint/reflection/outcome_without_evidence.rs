//! `outcome-without-evidence`: a claim, and nothing to hold it up.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Achievement, Outcome};

declare_rule! {
    /// An intended outcome says how it is known whether it was reached.
    ///
    /// In words under `evidence`, in numbers under `results`, or both; what was not measured needs none.
    ///
    /// ## Why it matters
    /// “Met” alone is an opinion.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Cut what students throw away by a third
    ///     result: partly-met
    /// ```
    /// ```yaml
    /// outcomes:
    ///   - intended: Cut what students throw away by a third
    ///     result: partly-met
    ///     evidence: Waste fell from 31 percent to 24.
    /// ```
    "outcome-without-evidence" {
        levels: [Error, Error, Error, Error],
        scope: Scope::Outcome(check),
    }
}

fn check(outcome: &Outcome, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(intended) = &outcome.intended else { return };
    if !is_bare(outcome, around) || around.is_unread(outcome) {
        return;
    }
    let finding = findings.at(
        around.missing(outcome, "evidence", around.words(intended)),
        match outcome.result {
            Some(_) => "nothing shows what came of this outcome",
            None => "this outcome says neither whether it was reached nor how that is known",
        },
    );
    let finding = match outcome.result {
        Some(result) => finding.label(result.span, "on what grounds?"),
        None => finding,
    };
    finding.note("a result without evidence is an opinion").help(match outcome.result {
        Some(_) => format!(
            "{}, or the numbers under `results:`; where nobody looked, `result: not-measured`",
            around.add(outcome, "evidence: …")
        ),
        None => format!(
            "{}, or the numbers under `results:`; where nobody looked, `result: not-measured` is enough",
            around.add_all(outcome, &["result: …", "evidence: …"])
        ),
    });
}

/// Whether the form requires evidence by now and the outcome has none.
pub(super) fn is_bare(outcome: &Outcome, around: &Around<'_>) -> bool {
    let is_measured = outcome.result.is_none_or(|it| it.value != Achievement::NotMeasured);
    is_measured
        && outcome.evidence.is_none()
        && outcome.results.is_empty()
        && around.requires("reflection.outcomes.evidence")
}
