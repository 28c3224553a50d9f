//! Actions, their costs and their reviews.

use super::change_class::{ChangeClass, Identity};
use super::choices::Status;
use super::date::PlanDate;
use super::entity::{FieldKind, MissingDay, ReferenceTarget, Requirement, entity};
use super::metric::Metric;
use super::money::Money;
use super::slots::{Id, KeyedValue};
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// One action, which completes "if we" in the theory of action.
    Action = "action" {
        /// The id that other years and reports use for this action.
        id: Option<Spanned<Id>> = { required: Requirement::Always, change: ChangeClass::Id, is_in_new: true };
        /// The step to take, worded to follow "If we".
        action: Option<Text> = { required: Requirement::Always, change: ChangeClass::Statement, is_main: true, is_in_new: true };
        /// The words to print after "If we", if they should differ from the action.
        if_we: Option<Text> = { key: "if", called: Some("“if we” sentence") };
        /// The change that this action alone should cause.
        then: Vec<Text> = { called: Some("“then”"), is_in_new: true };
        /// The person responsible for the action.
        owner: Option<Text> = { change: ChangeClass::Owner, is_name: true, is_in_new: true };
        /// The date when the action starts.
        start: Option<Spanned<PlanDate>> = { change: ChangeClass::Date, is_in_new: true };
        /// The date by which the action must be done.
        due: Option<Spanned<PlanDate>> = { kind: FieldKind::Date(MissingDay::Last), change: ChangeClass::Due, is_in_new: true };
        /// The status of the action.
        status: Option<Spanned<Status>> = { change: ChangeClass::Status, is_in_new: true };
        /// The cost of the action, and the fund that pays for it.
        cost: Vec<Cost> = { kind: FieldKind::OneOrMore(Cost::TABLE), is_in_new: true };
        /// Reviews of the action's progress during the year.
        reviews: Vec<Review>;
        /// A note for readers.
        note: Option<Text> = { kind: FieldKind::Prose };
        /// The metrics that show whether the action was carried out and whether it works.
        metrics: Vec<Metric> = { is_in_new: true };
        /// Answers to the sections that the district's form adds to actions.
        own: Vec<KeyedValue<Answer>>;
    }
}

entity! {
    /// The cost of an action.
    Cost = "cost", bare "amount" {
        /// The amount of money.
        amount: Option<Spanned<Money>> = { required: Requirement::Always, change: ChangeClass::Cost, is_main: true };
        /// The id of the fund that pays, from the project file.
        fund: Option<Spanned<Id>> = { kind: FieldKind::Reference(ReferenceTarget::Fund), change: ChangeClass::Fund, identity: Identity::Key };
        /// The purpose of the money.
        purpose: Option<Text> = { key: "for", identity: Identity::Key, called: Some("purpose of the money") };
    }
}

entity! {
    /// One review of an action during the year.
    Review = "review" {
        /// The date of the review.
        date: Option<Spanned<PlanDate>> = { required: Requirement::Always, change: ChangeClass::Review, identity: Identity::Key };
        /// The action's status on that date.
        status: Option<Spanned<Status>> = { change: ChangeClass::Review };
        /// The observations made in the review.
        note: Option<Text> = { kind: FieldKind::Prose, change: ChangeClass::Review };
    }
}
