//! The reflection on last year's plan.

use super::change_class::{ChangeClass, Identity};
use super::choices;
use super::date::PlanDate;
use super::entity::{FieldKind, ReferenceTarget, Requirement, entity};
use super::metric::Measure;
use super::slots::Id;
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// The results of last year's plan, and what the department learned.
    Reflection = "reflection" {
        /// The intended outcomes and their results.
        outcomes: Vec<Outcome> = { part: Some("reflection.outcomes") };
        /// Last year's successes.
        successes: Option<Answer> = { part: Some("reflection.learnings") };
        /// Last year's challenges.
        challenges: Option<Answer> = { part: Some("reflection.learnings") };
        /// The lessons that the department learned last year.
        learnings: Option<Answer> = { part: Some("reflection.learnings") };
    }
}

entity! {
    /// One outcome that last year's plan intended.
    Outcome = "outcome", bare "intended" {
        /// The intended outcome.
        intended: Option<Text> = { required: Requirement::Always, part: Some("reflection.outcomes.intended"), is_main: true, is_in_new: true };
        /// The id of the priority in last year's plan that the outcome comes from.
        continues: Option<Spanned<Id>> = { kind: FieldKind::Reference(ReferenceTarget::PriorPriority), change: ChangeClass::Alignment, identity: Identity::Hint };
        /// The result of the outcome.
        result: Option<Spanned<choices::Outcome>> = { change: ChangeClass::Result, is_in_new: true };
        /// The evidence for the result.
        evidence: Option<Text> = { kind: FieldKind::Prose, part: Some("reflection.outcomes.evidence"), is_in_new: true };
        /// The numbers that support the result, if there are any.
        results: Vec<ResultNumber>;
    }
}

entity! {
    /// A measured value from last year.
    ResultNumber = "result" {
        /// A description of what was measured.
        metric: Option<Text> = { required: Requirement::Always, identity: Identity::Hint, is_main: true };
        /// The target value.
        target: Option<Measure> = { change: ChangeClass::Result };
        /// The actual value.
        actual: Option<Measure> = { change: ChangeClass::Result };
        /// The date of the measurement.
        date: Option<Spanned<PlanDate>> = { change: ChangeClass::Date };
    }
}
