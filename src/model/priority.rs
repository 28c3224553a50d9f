//! Priorities and their theories of action.

use super::action::Action;
use super::entity::{Kind, Required, Target, entity};
use super::metric::Metric;
use super::slots::{Id, Keyed};
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// One priority: the "which will" of the theory of action.
    Priority = "priority" {
        /// The id that other years and reports use for this priority.
        id: Option<Spanned<Id>> = { required: Required::Always };
        /// The change sought; reads after "which will".
        priority: Option<Text> = { required: Required::Always };
        /// The ids of the needs that it addresses.
        needs: Vec<Spanned<Id>> = { kind: Kind::References(Target::Need) };
        /// The ids of the district's goals that it supports.
        goals: Vec<Spanned<Id>> = { kind: Kind::References(Target::Goal) };
        /// The groups of students that it is meant to serve.
        students: Vec<Text>;
        /// The person responsible.
        owner: Option<Text>;
        /// The reasoning from the actions to the change.
        theory_of_action: Option<TheoryOfAction>;
        /// The metrics that show whether the change happens.
        metrics: Vec<Metric>;
        /// The actions to take, in order.
        actions: Vec<Action> = { part: Some("priorities.actions") };
        /// Answers to the sections that the district's form adds to priorities.
        own: Vec<Keyed<Answer>>;
    }
}

entity! {
    /// The reasoning from a priority's actions to its change.
    TheoryOfAction = "theory of action" {
        /// The change in what people know and do.
        then: Vec<Text>;
        /// The words after "which will", only if that sentence must differ from the priority.
        which_will: Option<Text>;
        /// The evidence that the actions lead to the change.
        evidence: Option<Text> = { kind: Kind::Prose };
    }
}
