//! The board's rules: what a careful reviewer would say of a plan before the board sees it.
//!
//! A rule is one file, in the folder of its group, and one line in that group's list. Rules judge what
//! could be read; where a part could not, its fault has been told and no rule speaks of it.

pub mod allow;
mod around;
mod baseline;
mod declare;
mod digest;
mod findings;
mod language;
mod levels;
mod mend;
mod passage;
mod trust;
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

pub use around::{Around, Context};
pub use baseline::{Baseline, Held, Hold, Key};
pub(crate) use declare::declare_rule;
pub use declare::{Group, Rule, Scope};
pub use digest::{Digest, District, FundUse, Look, MetricUse};
pub use findings::{Finding, Findings};
pub use levels::{Active, FAULTS, Selection, settings};
pub use passage::{Passage, Word};
pub use walk::{Given, district, plan};

/// All rules, by what they speak of, in the order of a plan.
pub static GROUPS: &[&Group] = &[
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

/// The rules that compare one plan with another, so that a plan alone does not tell.
pub const COMPARING: &[&str] = &["fund-overcommitted", "metric-with-two-baselines"];

/// All rules, in the order of their groups.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules).copied()
}

/// The rule of that name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.page.name == name)
}
