//! The baseline file, which suppresses old findings, so only new findings need attention.
//!
//! A finding is identified by its plan, its rule and its path, which uses ids instead of indexes. Lines and
//! messages are not part of the key, because edits elsewhere in the plan change them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rule;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::SuppressedFindings;
use crate::rule::{current, former_names};
use crate::source::Source;

const HEAD: &str = "# Known findings. `plancc lint` suppresses them and reports only new ones.\n\
                    # After you fix some of them, run `plancc lint --prune-baseline` to remove the fixed ones from this file.\nplancc: 1\n";

/// Rules that report the entire plan at its first priority. The path of their findings is not part of the key.
const OF_WHOLE_PLANS: &[&str] = &["plan-without-students"];

/// The identity of a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FindingKey {
    /// The plan: its year and its department's id.
    pub plan: String,
    /// The rule's name.
    pub rule: String,
    /// The path in the plan, made of keys and ids: `priorities/attendance/owner`.
    pub at: String,
}

/// The number of findings for each key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<FindingKey, usize>);

/// The findings that a run suppresses.
#[derive(Debug, Clone)]
pub enum BaselineMode {
    /// No findings.
    Nothing,
    /// The findings in a baseline file.
    Known(Baseline),
    /// All findings, to write a baseline file.
    Everything,
}

/// The result of applying a baseline file.
#[derive(Debug, Clone, Default)]
pub struct BaselineResult {
    /// All findings, suppressed or not.
    pub found: Baseline,
    /// The suppressed findings.
    pub taken: Diagnostics,
}

impl BaselineMode {
    /// Removes the suppressed findings from `found`. `place` returns the plan and the path of a finding.
    ///
    /// If a key has more findings than the baseline file allows, plancc doesn't know which of them are new. It then
    /// reports all of them, with a note. Validation errors are never suppressed.
    pub fn apply(
        &self,
        found: &mut Diagnostics,
        place: impl Fn(&Diagnostic) -> (String, String),
    ) -> BaselineResult {
        let mut held = BaselineResult::default();
        if matches!(self, BaselineMode::Nothing) {
            return held;
        }
        let key = |finding: &Diagnostic| {
            let (plan, at) = place(finding);
            let at = if OF_WHOLE_PLANS.contains(&finding.rule) { String::new() } else { at };
            FindingKey { plan, rule: finding.rule.to_owned(), at }
        };
        let keys: Vec<Option<FindingKey>> =
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
                BaselineMode::Nothing => 0,
                BaselineMode::Known(baseline) => baseline.0.get(&key).copied().unwrap_or_default(),
                BaselineMode::Everything => there,
            };
            if there <= known {
                taken.push(finding.clone());
                return false;
            }
            if known > 0 {
                finding.notes.push(format!(
                    "the baseline file lists {known} of these findings, but there are now {there}, so at least one is new"
                ));
            }
            true
        });
        held
    }
}

/// Warns about former rule names in a baseline file.
#[must_use]
pub fn former_rules(file: &SuppressedFindings, source: &Source) -> Diagnostics {
    let rules = file.held.iter().filter_map(|one| one.rule.as_ref());
    rules.flat_map(|rule| former_names(source, rule.span)).collect()
}

impl Baseline {
    /// Reads a baseline file. For duplicate keys, the largest count wins.
    #[must_use]
    pub fn of(file: &SuppressedFindings) -> Baseline {
        let mut held = BTreeMap::new();
        for one in &file.held {
            let word = |text: &Option<crate::source::Text>| {
                text.as_ref().map(|text| text.trimmed().to_owned()).unwrap_or_default()
            };
            let rule = current(&word(&one.rule)).to_owned();
            let key = FindingKey { plan: word(&one.plan), rule, at: word(&one.at) };
            // An invalid count suppresses nothing, so that its findings are reported again.
            let count = one.count.as_ref().map_or(1, |text| text.trimmed().parse().unwrap_or(0));
            let known = held.entry(key).or_default();
            *known = count.max(*known);
        }
        Baseline(held)
    }

    /// Returns this baseline without the findings that no longer exist.
    #[must_use]
    pub fn pruned(&self, found: &Baseline) -> Baseline {
        let left = self.0.iter().filter_map(|(key, count)| {
            let there = found.0.get(key).copied().unwrap_or_default();
            Some((key.clone(), there.min(*count))).filter(|(_, count)| *count > 0)
        });
        Baseline(left.collect())
    }

    /// Adds the findings of another plan.
    pub fn add(&mut self, other: Baseline) {
        for (key, count) in other.0 {
            *self.0.entry(key).or_default() += count;
        }
    }

    /// Merges another baseline; for each key, the larger count wins.
    pub fn add_most(&mut self, other: Baseline) {
        for (key, count) in other.0 {
            let known = self.0.entry(key).or_default();
            *known = count.max(*known);
        }
    }

    /// Returns the number of findings that this baseline suppresses.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// Returns the text of the baseline file, sorted by plan, rule and path.
    ///
    /// # Errors
    /// Returns an error if a value can't be serialized as YAML.
    pub fn yaml(&self) -> Result<String, serde_yaml::Error> {
        let rows = self.0.iter().map(|(FindingKey { plan, rule, at }, count)| SerializedEntry {
            plan,
            rule,
            at: Some(at.as_str()).filter(|at| !at.is_empty()),
            count: Some(*count).filter(|count| *count > 1),
        });
        // The comments at the top of the file are the only ones to keep.
        Ok(HEAD.to_owned() + &serde_yaml::to_string(&SerializedBaseline { held: rows.collect() })?)
    }
}

/// The serialized form of the baseline file.
#[derive(Serialize)]
struct SerializedBaseline<'a> {
    held: Vec<SerializedEntry<'a>>,
}

/// An entry of the serialized baseline file.
#[derive(Serialize)]
struct SerializedEntry<'a> {
    plan: &'a str,
    rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
}
