//! Metrics and their values.

use rust_decimal::Decimal;

use super::Render;
use super::builder::{FormText, ViewBuilder};
use super::report::{DisplayValue, Metric};
use crate::model::numbers::letter;
use crate::model::{self, Choice, Measure, MetricTarget, Money, UNITS};
use crate::source::Text;

impl<R: Render> ViewBuilder<'_, R> {
    pub(super) fn metrics(&self, metrics: &[model::Metric], place: &str) -> Vec<Metric<R::Output>> {
        metrics.iter().enumerate().map(|(at, m)| self.metric(&letter(at), m, place)).collect()
    }

    pub(super) fn measure(
        &self,
        m: Option<&Measure>,
        unit: &str,
    ) -> Option<DisplayValue<R::Output>> {
        let m = m?;
        let Some(value) = m.number else { return self.cell(Some(&m.text)) };
        if unit == "dollars" {
            return self.money(Some(Money(value)));
        }
        Some(self.number(value, m.percent || unit == "percent"))
    }

    fn number(&self, value: Decimal, is_percent: bool) -> DisplayValue<R::Output> {
        let words =
            if is_percent { self.language.percent(value) } else { self.language.number(value) };
        self.formatted(&words, Some(value.to_string()))
    }

    fn metric(&self, letter: &str, m: &model::Metric, place: &str) -> Metric<R::Output> {
        let id = m.id.as_ref().map_or_else(|| format!("{place}-{letter}"), |i| i.value.to_string());
        let unit = m.unit.as_ref().map_or("", Text::trimmed);
        let baseline = m.baseline.as_ref();
        let base = baseline.and_then(|b| b.value.as_ref());
        let goal = |target: &MetricTarget| self.target(target, base, unit);
        let said = |target| goal(target).into_iter().flatten();
        let last = m.target.last();
        let due = last.and_then(|target| self.labeled_cell("until", self.date(target.by)));
        let baseline = [
            self.measure(base, unit),
            self.date(baseline.and_then(|b| b.date)),
            self.cell(baseline.and_then(|b| b.note.as_ref())),
        ];
        let facts = [
            self.fact("unit", self.unit(m.unit.as_ref())),
            self.fact("students", m.students.iter().filter_map(|t| self.cell(Some(t)))),
            self.fact("baseline", baseline.into_iter().flatten()),
            self.fact("target", last.into_iter().flat_map(said).chain(due)),
            self.fact("direction", self.choice(m.desired_direction().map(Choice::word))),
            self.fact("cadence", self.choice(m.cadence.map(|c| c.value.word()))),
            self.fact("source", self.cell(m.source.as_ref())),
            self.fact("owner", self.cell(m.owner.as_ref())),
        ];
        let steps = m.target.iter().filter(|_| m.target.len() > 1);
        let milestones = steps.map(|target| {
            let [value, change] = goal(target);
            vec![self.date(target.by), value, change]
        });
        let readings = m.readings.iter().map(|r| {
            vec![
                self.date(r.date),
                self.measure(r.value.as_ref(), unit),
                self.cell(r.note.as_ref()),
            ]
        });
        Metric {
            letter: letter.to_owned(),
            anchor: self.anchor(&format!("metric-{id}")),
            text: self.said(m.metric.as_ref()),
            facts: facts.into_iter().flatten().collect(),
            milestones: self.table(
                self.label("milestones"),
                &[("by", false), ("target", true), ("change", false)],
                milestones.collect(),
            ),
            readings: self.table(
                self.label("readings"),
                &[("date", false), ("value", true), ("note", false)],
                readings.collect(),
            ),
        }
    }

    fn unit(&self, unit: Option<&Text>) -> Option<DisplayValue<R::Output>> {
        let word = unit?.trimmed();
        if !UNITS.contains(&word) {
            return self.cell(unit);
        }
        Some(self.form_words(self.label(&word.replace('-', "_")), Some(word.to_owned())))
    }

    /// Returns a target's value and, if the plan states the target as a change, the change.
    fn target(
        &self,
        target: &MetricTarget,
        base: Option<&Measure>,
        unit: &str,
    ) -> [Option<DisplayValue<R::Output>>; 2] {
        let Some(change) = target.change.as_ref() else {
            return [self.measure(target.value.as_ref(), unit), None];
        };
        let Some(by) = change.number else { return [self.cell(Some(&change.text)), None] };
        let sign = if by.is_sign_negative() { "" } else { "+" };
        let points = if matches!(unit, "percent" | "percentage-points") {
            format!(" {}", self.label("points").text)
        } else {
            String::new()
        };
        let FormText { text, language } = self.label("change");
        let text = format!("{sign}{}{points} {text}", self.language.number(by));
        let change = self.form_words(FormText { text, language }, Some(by.to_string()));
        let sum = base.and_then(|b| b.number).and_then(|b| b.checked_add(by));
        [sum.map(|sum| self.number(sum, unit == "percent")), Some(change)]
    }
}
