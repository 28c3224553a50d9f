//! What was found, by rule, and what to do about it first.

use std::cmp::Reverse;
use std::fmt::Write;

use super::{Tally, counted};
use crate::diagnostic::Severity;
use crate::lint;

/// The most rules that are listed.
const LISTED: usize = 12;

/// How many findings of which kind in how many plans; where there are many, a line a rule in the order in
/// which to see to them: what could not be read, then errors, then what is found most often.
#[must_use]
pub fn summary(tally: &Tally, plans: usize) -> String {
    summary_of(tally, &counted(plans, "plan"))
}

/// The same for files that are called `plans`, as in `2 plans`.
#[must_use]
pub fn summary_of(tally: &Tally, plans: &str) -> String {
    if tally.worst().is_none() {
        return format!("{plans}, nothing to report");
    }
    let mut out = format!("{tally} in {plans}");
    let mut rules: Vec<(Severity, &str, usize)> = tally.rules().collect();
    let all: usize = rules.iter().map(|(_, _, count)| count).sum();
    if rules.len() < 2 || all < 5 {
        return out;
    }
    rules.sort_by_key(|(severity, rule, count)| {
        (!is_of_shape(rule), Reverse(*severity), Reverse(*count), *rule)
    });
    out.push('\n');
    let width = rules.iter().take(LISTED).map(|(_, rule, _)| rule.len()).max().unwrap_or(0);
    for (severity, rule, count) in rules.iter().take(LISTED) {
        let _ = write!(out, "\n{count:>6}  {rule:width$}  {}", severity.word());
    }
    if let Some(more) = rules.len().checked_sub(LISTED).filter(|more| *more > 0) {
        let _ = write!(out, "\n        and {} more", counted(more, "rule"));
    }
    if let Some((severity, rule, _)) = rules.first() {
        let why = if is_of_shape(rule) {
            "; until then the rest of that part cannot be judged"
        } else if *severity == Severity::Error {
            "; it stops the plan"
        } else {
            ""
        };
        let _ =
            write!(out, "\n\nfirst: see to `{rule}`{why}\n       `plancc explain {rule}` says how");
    }
    out
}

/// Whether it is a fault that keeps a part of the plan from being judged.
fn is_of_shape(name: &str) -> bool {
    let of_comments = lint::allow::FAULTS.iter().any(|fault| fault.name == name);
    lint::rule(name).is_none() && !of_comments
}
