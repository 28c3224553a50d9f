//! Metrics: baselines, targets and readings.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::change_class::{ChangeClass, Identity};
use super::choices::{Cadence, Direction, Stage};
use super::date::PlanDate;
use super::entity::{FieldKind, MissingDay, Requirement, entity};
use super::money::Money;
use super::slots::Id;
use crate::source::{Spanned, Text};

/// The built-in units. A project can add others.
pub const UNITS: &[&str] =
    &["percent", "percentage-points", "count", "days", "hours", "dollars", "score", "rate", "text"];

/// Returns the built-in unit that a sign or another name means: `percent` for `%`.
#[must_use]
pub fn unit_of(written: &str) -> Option<&'static str> {
    Some(match &*written.trim().to_lowercase() {
        "%" | "percentage" | "percentages" | "pct" | "per cent" | "porcentaje" | "por ciento" => {
            "percent"
        }
        "pp" | "% points" | "percentage points" | "percentage point" | "puntos porcentuales" => {
            "percentage-points"
        }
        "#" | "number" | "no." | "total" | "n" | "número" | "cantidad" | "conteo" => "count",
        "$" | "usd" | "us$" | "dollar" | "dólares" | "dolares" => "dollars",
        "day" | "día" | "días" | "dias" => "days",
        "hour" | "hrs" | "hora" | "horas" => "hours",
        "words" | "texto" => "text",
        _ => return None,
    })
}

/// A measured value: its text, and its number if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The text as written.
    pub text: Text,
    /// The number; `None` for text, which is valid only if the metric's unit is `text`.
    pub number: Option<Decimal>,
    /// `true` if a `%` follows the number.
    pub percent: bool,
}

impl Measure {
    /// Parses `62`, `-3.5` or `85%`. Other text has no number.
    #[must_use]
    pub fn read(text: Text) -> Measure {
        let written = text.trimmed();
        let digits = written.strip_suffix('%').map_or(written, str::trim_end);
        let number = Money::read(digits).map(|money| money.0);
        let percent = number.is_some() && digits.len() < written.len();
        Measure { number, percent, text }
    }
}

entity! {
    /// A measurement that shows whether the plan works.
    Metric = "metric", bare "metric" {
        /// The id that other years and reports use for this metric.
        id: Option<Spanned<Id>> = { required: Requirement::From(Stage::Review), change: ChangeClass::Id, is_in_new: true };
        /// A description of what is measured.
        metric: Option<Text> = { required: Requirement::Always, change: ChangeClass::Statement, is_main: true, is_in_new: true };
        /// The unit: `percent`, `count`, `days`, … or one of the project's `units`.
        unit: Option<Text> = { change: ChangeClass::Unit, is_name: true, is_in_new: true };
        /// The groups of students for whom the metric is measured.
        students: Vec<Text> = { change: ChangeClass::Students };
        /// The starting value.
        baseline: Option<Baseline> = { is_in_new: true };
        /// The value to reach. In a list, the last entry is the target, and the others are
        /// milestones.
        target: Vec<MetricTarget> = { kind: FieldKind::OneOrMore(MetricTarget::TABLE), is_in_new: true };
        /// The direction of improvement; the default is the direction from the baseline to the
        /// target.
        direction: Option<Spanned<Direction>> = { change: ChangeClass::Direction };
        /// The frequency of the readings.
        cadence: Option<Spanned<Cadence>> = { change: ChangeClass::Monitoring, is_in_new: true };
        /// The source of the numbers.
        source: Option<Text> = { change: ChangeClass::Monitoring, is_in_new: true };
        /// The person who records the values.
        owner: Option<Text> = { change: ChangeClass::Owner, is_name: true, is_in_new: true };
        /// The values recorded during the year. Changes to readings count as progress, not as
        /// revisions of the plan.
        readings: Vec<Reading>;
    }
}

impl Metric {
    /// Returns the number in the baseline.
    #[must_use]
    pub fn baseline_number(&self) -> Option<Decimal> {
        self.baseline.as_ref()?.value.as_ref()?.number
    }

    /// Returns the desired direction: `direction`, or else the direction from the baseline to the
    /// last target.
    #[must_use]
    pub fn desired_direction(&self) -> Option<Direction> {
        if let Some(direction) = self.direction {
            return Some(direction.value);
        }
        let from = self.baseline_number()?;
        let to = self.target.last()?.number(Some(from))?;
        Some(match to.cmp(&from) {
            Ordering::Less => Direction::Down,
            Ordering::Equal => Direction::Keep,
            Ordering::Greater => Direction::Up,
        })
    }
}

impl MetricTarget {
    /// Returns the number to reach: `value`, or else the baseline plus `change`.
    #[must_use]
    pub fn number(&self, baseline: Option<Decimal>) -> Option<Decimal> {
        match (&self.value, &self.change) {
            (Some(value), _) => value.number,
            (None, change) => baseline?.checked_add(change.as_ref()?.number?),
        }
    }
}

entity! {
    /// The starting value of a metric.
    Baseline = "baseline", bare "value" {
        /// The measured value.
        value: Option<Measure> = { required: Requirement::Always, change: ChangeClass::Baseline };
        /// The date of the measurement.
        date: Option<Spanned<PlanDate>> = { change: ChangeClass::Baseline };
        /// A note for readers.
        note: Option<Text>;
    }
}

entity! {
    /// The value that a metric should reach.
    MetricTarget = "target", bare "value" {
        /// The value to reach.
        value: Option<Measure>;
        /// The change from the baseline, instead of `value`. For a percentage, in percentage
        /// points.
        change: Option<Measure>;
        /// The date by which to reach the value; the default is the last day of the school year.
        by: Option<Spanned<PlanDate>> = { kind: FieldKind::Date(MissingDay::Last), identity: Identity::Key, called: Some("due") };
    }
}

entity! {
    /// One value recorded during the year.
    Reading = "reading" {
        /// The date of the measurement.
        date: Option<Spanned<PlanDate>> = { required: Requirement::Always, change: ChangeClass::Reading, identity: Identity::Key };
        /// The measured value.
        value: Option<Measure> = { required: Requirement::Always, change: ChangeClass::Reading, is_main: true };
        /// A note for readers.
        note: Option<Text> = { change: ChangeClass::Reading };
    }
}
