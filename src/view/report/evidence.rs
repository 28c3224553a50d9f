//! The look back, and the needs.

use serde::Serialize;

use super::part::{Fact, Labelled, Part, Table};

/// The look back at the year before.
#[derive(Debug, Clone, Serialize)]
pub struct Reflection<P> {
    /// The part itself.
    pub part: Part<P>,
    /// What is said and asked of the outcomes as a whole; print its introduction and prompt.
    pub outcomes_part: Part<P>,
    /// What was set out: heading and prompt; the outcomes' `intended` is the answer.
    pub intended: Part<P>,
    /// What came of it: heading and prompt; the outcomes' results and evidence are the answer.
    pub evidence: Part<P>,
    /// The outcomes, in order.
    pub outcomes: Vec<Outcome<P>>,
    /// Successes, challenges and learnings: heading and prompt.
    pub learnings: Part<P>,
    /// Those that are answered, each under its label.
    pub labelled: Vec<Labelled<P>>,
}

/// An outcome that last year's plan set out to reach.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome<P> {
    /// From 1.
    pub number: usize,
    /// What was set out.
    pub intended: P,
    /// Its result, and the priority that it continues.
    pub facts: Vec<Fact<P>>,
    /// How the result is known.
    pub evidence: Option<P>,
    /// The numbers.
    pub results: Option<Table<P>>,
}

/// This year's evidence, and the needs found in it.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsAssessment<P> {
    /// The part itself.
    pub part: Part<P>,
    /// The data that was looked at.
    pub data: Part<P>,
    /// Who was asked.
    pub engagement: Part<P>,
    /// What came out of it.
    pub findings: Part<P>,
    /// The needs.
    pub needs: Needs<P>,
}

/// The needs, with what is said around them.
#[derive(Debug, Clone, Serialize)]
pub struct Needs<P> {
    /// Heading and prompt.
    pub part: Part<P>,
    /// Said before the needs.
    pub intro: Option<P>,
    /// The needs, in order.
    pub items: Vec<Need<P>>,
    /// Said after the needs.
    pub note: Option<P>,
}

/// One need.
#[derive(Debug, Clone, Serialize)]
pub struct Need<P> {
    /// From 1.
    pub number: usize,
    /// The anchor, without `#`.
    pub anchor: String,
    /// What is needed.
    pub text: P,
    /// Whether it is set aside this cycle.
    pub set_aside: bool,
    /// Root cause, and why it is set aside.
    pub facts: Vec<Fact<P>>,
}
