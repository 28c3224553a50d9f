//! Notices about a report's translation.

use super::Render;
use super::build::Builder;
use super::glossary::gather;
use crate::prose::Inline;

impl<R: Render> Builder<'_, R> {
    /// Returns the text that marks a translated text whose original has changed.
    pub(super) fn outdated(&self) -> Inline {
        let text = format!("({})", self.label("translation_outdated"));
        Inline::Emphasis { inlines: vec![Inline::Text { text }] }
    }

    /// Returns a notice if no text of the plan is translated into the report's language.
    pub(super) fn untranslated(&self) -> Option<R::Output> {
        if !self.is_foreign() {
            return None;
        }
        let mut texts = Vec::new();
        gather(self.plan, &mut texts);
        if texts.iter().any(|text| text.translated) {
            return None;
        }
        let text = self.label("not_translated");
        Some(self.render.inline(&[Inline::Text { text }], self.label_language("not_translated")))
    }
}
