//! A summary of the findings by rule, with advice on where to start.

use std::cmp::Reverse;
use std::fmt::Write;

use super::{Tally, counted};
use crate::diagnostic::Severity;
use crate::lint;

/// The maximum number of rules in the list.
const LISTED: usize = 12;

/// Summarizes the findings in one or more plans. If there are many findings, lists the rules in the order to fix them:
/// validation errors first, then by level, then by count.
#[must_use]
pub fn summary(tally: &Tally, plans: usize) -> String {
    summary_of(tally, &counted(plans, "plan"))
}

/// Like [`summary`], with the number of files as text, such as `2 plans`.
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
        (!hides_more(*severity, rule), Reverse(*severity), Reverse(*count), *rule)
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
        let why = if hides_more(*severity, rule) {
            ", because plancc can't check the rest of a section that has this error"
        } else if *severity == Severity::Error {
            ", because it is an error"
        } else {
            ""
        };
        let _ =
            write!(out, "\n\nfirst: fix `{rule}`{why}\n       `plancc explain {rule}` shows how");
    }
    out
}

/// Returns `true` if a finding is a validation error, which keeps plancc from checking that part of the plan.
fn hides_more(severity: Severity, name: &str) -> bool {
    let of_comments = lint::suppression::ERROR_KINDS.iter().any(|fault| fault.name == name);
    severity == Severity::Error && lint::rule(name).is_none() && !of_comments
}
