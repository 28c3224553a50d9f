//! Notices about a report's translation.

use super::Render;
use super::builder::{FormText, ViewBuilder};
use super::glossary::gather;
use crate::prose::Inline;

impl<R: Render> ViewBuilder<'_, R> {
    /// Returns the text that marks a translated text whose original has changed.
    pub(super) fn outdated(&self) -> Inline {
        let text = format!("({})", self.label("translation_outdated").text);
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
        let FormText { text, language } = self.label("not_translated");
        // The report's text is in another language, so the notice always needs a language tag.
        let language = language.as_deref().unwrap_or(self.context.language);
        Some(self.render.inline(&[Inline::Text { text }], Some(language)))
    }
}
