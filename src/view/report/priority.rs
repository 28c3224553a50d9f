//! Priorities, actions and metrics.

use serde::Serialize;

use super::part::{Cell, Fact, Part, Table};

/// The theory of action and the priorities.
#[derive(Debug, Clone, Serialize)]
pub struct Priorities<P> {
    /// The part itself.
    pub part: Part<P>,
    /// The theory of action.
    pub theory: Theory<P>,
    /// What is asked of the actions; print its introduction and prompt before the first priority.
    pub actions_part: Part<P>,
    /// What is asked of outcome metrics, likewise; its heading stands over each priority's.
    pub metrics_part: Part<P>,
    /// What is asked of the metrics of actions, likewise; its heading stands over each action's.
    pub action_metrics_part: Part<P>,
    /// The priorities, in order.
    pub items: Vec<Priority<P>>,
}

/// The theory of action.
#[derive(Debug, Clone, Serialize)]
pub struct Theory<P> {
    /// Heading and prompt.
    pub part: Part<P>,
    /// A row a priority.
    pub rows: Vec<TheoryRow<P>>,
}

/// If we … and …, then … and …, which will ….
#[derive(Debug, Clone, Serialize)]
pub struct TheoryRow<P> {
    /// The priority's number.
    pub number: usize,
    /// The priority's anchor.
    pub anchor: String,
    /// The priority's label: `Priority 1`.
    pub label: String,
    /// The actions.
    pub ifs: Vec<P>,
    /// The changes in what people know and do.
    pub thens: Vec<P>,
    /// The change sought.
    pub which_will: Option<P>,
    /// Why the one should follow from the other.
    pub evidence: Option<P>,
}

/// One priority.
#[derive(Debug, Clone, Serialize)]
pub struct Priority<P> {
    /// From 1.
    pub number: usize,
    /// The id in the plan.
    pub id: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// Its label: `Priority 1`.
    pub label: String,
    /// The change sought.
    pub text: P,
    /// The needs and goals that it serves, students, owner.
    pub facts: Vec<Fact<P>>,
    /// Outcome metrics.
    pub metrics: Vec<Metric<P>>,
    /// Its actions, in order.
    pub actions: Vec<Action<P>>,
    /// Sections that the district's form asks of priorities.
    pub own: Own<P>,
}

/// One action.
#[derive(Debug, Clone, Serialize)]
pub struct Action<P> {
    /// From 1 in each priority.
    pub number: usize,
    /// The id in the plan.
    pub id: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// Its label: `Action 1`.
    pub label: String,
    /// What will be done.
    pub text: P,
    /// Whether it was given up.
    pub dropped: bool,
    /// What this action alone is to change.
    pub thens: Vec<P>,
    /// Owner, start, due, status, total cost.
    pub facts: Vec<Fact<P>>,
    /// What it costs.
    pub costs: Option<Table<P>>,
    /// What a reader should know about it.
    pub note: Option<P>,
    /// The year's looks at it, in order.
    pub reviews: Vec<Review<P>>,
    /// Its metrics, in order.
    pub metrics: Vec<Metric<P>>,
    /// Sections that the district's form asks of actions.
    pub own: Own<P>,
}

/// Sections that the district's form asks of a priority or an action, by where they stand.
#[derive(Debug, Clone, Serialize)]
pub struct Own<P> {
    /// After its details.
    pub details: Vec<Part<P>>,
    /// After its own metrics.
    pub metrics: Vec<Part<P>>,
    /// At its end; for a priority, after its actions.
    pub end: Vec<Part<P>>,
}

/// One look at an action during the year.
#[derive(Debug, Clone, Serialize)]
pub struct Review<P> {
    /// When.
    pub date: Option<Cell<P>>,
    /// How the action stood.
    pub status: Option<Cell<P>>,
    /// What was seen, as prose.
    pub note: Option<P>,
}

/// One metric.
#[derive(Debug, Clone, Serialize)]
pub struct Metric<P> {
    /// `a`, `b`, … `z`, `aa`, in each priority or action.
    pub letter: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// What is measured.
    pub text: P,
    /// Unit, students, baseline, target, direction, cadence, source, owner.
    pub facts: Vec<Fact<P>>,
    /// Milestones, where there is more than one target.
    pub milestones: Option<Table<P>>,
    /// The year's readings.
    pub readings: Option<Table<P>>,
}
