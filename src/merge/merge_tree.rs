//! Merges three versions of a part: takes the side that changed it, or merges its content if both did.

use std::collections::HashMap;

use super::block_style::to_block_style;
use super::chunk::Chunk;
use super::flow_collections::{self, FlowValue};
use super::identity::{EntryNumbers, MergeSide};
use super::line_merge::remarks;
use super::meaning::meaning;
use super::merge_entries::{self, EntryLocation};
use super::part::{Body, Part, shifted, shifted_below};
use super::replacement::{are_apart, is_another};
use super::text_merge::{self, TextMerge};
use crate::diagnostic::Edit;
use crate::prose::composed;
use crate::yaml::Value;

/// The state of a merge of three trees of parts.
pub(super) struct TreeMerge<'a, 't> {
    pub(super) who: &'a EntryNumbers,
    pub(super) places: [HashMap<usize, EntryLocation<'a, 't>>; 3],
    /// Edits that convert flow values to block style, so that a merge prevented by different styles
    /// can be retried.
    pub(super) brackets: Vec<Edit>,
    /// The passages that were merged sentence by sentence.
    pub(super) blends: Vec<TextMerge>,
}

impl<'a, 't> TreeMerge<'a, 't> {
    pub(super) fn new(
        who: &'a EntryNumbers,
        roots: [Option<&'a Part<'t>>; 3],
    ) -> TreeMerge<'a, 't> {
        let mut tree_merge =
            TreeMerge { who, places: Default::default(), brackets: Vec::new(), blends: Vec::new() };
        let sides = [MergeSide::Base, MergeSide::Ours, MergeSide::Theirs];
        for ((side, root), places) in sides.into_iter().zip(roots).zip(&mut tree_merge.places) {
            let Some(root) = root else { continue };
            merge_entries::visit(root, side, who, &(0, String::new()), places);
        }
        tree_merge
    }

    /// Merges a part, with its key or dash at `column`.
    pub(super) fn part(
        &mut self,
        base: Option<&'a Part<'t>>,
        ours: &'a Part<'t>,
        theirs: &'a Part<'t>,
        column: usize,
    ) -> Vec<Chunk> {
        let is_replaced = match base {
            Some(base) => is_another(base, ours) || is_another(base, theirs),
            None => are_apart(ours, theirs),
        };
        self.part_or_conflict(base, ours, theirs, column, is_replaced)
    }

    /// Merges a part. If `is_replaced` and both sides changed it, creates one conflict of the entire part.
    pub(super) fn part_or_conflict(
        &mut self,
        base: Option<&'a Part<'t>>,
        ours: &'a Part<'t>,
        theirs: &'a Part<'t>,
        column: usize,
        is_replaced: bool,
    ) -> Vec<Chunk> {
        let text = |part: &Part<'_>| composed(&part.at(0)).into_owned();
        let (mine, yours) = (text(ours), text(theirs));
        let old = base.map(text);
        if mine == yours || old.as_ref() == Some(&yours) && !self.has_moved(ours) {
            return vec![Chunk::Text(ours.at(column))];
        }
        if old.as_ref() == Some(&mine) && !self.has_moved(theirs) {
            return vec![Chunk::Text(theirs.at(column))];
        }
        let lines_above = |part: &Part<'_>| shifted(part.above, part.column, column).into_owned();
        let above = remarks(
            &base.map(lines_above).unwrap_or_default(),
            &lines_above(ours),
            &lines_above(theirs),
        );
        let mut chunks: Vec<Chunk> = Vec::new();
        if !above.is_empty() {
            chunks.push(Chunk::Text(above));
        }
        let known = self.blends.len();
        if is_replaced {
            chunks.push(whole_conflict(base, ours, theirs, column));
            return chunks;
        }
        match self.body(base, ours, theirs, column) {
            Some(body) => chunks.extend(body),
            None => {
                self.blends.truncate(known);
                self.brackets.extend(to_block_style([base, Some(ours), Some(theirs)]));
                chunks.extend(self.conflict(base, ours, theirs, column));
            }
        }
        chunks
    }

    /// Creates a conflict for a part, with as few lines as possible.
    fn conflict(
        &mut self,
        base: Option<&Part<'_>>,
        ours: &Part<'_>,
        theirs: &Part<'_>,
        column: usize,
    ) -> Vec<Chunk> {
        if let Some((chunks, blend)) =
            base.and_then(|base| text_merge::narrowed([base, ours, theirs], column))
        {
            self.blends.push(blend);
            return chunks;
        }
        vec![whole_conflict(base, ours, theirs, column)]
    }

