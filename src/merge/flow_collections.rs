//! Merges flow sequences (`[…]`) and flow mappings (`{…}`) that both sides changed.

use std::collections::{BTreeSet, HashMap};

use super::entry_order::{EntryOrder, InsertionRank, order};
use super::identity::{EntryNumbers, Member, MergeSide, names};
use super::meaning::meaning;
use crate::yaml::{Node, Value};

/// A flow value and its text.
#[derive(Clone, Copy)]
pub(super) struct FlowValue<'a, 't> {
    pub(super) node: &'a Node<'t>,
    pub(super) text: &'a str,
}

/// An item or entry of a flow value.
pub(super) struct FlowItem<'a, 't> {
    key: Option<&'a str>,
    /// The key with its colon; empty for an item.
    pub(super) head: &'a str,
    pub(super) value: FlowValue<'a, 't>,
}

/// Merges three versions of a flow value. Returns `None` if both sides changed the same item, or if there
/// are comments inside.
pub(super) fn merged(pieces: [Option<FlowValue<'_, '_>>; 3], who: &EntryNumbers) -> Option<String> {
    let [base, ours, theirs] = pieces;
    let (ours, theirs) = (ours?, theirs?);
    let is_list = is_list(ours)?;
    if is_list_or_none(Some(theirs))? != is_list
        || is_list_or_none(base).is_some_and(|kind| kind != is_list)
    {
        return None;
    }
    let rows = [base, Some(ours), Some(theirs)]
        .map(|piece| piece.map_or(Some(Vec::new()), |piece| inside(piece)));
    let [Some(old), Some(mine), Some(yours)] = rows else { return None };
    let members = |row: &[FlowItem<'_, '_>], side| -> Vec<Member> {
        row.iter().map(|one| Member::of_node(one.key, one.value.node, side, who)).collect()
    };
    let names = names(
        &members(&old, MergeSide::Base),
        &members(&mine, MergeSide::Ours),
        &members(&yours, MergeSide::Theirs),
    );
    let mut settled: HashMap<usize, String> = HashMap::new();
    let mut rank: HashMap<usize, InsertionRank> = HashMap::new();
    for name in names.iter().flatten().copied().collect::<BTreeSet<_>>() {
        let find = |row: &'_ [usize]| row.iter().position(|&one| one == name);
        let [b, o, t] = [0, 1, 2].map(|side| names.get(side).and_then(|row| find(row)));
        let (b, o, t) = (
            b.and_then(|at| old.get(at)),
            o.and_then(|at| mine.get(at)),
            t.and_then(|at| yours.get(at)),
        );
        let written = |one: &FlowItem<'_, '_>| format!("{}{}", one.head, one.value.text);
        let is_same = |one: &FlowItem<'_, '_>, other: &FlowItem<'_, '_>| {
            meaning(one.value.node) == meaning(other.value.node)
        };
        let text = match (b, o, t) {
            (_, Some(o), Some(t)) if is_same(o, t) => Some(written(o)),
            (Some(b), Some(o), Some(t)) if is_same(b, t) => Some(written(o)),
            (Some(b), Some(o), Some(t)) if is_same(b, o) => Some(written(t)),
            (b, Some(o), Some(t)) => {
                let pieces = [b.map(|one| one.value), Some(o.value), Some(t.value)];
                Some(format!("{}{}", o.head, merged(pieces, who)?))
            }
            (Some(b), Some(left), None) | (Some(b), None, Some(left)) if is_same(b, left) => None,
            (Some(_), Some(_), None) | (Some(_), None, Some(_)) => return None,
            (None, Some(new), None) | (None, None, Some(new)) => Some(written(new)),
            (_, None, None) => None,
        };
        let Some(text) = text else { continue };
        let node = o.or(t).map(|one| one.value.node)?;
        let day = node.get("date").and_then(Node::scalar).map(str::to_owned);
        rank.insert(name, InsertionRank { day, meaning: meaning(node) });
        settled.insert(name, text);
    }
    let kept = names
        .map(|row| row.into_iter().filter(|name| settled.contains_key(name)).collect::<Vec<_>>());
    let [b, o, t] = &kept;
    let none = InsertionRank { day: None, meaning: String::new() };
    let names = match order([b, o, t], &|name| rank.get(&name).unwrap_or(&none).clone()) {
        EntryOrder::One(names) => names,
        EntryOrder::Two(names, _) if !is_list => names,
        EntryOrder::Two(..) => return None,
    };
    let all: Vec<&str> =
        names.iter().filter_map(|name| settled.get(name).map(String::as_str)).collect();
    let (open, between, close) = layout(ours)?;
    Some(format!("{open}{}{close}", all.join(between)))
}

fn is_list(piece: FlowValue<'_, '_>) -> Option<bool> {
    match piece.node.value {
        Value::Sequence { flow: true, .. } => Some(true),
        Value::Mapping { flow: true, .. } => Some(false),
        _ => None,
    }
}

fn is_list_or_none(piece: Option<FlowValue<'_, '_>>) -> Option<bool> {
    piece.and_then(is_list)
}

/// Returns the items of a flow value; `None` if there are comments between them.
pub(super) fn inside<'a, 't>(piece: FlowValue<'a, 't>) -> Option<Vec<FlowItem<'a, 't>>> {
    if piece.text.lines().skip(1).any(|line| line.trim_start().starts_with('#'))
        || piece.text.lines().rev().skip(1).any(|line| line.contains(" #"))
    {
        return None;
    }
    let start = piece.node.span.range().start;
    let slice =
        |from: usize, to: usize| piece.text.get(from.checked_sub(start)?..to.checked_sub(start)?);
    match &piece.node.value {
        Value::Sequence { items, .. } => items
            .iter()
            .map(|item| {
                let at = item.span.range();
                let value = FlowValue { node: item, text: slice(at.start, at.end)? };
                Some(FlowItem { key: None, head: "", value })
            })
            .collect(),
        Value::Mapping { entries, .. } => entries
            .iter()
            .map(|entry| {
                let (key, at) = (entry.key.span.range(), entry.value.span.range());
                let value = FlowValue { node: &entry.value, text: slice(at.start, at.end)? };
                Some(FlowItem {
                    key: Some(entry.key.scalar()?),
                    head: slice(key.start, at.start)?,
                    value,
                })
            })
            .collect(),
        _ => None,
    }
}

/// Returns the text before the first item, between items, and after the last item.
fn layout<'a>(piece: FlowValue<'a, '_>) -> Option<(&'a str, &'a str, &'a str)> {
    let start = piece.node.span.range().start;
    let spans: Vec<(usize, usize)> = match &piece.node.value {
        Value::Sequence { items, .. } => {
            items.iter().map(|item| (item.span.range().start, item.span.range().end)).collect()
        }
        Value::Mapping { entries, .. } => entries
            .iter()
            .map(|entry| (entry.key.span.range().start, entry.value.span.range().end))
            .collect(),
        _ => return None,
    };
    let slice =
        |from: usize, to: usize| piece.text.get(from.checked_sub(start)?..to.checked_sub(start)?);
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
        let (open, close) = piece.text.split_at_checked(1)?;
        return Some((open, ", ", close));
    };
    let between = match (first, spans.get(1)) {
        (first, Some(second)) => slice(first.1, second.0)?,
        _ => ", ",
    };
    Some((
        piece.text.get(..first.0 - start)?,
        between,
        piece.text.get(last.1.checked_sub(start)?..)?,
    ))
}
