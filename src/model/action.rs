//! Actions, their costs and their reviews.

use super::choices::Status;
use super::date::PlanDate;
use super::entity::{Edge, Kind, Required, Target, entity};
use super::metric::Metric;
use super::money::Money;
use super::slots::{Id, Keyed};
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// One action, which completes "if we" in the theory of action.
    Action = "action" {
        /// The id that other years and reports use for this action.
        id: Option<Spanned<Id>> = { required: Required::Always };
        /// The step to take, worded to follow "If we".
        action: Option<Text> = { required: Required::Always };
        /// The words to print after "If we", if they should differ from the action.
        if_we: Option<Text> = { key: "if" };
        /// The change that this action alone should cause.
        then: Vec<Text>;
        /// The person responsible for the action.
        owner: Option<Text>;
        /// The date when the action starts.
        start: Option<Spanned<PlanDate>>;
        /// The date by which the action must be done.
        due: Option<Spanned<PlanDate>> = { kind: Kind::Date(Edge::Last) };
        /// The status of the action.
        status: Option<Spanned<Status>>;
        /// The cost of the action, and the fund that pays for it.
        cost: Vec<Cost> = { kind: Kind::OneOrMore(Cost::TABLE) };
        /// Reviews of the action's progress during the year.
        reviews: Vec<Review>;
        /// A note for readers.
        note: Option<Text> = { kind: Kind::Prose };
        /// The metrics that show whether the action was carried out and whether it works.
        metrics: Vec<Metric>;
        /// Answers to the sections that the district's form adds to actions.
        own: Vec<Keyed<Answer>>;
    }
}

entity! {
    /// The cost of an action.
    Cost = "cost", bare "amount" {
        /// The amount of money.
        amount: Option<Spanned<Money>> = { required: Required::Always };
        /// The id of the fund that pays, from the project file.
        fund: Option<Spanned<Id>> = { kind: Kind::Reference(Target::Fund) };
        /// The purpose of the money.
        purpose: Option<Text> = { key: "for" };
    }
}

entity! {
    /// One review of an action during the year.
    Review = "review" {
        /// The date of the review.
        date: Option<Spanned<PlanDate>> = { required: Required::Always };
        /// The action's status on that date.
        status: Option<Spanned<Status>>;
        /// The observations made in the review.
        note: Option<Text> = { kind: Kind::Prose };
    }
}
