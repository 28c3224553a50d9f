//! Merges the entries of lists and mappings: kept, changed, removed, added or moved.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::chunk::{Chunk, ConflictResolution, chosen, conflicts};
use super::entry_order::{EntryOrder, InsertionRank, order};
use super::identity::{EntryNumbers, Member, MergeSide, names};
use super::line_merge::remarks;
use super::meaning::{comments, meaning};
use super::merge_tree::{TreeMerge, begun};
use super::part::{Block, Body, Part, shifted};
use super::replacement;
use crate::yaml::Value;

/// The location of an entry in one version.
pub(super) struct EntryLocation<'a, 't> {
    part: &'a Part<'t>,
    /// The number of the nearest entry above, and the keys from there to this entry.
    home: (usize, String),
}

/// Base, ours and theirs of a part; at least one is present.
type PartVersions<'a, 't> = [Option<&'a Part<'t>>; 3];

impl<'a, 't> TreeMerge<'a, 't> {
    /// Merges the parts of three blocks, at `column`.
    pub(super) fn children(
        &mut self,
        blocks: [Option<&'a Block<'t>>; 3],
        column: usize,
    ) -> Option<Vec<Chunk>> {
        let sides = [MergeSide::Base, MergeSide::Ours, MergeSide::Theirs];
        let parts = blocks.map(|block| block.map_or(&[][..], |block| block.parts.as_slice()));
        let mut members: Vec<Vec<Member>> = Vec::new();
        for (side, parts) in sides.into_iter().zip(parts) {
            members.push(parts.iter().map(|part| Member::of(part, side, self.who)).collect());
        }
        let [base, ours, theirs] = members.as_slice() else { return None };
        let mut rows = names(base, ours, theirs);
        let is_list = blocks.into_iter().flatten().any(|block| block.is_list);
        let replaced = if is_list {
            replacement::rename(&mut rows, parts, |part, side| self.place(side, part).is_some())
        } else {
            BTreeSet::new()
        };
        let mut all: BTreeMap<usize, PartVersions<'a, 't>> = BTreeMap::new();
        for (number, (row, parts)) in rows.iter().zip(parts).enumerate() {
            for (name, part) in row.iter().zip(parts) {
                if let Some(slot) = all.entry(*name).or_default().get_mut(number) {
                    *slot = Some(part);
                }
            }
        }
        let mut settled: HashMap<usize, Vec<Chunk>> = HashMap::new();
        for (name, three) in &all {
            let chunks = match *three {
                [base, Some(ours), Some(theirs)] if replaced.contains(name) => {
                    Some(self.part_or_conflict(base, ours, theirs, column, true))
                }
                three => self.fate(three, column),
            };
            if let Some(chunks) = chunks {
                settled.insert(*name, chunks);
            }
        }
        let kept = rows.map(|row| {
            row.into_iter().filter(|name| settled.contains_key(name)).collect::<Vec<_>>()
        });
        let [old, mine, yours] = &kept;
        let rank = |name: usize| {
            let part = all.get(&name).and_then(|three| three.iter().flatten().next());
            let day = part.and_then(|part| part.node.get("date")).and_then(|day| day.scalar());
            InsertionRank {
                day: day.map(str::to_owned),
                meaning: part.map(|part| meaning(part.node)).unwrap_or_default(),
            }
        };
        let laid = |names: &[usize]| -> Vec<Chunk> {
            names.iter().filter_map(|name| settled.get(name)).flatten().cloned().collect()
        };
        let mut chunks = match order([old, mine, yours], &rank) {
            EntryOrder::One(names) => laid(&names),
            // The order of keys has no meaning, so it can't conflict.
            EntryOrder::Two(names, _) if !is_list => laid(&names),
            EntryOrder::Two(mine, yours) => {
                let (ours, theirs, base) = (laid(&mine), laid(&yours), laid(old));
                if conflicts(&ours) > 0 {
                    return None;
                }
                let text = |chunks: &[Chunk]| chosen(chunks, ConflictResolution::Ours);
                vec![Chunk::Conflict {
                    ours: text(&ours),
                    base: text(&base),
                    theirs: text(&theirs),
                }]
            }
        };
        let below = blocks.map(|block| {
            block.map(|block| shifted(block.below, block.column, column).into_owned())
        });
        let [old, mine, yours] = below.map(Option::unwrap_or_default);
        let below = remarks(&old, &mine, &yours);
        if !below.is_empty() {
            chunks.push(Chunk::Text(below));
        }
        Some(chunks)
    }

    /// Merges the versions of one member. Returns `None` if it was removed or moved elsewhere.
    fn fate(&mut self, three: PartVersions<'a, 't>, column: usize) -> Option<Vec<Chunk>> {
        let text = |part: &Part<'_>| part.at(column);
        let lost = |base: &Part<'_>, left: &Part<'_>, is_ours: bool| {
            let (kept, none) = (text(left), String::new());
            let (ours, theirs) = if is_ours { (kept, none) } else { (none, kept) };
            vec![Chunk::Conflict { ours, base: text(base), theirs }]
        };
        match three {
            [base, Some(ours), Some(theirs)] => {
                let base = base.or_else(|| self.place(0, ours).map(|place| place.part));
                Some(self.part(base, ours, theirs, column))
            }
            [Some(base), Some(left), None] => {
                let is_gone = self.place(2, base).is_none();
                let is_touched = self.left_behind(base, 2) != self.left_behind(left, 2);
                (is_gone && is_touched).then(|| lost(base, left, true))
            }
            [Some(base), None, Some(left)] => {
                let is_gone = self.place(1, base).is_none();
                let is_touched = self.left_behind(base, 1) != self.left_behind(left, 1);
                (is_gone && is_touched).then(|| lost(base, left, false))
            }
            [None, Some(new), None] => Some(self.arrived(new, true, column)),
            [None, None, Some(new)] => Some(self.arrived(new, false, column)),
            [_, None, None] => None,
        }
    }