    fn body(
        &mut self,
        base: Option<&'a Part<'t>>,
        ours: &'a Part<'t>,
        theirs: &'a Part<'t>,
        column: usize,
    ) -> Option<Vec<Chunk>> {
        let kind = ours.block().or(theirs.block()).map(|block| block.is_list);
        let opens = |part: &Part<'_>| match part.block() {
            Some(block) => Some(block.is_list) == kind,
            None => part.is_empty(),
        };
        if kind.is_some() && opens(ours) && opens(theirs) && base.is_none_or(opens) {
            self.blocks(base, ours, theirs, column)
        } else {
            self.value(base, ours, theirs, column)
        }
    }

    /// Merges the keys or items inside a part.
    fn blocks(
        &mut self,
        base: Option<&'a Part<'t>>,
        ours: &'a Part<'t>,
        theirs: &'a Part<'t>,
        column: usize,
    ) -> Option<Vec<Chunk>> {
        let old = base.filter(|base| base.block().is_some());
        let lead = match (ours.block(), theirs.block()) {
            (Some(_), None) => ours,
            (None, Some(_)) => theirs,
            _ => lead(old, ours, theirs)?,
        };
        let layout = lead.block()?;
        // Use the indentation of the side that changed it.
        let step = |part: Option<&Part<'_>>| {
            part.and_then(|part| Some(part.block()?.column - part.column.min(part.block()?.column)))
        };
        let inner = match (step(old), step(Some(ours)), step(Some(theirs))) {
            (Some(was), Some(mine), Some(yours)) if was == mine && lead.head == theirs.head => {
                yours
            }
            (_, Some(mine), Some(_)) if lead.head == ours.head => mine,
            _ => step(Some(lead))?,
        };
        let is_begun = layout.parts.first().is_some_and(|part| part.is_begun);
        let inner = if is_begun { lead.head.len() } else { inner };
        let blocks = [base, Some(ours), Some(theirs)].map(|part| part.and_then(Part::block));
        let body = self.children(blocks, column + inner)?;
        let indent = " ".repeat(column);
        if body.is_empty() {
            let key = lead.head.trim_end();
            let nothing = if layout.is_list { "[]" } else { "{}" };
            let is_bare = !key.contains('#');
            return is_bare.then(|| vec![Chunk::Text(format!("{indent}{key} {nothing}\n"))]);
        }
        if is_begun {
            return begun(body, column, lead.head);
        }
        let head =
            if lead.head.is_empty() { String::new() } else { format!("{indent}{}", lead.head) };
        Some([vec![Chunk::Text(head)], body].concat())
    }

    /// Merges a value that is not split into parts on at least one side.
    fn value(
        &mut self,
        base: Option<&'a Part<'t>>,
        ours: &'a Part<'t>,
        theirs: &'a Part<'t>,
        column: usize,
    ) -> Option<Vec<Chunk>> {
        let says = |part: &Part<'_>| meaning(part.node);
        let (old, mine, yours) = (base.map(says), says(ours), says(theirs));
        let written =
            |part: &Part<'_>| composed(&format!("{}{}", part.head, value_of(part))).into_owned();
        let from = if mine == yours || old.as_ref() == Some(&yours) && old.as_ref() != Some(&mine) {
            let ours_is_old = base.is_some_and(|base| written(base) == written(ours));
            Some(if mine == yours && ours_is_old { theirs } else { ours })
        } else if old.as_ref() == Some(&mine) {
            Some(theirs)
        } else {
            None
        };
        if let Some(from) = from {
            let is_piece = |part: &Part<'_>| matches!(part.body, Body::Value(..));
            if !is_piece(ours) || !is_piece(theirs) {
                return Some(vec![Chunk::Text(from.at_below(column))]);
            }
            return whole(from, value_of(from), &rest(base, ours, theirs, column)?, column);
        }
        let (Body::Value(..), Body::Value(..)) = (&ours.body, &theirs.body) else { return None };
        let rest = rest(base, ours, theirs, column)?;
        if matches!(ours.node.value, Value::Scalar(..)) {
            let (value, blend) = text_merge::merge_text([base?, ours, theirs])?;
            self.blends.push(blend);
            return whole(ours, &value, &rest, column);
        }
        let pieces = [base, Some(ours), Some(theirs)]
            .map(|part| part.map(|part| FlowValue { node: part.node, text: value_of(part) }));
        whole(ours, &flow_collections::merged(pieces, self.who)?, &rest, column)
    }
}

