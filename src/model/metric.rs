//! Metrics: baselines, targets and readings.

use rust_decimal::Decimal;

use super::choices::{Cadence, Direction, Stage};
use super::date::PlanDate;
use super::entity::{Edge, Kind, Required, entity};
use super::money::Money;
use super::slots::Id;
use crate::source::{Spanned, Text};

/// The units that every project has. A project can add its own.
pub const UNITS: &[&str] =
    &["percent", "percentage-points", "count", "days", "hours", "dollars", "score", "rate", "text"];

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
    /// Parses `62`, `-3.5` or `85%`. Anything else is a text without a number.
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
        /// The id that other years and reports use for this metric; required from review on.
        id: Option<Spanned<Id>> = { required: Required::From(Stage::Review) };
        /// The thing that is measured.
        metric: Option<Text> = { required: Required::Always };
        /// Its unit: `percent`, `count`, `days`, … or one of the project's `units`.
        unit: Option<Text>;
        /// The groups of students that it is measured for.
        students: Vec<Text>;
        /// Its value at the start.
        baseline: Option<Baseline>;
        /// The value to reach. If there are several, the last is the target and the others are
        /// milestones.
        target: Vec<MetricTarget> = { kind: Kind::OneOrMore(MetricTarget::TABLE) };
        /// The direction of improvement. By default, it follows from baseline and target.
        direction: Option<Spanned<Direction>>;
        /// The frequency of the readings.
        cadence: Option<Spanned<Cadence>>;
        /// The source of the numbers.
        source: Option<Text>;
        /// The person who records the values.
        owner: Option<Text>;
        /// The values recorded during the year. A change to these alone is progress, not a
        /// revision.
        readings: Vec<Reading>;
    }
}

entity! {
    /// The value of a metric at the start.
    Baseline = "baseline", bare "value" {
        /// The value.
        value: Option<Measure> = { required: Required::Always };
        /// The date of the value.
        date: Option<Spanned<PlanDate>>;
        /// A note for readers.
        note: Option<Text>;
    }
}

entity! {
    /// The value that a metric should reach.
    MetricTarget = "target", bare "value" {
        /// The value to reach.
        value: Option<Measure>;
        /// The change from the baseline, instead of a value; in points for a percentage.
        change: Option<Measure>;
        /// The date to reach it by; the default is the end of the year.
        by: Option<Spanned<PlanDate>> = { kind: Kind::Date(Edge::Last) };
    }
}

entity! {
    /// One value recorded during the year.
    Reading = "reading" {
        /// The date of the value.
        date: Option<Spanned<PlanDate>> = { required: Required::Always };
        /// The value.
        value: Option<Measure> = { required: Required::Always };
        /// A note for readers.
        note: Option<Text>;
    }
}
