//! Parses a fixed copy of a file, and maps all spans back to the original.

use std::borrow::Cow;
use std::ops::Range;

use super::{Mistake, findings};
use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::source::{Source, Span, TextStyle};
use crate::yaml::span_map::apply;
use crate::yaml::syntax_error::too_many;
use crate::yaml::tree::{Comment, Entry, Node, Properties, Tree, Value};

/// The maximum number of mistakes to report.
const MOST: usize = 1000;

/// Parses a file as if its mistakes were fixed; `None` if the edits conflict.
pub(in crate::yaml) fn read<'text>(
    source: &Source,
    mistakes: Vec<Mistake>,
) -> Option<(Tree<'text>, Diagnostics)> {
    let edits: Vec<Edit> =
        mistakes.iter().flat_map(|mistake| mistake.edits.iter().cloned()).collect();
    let mended = Source::new(source.id(), source.name(), apply(source.text(), &edits)?);
    let (tree, found) = crate::yaml::read(&mended);
    let places = OffsetTable::of(&edits);
    let tree = places.tree(tree);
    let last = mistakes.get(MOST).map(|mistake| mistake.finding.primary.span);
    let mut all = findings(mistakes, MOST);
    all.extend(last.map(too_many));
    all.extend(found.into_iter().map(|one| places.diagnostic(one)));
    all.sort_by_key(|one| one.primary.span);
    Some((tree, all))
}

/// Maps byte offsets in the fixed text to the original.
struct OffsetTable {
    edits: Vec<EditRange>,
}

/// The ranges of an edit in the original and in the fixed text.
struct EditRange {
    old: Range<usize>,
    new: Range<usize>,
    /// `true` if the edit only inserts white space.
    is_blank: bool,
}

impl OffsetTable {
    fn of(edits: &[Edit]) -> OffsetTable {
        let mut sorted: Vec<&Edit> = edits.iter().collect();
        sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let (mut old, mut new) = (0, 0);
        let mut all = Vec::with_capacity(sorted.len());
        for edit in sorted {
            let range = edit.span.range();
            new += range.start.saturating_sub(old);
            old = range.end;
            let is_blank = range.is_empty() && edit.text.trim().is_empty();
            let end = new + edit.text.len();
            all.push(EditRange { old: range, new: new..end, is_blank });
            new = end;
        }
        OffsetTable { edits: all }
    }

    /// Maps an offset to the original. Offsets inside an edit's replacement map to the bounds of
    /// the replaced text.
    fn place(&self, at: usize, is_end: bool) -> usize {
        let after = self.edits.partition_point(|edit| edit.new.start <= at);
        match after.checked_sub(1).and_then(|last| self.edits.get(last)) {
            None => at,
            Some(edit) if at >= edit.new.end => edit.old.end + at - edit.new.end,
            Some(edit) if is_end && at > edit.new.start => edit.old.end,
            Some(edit) => edit.old.start,
        }
    }

    /// Returns `true` if an edit changed a scalar, except for white space that the YAML style
    /// ignores.
    fn is_changed(&self, span: Span, style: TextStyle) -> bool {
        let range = span.range();
        let first = self.edits.partition_point(|edit| edit.new.end <= range.start);
        let mut within =
            self.edits.iter().skip(first).take_while(|edit| edit.new.start < range.end);
        let is_block = matches!(style, TextStyle::Literal | TextStyle::Folded);
        within.any(|edit| is_block || !edit.is_blank)
    }

    fn span(&self, span: Span) -> Span {
        let range = span.range();
        let start = self.place(range.start, false);
        Span::new(span.source, start..self.place(range.end, true).max(start))
    }

    fn diagnostic(&self, mut one: Diagnostic) -> Diagnostic {
        one.primary.span = self.span(one.primary.span);
        for label in &mut one.related {
            label.span = self.span(label.span);
        }
        for edit in one.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = self.span(edit.span);
        }
        one
    }

    fn tree<'text>(&self, tree: Tree<'_>) -> Tree<'text> {
        let comments = tree
            .comments
            .into_iter()
            .map(|comment| Comment { span: self.span(comment.span), text: owned(comment.text) });
        let comments = comments.collect();
        let documents = tree.documents.into_iter().map(|node| self.node(node)).collect();
        Tree { documents, comments }
    }

    /// Maps the spans of a node. The recursion depth is limited by the parser.
    fn node<'text>(&self, node: Node<'_>) -> Node<'text> {
        let value = match node.value {
            // The characters of a changed scalar can't be mapped to the original.
            Value::Scalar(_, style) if self.is_changed(node.span, style) => Value::Broken,
            Value::Scalar(text, style) => Value::Scalar(owned(text), style),
            Value::Empty => Value::Empty,
            Value::Sequence { items, flow } => {
                let items = items.into_iter().map(|item| self.node(item)).collect();
                Value::Sequence { items, flow }
            }
            Value::Mapping { entries, flow } => {
                let entries = entries.into_iter().map(|entry| Entry {
                    key: self.node(entry.key),
                    value: self.node(entry.value),
                });
                Value::Mapping { entries: entries.collect(), flow }
            }
            Value::Alias(name) => Value::Alias(owned(name)),
            Value::Broken => Value::Broken,
        };
        let properties = node.properties.map(|properties| {
            Box::new(Properties {
                anchor: properties.anchor.map(owned),
                tag: properties.tag,
                span: self.span(properties.span),
            })
        });
        Node { span: self.span(node.span), value, properties }
    }
}

fn owned<'text>(text: Cow<'_, str>) -> Cow<'text, str> {
    Cow::Owned(text.into_owned())
}
