//! The reflection and the needs assessment.

use serde::Serialize;

use super::part::{Fact, Labelled, Part, Table};

/// The reflection on last year.
#[derive(Debug, Clone, Serialize)]
pub struct Reflection<P> {
    /// The section itself.
    pub part: Part<P>,
    /// Introduction and prompt for the outcomes as a whole; print both.
    pub outcomes_part: Part<P>,
    /// The intended outcomes: heading and prompt. The outcomes' `intended` is the answer.
    pub intended: Part<P>,
    /// The evidence: heading and prompt. The outcomes' results and evidence are the answer.
    pub evidence: Part<P>,
    /// The outcomes, in order.
    pub outcomes: Vec<Outcome<P>>,
    /// Successes, challenges and learnings: heading and prompt.
    pub learnings: Part<P>,
    /// The answers, each with its label.
    pub labelled: Vec<Labelled<P>>,
}

/// An intended outcome from last year's plan.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome<P> {
    /// The number, from 1.
    pub number: usize,
    /// The intended outcome.
    pub intended: P,
    /// Its result, and the priority that it continues.
    pub facts: Vec<Fact<P>>,
    /// The evidence for the result.
    pub evidence: Option<P>,
    /// The measured results.
    pub results: Option<Table<P>>,
}

/// The needs assessment: this year's evidence and the needs found in it.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsAssessment<P> {
    /// The section itself.
    pub part: Part<P>,
    /// The data.
    pub data: Part<P>,
    /// The people whom the department asked.
    pub engagement: Part<P>,
    /// The findings.
    pub findings: Part<P>,
    /// The needs.
    pub needs: Needs<P>,
}

/// The needs, with the text around them.
#[derive(Debug, Clone, Serialize)]
pub struct Needs<P> {
    /// Heading and prompt.
    pub part: Part<P>,
    /// The text before the needs.
    pub intro: Option<P>,
    /// The needs, in order.
    pub items: Vec<Need<P>>,
    /// The text after the needs.
    pub note: Option<P>,
}

/// One need.
#[derive(Debug, Clone, Serialize)]
pub struct Need<P> {
    /// The number, from 1.
    pub number: usize,
    /// The anchor, without `#`.
    pub anchor: String,
    /// The need.
    pub text: P,
    /// `true` if it is set aside this cycle.
    pub set_aside: bool,
    /// Its root cause, and the reason if it is set aside.
    pub facts: Vec<Fact<P>>,
}
