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
    /// The places of the edits, in order.
    touched: Vec<Span>,
    /// How far what follows each of them has moved.
    steps: Vec<i64>,
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
            steps.push(moved);
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
        let by = self.step(before);
        Some(Span { start: shifted(span.start, by)?, end: shifted(span.end, by)?, ..span })
    }

    /// Where the text of one of the edits stands in the new text.
    #[must_use]
    pub fn made(&self, edit: &Edit) -> Option<Span> {
        let before = self.touched.partition_point(|touched| *touched < edit.span);
        let start = shifted(edit.span.start, self.step(before))?;
        let end = start.checked_add(u32::try_from(edit.text.len()).ok()?)?;
        Some(Span { start, end, ..edit.span })
    }

    /// How far what follows the first `count` edits has moved.
    fn step(&self, count: usize) -> i64 {
        count.checked_sub(1).and_then(|last| self.steps.get(last)).copied().unwrap_or(0)
    }
}

fn shifted(at: u32, by: i64) -> Option<u32> {
    u32::try_from(i64::from(at) + by).ok()
}
