//! A step repeats an earlier step if it has at least three content words and the earlier step contains all of them.
//! They must also be more than half of the earlier step's content words. Tuned on the sample plans, in which a step
//! may share four of its five content words with the earlier step and name the change in the fifth.

use std::collections::BTreeSet;

use super::{TheoryPassages, stems};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::Plan;

/// The maximum number of pairs of an action and a "then" that are compared in one priority.
const MOST_PAIRS: usize = 400;

declare_rule! {
    /// Checks for theories of action in which a step only repeats an earlier step.
    ///
    /// ## Why it matters
    /// "If we hold reading workshops, reading workshops will be held" is always true. It does not show the board
    /// what should change.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: workshops
    ///     priority: provide reading workshops for kindergarten families
    ///     actions:
    ///       - {id: workshop, action: provide reading workshops for kindergarten families each month}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: workshops
    ///     priority: double the number of children who are read to at home
    ///     actions:
    ///       - {id: workshop, action: provide reading workshops for kindergarten families each month}
    /// ```
    "theory-repeats-itself" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    for theory in TheoryPassages::all(context.plan_context) {
        let with_stems = |passage| (passage, stems(passage));
        let ifs: Vec<_> = theory.ifs().map(with_stems).collect();
        let thens: Vec<_> = theory.thens.iter().copied().map(with_stems).collect();
        let Some(which_will) = theory.which_will.map(with_stems) else { continue };
        let before =
            ifs.iter().map(|one| (one, "if we")).chain(thens.iter().map(|one| (one, "then")));
        if let Some((other, said)) =
            before.into_iter().find(|(one, _)| repeats(&which_will.1, &one.1))
        {
            report(context, findings, which_will.0, "which will", other.0, said);
            continue;
        }
        if ifs.len() * thens.len() > MOST_PAIRS {
            continue;
        }
        for then in &thens {
            if let Some(action) = ifs.iter().find(|action| repeats(&then.1, &action.1)) {
                report(context, findings, then.0, "then", action.0, "if we");
            }
        }
    }
}

fn repeats(step: &BTreeSet<&str>, before: &BTreeSet<&str>) -> bool {
    step.len() >= 3 && step.len() * 2 > before.len() && step.is_subset(before)
}

fn report(
    context: &EntryContext<'_>,
    findings: &mut Findings<'_>,
    step: &Passage<'_>,
    name: &str,
    before: &Passage<'_>,
    name_before: &str,
) {
    findings
        .at(context.words(step.text), format!("this “{name}” only repeats the “{name_before}”"))
        .label(context.words(before.text), format!("the “{name_before}”"))
        .note("readers learn what will be done, but not what should change as a result")
        .help("describe what will be different for students or staff afterward");
}
