//! Reads a mended copy of a text, and gives every place in the original.

use std::borrow::Cow;
use std::ops::Range;

use super::{Slip, findings};
use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::source::{Source, Span, Style};
use crate::yaml::edit::apply;
use crate::yaml::fault::too_many;
use crate::yaml::tree::{Comment, Entry, Node, Properties, Tree, Value};

/// How many slips of one text are reported.
const MOST: usize = 1000;

/// Reads a text as if its slips were mended; `None` if they cannot be mended together.
pub(in crate::yaml) fn read<'text>(
    source: &Source,
    slips: Vec<Slip>,
) -> Option<(Tree<'text>, Diagnostics)> {
    let edits: Vec<Edit> = slips.iter().flat_map(|slip| slip.edits.iter().cloned()).collect();
    let mended = Source::new(source.id(), source.name(), apply(source.text(), &edits)?);
    let (tree, found) = crate::yaml::read(&mended);
    let places = Places::of(&edits);
    let tree = places.tree(tree);
    let last = slips.get(MOST).map(|slip| slip.finding.primary.span);
    let mut all = findings(slips, MOST);
    all.extend(last.map(too_many));
    all.extend(found.into_iter().map(|one| places.diagnostic(one)));
    all.sort_by_key(|one| one.primary.span);
    Some((tree, all))
}

/// Where the bytes of a mended text stand in the original.
struct Places {
    edits: Vec<Place>,
}

/// An edit, by its range in the original and in the mended text.
struct Place {
    old: Range<usize>,
    new: Range<usize>,
    /// Whether it only puts white space in.
    is_blank: bool,
}

impl Places {
    fn of(edits: &[Edit]) -> Places {
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
            all.push(Place { old: range, new: new..end, is_blank });
            new = end;
        }
        Places { edits: all }
    }

    /// The place of a byte; what an edit put there has the bounds of what it replaced.
    fn place(&self, at: usize, is_end: bool) -> usize {
        let after = self.edits.partition_point(|edit| edit.new.start <= at);
        match after.checked_sub(1).and_then(|last| self.edits.get(last)) {
            None => at,
            Some(edit) if at >= edit.new.end => edit.old.end + at - edit.new.end,
            Some(edit) if is_end && at > edit.new.start => edit.old.end,
            Some(edit) => edit.old.start,
        }
    }

    /// Whether an edit changed a text in the mended copy by more than the white space that its style leaves out.
    fn is_changed(&self, span: Span, style: Style) -> bool {
        let range = span.range();
        let first = self.edits.partition_point(|edit| edit.new.end <= range.start);
        let mut within =
            self.edits.iter().skip(first).take_while(|edit| edit.new.start < range.end);
        let is_block = matches!(style, Style::Literal | Style::Folded);
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

    /// A node with its places in the original; trees are never deeper than the reader allows.
    fn node<'text>(&self, node: Node<'_>) -> Node<'text> {
        let value = match node.value {
            // Nobody could say where the characters of such a text stand.
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
