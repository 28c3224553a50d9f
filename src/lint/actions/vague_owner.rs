//! Reports only owners that are nothing but a word for everyone or no one. A group with its own name, such as
//! `Site leads` or `the attendance team`, may be an owner.

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Action, Metric, Priority};
use crate::source::Text;

declare_rule! {
    /// Checks for owners that name no one, such as "everyone", "all staff" or "various".
    ///
    /// An owner may be a role, or a group with its own name: `Site leads`.
    ///
    /// ## Why it matters
    /// What belongs to everyone is done by no one, and readers with a question don't know whom to ask.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four breakfast carts, owner: All staff}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four breakfast carts, owner: Kitchen supervisor}
    /// ```
    "vague-owner" {
        levels: [Info, Warn, Warn, Warn],
        scope: CheckScope::Priority(of_priority), CheckScope::Action(of_action), CheckScope::Metric(of_metric),
    }
}

fn of_priority(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    check(priority.owner.as_ref(), context, findings);
}

fn of_action(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    check(action.owner.as_ref(), context, findings);
}

fn of_metric(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    check(metric.owner.as_ref(), context, findings);
}

fn check(owner: Option<&Text>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(owner) = owner else { return };
    if !is_no_one(owner.trimmed(), context.language) {
        return;
    }
    findings
        .at(context.words(owner), format!("the owner `{}` names no one", owner.trimmed()))
        .note("what belongs to everyone is done by no one, and readers don't know whom to ask")
        .help("write one role, such as `Coordinator of Libraries`");
}

/// Returns `true` if an owner is only a word for everyone or no one.
fn is_no_one(owner: &str, language: Language<'_>) -> bool {
    let words = owner.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let lower: Vec<String> = words.map(str::to_lowercase).collect();
    let lower = lower.join(" ");
    let owners = &language.words().owners;
    let after = |start: &str| lower.strip_prefix(start)?.strip_prefix(' ');
    owners.no_one.has(&lower)
        || owners.articles.iter().filter_map(after).any(|rest| owners.no_one.has(rest))
        || owners.every.iter().filter_map(after).any(|rest| owners.groups.has(rest))
}
