//! If an outcome does not name the priority that it continues, a third of the priority's long words must appear in
//! the outcomes. Tested on the two years of the sample district, whose outcomes are worded differently from the
//! priorities.

use std::collections::HashSet;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for priorities of last year's plan that no outcome in the reflection covers.
    ///
    /// An outcome names its priority with `continues`. If the key is missing, similar wording is enough.
    ///
    /// ## Why it matters
    /// The board remembers what last year's plan promised and looks for the outcome.
    ///
    /// ## Example
    /// ```yaml,last-year
    /// priorities:
    ///   - {id: waste, priority: cut plate waste by a third}
    ///   - {id: jobs, priority: keep kitchen staff from leaving}
    /// ```
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Cut plate waste
    ///     continues: waste
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Cut plate waste
    ///     continues: waste
    ///   - intended: Keep kitchen staff from leaving
    /// ```
    "unmentioned-prior-priority" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(prior), Some(reflection)) = (context.prior, &plan.reflection) else { return };
    let (Some(first), Some(last)) = (reflection.outcomes.first(), reflection.outcomes.last())
    else {
        return;
    };
    let place = last.intended.as_ref().or(first.intended.as_ref());
    let Some(place) = place.filter(|_| !context.is_unread(reflection)) else { return };
    let continued: HashSet<&str> = reflection
        .outcomes
        .iter()
        .filter_map(|outcome| outcome.continues.as_ref())
        .map(|id| &*id.value)
        .collect();
    let intended: HashSet<String> = reflection
        .outcomes
        .iter()
        .filter_map(|outcome| outcome.intended.as_ref())
        .flat_map(|text| super::long_words(&text.value))
        .collect();
    for priority in &prior.priorities {
        let (Some(id), Some(text)) = (&priority.id, &priority.priority) else { continue };
        if continued.contains(&*id.value) {
            continue;
        }
        let words: HashSet<String> = super::long_words(&text.value).collect();
        let shared = words.intersection(&intended).count();
        if shared * 3 >= words.len() {
            continue;
        }
        findings
            .at(
                context.words(place),
                format!("no outcome covers last year's priority `{}`", id.value),
            )
            .here("the last outcome")
            .label(text.span, "last year's priority")
            .note("the board remembers what last year's plan promised")
            .help(format!("add an outcome with `continues: {}`", id.value));
    }
}
