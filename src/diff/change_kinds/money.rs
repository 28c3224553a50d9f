//! Kinds of change to the budget and costs.

use super::SUBSTANTIVE;
use crate::diff::change_kind::change_kinds;

change_kinds! {
    /// The amount of the budget or of one of its sources changed.
    BUDGET_CHANGED = "budget-changed", SUBSTANTIVE, limited;
    /// A source was added to the budget.
    BUDGET_SOURCE_ADDED = "budget-source-added", SUBSTANTIVE, limited;
    /// A source was removed from the budget.
    BUDGET_SOURCE_REMOVED = "budget-source-removed", SUBSTANTIVE, limited;
    /// The cost of an action changed.
    COST_CHANGED = "cost-changed", SUBSTANTIVE, limited;
    /// A cost was added to an action.
    COST_ADDED = "cost-added", SUBSTANTIVE, limited;
    /// A cost was removed from an action.
    COST_REMOVED = "cost-removed", SUBSTANTIVE, limited;
    /// The fund of a cost or a budget source changed.
    FUND_CHANGED = "fund-changed", SUBSTANTIVE, limited;
}
