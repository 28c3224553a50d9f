//! Edits of byte ranges. Everything outside of an edit stays as typed, including comments.

use crate::diagnostic::Edit;
use crate::source::Span;

/// Applies `edits`, in any order, to `text`.
///
/// Returns `None` if edits overlap or are not on character boundaries.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        let range = edit.span.range();
        out.push_str(text.get(done..range.start)?);
        text.get(range.clone())?;
        out.push_str(&edit.text);
        done = range.end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// Returns `true` if two edits conflict: they share bytes, or start at the same offset.
#[must_use]
pub fn overlap(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (one.span, other.span);
    a.source == b.source && (a.start < b.end && b.start < a.end || a.start == b.start)
}

/// Maps spans in the original text to spans in the edited text.
#[derive(Debug)]
pub struct SpanMap {
    /// The spans of the edits, in order.
    touched: Vec<Span>,
    /// The number of bytes by which the text after each edit moves, in total.
    steps: Vec<i64>,
}

impl SpanMap {
    /// Creates the map for `edits`, which must not overlap.
    #[must_use]
    pub fn by(edits: &[Edit]) -> SpanMap {
        let mut sorted: Vec<&Edit> = edits.iter().collect();
        sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let mut moved = 0_i64;
        let mut steps = Vec::with_capacity(sorted.len());
        for edit in &sorted {
            let taken = i64::from(edit.span.end) - i64::from(edit.span.start);
            moved += i64::try_from(edit.text.len()).unwrap_or(i64::MAX) - taken;
            steps.push(moved);
        }
        SpanMap { steps, touched: sorted.into_iter().map(|edit| edit.span).collect() }
    }

    /// Returns `span` in the new text; `None` if an edit touches it.
    #[must_use]
    pub fn place(&self, span: Span) -> Option<Span> {
        let before = self.touched.partition_point(|touched| touched.end <= span.start);
        let next = self.touched.get(before);
        if next.is_some_and(|next| next.start < span.end) {
            return None;
        }
        let by = self.step(before);
        Some(Span { start: shifted(span.start, by)?, end: shifted(span.end, by)?, ..span })
    }

    /// Returns the span of an edit's replacement in the new text.
    #[must_use]
    pub fn made(&self, edit: &Edit) -> Option<Span> {
        let before = self.touched.partition_point(|touched| *touched < edit.span);
        let start = shifted(edit.span.start, self.step(before))?;
        let end = start.checked_add(u32::try_from(edit.text.len()).ok()?)?;
        Some(Span { start, end, ..edit.span })
    }

    /// Returns the number of bytes by which the text after the first `count` edits moves.
    fn step(&self, count: usize) -> i64 {
        count.checked_sub(1).and_then(|last| self.steps.get(last)).copied().unwrap_or(0)
    }
}

fn shifted(at: u32, by: i64) -> Option<u32> {
    u32::try_from(i64::from(at) + by).ok()
}
