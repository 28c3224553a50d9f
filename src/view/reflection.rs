//! The reflection on last year.

use super::Render;
use super::builder::{FormText, ViewBuilder};
use super::report::{DisplayValue, Fact, LabeledAnswer, Outcome, Reflection};
use crate::model::{self, Answer, Choice};

impl<R: Render> ViewBuilder<'_, R> {
    pub(super) fn reflection(&self) -> Reflection<R::Output> {
        let own = self.plan.reflection.as_ref();
        let outcomes = own.map(|r| r.outcomes.as_slice()).unwrap_or_default();
        let outcomes: Vec<_> =
            outcomes.iter().enumerate().map(|(at, o)| self.outcome(at + 1, o)).collect();
        let answers = own.map(|r| {
            [
                ("successes", r.successes.as_ref()),
                ("challenges", r.challenges.as_ref()),
                ("learnings", r.learnings.as_ref()),
            ]
        });
        let labeled: Vec<_> = answers
            .into_iter()
            .flatten()
            .filter_map(|(key, answer)| self.labeled(key, answer))
            .collect();
        let mut part = self.part("reflection", 2);
        part.answer_if(!outcomes.is_empty() || !labeled.is_empty());
        let level = if part.shown { 3 } else { 2 };
        let outcomes_part = self.part("reflection.outcomes", level);
        let mut intended = self.part("reflection.outcomes.intended", level);
        let mut evidence = self.part("reflection.outcomes.evidence", level);
        let mut learnings = self.part("reflection.learnings", level);
        intended.answer_if(!outcomes.is_empty());
        let has_evidence =
            |o: &Outcome<_>| o.evidence.is_some() || o.results.is_some() || !o.facts.is_empty();
        evidence.answer_if(outcomes.iter().any(has_evidence));
        learnings.answer_if(!labeled.is_empty());
        part.adopt([&mut intended, &mut evidence, &mut learnings]);
        Reflection { part, outcomes_part, intended, evidence, outcomes, learnings, labeled }
    }

    fn labeled(
        &self,
        key: &'static str,
        answer: Option<&Answer>,
    ) -> Option<LabeledAnswer<R::Output>> {
        let (prose, items) = match answer.filter(|a| !a.is_blank())? {
            Answer::Prose(text) => (self.prose(Some(text), 3, key), Vec::new()),
            Answer::Items(items) => (None, self.texts(items)),
        };
        let FormText { text: label, language: label_language } = self.label(key);
        Some(LabeledAnswer { key, label, label_language, prose, items })
    }

    fn outcome(&self, number: usize, o: &model::Outcome) -> Outcome<R::Output> {
        let rows = o.results.iter().map(|r| {
            vec![
                self.cell(r.metric.as_ref()),
                self.measure(r.target.as_ref(), ""),
                self.measure(r.actual.as_ref(), ""),
                self.date(r.date),
            ]
        });
        let facts: [Option<Fact<_>>; 2] = [
            self.fact("result", self.choice(o.result.map(|r| r.value.word()))),
            self.fact("continues", self.continues(o)),
        ];
        Outcome {
            number,
            intended: self.said(o.intended.as_ref()),
            facts: facts.into_iter().flatten().collect(),
            evidence: self.prose(o.evidence.as_ref(), 3, &format!("outcome-{number}")),
            results: self.table(
                self.numbered("result", number),
                &[("metric", false), ("target", true), ("actual", true), ("date", false)],
                rows.collect(),
            ),
        }
    }

    /// Returns the priority that an outcome continues, with the wording of last year's plan if that
    /// plan is available.
    fn continues(&self, o: &model::Outcome) -> Option<DisplayValue<R::Output>> {
        let id = &o.continues.as_ref()?.value;
        let mut prior = self.context.prior.iter().flat_map(|plan| &plan.priorities);
        let prior = prior.find(|p| p.id.as_ref().is_some_and(|i| i.value == *id));
        let cell = self.cell(prior.and_then(|p| p.priority.as_ref()));
        let cell = cell.unwrap_or_else(|| self.words(id, None));
        Some(DisplayValue { value: Some(id.to_string()), ..cell })
    }
}