    /// Merges a member that only one side has here: it is new, or was moved here.
    fn arrived(&mut self, new: &'a Part<'t>, is_ours: bool, column: usize) -> Vec<Chunk> {
        let text = new.at(column);
        let there = if is_ours { 2 } else { 1 };
        let was = self.place(0, new).map(|place| (place.part, place.home.clone()));
        let Some((base, home)) = was else {
            let rebuilt = self.has_moved(new).then(|| self.around(new, is_ours, column)).flatten();
            return rebuilt.unwrap_or_else(|| vec![Chunk::Text(text)]);
        };
        let is_home = |side| {
            self.place(side, new).is_some_and(|place: &EntryLocation<'_, '_>| place.home == home)
        };
        let other = self.place(there, new).map(|place| place.part);
        match other {
            Some(other) if is_home(there) => {
                let (ours, theirs) = if is_ours { (new, other) } else { (other, new) };
                self.part(Some(base), ours, theirs, column)
            }
            // The other side removed the entry or moved it elsewhere.
            _ => {
                let (ours, theirs) =
                    if is_ours { (text, String::new()) } else { (String::new(), text) };
                vec![Chunk::Conflict { ours, base: String::new(), theirs }]
            }
        }
    }

    /// Merges a new part that contains moved entries. The other side may have changed these
    /// entries.
    fn around(&mut self, new: &'a Part<'t>, is_ours: bool, column: usize) -> Option<Vec<Chunk>> {
        let block = new.block()?;
        let inner = column + block.column.checked_sub(new.column)?;
        let blocks = if is_ours { [None, Some(block), None] } else { [None, None, Some(block)] };
        let body = self.children(blocks, inner)?;
        let indent = " ".repeat(column);
        let body = if block.parts.first().is_some_and(|part| part.is_begun) {
            begun(body, column, new.head)?
        } else {
            [vec![Chunk::Text(format!("{indent}{}", new.head))], body].concat()
        };
        let above = shifted(new.above, new.column, column).into_owned();
        Some([vec![Chunk::Text(above)], body].concat())
    }

    /// Returns `true` if the part contains an entry that was elsewhere in the base.
    pub(super) fn has_moved(&self, part: &Part<'_>) -> bool {
        part.block().into_iter().flat_map(|block| &block.parts).any(|inner| {
            let side = if part.node.span.source.0 == 1 { 1 } else { 2 };
            let is_moved = self.place(0, inner).zip(self.place(side, inner));
            is_moved.is_some_and(|(was, is)| was.home != is.home) || self.has_moved(inner)
        })
    }

    /// Returns the content and comments of a part, without entries that are elsewhere in the
    /// version `other`.
    fn left_behind(&self, part: &Part<'_>, other: usize) -> String {
        let key = part.key.unwrap_or_default();
        let block = match &part.body {
            Body::Block(block) => block,
            Body::Value(value, rest) => {
                // In a block scalar, `#` starts a comment only in the header.
                let is_text = matches!(part.node.value, Value::Scalar(..));
                let is_block = value.starts_with(['|', '>']);
                let value = match value.lines().next() {
                    Some(header) if is_block => header,
                    _ if is_text => "",
                    _ => value,
                };
                let remarks = [part.above, part.head, value, rest].map(comments);
                return format!("{key}: {} {remarks:?}\n", meaning(part.node));
            }
        };
        let stays = block.parts.iter().filter(|inner| self.place(other, inner).is_none());
        let mut inside: Vec<String> = stays.map(|inner| self.left_behind(inner, other)).collect();
        if !block.is_list {
            inside.sort_unstable();
        }
        let remarks = [part.above, part.head, block.below].map(comments);
        format!("{key}: {{{}}} {remarks:?}\n", inside.concat())
    }

    /// Finds the entry of a part in the version `side`.
    fn place(&self, side: usize, part: &Part<'_>) -> Option<&EntryLocation<'a, 't>> {
        let at = part.node.span;
        let side_of_part = match at.source.0 {
            0 => MergeSide::Base,
            1 => MergeSide::Ours,
            _ => MergeSide::Theirs,
        };
        let number = self.who.number(side_of_part, at.start).filter(|_| part.key.is_none())?;
        self.places.get(side)?.get(&number)
    }
}

pub(super) fn visit<'a, 't>(
    part: &'a Part<'t>,
    side: MergeSide,
    who: &EntryNumbers,
    home: &(usize, String),
    places: &mut HashMap<usize, EntryLocation<'a, 't>>,
) {
    let number = who.number(side, part.node.span.start).filter(|_| part.key.is_none());
    let inner = match (number, part.key) {
        (Some(number), _) => {
            places.entry(number).or_insert(EntryLocation { part, home: home.clone() });
            (number, String::new())
        }
        (None, Some(key)) => (home.0, format!("{}/{key}", home.1)),
        (None, None) => home.clone(),
    };
    for child in part.block().into_iter().flat_map(|block| &block.parts) {
        visit(child, side, who, &inner, places);
    }
}
