//! Inserts the district's own sections where the form places them.

use super::Render;
use super::builder::ViewBuilder;
use super::report::{CustomSections, Part};
use crate::model::{Answer, Holder, KeyedValue, Section};
use crate::source::Text;

/// The sections that a district's section can follow. If the form names any other section, the
/// district's section is placed at the end.
const FOLLOWED: &[&str] = &[
    "purpose",
    "services",
    "budget",
    "reflection",
    "reflection.outcomes.intended",
    "reflection.outcomes.evidence",
    "reflection.learnings",
    "needs_assessment",
    "needs_assessment.data",
    "needs_assessment.engagement",
    "needs_assessment.findings",
    "needs_assessment.needs",
    "priorities",
    "theory_of_action",
];

/// Returns the position of a section: the name of the section before it, or `None` for the end.
fn place(holder: Holder, after: Option<&Text>) -> Option<&str> {
    let after = after?.trimmed();
    match (holder, after) {
        (Holder::Plan, after) => FOLLOWED.contains(&after).then_some(after),
        (Holder::Priority, "priorities" | "theory_of_action")
        | (Holder::Action, "priorities.actions") => Some("details"),
        (Holder::Priority, "priorities.metrics")
        | (Holder::Action, "priorities.actions.metrics") => Some("metrics"),
        (Holder::Priority | Holder::Action, _) => None,
    }
}

fn holder(section: &Section) -> Holder {
    section.holder.map_or(Holder::Plan, |holder| holder.value)
}

impl<R: Render> ViewBuilder<'_, R> {
    /// Returns the district's sections of a priority or an action. `scope` is part of their
    /// anchors.
    pub(super) fn own(
        &self,
        own: &[KeyedValue<Answer>],
        holder: Holder,
        level: u8,
        scope: &str,
    ) -> CustomSections<R::Output> {
        let at = |after| self.sections(own, holder, after, level, scope);
        CustomSections { details: at(Some("details")), metrics: at(Some("metrics")), end: at(None) }
    }

    /// Returns the district's sections that follow the section `after`. With `None`, returns the
    /// sections at the end, and answers whose prompt is in no form.
    pub(super) fn sections(
        &self,
        own: &[KeyedValue<Answer>],
        of: Holder,
        after: Option<&str>,
        level: u8,
        scope: &str,
    ) -> Vec<Part<R::Output>> {
        let forms = self.forms.iter();
        let all = forms.flat_map(|form| &form.sections).filter(|s| holder(s) == of);
        let mut ids: Vec<&str> = Vec::new();
        let mut out = Vec::new();
        for section in all.clone() {
            let Some(id) = section.id.as_ref().map(|id| &*id.value) else { continue };
            if ids.contains(&id) {
                continue;
            }
            ids.push(id);
            let layers = all.clone().filter(|s| s.id.as_ref().is_some_and(|i| &*i.value == id));
            if place(of, layers.clone().find_map(|s| s.after.as_ref())) != after {
                continue;
            }
            let mut part = self.blank(id, self.anchor(&format!("own-{scope}-{id}")), level);
            let heading = layers.clone().find_map(|s| self.wording(s.heading.as_ref()));
            heading.into_iter().for_each(|heading| part.name(heading));
            let intro = layers.clone().find_map(|s| self.wording(s.intro.as_ref()));
            let prompt = layers.clone().find_map(|s| self.wording(s.prompt.as_ref()));
            self.word(&mut part, intro, prompt);
            part.shown = layers.clone().find_map(|s| s.show).is_none_or(|show| show.value);
            let answer = own.iter().find(|keyed| &*keyed.key.value == id);
            self.answer(&mut part, answer.map(|keyed| &keyed.value));
            out.push(part);
        }
        if after.is_none() {
            for keyed in own.iter().filter(|keyed| !ids.contains(&&*keyed.key.value)) {
                let id = &keyed.key.value;
                let mut part = self.blank(id, self.anchor(&format!("own-{scope}-{id}")), level);
                self.answer(&mut part, Some(&keyed.value));
                out.push(part);
            }
        }
        out
    }
}
