//! Edits of bytes: what they do not touch stays as it was typed, comments included.

use crate::diagnostic::Edit;
use crate::source::Span;

/// `text` after `edits`, which may come in any order.
///
/// `None` where two of them overlap, or where one is not at the bounds of characters of `text`.
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

/// Whether two edits cannot both be made: they share bytes, or put something in at one place.
#[must_use]
pub fn overlap(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (one.span, other.span);
    a.source == b.source && (a.start < b.end && b.start < a.end || a.start == b.start)
}

/// Where the bytes at `span`, which no edit touches, stand after `edits`.
#[derive(Debug)]
pub struct Moved {
    /// The end of each edit in the old text, and how far what follows has moved.
    steps: Vec<(u32, i64)>,
    /// The places of the edits, in order.
    touched: Vec<Span>,
}

impl Moved {
    /// What `edits`, of which no two overlap, move.
    #[must_use]
    pub fn by(edits: &[Edit]) -> Moved {
        let mut sorted: Vec<&Edit> = edits.iter().collect();
        sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let mut moved = 0_i64;
        let mut steps = Vec::with_capacity(sorted.len());
        for edit in &sorted {
            let taken = i64::from(edit.span.end) - i64::from(edit.span.start);
            moved += i64::try_from(edit.text.len()).unwrap_or(i64::MAX) - taken;
            steps.push((edit.span.end, moved));
        }
        Moved { steps, touched: sorted.into_iter().map(|edit| edit.span).collect() }
    }

    /// The place of `span` in the new text; `None` where an edit touches it.
    #[must_use]
    pub fn place(&self, span: Span) -> Option<Span> {
        let before = self.touched.partition_point(|touched| touched.end <= span.start);
        let next = self.touched.get(before);
        if next.is_some_and(|next| next.start < span.end) {
            return None;
        }
        let by = before.checked_sub(1).and_then(|last| self.steps.get(last)).map_or(0, |s| s.1);
        let shift = |at: u32| u32::try_from(i64::from(at) + by).ok();
        Some(Span { start: shift(span.start)?, end: shift(span.end)?, ..span })
    }
}
