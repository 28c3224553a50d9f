//! The rules of `lint`, which report what a careful reviewer would mark in a plan before the board sees it.
//!
//! Each rule is one file in the folder of its group and one line in the group's list. If a part of a plan is
//! invalid, validation reports an error, and no rule reports the part as missing.

mod baseline;
mod context;
mod correction_trust;
mod digest;
mod findings;
mod key_edits;
mod language;
mod levels;
mod passage;
mod rule;
mod sentence;
pub mod suppression;
mod walk;

mod accessibility;
mod actions;
mod budget;
mod completeness;
mod department;
mod district;
mod metrics;
mod needs;
mod reflection;
mod theory;
mod words;

pub use baseline::{Baseline, BaselineMode, BaselineResult, FindingKey, former_rules};
pub(crate) use context::on_date;
pub use context::{Context, EntryContext};
pub use digest::{ComparedYears, Digest, FundUse, MetricUse, YearDigests};
pub use findings::{Finding, Findings};
pub use levels::{ActiveRules, ERROR_KINDS, RuleSelection, settings};
pub use passage::{Passage, Word};
pub(crate) use rule::declare_rule;
pub use rule::{CheckScope, Rule, RuleGroup};
pub use walk::{PlanInput, district, plan};

/// All rules, grouped by subject, in the order of the fields in a plan.
pub static GROUPS: &[&RuleGroup] = &[
    &department::GROUP,
    &completeness::GROUP,
    &budget::GROUP,
    &reflection::GROUP,
    &needs::GROUP,
    &theory::GROUP,
    &actions::GROUP,
    &metrics::GROUP,
    &words::GROUP,
    &accessibility::GROUP,
    &district::GROUP,
];

/// The rules that compare plans. They need all plans of a year.
pub const COMPARING: &[&str] = &["overcommitted-fund", "conflicting-baselines"];

/// Returns all rules, in the order of their groups.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules).copied()
}

/// Returns the rule with this current or former name.
#[must_use]
pub fn rule_or_former(name: &str) -> Option<&'static Rule> {
    rule(crate::rule::current(name))
}

/// Returns the rule with this current name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.page.name == name)
}
