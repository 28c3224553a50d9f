//! Priorities and their theories of action.

use super::action::Action;
use super::change_class::ChangeClass;
use super::entity::{FieldKind, ReferenceTarget, Requirement, entity};
use super::metric::Metric;
use super::slots::{Id, KeyedValue};
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// One priority, which completes "which will" in the theory of action.
    Priority = "priority" {
        /// The id that other years and reports use for this priority.
        id: Option<Spanned<Id>> = { required: Requirement::Always, change: ChangeClass::Id, is_in_new: true };
        /// The change to achieve, worded to follow "which will".
        priority: Option<Text> = { required: Requirement::Always, change: ChangeClass::Statement, is_main: true, is_in_new: true };
        /// The ids of the needs that the priority addresses.
        needs: Vec<Spanned<Id>> = { kind: FieldKind::References(ReferenceTarget::Need), change: ChangeClass::Alignment, is_in_new: true };
        /// The ids of the district's goals that the priority supports.
        goals: Vec<Spanned<Id>> = { kind: FieldKind::References(ReferenceTarget::Goal), change: ChangeClass::Alignment, is_in_new: true };
        /// The groups of students whom the priority should benefit.
        students: Vec<Text> = { change: ChangeClass::Students };
        /// The person responsible for the priority.
        owner: Option<Text> = { change: ChangeClass::Owner, is_name: true, is_in_new: true };
        /// The reasons why the actions should lead to the change.
        theory_of_action: Option<TheoryOfAction> = { is_in_new: true };
        /// The metrics that show whether the change happens.
        metrics: Vec<Metric> = { is_in_new: true };
        /// The actions to take, in order.
        actions: Vec<Action> = { part: Some("priorities.actions"), is_in_new: true };
        /// Answers to the sections that the district's form adds to priorities.
        own: Vec<KeyedValue<Answer>>;
    }
}

entity! {
    /// The reasons why a priority's actions should lead to the change.
    TheoryOfAction = "theory of action" {
        /// The ways in which the actions change what people know and do.
        then: Vec<Text> = { called: Some("“then”"), is_in_new: true };
        /// The words to print after "which will", if they should differ from the priority.
        which_will: Option<Text> = { called: Some("“which will” sentence") };
        /// The evidence that the actions lead to the change.
        evidence: Option<Text> = { kind: FieldKind::Prose, is_in_new: true };
    }
}
