//! `theory-repeats-itself`: the same thing three times.
//!
//! Tuned on the sample plans, in which a step may share four of five content words with the one before and
//! say in the fifth what changes: a step repeats another only where it has no content word of its own, at
//! least three in all, and they are more than half of the other's.

use std::collections::BTreeSet;

use super::{Theory, stems};
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::model::Plan;

/// How many pairs of an action and a "then" are compared in one priority.
const MOST_PAIRS: usize = 400;

declare_rule! {
    /// Each step of a theory of action says something that the step before does not.
    ///
    /// ## Why it matters
    /// "If we hold workshops on reading, then workshops on reading are held, which will hold workshops on
    /// reading" is true and says nothing: nobody can be held to it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: workshops
    ///     priority: provide reading workshops for kindergarten families
    ///     actions:
    ///       - {id: workshop, action: provide reading workshops for kindergarten families each month}
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: workshops
    ///     priority: double the number of children who are read to at home
    ///     actions:
    ///       - {id: workshop, action: provide reading workshops for kindergarten families each month}
    /// ```
    "theory-repeats-itself" {
        levels: [Off, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    for theory in Theory::all(around.context) {
        let with_stems = |passage| (passage, stems(passage));
        let ifs: Vec<_> = theory.ifs().map(with_stems).collect();
        let thens: Vec<_> = theory.thens.iter().copied().map(with_stems).collect();
        let Some(which_will) = theory.which_will.map(with_stems) else { continue };
        let before =
            ifs.iter().map(|one| (one, "if we")).chain(thens.iter().map(|one| (one, "then")));
        if let Some((other, said)) =
            before.into_iter().find(|(one, _)| repeats(&which_will.1, &one.1))
        {
            say(around, findings, which_will.0, "which will", other.0, said);
            continue;
        }
        if ifs.len() * thens.len() > MOST_PAIRS {
            continue;
        }
        for then in &thens {
            if let Some(action) = ifs.iter().find(|action| repeats(&then.1, &action.1)) {
                say(around, findings, then.0, "then", action.0, "if we");
            }
        }
    }
}

fn repeats(step: &BTreeSet<&str>, before: &BTreeSet<&str>) -> bool {
    step.len() >= 3 && step.len() * 2 > before.len() && step.is_subset(before)
}

fn say(
    around: &Around<'_>,
    findings: &mut Findings<'_>,
    step: &Passage<'_>,
    name: &str,
    before: &Passage<'_>,
    name_before: &str,
) {
    findings
        .at(
            around.words(step.text),
            format!("the `{name}` says again what the `{name_before}` says"),
        )
        .here(format!("after `{name}`"))
        .label(around.words(before.text), format!("after `{name_before}`"))
        .note("a reader learns that it is done, and not what it is to change")
        .help("say what is different for students or staff once it has been done");
}
