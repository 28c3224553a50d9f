//! Reports an action if last year's plan has an action with the same id and wording that was not finished, according
//! to its status or, if it has none, its last review with a status. An action that recurs every year is not reported
//! if last year's action was done.

use std::collections::BTreeMap;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Action, Plan, Status};

declare_rule! {
    /// Checks for actions that were not finished last year and appear unchanged in this year's plan.
    ///
    /// ## Why it matters
    /// An approach that did not work last year is unlikely to work this year. The board will ask what is different
    /// this time.
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
    ///   - {id: ramps, action: hire a contractor to build ramps at the two remaining entrances}
    /// ```
    "action-repeats-last-year" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let is_before =
        |prior: &&Plan| prior.year.map(|year| year.value) < plan.year.map(|year| year.value);
    let Some(prior) = context.prior.filter(is_before) else { return };
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
                context.words(text),
                "this action is unchanged from last year, when it was not finished",
            )
            .label(earlier_text.span, "last year's action")
            .note("board members who remember the action will ask why it would succeed this year")
            .help("describe what is left to do, or what will be done differently");
    }
}

/// Returns `true` if the status, or else the last review with a status, is `not-started` or `in-progress`.
fn was_left(action: &Action) -> bool {
    let last = action.reviews.iter().rev().find_map(|review| review.status);
    let status = action.status.or(last);
    status.is_some_and(|it| matches!(it.value, Status::NotStarted | Status::InProgress))
}

fn plain(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
