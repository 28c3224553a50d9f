//! Priorities, actions and metrics.

use serde::Serialize;

use super::part::{DisplayValue, Fact, Part, Table};

/// The theory of action and the priorities.
#[derive(Debug, Clone, Serialize)]
pub struct Priorities<P> {
    /// The heading, introduction and prompt of the section.
    pub part: Part<P>,
    /// The theory of action.
    pub theory: Theory<P>,
    /// The introduction and prompt for actions; print both before the first priority.
    pub actions_part: Part<P>,
    /// The introduction and prompt for outcome metrics. Print the heading above the metrics of each
    /// priority.
    pub metrics_part: Part<P>,
    /// The introduction and prompt for metrics of actions. Print the heading above the metrics of
    /// each action.
    pub action_metrics_part: Part<P>,
    /// The priorities, in order.
    pub items: Vec<Priority<P>>,
}

/// The theory of action.
#[derive(Debug, Clone, Serialize)]
pub struct Theory<P> {
    /// The heading and prompt.
    pub part: Part<P>,
    /// One row for each priority.
    pub rows: Vec<TheoryRow<P>>,
}

/// The theory of action of one priority: if we …, then …, which will ….
#[derive(Debug, Clone, Serialize)]
pub struct TheoryRow<P> {
    /// The priority's number.
    pub number: usize,
    /// The priority's anchor.
    pub anchor: String,
    /// The priority's label: `Priority 1`.
    pub label: String,
    /// The language of the label, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_language: Option<String>,
    /// The actions.
    pub ifs: Vec<P>,
    /// The changes in what people know and do.
    pub thens: Vec<P>,
    /// The intended change.
    pub which_will: Option<P>,
    /// The evidence that the actions lead to the changes.
    pub evidence: Option<P>,
}

/// One priority.
#[derive(Debug, Clone, Serialize)]
pub struct Priority<P> {
    /// The number, from 1.
    pub number: usize,
    /// The id in the plan.
    pub id: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// The label: `Priority 1`.
    pub label: String,
    /// The language of the label, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_language: Option<String>,
    /// The intended change.
    pub text: P,
    /// The needs, goals, students and owner.
    pub facts: Vec<Fact<P>>,
    /// The outcome metrics.
    pub metrics: Vec<Metric<P>>,
    /// The actions, in order.
    pub actions: Vec<Action<P>>,
    /// The district's own sections of the priority.
    pub own: CustomSections<P>,
}

/// One action.
#[derive(Debug, Clone, Serialize)]
pub struct Action<P> {
    /// The number in its priority, from 1.
    pub number: usize,
    /// The id in the plan.
    pub id: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// The label: `Action 1`.
    pub label: String,
    /// The language of the label, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_language: Option<String>,
    /// The text of the action.
    pub text: P,
    /// `true` if the action was dropped.
    pub dropped: bool,
    /// The changes expected from this action alone.
    pub thens: Vec<P>,
    /// The owner, start, due date, status and total cost.
    pub facts: Vec<Fact<P>>,
    /// The costs.
    pub costs: Option<Table<P>>,
    /// A note for readers.
    pub note: Option<P>,
    /// The reviews of the year, in order.
    pub reviews: Vec<Review<P>>,
    /// The metrics, in order.
    pub metrics: Vec<Metric<P>>,
    /// The district's own sections of the action.
    pub own: CustomSections<P>,
}

/// The district's own sections of a priority or an action, by position.
#[derive(Debug, Clone, Serialize)]
pub struct CustomSections<P> {
    /// The sections after the details.
    pub details: Vec<Part<P>>,
    /// The sections after the metrics.
    pub metrics: Vec<Part<P>>,
    /// The sections at the end; for a priority, after its actions.
    pub end: Vec<Part<P>>,
}

/// A review of an action during the year.
#[derive(Debug, Clone, Serialize)]
pub struct Review<P> {
    /// The date.
    pub date: Option<DisplayValue<P>>,
    /// The status of the action.
    pub status: Option<DisplayValue<P>>,
    /// The observations, as prose.
    pub note: Option<P>,
}

/// One metric.
#[derive(Debug, Clone, Serialize)]
pub struct Metric<P> {
    /// The metric's letter in its priority or action: `a`, `b`, … `z`, `aa`.
    pub letter: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// The name of the metric.
    pub text: P,
    /// The unit, students, baseline, target, direction, cadence, source and owner.
    pub facts: Vec<Fact<P>>,
    /// The milestones, if there is more than one target.
    pub milestones: Option<Table<P>>,
    /// The year's readings.
    pub readings: Option<Table<P>>,
}
