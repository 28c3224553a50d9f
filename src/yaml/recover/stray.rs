//! Recovery of stray lines, which are not part of any item or key of their block.

use std::ops::Range;

use super::{MOST, Parts, Recovery, SPLITS, inner};
use crate::yaml::build::ParseError;
use crate::yaml::layout::was_field_line;
use crate::yaml::line::{Line, LineKind, lines};
use crate::yaml::syntax_error::{self, UnparsablePart};
use crate::yaml::tree::Value;

impl<'text> Recovery<'text> {
    /// Groups stray lines into runs. Each run gets one diagnostic, and is parsed if possible.
    pub(super) fn strays(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        column: usize,
        depth: usize,
        parts: &mut Parts<'text>,
    ) {
        let mut runs: Vec<(Line, Range<usize>)> = Vec::new();
        let first = self.first(&range, dashes);
        let below = lines(self.text(), range.clone()).skip(1);
        for line in first.into_iter().chain(below) {
            let begins = match runs.last() {
                None => line.shape != LineKind::Nothing,
                Some((first, _)) => begins_run(self.text(), first, &line),
            };
            if begins && runs.len() < MOST {
                runs.push((line, line.start..line.next));
            } else if let Some((_, run)) = runs.last_mut() {
                run.end = line.next;
            }
        }
        for (line, run) in runs {
            if self.found.len() >= MOST {
                break;
            }
            let is_list = matches!(parts, Parts::Items(_));
            let is_same = line.shape == if is_list { LineKind::Item } else { LineKind::Key };
            if !is_same || line.is_odd || depth >= SPLITS {
                let stop = self.build(run.clone()).err().unwrap_or(ParseError::at(line.content));
                let value = Some(line.content);
                self.broken(UnparsablePart { range: run, value, is_stray: true }, &stop);
                continue;
            }
            self.tell(syntax_error::misplaced(self.source, &line, run.clone(), column, is_list));
            let read = match self.build(run.clone()) {
                Ok(documents) => inner(documents, 0),
                Err(stop) => Some(self.block(run, 0, depth + 1, &stop)),
            };
            match (read.map(|node| node.value), &mut *parts) {
                (Some(Value::Sequence { items: more, .. }), Parts::Items(items)) => {
                    items.extend(more);
                }
                (Some(Value::Mapping { entries: more, .. }), Parts::Entries(entries)) => {
                    entries.extend(more);
                }
                _ => {}
            }
        }
    }
}

/// Returns `true` if a line starts a new run.
fn begins_run(text: &str, first: &Line, line: &Line) -> bool {
    match line.shape {
        LineKind::Nothing | LineKind::Answer => false,
        LineKind::Item | LineKind::Key => {
            line.column < first.column || (line.column == first.column && line.shape != first.shape)
        }
        LineKind::Other => line.column <= first.column && was_field_line(text, line),
    }
}
