//! A department's budget.

use super::change_class::{ChangeClass, Identity};
use super::entity::{FieldKind, ReferenceTarget, entity};
use super::money::Money;
use super::slots::Id;
use crate::source::{Spanned, Text};

entity! {
    /// The money available to the department, and where the money comes from.
    Budget = "budget", bare "total" {
        /// The total; optional if the sources have amounts.
        total: Option<Spanned<Money>> = { change: ChangeClass::Budget };
        /// The sources of the money.
        sources: Vec<BudgetSource>;
        /// A note for readers.
        note: Option<Text> = { kind: FieldKind::Prose };
    }
}

entity! {
    /// A source of money in the budget.
    BudgetSource = "budget source" {
        /// The id of the fund, from the project file.
        fund: Option<Spanned<Id>> = { kind: FieldKind::Reference(ReferenceTarget::Fund), change: ChangeClass::Fund, identity: Identity::Key, is_in_new: true };
        /// The amount from this source.
        amount: Option<Spanned<Money>> = { change: ChangeClass::Budget, is_main: true, is_in_new: true };
        /// The purpose of the money.
        purpose: Option<Text> = { key: "for", identity: Identity::Key, called: Some("purpose of the money"), is_in_new: true };
    }
}
