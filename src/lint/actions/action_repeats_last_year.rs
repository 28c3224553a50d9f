//! `action-repeats-last-year`: not finished, and not asked why.
//!
//! Only an action of the same id in words that are the same, whose status or last review of last year
//! says that it was not finished. One that goes on every year was done last year, and is let be.

use std::collections::BTreeMap;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Action, Plan, Status};

declare_rule! {
    /// An action that was not finished last year does not return unchanged.
    ///
    /// ## Why it matters
    /// What did not succeed in one year will hardly do so in the next in the same way. The board asks what
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
            .at(around.words(text), "this action was not finished last year and returns unchanged")
            .here("what is different this time?")
            .label(earlier_text.span, "last year, not finished")
            .note("a board member who remembers it asks why it should succeed now")
            .help("say what is left to do, or what will be done otherwise");
    }
}

/// Whether last year's plan itself says that the action was not finished.
fn was_left(action: &Action) -> bool {
    let last = action.reviews.iter().rev().find_map(|review| review.status);
    let status = action.status.or(last);
    status.is_some_and(|it| matches!(it.value, Status::NotStarted | Status::InProgress))
}

fn plain(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
