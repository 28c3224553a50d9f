//! Edits for fixes that delete or rename a key.

use crate::diagnostic::Edit;
use crate::source::{Source, Span, Text};

/// Returns the span of `key` if the key comes right before the value `text`.
pub(super) fn key_before(text: &Text, key: &str, source: &Source) -> Option<Span> {
    let before = source.text().get(..text.span.range().start)?;
    let before = before.trim_end().strip_suffix(':')?.trim_end();
    let from = before.strip_suffix(key)?.len();
    Some(Span::new(text.span.source, from..before.len()))
}

/// Returns an edit that deletes a key and its value; `None` if a comment is next to them, or if the entry would
/// become empty.
pub(super) fn without_key(text: &Text, key: &str, source: &Source) -> Option<Edit> {
    let file = source.text();
    let (start, end) = (key_before(text, key, source)?.range().start, text.span.range().end);
    let line = source.line_range(source.position(start).line).start;
    let last = source.line_range(source.position(end).line).end;
    let (before, after) = (file.get(line..start)?, file.get(end..last)?);
    if before.trim().is_empty() && after.trim().is_empty() {
        let rest = file.get(last..)?;
        let next = last + rest.find('\n').map_or(rest.len(), |at| at + 1);
        let above = file.get(..line)?;
        let is_plain = !above.lines().next_back()?.trim_start().starts_with('#');
        let has_sibling = has_key_at(before.len(), &mut above.lines().rev())
            || has_key_at(before.len(), &mut file.get(next..)?.lines());
        return (is_plain && has_sibling).then(|| take(text, line, next));
    }
    let before = file.get(..start)?.trim_end_matches([' ', '\t']);
    if before.ends_with(',') {
        return Some(take(text, before.len() - 1, end));
    }
    let after = after.trim_start_matches([' ', '\t']).strip_prefix(',')?;
    let after = after.trim_start_matches([' ', '\t']);
    (before.ends_with('{') && !after.is_empty()).then(|| take(text, start, last - after.len()))
}

fn take(text: &Text, from: usize, to: usize) -> Edit {
    Edit { span: Span::new(text.span.source, from..to), text: String::new() }
}

/// Returns `true` if the first line that is indented by at most `column` has its key exactly at `column`.
fn has_key_at(column: usize, lines: &mut dyn Iterator<Item = &str>) -> bool {
    let said = lines.filter(|line| !line.trim().is_empty() && !line.trim().starts_with('#'));
    let mut columns = said.map(|line| line.len() - line.trim_start_matches([' ', '-']).len());
    columns.find(|&other| other <= column) == Some(column)
}
