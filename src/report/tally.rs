//! Counts of findings.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostic, Severity};

/// The number of findings by level and rule. The findings themselves are dropped after they are printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    counts: BTreeMap<(Severity, &'static str), usize>,
}

impl Tally {
    /// Counts the findings.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Tally {
        let mut tally = Tally::default();
        for one in diagnostics {
            *tally.counts.entry((one.severity, one.rule)).or_default() += 1;
        }
        tally
    }

    /// Adds another count.
    pub fn add(&mut self, other: &Tally) {
        for (kind, count) in &other.counts {
            *self.counts.entry(*kind).or_default() += count;
        }
    }

    /// Returns the number of findings at one level.
    #[must_use]
    pub fn of_severity(&self, severity: Severity) -> usize {
        self.counts.iter().filter(|((own, _), _)| *own == severity).map(|(_, count)| count).sum()
    }

    /// Returns the number of findings for each rule and level, most severe first.
    pub fn rules(&self) -> impl Iterator<Item = (Severity, &'static str, usize)> {
        self.counts.iter().rev().map(|((severity, rule), count)| (*severity, *rule, *count))
    }

    /// Returns the total number of findings.
    #[must_use]
    pub fn count(&self) -> usize {
        self.counts.values().sum()
    }

    /// Returns the highest level.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.counts.keys().next_back().map(|(severity, _)| *severity)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds =
            [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
        let parts: Vec<String> = kinds
            .into_iter()
            .map(|(severity, noun)| (self.of_severity(severity), noun))
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| counted(count, noun))
            .collect();
        match parts.split_last() {
            None => f.write_str("nothing to report"),
            Some((last, [])) => f.write_str(last),
            Some((last, rest)) => write!(f, "{} and {last}", rest.join(", ")),
        }
    }
}

/// The numbers of suppressed findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SuppressedCounts {
    /// The findings that the baseline file suppresses.
    pub baseline: Tally,
    /// The findings that `allow` comments suppress.
    pub comments: Tally,
}

impl SuppressedCounts {
    /// Adds another count.
    pub fn add(&mut self, other: &SuppressedCounts) {
        self.baseline.add(&other.baseline);
        self.comments.add(&other.comments);
    }

    /// Returns a line for the baseline file and a line for `allow` comments, if they suppress findings. `baseline` is
    /// the name of the baseline file.
    #[must_use]
    pub fn lines(&self, baseline: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let finding = |tally: &Tally| format!("{} ({tally})", counted(tally.count(), "finding"));
        if self.baseline.count() > 0 {
            lines.push(format!("`{baseline}` suppresses {}", finding(&self.baseline)));
        }
        if self.comments.count() > 0 {
            lines.push(format!("`allow` comments suppress {}", finding(&self.comments)));
        }
        lines
    }
}

/// Returns a number with its noun: `1 plan`, `2 plans`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
