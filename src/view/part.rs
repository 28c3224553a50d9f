//! Builds sections of the report.

use super::Render;
use super::builder::{FormText, ViewBuilder};
use super::report::Part;
use crate::model::{Answer, Holder, PartWording};
use crate::prose;

impl<R: Render> ViewBuilder<'_, R> {
    /// Returns the settings of a section from all forms, the district's form first.
    pub(super) fn wordings(&self, key: &str) -> impl Iterator<Item = &PartWording> + Clone {
        let named = move |part: &&crate::model::KeyedValue<PartWording>| &*part.key.value == key;
        let forms = self.forms.iter();
        forms.filter_map(move |form| form.parts.iter().find(named)).map(|part| &part.value)
    }

    pub(super) fn part_heading(&self, key: &str) -> FormText {
        let heading = self.wordings(key).find_map(|part| self.wording(part.heading.as_ref()));
        heading.unwrap_or_else(|| FormText { text: key.replace(['_', '.'], " "), language: None })
    }

    /// Returns `true` if the form shows the section even without an answer.
    pub(super) fn shows(&self, key: &str) -> bool {
        self.wordings(key).find_map(|part| part.show).is_none_or(|show| show.value)
    }

    /// Returns a section without an answer, whose heading has the given level.
    pub(super) fn part(&self, key: &str, level: u8) -> Part<R::Output> {
        let mut part = self.blank(key, self.anchor(key), level);
        part.name(self.part_heading(key));
        let intro = self.wordings(key).find_map(|part| self.wording(part.intro.as_ref()));
        let prompt = self.wordings(key).find_map(|part| self.wording(part.prompt.as_ref()));
        self.word(&mut part, intro, prompt);
        part.shown = self.shows(key);
        part.after = self.sections(&self.plan.own, Holder::Plan, Some(key), level, "plan");
        part
    }

    /// Sets the introduction and prompt of a section.
    pub(super) fn word(
        &self,
        part: &mut Part<R::Output>,
        intro: Option<FormText>,
        prompt: Option<FormText>,
    ) {
        let blocks = |words: Option<FormText>, name: &str| {
            let namespace = format!("{}-{name}", part.anchor);
            let FormText { text, language } = words?;
            let passage = prose::blocks(&text);
            Some(self.render.blocks(&passage, part.level, &namespace, language.as_deref()))
        };
        (part.intro, part.prompt) = (blocks(intro, "intro"), blocks(prompt, "prompt"));
    }

    pub(super) fn blank(&self, key: &str, anchor: String, level: u8) -> Part<R::Output> {
        Part {
            key: key.to_owned(),
            anchor,
            heading: key.to_owned(),
            heading_language: None,
            level,
            intro: None,
            prompt: None,
            shown: false,
            answered: false,
            facts: Vec::new(),
            prose: None,
            items: Vec::new(),
            table: None,
            after: Vec::new(),
        }
    }

    pub(super) fn answer(&self, part: &mut Part<R::Output>, answer: Option<&Answer>) {
        match answer {
            Some(Answer::Prose(text)) => {
                part.prose = self.prose(Some(text), part.level, &part.anchor);
            }
            Some(Answer::Items(items)) => part.items = self.texts(items),
            None => {}
        }
        part.settle();
    }
}

impl<P> Part<P> {
    /// Sets the heading.
    pub(super) fn name(&mut self, heading: FormText) {
        (self.heading, self.heading_language) = (heading.text, heading.language);
    }

    /// Returns the heading as the caption of a table.
    pub(super) fn caption(&self) -> FormText {
        FormText { text: self.heading.clone(), language: self.heading_language.clone() }
    }

    /// Marks the section as answered if it has content.
    pub(super) fn settle(&mut self) {
        let holds = self.prose.is_some()
            || !self.items.is_empty()
            || self.table.is_some()
            || !self.facts.is_empty();
        self.answer_if(holds);
    }

    /// Marks the section as answered if its answer is elsewhere in the report.
    pub(super) fn answer_if(&mut self, is_answered: bool) {
        self.answered |= is_answered;
        self.shown |= self.answered;
    }

    /// If this section is not printed, also hides its subsections. The district's sections that
    /// follow them then follow this section.
    pub(super) fn adopt<'p>(&mut self, within: impl IntoIterator<Item = &'p mut Part<P>>)
    where
        P: 'p,
    {
        if self.shown {
            return;
        }
        let mut sections = Vec::new();
        for part in within {
            part.shown = false;
            sections.append(&mut part.after);
        }
        sections.append(&mut self.after);
        self.after = sections;
    }
}
