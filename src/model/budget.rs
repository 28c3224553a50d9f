//! The department's money.

use super::entity::{Kind, Target, entity};
use super::money::Money;
use super::slots::Id;
use crate::source::{Spanned, Text};

entity! {
    /// The money that the department has to spend, and its sources.
    Budget = "budget", bare "total" {
        /// The total; optional if the sources have amounts.
        total: Option<Spanned<Money>>;
        /// The sources of the money.
        sources: Vec<BudgetSource>;
        /// A note for readers.
        note: Option<Text> = { kind: Kind::Prose };
    }
}

entity! {
    /// One source of the budget.
    BudgetSource = "budget source" {
        /// The fund, by its id in the project.
        fund: Option<Spanned<Id>> = { kind: Kind::Reference(Target::Fund) };
        /// The amount from it.
        amount: Option<Spanned<Money>>;
        /// The purpose of the money.
        purpose: Option<Text> = { key: "for" };
    }
}
