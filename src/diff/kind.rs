//! What a kind of change is.

use super::kinds::{entries, metrics, money, plan, rules, text};
use crate::model::Weight;
use crate::rule::Page;

/// A kind of change: what districts set a weight for and `plancc explain` explains.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangeKind {
    /// Kebab case.
    pub name: &'static str,
    /// Markdown, each line after one space: one plain sentence, `## Why it matters`, `## Example`.
    pub documentation: &'static str,
    /// What it weighs before the plan is adopted, and after.
    pub weights: [Weight; 2],
    /// Whether it is about money, and material from a share of the old amount on.
    pub limited: bool,
}

/// Declares kinds of change: a constant with each, and `KINDS` with all.
macro_rules! change_kinds {
    ($( $(#[doc = $line:literal])+ $constant:ident = $name:literal, $weights:expr $(, $limited:ident)?; )+) => {
        $(
            pub(in crate::diff) static $constant: $crate::diff::kind::ChangeKind = $crate::diff::kind::ChangeKind {
                name: $name,
                documentation: concat!($($line, "\n"),+),
                weights: $weights,
                limited: $crate::diff::kind::change_kinds!(@limited $($limited)?),
            };
        )+
        pub(in crate::diff) static KINDS: &[&$crate::diff::kind::ChangeKind] = &[$(&$constant),+];
    };
    (@limited) => { false };
    (@limited limited) => { true };
}
pub(super) use change_kinds;

/// Every kind of change, in the order of their pages.
pub static ALL: &[&[&ChangeKind]] =
    &[plan::KINDS, entries::KINDS, text::KINDS, metrics::KINDS, money::KINDS, rules::KINDS];

impl ChangeKind {
    /// Returns `true` if it is a change of the rules and not of a plan.
    #[must_use]
    pub fn is_rule(&self) -> bool {
        rules::KINDS.iter().any(|kind| kind.name == self.name)
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static ChangeKind> {
        ALL.iter().flat_map(|kinds| kinds.iter()).copied().find(|kind| kind.name == name)
    }
}

impl From<&ChangeKind> for Page {
    fn from(kind: &ChangeKind) -> Page {
        Page { name: kind.name, documentation: kind.documentation }
    }
}
