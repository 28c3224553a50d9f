//! The look back at the year before.

use super::choices;
use super::date::PlanDate;
use super::entity::{Kind, Required, Target, entity};
use super::metric::Measure;
use super::slots::Id;
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// What became of last year's plan.
    Reflection = "reflection" {
        /// What was set out, and what came of it.
        outcomes: Vec<Outcome> = { part: Some("reflection.outcomes") };
        /// What went well.
        successes: Option<Answer> = { part: Some("reflection.learnings") };
        /// What was hard.
        challenges: Option<Answer> = { part: Some("reflection.learnings") };
        /// What the department takes from it.
        learnings: Option<Answer> = { part: Some("reflection.learnings") };
    }
}

entity! {
    /// One outcome that last year's plan set out to reach.
    Outcome = "outcome", bare "intended" {
        /// What was set out.
        intended: Option<Text> = { required: Required::Always, part: Some("reflection.outcomes.intended") };
        /// The id of the priority of last year's plan that it was.
        continues: Option<Spanned<Id>> = { kind: Kind::Reference(Target::PriorPriority) };
        /// Whether it was reached.
        result: Option<Spanned<choices::Outcome>>;
        /// How that is known.
        evidence: Option<Text> = { kind: Kind::Prose, part: Some("reflection.outcomes.evidence") };
        /// The numbers, where there are any.
        results: Vec<ResultNumber>;
    }
}

entity! {
    /// One number that last year came to.
    ResultNumber = "result" {
        /// What was measured.
        metric: Option<Text> = { required: Required::Always };
        /// What it was to be.
        target: Option<Measure>;
        /// What it was.
        actual: Option<Measure>;
        /// When it was read.
        date: Option<Spanned<PlanDate>>;
    }
}
