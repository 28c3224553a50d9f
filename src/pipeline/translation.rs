//! A plan in another language, and whether its translation is up to date.

use std::sync::Arc;

use super::Checked;
use crate::model::{Setting, Stage};
use crate::schema;
use crate::source::{Source, Span};

/// Lays a translation into `language` over a plan: the plan in that language, with what was found in the
/// translation; nothing where the plan itself could not be read. Texts that are out of date are judged at
/// `stage`, if there is one, instead of the plan's.
#[must_use]
pub fn translate(
    checked: &Checked,
    setting: &Setting,
    translation: Arc<Source>,
    language: &str,
    stage: Option<Stage>,
) -> Option<Checked> {
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
    Some(Checked {
        source: translation,
        id: checked.id.clone(),
        plan: Some(plan),
        diagnostics,
        remarks: Vec::new(),
    })
}

/// Returns the list of fingerprints that says that a translation is up to date with its plan.
#[must_use]
pub fn fingerprints(checked: &Checked, translation: &mut Checked) -> Vec<String> {
    match (&checked.plan, &mut translation.plan) {
        (Some(plan), Some(translated)) => schema::fingerprints(plan, translated),
        _ => Vec::new(),
    }
}

/// Returns `true` if a translation's fingerprints are complete and those of its plan.
#[must_use]
pub fn is_up_to_date(translation: &Checked) -> bool {
    let faults =
        [schema::STALE_TRANSLATION, schema::INVALID_FINGERPRINT, schema::MISSING_FINGERPRINT];
    !translation.diagnostics.iter().any(|one| faults.contains(&one.rule))
}
