//! How many findings of which kind.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostic, Severity};

/// Findings, counted; what is kept of them when they have been printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    counts: BTreeMap<(Severity, &'static str), usize>,
}

impl Tally {
    /// The count of these findings.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Tally {
        let mut tally = Tally::default();
        for one in diagnostics {
            *tally.counts.entry((one.severity, one.rule)).or_default() += 1;
        }
        tally
    }

    /// Takes another count in.
    pub fn add(&mut self, other: &Tally) {
        for (kind, count) in &other.counts {
            *self.counts.entry(*kind).or_default() += count;
        }
    }

    /// How many weigh so much.
    #[must_use]
    pub fn of_severity(&self, severity: Severity) -> usize {
        self.counts.iter().filter(|((own, _), _)| *own == severity).map(|(_, count)| count).sum()
    }

    /// How many each rule found, at each severity, the gravest first.
    pub fn rules(&self) -> impl Iterator<Item = (Severity, &'static str, usize)> {
        self.counts.iter().rev().map(|((severity, rule), count)| (*severity, *rule, *count))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.counts.values().sum()
    }

    /// The weight of the gravest.
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

/// Findings that are not reported, counted by what holds them back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeldBack {
    /// Those that the baseline lists.
    pub baseline: Tally,
    /// Those that comments in plans allow.
    pub comments: Tally,
}

impl HeldBack {
    /// Takes another count in.
    pub fn add(&mut self, other: &HeldBack) {
        self.baseline.add(&other.baseline);
        self.comments.add(&other.comments);
    }

    /// Returns a line for each of the two that holds something back; `baseline` is that file's name.
    #[must_use]
    pub fn lines(&self, baseline: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let finding = |tally: &Tally| format!("{} ({tally})", counted(tally.count(), "finding"));
        if self.baseline.count() > 0 {
            lines.push(format!("`{baseline}` holds back {}", finding(&self.baseline)));
        }
        if self.comments.count() > 0 {
            lines.push(format!("`allow` comments hold back {}", finding(&self.comments)));
        }
        lines
    }
}

/// `1 plan`, `2 plans`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
