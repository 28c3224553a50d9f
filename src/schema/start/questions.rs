//! The questions of the forms, for new plans.

use crate::lang::Language;
use crate::model::{Form, LABEL_NAMES, PartWording, Wording};
use crate::source::Text;

/// The questions in the forms for a school year, in the plan's language.
pub(super) struct Questions<'a> {
    /// The forms, in order of precedence.
    pub(super) forms: Vec<&'a Form>,
    pub(super) language: &'a str,
}

impl<'a> Questions<'a> {
    /// Returns a wording of a part, from the first form that has one.
    pub(super) fn wording(
        &self,
        part: &str,
        of: impl Fn(&'a PartWording) -> Option<&'a Wording>,
    ) -> Option<&'a Text> {
        let parts = self.forms.iter().flat_map(|form| &form.parts);
        let mut wordings = parts.filter(|keyed| &*keyed.key.value == part);
        wordings.find_map(|keyed| of(&keyed.value))?.get(self.language)
    }

    /// Returns the first stage at which a part requires an answer.
    pub(super) fn stage(&self, part: &str) -> Option<&'static str> {
        let parts = self.forms.iter().flat_map(|form| &form.parts);
        let mut of_part = parts.filter(|keyed| &*keyed.key.value == part);
        let stage = of_part.find_map(|keyed| keyed.value.required_at)?;
        Some(crate::model::Choice::word(stage.value))
    }

    /// Returns the report's label for a key, if the plan is not in English.
    pub(super) fn label(&self, key: &str) -> Option<&'a str> {
        if Language::of(self.language).is_default() || !LABEL_NAMES.contains(&key) {
            return None;
        }
        let labels = self.forms.iter().flat_map(|form| &form.labels);
        let mut labels = labels.filter(|keyed| &*keyed.key.value == key);
        Some(labels.next()?.value.get(self.language)?.trimmed())
    }
}
