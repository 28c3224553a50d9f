//! The share of an amount that a change affects.

use rust_decimal::Decimal;

use super::entry_tree::{EntryIndex, EntryTree};
use super::field_value::FieldValue;
use crate::model::{FieldKind, SlotRef};

/// Returns the change as a share of the old amount; 1 if the old amount was zero and the new one isn't.
pub(super) fn share(before: Option<&FieldValue>, after: Option<&FieldValue>) -> Option<Decimal> {
    let amount = |value: Option<&FieldValue>| match value {
        Some(FieldValue::Money { amount, .. }) => Some(*amount),
        _ => None,
    };
    let (before, after) = (amount(before), amount(after));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    of(after.checked_sub(before)?, before)
}

/// Returns a line's share of the old total of its list, such as the budget or the action's costs.
pub(super) fn share_of_line(
    (tree, line): (&EntryTree<'_>, EntryIndex),
    (before, holder): (&EntryTree<'_>, EntryIndex),
) -> Option<Decimal> {
    let field = tree.get(line)?.field;
    let lines = before.inside(holder, field).iter();
    let all = lines.filter_map(|&line| amount(before, line));
    let total = all.fold(Decimal::ZERO, |sum, amount| sum.saturating_add(amount));
    of(amount(tree, line)?, total)
}

fn of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole.is_zero() {
        return Some(if part.is_zero() { Decimal::ZERO } else { Decimal::ONE });
    }
    part.abs().checked_div(whole.abs())
}

/// Returns the amount in a line of a budget or cost list.
pub(super) fn amount(tree: &EntryTree<'_>, line: EntryIndex) -> Option<Decimal> {
    let entity = tree.entity(line)?;
    let mut fields = entity.table().fields.iter();
    let number = fields.position(|field| matches!(field.kind, FieldKind::Money))?;
    match entity.read(number) {
        Some(SlotRef::Money(Some(amount))) => Some(amount.value.0),
        _ => None,
    }
}
