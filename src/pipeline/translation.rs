//! Translations of plans, and checks that they are up to date.

use std::sync::Arc;

use super::CheckedPlan;
use crate::model::{PlanSettings, Stage};
use crate::schema;
use crate::source::{Source, Span};

/// Combines a plan with its translation into `language`. Returns the translated plan with the findings in the
/// translation, or `None` if the plan itself could not be read. The severity of outdated texts depends on
/// `stage`, or on the plan's own stage if that is `None`.
#[must_use]
pub fn translate(
    checked: &CheckedPlan,
    setting: &PlanSettings,
    translation: Arc<Source>,
    language: &str,
    stage: Option<Stage>,
) -> Option<CheckedPlan> {
    let plan = checked.plan.as_ref()?;
    let own = setting.language_of(plan);
    let (plan, mut diagnostics) = schema::translate(plan, own, &translation, language);
    let severity = stage.map(schema::stale_severity);
    for one in diagnostics.iter_mut().filter(|one| one.rule == schema::STALE_TRANSLATION) {
        one.severity = severity.unwrap_or(one.severity);
    }
    if !setting.languages().contains(&language) {
        let start = Span::new(translation.id(), 0..0);
        diagnostics.extend(schema::unworded(setting, language, start));
    }
    Some(CheckedPlan {
        source: translation,
        id: checked.id.clone(),
        plan: Some(plan),
        diagnostics,
        control_comments: Vec::new(),
    })
}

/// Returns the fingerprints that mark a translation as up to date with its plan.
#[must_use]
pub fn fingerprints(checked: &CheckedPlan, translation: &mut CheckedPlan) -> Vec<String> {
    match (&checked.plan, &mut translation.plan) {
        (Some(plan), Some(translated)) => schema::fingerprints(plan, translated),
        _ => Vec::new(),
    }
}

/// Returns `true` if a translation has all fingerprints and they match its plan.
#[must_use]
pub fn is_up_to_date(translation: &CheckedPlan) -> bool {
    let errors =
        [schema::STALE_TRANSLATION, schema::INVALID_FINGERPRINT, schema::MISSING_FINGERPRINT];
    !translation.diagnostics.iter().any(|one| errors.contains(&one.rule))
}
