//! Tuned on the sample plans. If a priority has as many changes as actions, and each change shares a word with its
//! action, readers can pair them, and the rule reports nothing.

use std::collections::BTreeSet;

use super::TheoryPassages;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for priorities that do not show which of their actions leads to which change.
    ///
    /// The rule reports priorities with at least three actions and at least three changes under `then`. It does not
    /// report a priority that lists one change for each action, in the same order, if each change shares a word
    /// with its action. A `then` under each action makes the pairs clear.
    ///
    /// ## Why it matters
    /// If one of the changes does not happen, the board does not know which action failed.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: arrival
    ///     priority: cut late arrivals in half
    ///     theory_of_action:
    ///       then:
    ///         - drivers know which stops cause delays
    ///         - students leave home ten minutes earlier
    ///         - office staff write fewer tardy slips
    ///         - crossing guards are at their corners by seven
    ///     actions:
    ///       - {id: routes, action: redraw the three longest routes}
    ///       - {id: texts, action: text families when a bus is late}
    ///       - {id: breakfast, action: serve breakfast in class}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: arrival
    ///     priority: cut late arrivals in half
    ///     actions:
    ///       - id: routes
    ///         action: redraw the three longest routes
    ///         then: [drivers know which stops cause delays]
    ///       - id: texts
    ///         action: text families when a bus is late
    ///         then: [students leave home ten minutes earlier]
    ///       - id: breakfast
    ///         action: serve breakfast in class
    ///         then: [office staff write fewer tardy slips]
    /// ```
    "ambiguous-theory-pairing" {
        levels: [Off, Info, Info, Info],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    for theory in TheoryPassages::all(context.plan_context) {
        let Some(priority) = plan.priorities.get(theory.priority) else { continue };
        let is_untied = priority.actions.iter().any(|action| !action.then.is_empty());
        let (ifs, thens) = (theory.actions.len(), theory.thens.len());
        if is_untied || ifs < 3 || thens < 3 {
            continue;
        }
        let mut pairs = theory.actions.iter().zip(&theory.thens);
        if ifs == thens && pairs.all(|((action, _), then)| !roots(action).is_disjoint(&roots(then)))
        {
            continue;
        }
        let Some(first) = theory.thens.first() else { continue };
        let finding = findings.at(
            context.words(first.text),
            format!("it is unclear which of {ifs} actions leads to which of {thens} changes"),
        );
        let finding = finding.here(format!("the first of {thens} changes"));
        let finding = match theory.actions.first() {
            Some((action, _)) => {
                finding.label(context.words(action.text), format!("the first of {ifs} actions"))
            }
            None => finding,
        };
        finding
            .note("if a change doesn't happen, the board can't tell which action failed")
            .help("move each change to a `then` under the action that leads to it");
    }
}

fn roots<'p>(passage: &'p Passage<'_>) -> BTreeSet<&'p str> {
    passage.words().filter(Word::is_content).map(|word| word.root()).collect()
}
