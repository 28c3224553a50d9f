//! Changes of money.

use super::SUBSTANTIVE;
use crate::diff::kind::change_kinds;

change_kinds! {
    /// The budget, or a source of it, has another amount.
    BUDGET_CHANGED = "budget-changed", SUBSTANTIVE, limited;
    /// The budget has another source.
    BUDGET_SOURCE_ADDED = "budget-source-added", SUBSTANTIVE, limited;
    /// A source of the budget is gone.
    BUDGET_SOURCE_REMOVED = "budget-source-removed", SUBSTANTIVE, limited;
    /// An action costs more or less.
    COST_CHANGED = "cost-changed", SUBSTANTIVE, limited;
    /// An action has another cost.
    COST_ADDED = "cost-added", SUBSTANTIVE, limited;
    /// A cost of an action is gone.
    COST_REMOVED = "cost-removed", SUBSTANTIVE, limited;
    /// Another fund pays.
    FUND_CHANGED = "fund-changed", SUBSTANTIVE, limited;
}
