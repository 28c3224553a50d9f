//! The reflection and the needs assessment.

use serde::Serialize;

use super::part::{Fact, LabeledAnswer, Part, Table};

/// The reflection on last year.
#[derive(Debug, Clone, Serialize)]
pub struct Reflection<P> {
    /// The heading, introduction and prompt of the section.
    pub part: Part<P>,
    /// The introduction and prompt for all outcomes; print both.
    pub outcomes_part: Part<P>,
    /// The heading and prompt of the intended outcomes. The answers are in `intended` of each
    /// outcome.
    pub intended: Part<P>,
    /// The heading and prompt of the evidence. The answers are in `results` and `evidence` of each
    /// outcome.
    pub evidence: Part<P>,
    /// The outcomes, in order.
    pub outcomes: Vec<Outcome<P>>,
    /// The heading and prompt of successes, challenges and learnings.
    pub learnings: Part<P>,
    /// The answers, each with its label.
    pub labeled: Vec<LabeledAnswer<P>>,
}

/// An intended outcome from last year's plan.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome<P> {
    /// The number, from 1.
    pub number: usize,
    /// The intended outcome.
    pub intended: P,
    /// The result, and the priority in last year's plan that the outcome continues.
    pub facts: Vec<Fact<P>>,
    /// The evidence for the result.
    pub evidence: Option<P>,
    /// The measured results.
    pub results: Option<Table<P>>,
}

/// The needs assessment: this year's evidence and the needs that it reveals.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsAssessment<P> {
    /// The heading, introduction and prompt of the section.
    pub part: Part<P>,
    /// The data.
    pub data: Part<P>,
    /// The engagement: the groups that the department asked.
    pub engagement: Part<P>,
    /// The findings.
    pub findings: Part<P>,
    /// The needs.
    pub needs: Needs<P>,
}

/// The needs, with the text around them.
#[derive(Debug, Clone, Serialize)]
pub struct Needs<P> {
    /// The heading and prompt.
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
    /// `true` if the plan sets this need aside for this cycle.
    pub set_aside: bool,
    /// The root cause, and the reason if the need is set aside.
    pub facts: Vec<Fact<P>>,
}
