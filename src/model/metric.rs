//! What is measured.

use rust_decimal::Decimal;

use super::choices::{Cadence, Direction, Stage};
use super::date::PlanDate;
use super::entity::{Edge, Kind, Required, entity};
use super::money::Money;
use super::slots::Id;
use crate::source::{Spanned, Text};

/// The units that every project has; a project adds its own.
pub const UNITS: &[&str] =
    &["percent", "percentage-points", "count", "days", "hours", "dollars", "score", "rate", "text"];

/// A measured value: its number where it has one, and its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The characters as written.
    pub text: Text,
    /// The number; `None` for text, which stands only where the metric's unit is text.
    pub number: Option<Decimal>,
    /// Whether a `%` follows the number.
    pub percent: bool,
}

impl Measure {
    /// Reads `62`, `-3.5`, `85%`; anything else is a text without a number.
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
    /// Something that shows whether the plan works.
    Metric = "metric", bare "metric" {
        /// The name that other years and reports refer to it by; required once it has readings.
        id: Option<Spanned<Id>> = { required: Required::From(Stage::Review) };
        /// What is measured.
        metric: Option<Text> = { required: Required::Always };
        /// What it is measured in: `percent`, `count`, `days`, … or a word of the project's `units`.
        unit: Option<Text>;
        /// The groups of students that it is measured for.
        students: Vec<Text>;
        /// Where it stands at the start.
        baseline: Option<Baseline>;
        /// Where it is to be; several are milestones, the last of which is the target.
        target: Vec<MetricTarget> = { kind: Kind::OneOrMore(MetricTarget::TABLE) };
        /// Which way it is to move; follows from baseline and target where both are given.
        direction: Option<Spanned<Direction>>;
        /// How often it is read.
        cadence: Option<Spanned<Cadence>>;
        /// Where the number comes from.
        source: Option<Text>;
        /// Who reads it.
        owner: Option<Text>;
        /// The year's monitoring; a change to these alone is progress, not a revision.
        readings: Vec<Reading>;
    }
}

entity! {
    /// Where a metric starts.
    Baseline = "baseline", bare "value" {
        /// The value.
        value: Option<Measure> = { required: Required::Always };
        /// When it was read.
        date: Option<Spanned<PlanDate>>;
        /// What a reader should know about it.
        note: Option<Text>;
    }
}

entity! {
    /// Where a metric is to be.
    MetricTarget = "target", bare "value" {
        /// The value to reach.
        value: Option<Measure>;
        /// How far from the baseline, instead of a value; in points for a percentage.
        change: Option<Measure>;
        /// By when; without it, by the end of the year.
        by: Option<Spanned<PlanDate>> = { kind: Kind::Date(Edge::Last) };
    }
}

entity! {
    /// One reading of a metric during the year.
    Reading = "reading" {
        /// When.
        date: Option<Spanned<PlanDate>> = { required: Required::Always };
        /// What it was.
        value: Option<Measure> = { required: Required::Always };
        /// What a reader should know about it.
        note: Option<Text>;
    }
}
