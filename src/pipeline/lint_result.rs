//! Lints a plan.

use jiff::civil::Date;

use super::{CheckedPlan, check, judge};
use crate::diagnostic::{self, Diagnostics};
use crate::lint::{ActiveRules, Digest};
use crate::model::PlanSettings;

/// Findings of the lint rules in one plan.
#[derive(Debug)]
pub struct LintResult {
    /// Findings that no comment in the plan allows, in the order of the text.
    pub found: Diagnostics,
    /// Findings that the plan's comments allow.
    pub allowed: Diagnostics,
    /// The data about this plan for rules that compare plans.
    pub digest: Digest,
}

/// Checks a plan against its project and last year's plan, and runs the rules, with `as_of` as today's date. Returns all
/// findings that no comment allows, in the order of the text.
#[must_use]
pub fn findings(
    mut checked: CheckedPlan,
    setting: &PlanSettings,
    prior: Option<&CheckedPlan>,
    as_of: Date,
    active: &ActiveRules,
) -> Diagnostics {
    check(&mut checked, setting, prior);
    let prior = prior.and_then(|prior| prior.plan.as_ref());
    let judged = judge(&checked, setting, prior, as_of, active);
    let mut all = checked.diagnostics;
    all.extend(judged.into_iter().flat_map(|judged| judged.found));
    diagnostic::sort(&mut all);
    all
}
