//! What the department will do.

use super::choices::Status;
use super::date::PlanDate;
use super::entity::{Edge, Kind, Required, Target, entity};
use super::metric::Metric;
use super::money::Money;
use super::slots::{Id, Keyed};
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// One action: an "if we" of the theory of action.
    Action = "action" {
        /// The name that other years and reports refer to it by.
        id: Option<Spanned<Id>> = { required: Required::Always };
        /// What will be done; reads after "If we".
        action: Option<Text> = { required: Required::Always };
        /// The words after "If we", only where that sentence must differ from the action.
        if_we: Option<Text> = { key: "if" };
        /// What this action alone is to change.
        then: Vec<Text>;
        /// Who sees to it.
        owner: Option<Text>;
        /// From when.
        start: Option<Spanned<PlanDate>>;
        /// By when.
        due: Option<Spanned<PlanDate>> = { kind: Kind::Date(Edge::Last) };
        /// How it stands.
        status: Option<Spanned<Status>>;
        /// What it costs, and from which fund.
        cost: Vec<Cost> = { kind: Kind::OneOrMore(Cost::TABLE) };
        /// The year's looks at it.
        reviews: Vec<Review>;
        /// What a reader should know about it.
        note: Option<Text> = { kind: Kind::Prose };
        /// What shows whether it is done and whether it works.
        metrics: Vec<Metric>;
        /// Answers to what the district's form asks of actions besides.
        own: Vec<Keyed<Answer>>;
    }
}

entity! {
    /// What an action costs.
    Cost = "cost", bare "amount" {
        /// How much.
        amount: Option<Spanned<Money>> = { required: Required::Always };
        /// The fund that pays, by its id in the project.
        fund: Option<Spanned<Id>> = { kind: Kind::Reference(Target::Fund) };
        /// What it pays for.
        purpose: Option<Text> = { key: "for" };
    }
}

entity! {
    /// One look at an action during the year.
    Review = "review" {
        /// When.
        date: Option<Spanned<PlanDate>> = { required: Required::Always };
        /// How the action stood.
        status: Option<Spanned<Status>>;
        /// What was seen.
        note: Option<Text> = { kind: Kind::Prose };
    }
}
