//! Values of metrics that should be numbers.

use rust_decimal::Decimal;

use super::errors;
use super::message_words::shortened;
use super::number_phrase::{self, Phrase, PhraseNumber};
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit};
use crate::model::{Measure, Metric, MetricTarget, Plan};
use crate::source::{Source, Span};

/// Reports each value of a metric that is not a number, unless the metric's unit is `text`.
pub(super) fn numbers(plan: &Plan, source: &Source, out: &mut Diagnostics) {
    for priority in &plan.priorities {
        let of_actions = priority.actions.iter().flat_map(|action| &action.metrics);
        for metric in priority.metrics.iter().chain(of_actions) {
            MetricCheck { metric, source, out }.run();
        }
    }
}

/// The field of a metric that contains a value.
#[derive(Clone, Copy)]
enum MetricField<'a> {
    Baseline,
    Target(&'a MetricTarget),
    Change,
    Reading,
}

struct MetricCheck<'a> {
    metric: &'a Metric,
    source: &'a Source,
    out: &'a mut Diagnostics,
}

impl MetricCheck<'_> {
    fn run(&mut self) {
        let metric = self.metric;
        if metric.unit.as_ref().is_some_and(|unit| unit.trimmed() == "text") {
            return;
        }
        let baseline = metric.baseline.iter().filter_map(|baseline| baseline.value.as_ref());
        for value in baseline {
            self.value(value, MetricField::Baseline);
        }
        for target in &metric.target {
            if let Some(value) = &target.value {
                self.value(value, MetricField::Target(target));
            }
            if let Some(change) = &target.change {
                self.value(change, MetricField::Change);
            }
        }
        for value in metric.readings.iter().filter_map(|reading| reading.value.as_ref()) {
            self.value(value, MetricField::Reading);
        }
    }

    fn value(&mut self, value: &Measure, slot: MetricField<'_>) {
        if value.number.is_some() || value.text.is_blank() {
            return;
        }
        let written = value.text.trimmed();
        let found = Diagnostic::error(
            errors::INVALID_NUMBER,
            value.text.span,
            format!("`{}` is not a number", shortened(written)),
        )
        .here("expected a number")
        .note("plancc compares a metric's numbers during the year; it can't compare text");
        let found = match &self.metric.unit {
            Some(unit) => found.label(unit.span, "the metric's unit"),
            None => found,
        };
        let found = match (number_phrase::read(written), slot) {
            (Some(Phrase::Number(figure)), MetricField::Change) => {
                self.alone(found, value, figure.points())
            }
            (Some(Phrase::Number(figure)), _) => self.alone(found, value, figure.written()),
            (Some(Phrase::Change(figure)), MetricField::Change) => {
                self.alone(found, value, figure.points())
            }
            (Some(Phrase::Change(figure)), MetricField::Target(target)) => {
                self.change(found, value, target, &figure)
            }
            (Some(Phrase::Keep(figure)), MetricField::Target(target)) => {
                self.keep(found, value, target, &figure)
            }
            (_, MetricField::Baseline) => self.in_words(
                found.help("write the number in digits, or delete `baseline` until you have a number"),
            ),
            (_, MetricField::Target(_) | MetricField::Change) => self.in_words(found.help(
                "write the target number in digits, or the change from the baseline, such as `change: 5`",
            )),
            (_, MetricField::Reading) => self
                .in_words(found.help("write only the number, in digits, and move the rest to `note`")),
        };
        self.out.push(found);
    }

    /// Suggests `unit: text` if no value of the metric is a number.
    fn in_words(&self, found: Diagnostic) -> Diagnostic {
        let metric = self.metric;
        let targets = metric.target.iter().flat_map(|one| [&one.value, &one.change]).flatten();
        let baseline = metric.baseline.iter().filter_map(|one| one.value.as_ref());
        let readings = metric.readings.iter().filter_map(|one| one.value.as_ref());
        let is_any = baseline.chain(targets).chain(readings).any(|one| one.number.is_some());
        if is_any {
            found
        } else {
            found.help("if only words can describe this metric, write `unit: text`")
        }
    }

    fn alone(&self, found: Diagnostic, value: &Measure, number: String) -> Diagnostic {
        found.help(format!("write only the number: `{number}`")).fix(
            format!("write `{number}`"),
            Applicability::Unsafe,
            vec![Edit { span: value.text.span, text: number }],
        )
    }

    fn change(
        &self,
        found: Diagnostic,
        value: &Measure,
        target: &MetricTarget,
        figure: &PhraseNumber,
    ) -> Diagnostic {
        let unit = self.metric.unit.as_ref().map(|unit| unit.trimmed());
        let baseline = self.metric.baseline.as_ref().and_then(|one| one.value.as_ref());
        let is_points = unit.is_none_or(|unit| unit.starts_with("percent"))
            || baseline.is_some_and(|value| value.percent);
        if figure.is_percent && !is_points {
            // Convert a percentage of the baseline to the metric's unit.
            let from = baseline.and_then(|value| value.number);
            let Some(to) = from.and_then(|from| share(from, figure.value)) else {
                return found.help("write the target number, or the change in the metric's unit, such as `change: 5`");
            };
            return self.alone(found, value, to.normalize().to_string());
        }
        let points = figure.points();
        let (help, edit) = if target.span == value.text.span {
            let text = format!("{{change: {points}}}");
            (format!("write `target: {text}`"), Some(Edit { span: value.text.span, text }))
        } else {
            let text = format!("change: {points}");
            let help = format!("write `{text}` instead of `value`");
            (help, self.key(value.text.span).map(|span| Edit { span, text }))
        };
        let found = found.help(help);
        match edit {
            Some(edit) => {
                let title = format!("write `change: {points}`");
                found.fix(title, Applicability::Unsafe, vec![edit])
            }
            None => found,
        }
    }

    fn keep(
        &self,
        found: Diagnostic,
        value: &Measure,
        target: &MetricTarget,
        figure: &PhraseNumber,
    ) -> Diagnostic {
        let number = figure.written();
        if let Some(target_key) = self.key_of_list(target.span) {
            return self.keep_in_list(found, value, target_key, &number);
        }
        let whole = if target.span == value.text.span { "target" } else { "value" };
        let mut edits = vec![Edit { span: value.text.span, text: number.clone() }];
        if self.metric.direction.is_some() {
            return found.help(format!("write `{whole}: {number}` and `direction: keep`"));
        }
        edits.extend(self.beside(target.span, "direction: keep"));
        found
            .help(format!("write `{whole}: {number}`, and add `direction: keep` to the metric"))
            .fix(format!("write `{number}` and `direction: keep`"), Applicability::Unsafe, edits)
    }

    /// Suggests a number to keep as one of several targets.
    fn keep_in_list(
        &self,
        found: Diagnostic,
        value: &Measure,
        target_key: usize,
        number: &str,
    ) -> Diagnostic {
        let mut edits = vec![Edit { span: value.text.span, text: number.to_owned() }];
        if self.metric.direction.is_some() {
            return found.help(format!(
                "write `{number}` here, and change the metric's `direction` to `keep`"
            ));
        }
        let gap = if self.source.slice(self.metric.span).starts_with('{') {
            ", ".to_owned()
        } else {
            format!("{}{}", self.source.line_break(), " ".repeat(self.column()))
        };
        let at = Span::new(self.source.id(), target_key..target_key);
        edits.push(Edit { span: at, text: format!("direction: keep{gap}") });
        found.help(format!("write `{number}` here, and add `direction: keep` to the metric")).fix(
            format!("write `{number}` and `direction: keep`"),
            Applicability::Unsafe,
            edits,
        )
    }

    /// Returns the offset of the key `target` if the target at `span` is an entry of a list.
    fn key_of_list(&self, span: Span) -> Option<usize> {
        let start = self.metric.span.range().start;
        let before = self.source.text().get(start..span.range().start)?;
        let at = before.rfind("target:")?;
        let between = before.get(at..)?.strip_prefix("target:")?;
        let is_list = between.trim_start().starts_with(['[', '-']);
        is_list.then_some(start + at)
    }

    /// Returns the column of the metric's keys, counted from 0.
    fn column(&self) -> usize {
        self.source.position(self.metric.span.range().start).column.saturating_sub(1)
    }

    /// Returns the span of a value and its `value` key.
    fn key(&self, value: Span) -> Option<Span> {
        let before = self.source.text().get(..value.range().start)?;
        let head = before.trim_end().strip_suffix(':')?.strip_suffix("value")?;
        Some(Span::new(value.source, head.len()..value.range().end))
    }

    /// Returns an edit that adds a line to the metric, after the value at `span`.
    fn beside(&self, span: Span, entry: &str) -> Option<Edit> {
        let text = if self.source.slice(self.metric.span).starts_with('{') {
            format!(", {entry}")
        } else {
            format!("{}{}{entry}", self.source.line_break(), " ".repeat(self.column()))
        };
        Some(Edit { span: span.after(), text })
    }
}

/// Increases a number by a percentage, rounded to two decimal places.
fn share(number: Decimal, percent: Decimal) -> Option<Decimal> {
    let step = number.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?;
    Some(number.checked_add(step)?.round_dp(2))
}
