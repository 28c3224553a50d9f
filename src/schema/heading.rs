//! Headings instead of dashes above the entries of a list: `Priority 1:`.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Entities, Field, Table};
use crate::source::{Source, Span};
use crate::yaml::{Entry, Node, Value};

use super::check::Checker;
use super::errors;
use super::message_words::shortened;

/// The maximum number of headings to label in a message.
const MARKED: usize = 5;

impl Checker<'_> {
    /// Reports headings instead of dashes, and fills the entries below the headings. Returns
    /// `false` if any key is not a heading.
    pub(super) fn entries_under_headings(
        &mut self,
        place: &mut dyn Entities,
        field: &Field,
        node: &Node<'_>,
    ) -> bool {
        let Value::Mapping { entries, flow: false } = &node.value else { return false };
        let Some((first, others)) = entries.split_first() else { return false };
        if !entries.iter().all(|entry| is_heading(place.table(), entry)) {
            return false;
        }
        let name = |entry: &Entry<'_>| shortened(entry.key.scalar().unwrap_or_default());
        let message =
            format!("`{}` must be a list: `{}` does not start an entry", field.key, name(first));
        let mut found = Diagnostic::error(errors::WRONG_TYPE, first.key.span, message)
            .here("a heading instead of a dash");
        for other in others.iter().take(MARKED) {
            found = found.label(other.key.span, "another heading");
        }
        let is_certain =
            entries.iter().all(|entry| is_numbered(entry.key.scalar().unwrap_or_default()));
        // A list already has dashes.
        let is_list = |entry: &Entry<'_>| matches!(entry.value.value, Value::Sequence { .. });
        let action = match entries.iter().any(is_list) {
            true => "delete the headings above the dashes",
            false => "replace each heading with a dash",
        };
        let (found, applicability) = if is_certain {
            let found = found.note("the report numbers the entries").help(action);
            (found, Applicability::Safe)
        } else {
            let help = format!("{action}, and move each heading's words to a key of its entry");
            (found.help(help), Applicability::Unsafe)
        };
        self.say(match edits(self.source, entries) {
            Some(edits) => found.fix(action, applicability, edits),
            None => found,
        });
        for entry in entries {
            let below = match &entry.value.value {
                Value::Sequence { items, .. } => items.as_slice(),
                _ => std::slice::from_ref(&entry.value),
            };
            for node in below {
                if let Some(entity) = place.push() {
                    self.fill(entity, node);
                }
            }
        }
        true
    }
}

/// Returns `true` if a key is unknown and its value consists of one or more entries of the table.
fn is_heading(table: &'static Table, entry: &Entry<'_>) -> bool {
    let is_entry = |node: &Node<'_>| {
        let Value::Mapping { entries, flow: false } = &node.value else { return false };
        let mut keys = entries.iter().filter_map(|entry| entry.key.scalar());
        match table.fields {
            // An id proves nothing, since entries of other lists have one too.
            [id, text, ..] if id.is_id() => keys.any(|key| key == text.key),
            _ => keys.any(|key| table.field(key).is_some()),
        }
    };
    let is_unknown = entry.key.scalar().is_some_and(|key| table.field(key).is_none());
    is_unknown
        && match &entry.value.value {
            Value::Sequence { items, flow: false } => {
                !items.is_empty() && items.iter().all(is_entry)
            }
            _ => is_entry(&entry.value),
        }
}

/// Returns `true` for at most one word and a number, such as `Priority 1` or `2.`.
fn is_numbered(heading: &str) -> bool {
    let number = heading.trim().trim_end_matches(['.', ')', ':']);
    let (word, number) = number.rsplit_once([' ', '#']).unwrap_or(("", number));
    let is_word = word.trim_end_matches(['#', ' ']).chars().all(char::is_alphabetic);
    is_word
        && !number.is_empty()
        && number.len() <= 3
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the edits that replace each heading with a dash, or delete the heading if a list
/// follows. Returns `None` if the entries would not be aligned, or if a comment would be lost.
fn edits(source: &Source, entries: &[Entry<'_>]) -> Option<Vec<Edit>> {
    let text = source.text();
    let line_start =
        |at: usize| text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let mut columns = Vec::new();
    let mut edits = Vec::new();
    for entry in entries {
        let (key, value) = (entry.key.span.range(), entry.value.span.range());
        let (own, below) = (line_start(key.start), line_start(value.start));
        let indent = text.get(own..key.start)?;
        let is_alone = below > own && text.get(key.end..below)?.trim() == ":";
        if !is_alone || !indent.chars().all(|one| one == ' ') {
            return None;
        }
        let said = text.get(below..)?;
        let (column, inner) = (key.start - own, said.len() - said.trim_start_matches(' ').len());
        if matches!(entry.value.value, Value::Sequence { .. }) {
            columns.push(inner);
            edits.push(Edit { span: Span::new(source.id(), own..below), text: String::new() });
        } else {
            let gap = inner.checked_sub(column).filter(|gap| *gap >= 2)?;
            columns.push(column);
            let dash = format!("-{}", " ".repeat(gap - 1));
            edits.push(Edit { span: Span::new(source.id(), key.start..value.start), text: dash });
        }
    }
    columns.dedup();
    (columns.len() == 1).then_some(edits)
}
