//! The `action-repeats-last-year` rule.
//!
//! Compares actions with the same id and the same words, if the status or the last review in last year's plan shows
//! that the action was not finished. Actions that recur every year were done last year and are skipped.

use std::collections::BTreeMap;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Action, Plan, Status};

declare_rule! {
    /// Checks for actions that were not finished last year and return unchanged.
    ///
    /// ## Why it matters
    /// An action that failed one year will hardly succeed the same way the next. The board will ask what
    /// is different this time.
    ///
    /// ## Example
    /// ```yaml,last-year
    /// actions:
    ///   - {id: ramps, action: build ramps at the six entrances without one, status: in-progress}
    /// ```
    /// ```yaml,fires
    /// actions:
    ///   - {id: ramps, action: build ramps at the six entrances without one}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: ramps, action: build the ramps at the two entrances that are left by hiring a contractor}
    /// ```
    "action-repeats-last-year" {
        levels: [Off, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let is_before =
        |prior: &&Plan| prior.year.map(|year| year.value) < plan.year.map(|year| year.value);
    let Some(prior) = around.prior.filter(is_before) else { return };
    let before = prior.priorities.iter().flat_map(|priority| &priority.actions);
    let before: BTreeMap<&str, &Action> =
        before.filter_map(|action| Some((&*action.id.as_ref()?.value, action))).collect();
    for action in plan.priorities.iter().flat_map(|priority| &priority.actions) {
        let earlier = action.id.as_ref().and_then(|id| before.get(&*id.value));
        let (Some(earlier), Some(text)) = (earlier, &action.action) else { continue };
        let Some(earlier_text) = &earlier.action else { continue };
        let is_done =
            matches!(action.status, Some(it) if matches!(it.value, Status::Done | Status::Dropped));
        if is_done || !was_left(earlier) || plain(&text.value) != plain(&earlier_text.value) {
            continue;
        }
        findings
            .at(
                around.words(text),
                "this action is unchanged from last year, when it was not finished",
            )
            .label(earlier_text.span, "last year's action")
            .note("a board member who remembers it will ask why it should succeed now")
            .help("describe what is left to do, or what will be done differently");
    }
}

/// Returns `true` if last year's plan itself shows that the action was not finished.
fn was_left(action: &Action) -> bool {
    let last = action.reviews.iter().rev().find_map(|review| review.status);
    let status = action.status.or(last);
    status.is_some_and(|it| matches!(it.value, Status::NotStarted | Status::InProgress))
}

fn plain(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
