//! What the department has chosen.

use super::action::Action;
use super::entity::{Kind, Required, Target, entity};
use super::metric::Metric;
use super::slots::{Id, Keyed};
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// One priority: the "which will" of the theory of action.
    Priority = "priority" {
        /// The name that other years and reports refer to it by.
        id: Option<Spanned<Id>> = { required: Required::Always };
        /// The change sought; reads after "which will".
        priority: Option<Text> = { required: Required::Always };
        /// The needs that it takes up, by their ids.
        needs: Vec<Spanned<Id>> = { kind: Kind::References(Target::Need) };
        /// The district's goals that it serves, by their ids.
        goals: Vec<Spanned<Id>> = { kind: Kind::References(Target::Goal) };
        /// The groups of students that it is to serve.
        students: Vec<Text>;
        /// Who sees to it.
        owner: Option<Text>;
        /// Why the actions should bring the change about.
        theory_of_action: Option<TheoryOfAction>;
        /// What shows whether the change comes about.
        metrics: Vec<Metric>;
        /// What will be done, in order.
        actions: Vec<Action> = { part: Some("priorities.actions") };
        /// Answers to what the district's form asks of priorities besides.
        own: Vec<Keyed<Answer>>;
    }
}

entity! {
    /// Why a priority's actions should bring its change about.
    TheoryOfAction = "theory of action" {
        /// The change in what people know and do.
        then: Vec<Text>;
        /// The words after "which will", only where that sentence must differ from the priority.
        which_will: Option<Text>;
        /// Why the one should follow from the other.
        evidence: Option<Text> = { kind: Kind::Prose };
    }
}
