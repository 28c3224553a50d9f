//! The needs assessment: this year's evidence and the needs that it reveals.

use super::Render;
use super::builder::ViewBuilder;
use super::report::{Need, Needs, NeedsAssessment};
use crate::model;

impl<R: Render> ViewBuilder<'_, R> {
    pub(super) fn needs_assessment(&self) -> NeedsAssessment<R::Output> {
        let own = self.plan.needs_assessment.as_ref();
        let mut part = self.part("needs_assessment", 2);
        part.answer_if(own.is_some_and(is_answered));
        let level = if part.shown { 3 } else { 2 };
        let mut data = self.part("needs_assessment.data", level);
        let mut engagement = self.part("needs_assessment.engagement", level);
        let mut findings = self.part("needs_assessment.findings", level);
        let mut needs = self.part("needs_assessment.needs", level);
        let mut items = Vec::new();
        let (mut intro, mut note) = (None, None);
        if let Some(own) = own {
            data.prose = self.prose(own.data.prose.as_ref(), level, "data");
            let rows = own.data.entries.iter().map(|e| {
                vec![self.cell(e.source.as_ref()), self.cell(e.shows.as_ref()), self.date(e.date)]
            });
            data.table = self.table(
                data.caption(),
                &[("source", false), ("shows", false), ("date", false)],
                rows.collect(),
            );
            engagement.prose = self.prose(own.engagement.prose.as_ref(), level, "engagement");
            let rows = own.engagement.entries.iter().map(|e| {
                vec![self.cell(e.group.as_ref()), self.cell(e.input.as_ref()), self.date(e.date)]
            });
            engagement.table = self.table(
                engagement.caption(),
                &[("group", false), ("input", false), ("date", false)],
                rows.collect(),
            );
            self.answer(&mut findings, own.findings.as_ref());
            items = own.needs.iter().enumerate().map(|(at, n)| self.need(at + 1, n)).collect();
            intro = self.prose(own.needs_intro.as_ref(), level, "needs-intro");
            note = self.prose(own.needs_note.as_ref(), level, "needs-note");
        }
        data.settle();
        engagement.settle();
        needs.answer_if(!items.is_empty() || intro.is_some() || note.is_some());
        part.adopt([&mut data, &mut engagement, &mut findings, &mut needs]);
        let needs = Needs { part: needs, intro, items, note };
        NeedsAssessment { part, data, engagement, findings, needs }
    }

    fn need(&self, number: usize, n: &model::Need) -> Need<R::Output> {
        let id = n.id.as_ref().map_or_else(|| number.to_string(), |id| id.value.to_string());
        let facts = [
            self.fact("root_cause", self.cell(n.root_cause.as_ref())),
            self.fact("set_aside", self.cell(n.set_aside.as_ref())),
        ];
        Need {
            number,
            anchor: self.anchor(&format!("need-{id}")),
            text: self.said(n.need.as_ref()),
            set_aside: n.set_aside.as_ref().is_some_and(|text| !text.is_blank()),
            facts: facts.into_iter().flatten().collect(),
        }
    }
}

fn is_answered(own: &model::NeedsAssessment) -> bool {
    let texts = [&own.data.prose, &own.engagement.prose, &own.needs_intro, &own.needs_note];
    texts.into_iter().flatten().any(|text| !text.is_blank())
        || own.findings.as_ref().is_some_and(|answer| !answer.is_blank())
        || !own.data.entries.is_empty()
        || !own.engagement.entries.is_empty()
        || !own.needs.is_empty()
}