/// Creates a conflict between both versions of an entire part.
fn whole_conflict(
    base: Option<&Part<'_>>,
    ours: &Part<'_>,
    theirs: &Part<'_>,
    column: usize,
) -> Chunk {
    let text = |part: &Part<'_>| part.at_below(column);
    Chunk::Conflict {
        ours: text(ours),
        base: base.map(text).unwrap_or_default(),
        theirs: text(theirs),
    }
}

/// Returns the side that changed the head.
fn lead<'a, 't>(
    base: Option<&Part<'t>>,
    ours: &'a Part<'t>,
    theirs: &'a Part<'t>,
) -> Option<&'a Part<'t>> {
    let bare = |part: &Part<'_>| part.head.split_whitespace().collect::<Vec<_>>().join(" ");
    let is = |side: &Part<'_>| base.is_some_and(|base| bare(base) == bare(side));
    if bare(ours) == bare(theirs) {
        let is_as_before = base.is_some_and(|base| base.head == ours.head);
        return Some(if is_as_before { theirs } else { ours });
    }
    match (is(ours), is(theirs)) {
        (true, _) => Some(theirs),
        (_, true) => Some(ours),
        _ => None,
    }
}

pub(super) fn value_of<'t>(part: &Part<'t>) -> &'t str {
    if let Body::Value(value, _) = part.body { value } else { "" }
}

/// Merges the rest of the line after a value, and the comments below.
fn rest(
    base: Option<&Part<'_>>,
    ours: &Part<'_>,
    theirs: &Part<'_>,
    column: usize,
) -> Option<String> {
    let rest = |part: &Part<'_>| match part.body {
        Body::Value(_, rest) => {
            // The rest of the line is not indentation, so keep it unchanged.
            let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
            Some(format!("{}\n{}", line.trim_end(), shifted(below, part.column, column)))
        }
        Body::Block(_) => None,
    };
    let (old, mine, yours) = (base.and_then(rest), rest(ours)?, rest(theirs)?);
    let [was, one, other] =
        [old.as_ref(), Some(&mine), Some(&yours)].map(|text| text.map(|text| composed(text)));
    if one == other || was == other {
        Some(mine)
    } else if was == one {
        Some(yours)
    } else {
        None
    }
}

/// Writes a part with a single value.
fn whole(lead: &Part<'_>, value: &str, rest: &str, column: usize) -> Option<Vec<Chunk>> {
    let (beside, below) = rest.split_once('\n').unwrap_or((rest, ""));
    let (mut value, mut rest) = (value.to_owned(), rest.to_owned());
    // After the last line of a block scalar, a comment would become text, so move it to the header.
    if value.starts_with(['|', '>']) && !beside.is_empty() {
        let (header, text) = value.split_once('\n')?;
        if header.contains('#') {
            return None;
        }
        value = format!("{header}{beside}\n{text}");
        rest = format!("\n{below}");
    }
    let gap = if value.is_empty() { lead.head.trim_end() } else { lead.head };
    let text = shifted_below(&format!("{gap}{value}"), lead.column, column);
    Some(vec![Chunk::Text(format!("{}{text}{rest}", " ".repeat(column)))])
}

/// Writes a block that starts on the line of its dash.
pub(super) fn begun(mut body: Vec<Chunk>, column: usize, head: &str) -> Option<Vec<Chunk>> {
    let overlay = |text: &str| -> Option<String> {
        let text = text.trim_start_matches('\n');
        let inner = text.strip_prefix(" ".repeat(column + head.len()).as_str())?;
        Some(format!("{}{head}{inner}", " ".repeat(column)))
    };
    let first = match body.first()? {
        Chunk::Text(text) => Chunk::Text(overlay(text)?),
        Chunk::Conflict { ours, base, theirs } => {
            let base = if base.is_empty() { String::new() } else { overlay(base)? };
            Chunk::Conflict { ours: overlay(ours)?, base, theirs: overlay(theirs)? }
        }
    };
    if let Some(slot) = body.first_mut() {
        *slot = first;
    }
    Some(body)
}
