//! Old findings that are held back, so that only new ones stop anybody.
//!
//! A finding is known by its plan, its rule and the way to its place by ids: not by lines, which move,
//! and not by its message, which says the plan's words again.

use std::collections::BTreeMap;

use super::rule;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::HeldBack;
use crate::yaml::quote;

const HEAD: &str = "# Findings that were there before anybody looked. `plancc lint` holds them back and tells new ones;\n\
                    # mend one, then type `plancc lint --prune-baseline` to take it out of here.\nplancc: 1\n";

/// Rules that say one thing of a whole plan, at its first priority: where that stands is no part of it.
const OF_WHOLE_PLANS: &[&str] = &["plan-without-students"];

/// What a finding is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The plan: its year and its department's id.
    pub plan: String,
    /// The rule's name.
    pub rule: String,
    /// The way to its place by keys and ids.
    pub at: String,
}

/// How many findings there are of each key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Key, usize>);

/// Which findings a run holds back.
#[derive(Debug, Clone)]
pub enum Hold {
    /// None.
    Nothing,
    /// Those of a baseline.
    Known(Baseline),
    /// Every one, to write a baseline.
    Everything,
}

/// What came of holding back.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// What was found, held back or not.
    pub found: Baseline,
    /// What was held back.
    pub taken: Diagnostics,
}

impl Hold {
    /// Takes out of `found` what is held back; `place` says the plan of a finding and the way to it.
    ///
    /// Where there are more of a key than the baseline holds, nobody can tell which one is new: all are
    /// told, and say so. Faults of shape are never held back.
    pub fn apply(
        &self,
        found: &mut Diagnostics,
        place: impl Fn(&Diagnostic) -> (String, String),
    ) -> Held {
        let mut held = Held::default();
        if matches!(self, Hold::Nothing) {
            return held;
        }
        let key = |finding: &Diagnostic| {
            let (plan, at) = place(finding);
            let at = if OF_WHOLE_PLANS.contains(&finding.rule) { String::new() } else { at };
            Key { plan, rule: finding.rule.to_owned(), at }
        };
        let keys: Vec<Option<Key>> =
            found.iter().map(|one| rule(one.rule).map(|_| key(one))).collect();
        for key in keys.iter().flatten() {
            *held.found.0.entry(key.clone()).or_default() += 1;
        }
        let mut keys = keys.into_iter();
        let taken = &mut held.taken;
        let counts = &held.found.0;
        found.retain_mut(|finding| {
            let Some(key) = keys.next().flatten() else { return true };
            let there = counts.get(&key).copied().unwrap_or_default();
            let known = match self {
                Hold::Nothing => 0,
                Hold::Known(baseline) => baseline.0.get(&key).copied().unwrap_or_default(),
                Hold::Everything => there,
            };
            if there <= known {
                taken.push(finding.clone());
                return false;
            }
            if known > 0 {
                finding.notes.push(format!(
                    "the baseline holds back {known} of these here, and now there are {there}: one of them is new"
                ));
            }
            true
        });
        held
    }
}

impl Baseline {
    /// The baseline that a file says; where it says a key twice, the larger count.
    #[must_use]
    pub fn of(file: &HeldBack) -> Baseline {
        let mut held = BTreeMap::new();
        for one in &file.held {
            let word = |text: &Option<crate::source::Text>| {
                text.as_ref().map(|text| text.trimmed().to_owned()).unwrap_or_default()
            };
            let key = Key { plan: word(&one.plan), rule: word(&one.rule), at: word(&one.at) };
            // A count that is no number holds nothing back, so that what it stood for is told again.
            let count = one.count.as_ref().map_or(1, |text| text.trimmed().parse().unwrap_or(0));
            let known = held.entry(key).or_default();
            *known = count.max(*known);
        }
        Baseline(held)
    }

    /// What of this is still found, and no more of it than is found.
    #[must_use]
    pub fn pruned(&self, found: &Baseline) -> Baseline {
        let left = self.0.iter().filter_map(|(key, count)| {
            let there = found.0.get(key).copied().unwrap_or_default();
            Some((key.clone(), there.min(*count))).filter(|(_, count)| *count > 0)
        });
        Baseline(left.collect())
    }

    /// Adds what was found in another plan.
    pub fn add(&mut self, other: Baseline) {
        for (key, count) in other.0 {
            *self.0.entry(key).or_default() += count;
        }
    }

    /// Takes over of each key the larger count.
    pub fn add_most(&mut self, other: Baseline) {
        for (key, count) in other.0 {
            let known = self.0.entry(key).or_default();
            *known = count.max(*known);
        }
    }

    /// How many findings it holds back.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// The file that says this, in the order of plans, rules and places.
    #[must_use]
    pub fn yaml(&self) -> String {
        let mut text = HEAD.to_owned();
        text.push_str(if self.0.is_empty() { "held: []\n" } else { "held:\n" });
        for (Key { plan, rule, at }, count) in &self.0 {
            text.push_str(&format!("  - plan: {}\n    rule: {}\n", quote(plan), quote(rule)));
            if !at.is_empty() {
                text.push_str(&format!("    at: {}\n", quote(at)));
            }
            if *count > 1 {
                text.push_str(&format!("    count: {count}\n"));
            }
        }
        text
    }
}
