//! The department's money.

use super::entity::{Kind, Target, entity};
use super::money::Money;
use super::slots::Id;
use crate::source::{Spanned, Text};

entity! {
    /// What the department has to spend, and where it comes from.
    Budget = "budget", bare "total" {
        /// All of it; may be left out where the sources say it.
        total: Option<Spanned<Money>>;
        /// Where it comes from.
        sources: Vec<BudgetSource>;
        /// What a reader should know about it.
        note: Option<Text> = { kind: Kind::Prose };
    }
}

entity! {
    /// One source of the budget.
    BudgetSource = "budget source" {
        /// The fund, by its id in the project.
        fund: Option<Spanned<Id>> = { kind: Kind::Reference(Target::Fund) };
        /// How much of it.
        amount: Option<Spanned<Money>>;
        /// What it is for.
        purpose: Option<Text> = { key: "for" };
    }
}
