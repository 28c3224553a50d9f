//! A look back at last year.

use super::choices;
use super::date::PlanDate;
use super::entity::{Kind, Required, Target, entity};
use super::metric::Measure;
use super::slots::Id;
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// The results of last year's plan.
    Reflection = "reflection" {
        /// The intended outcomes and their results.
        outcomes: Vec<Outcome> = { part: Some("reflection.outcomes") };
        /// The successes of last year.
        successes: Option<Answer> = { part: Some("reflection.learnings") };
        /// The challenges of last year.
        challenges: Option<Answer> = { part: Some("reflection.learnings") };
        /// The lessons from last year.
        learnings: Option<Answer> = { part: Some("reflection.learnings") };
    }
}

entity! {
    /// One outcome that last year's plan intended.
    Outcome = "outcome", bare "intended" {
        /// The intended outcome.
        intended: Option<Text> = { required: Required::Always, part: Some("reflection.outcomes.intended") };
        /// The id of the priority in last year's plan that it continues.
        continues: Option<Spanned<Id>> = { kind: Kind::Reference(Target::PriorPriority) };
        /// The result.
        result: Option<Spanned<choices::Outcome>>;
        /// The evidence for the result.
        evidence: Option<Text> = { kind: Kind::Prose, part: Some("reflection.outcomes.evidence") };
        /// The numbers behind the result, if there are any.
        results: Vec<ResultNumber>;
    }
}

entity! {
    /// One number from last year.
    ResultNumber = "result" {
        /// The thing that was measured.
        metric: Option<Text> = { required: Required::Always };
        /// The target value.
        target: Option<Measure>;
        /// The actual value.
        actual: Option<Measure>;
        /// The date of the value.
        date: Option<Spanned<PlanDate>>;
    }
}
