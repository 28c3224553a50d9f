//! The kinds of change.

use super::change_kinds::{entries, metrics, money, plan, rules, text};
use crate::model::Weight;
use crate::rule::Page;

/// A kind of change. Districts set weights for kinds, and `plancc explain` explains them.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangeKind {
    /// The name in kebab case.
    pub name: &'static str,
    /// The page in Markdown: one sentence that describes the change. Each line starts with a space.
    pub documentation: &'static str,
    /// The weights before and after adoption of the plan.
    pub weights: [Weight; 2],
    /// `true` if the change concerns money. It is material at or above a share of the old amount.
    pub limited: bool,
}

/// Declares kinds of change: a constant for each, and `KINDS` with all of them.
macro_rules! change_kinds {
    ($( $(#[doc = $line:literal])+ $constant:ident = $name:literal, $weights:expr $(, $limited:ident)?; )+) => {
        $(
            pub(in crate::diff) static $constant: $crate::diff::change_kind::ChangeKind = $crate::diff::change_kind::ChangeKind {
                name: $name,
                documentation: concat!($($line, "\n"),+),
                weights: $weights,
                limited: $crate::diff::change_kind::change_kinds!(@limited $($limited)?),
            };
        )+
        pub(in crate::diff) static KINDS: &[&$crate::diff::change_kind::ChangeKind] = &[$(&$constant),+];
    };
    (@limited) => { false };
    (@limited limited) => { true };
}
pub(super) use change_kinds;

/// All kinds of change, in the order of their pages.
pub static ALL: &[&[&ChangeKind]] =
    &[plan::KINDS, entries::KINDS, text::KINDS, metrics::KINDS, money::KINDS, rules::KINDS];

impl ChangeKind {
    /// Returns `true` if this is a change to the rules rather than to a plan.
    #[must_use]
    pub fn is_rule(&self) -> bool {
        rules::KINDS.iter().any(|kind| kind.name == self.name)
    }

    /// Returns the kind with this name.
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
