//! The owners of comments, determined from lines and columns, independently of the code that moves comments.

use std::collections::{BTreeMap, BTreeSet};

use plancc::source::{Source, SourceId};
use plancc::yaml::{self, Node, Tree};

/// The paths, by keys and positions, of all possible owners of a comment.
pub(crate) type Owners = BTreeSet<String>;

/// A key with its value, or an item.
struct Entry {
    way: String,
    above: String,
    column: usize,
    lines: (usize, usize),
    start: usize,
}

/// Returns the owners of each comment, by its text; no two comments of a generated plan have the same text.
///
/// A comment at the end of a line belongs to everything that begins or ends on that line. A comment on a separate line
/// belongs to everything that begins on the next line with content, if that has the same indentation; otherwise to the
/// block that ends there.
pub(crate) fn owners(text: &str) -> BTreeMap<String, Owners> {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    let (tree, _) = yaml::parse(&source);
    let entries = entries(&source, &tree);
    let owners = tree.comments.iter().map(|comment| {
        let at = comment.span.start as usize;
        let position = source.position(at);
        let line = source.line_range(position.line);
        let is_alone = text[line.start..at].trim().trim_start_matches('\u{feff}').is_empty();
        let column = position.column - 1;
        let owners = if is_alone {
            alone(&entries, at, column)
        } else {
            let is_here = |one: &&Entry| [one.lines.0, one.lines.1].contains(&position.line);
            entries.iter().filter(is_here).map(|one| one.way.clone()).collect()
        };
        (comment.text.trim().to_owned(), owners)
    });
    owners.collect()
}

fn alone(entries: &[Entry], at: usize, column: usize) -> Owners {
    let next = entries.iter().find(|one| one.start > at);
    let before: Vec<&Entry> = entries.iter().filter(|one| one.start < at).collect();
    if let Some(next) = next
        && next.column >= column
    {
        let line = entries.iter().filter(|one| one.lines.0 == next.lines.0);
        let mut owners: Owners = line.map(|one| one.way.clone()).collect();
        if before.is_empty() {
            owners.insert("the file".to_owned());
        }
        return owners;
    }
    // The last entry and those that contain it.
    let Some(last) = before.last() else { return Owners::from(["the file".to_owned()]) };
    let around = before
        .iter()
        .filter(|one| last.way == one.way || last.way.starts_with(&format!("{}/", one.way)));
    let around: Vec<_> = around.filter(|one| one.column <= column).collect();
    let nearest = around.iter().map(|one| one.column).max();
    // If the dashes of a list have the same indentation as its key, the end of the block is ambiguous.
    let open = around.iter().filter(|one| Some(one.column) == nearest);
    let is_end = nearest == Some(column);
    let owners: Owners =
        open.map(|one| if is_end { one.above.clone() } else { one.way.clone() }).collect();
    if owners.is_empty() { Owners::from([String::new()]) } else { owners }
}

fn entries(source: &Source, tree: &Tree<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for root in &tree.documents {
        gather(source, root, "", &mut entries);
    }
    entries.sort_by_key(|one| (one.start, one.way.len()));
    entries
}

fn gather(source: &Source, node: &Node<'_>, above: &str, out: &mut Vec<Entry>) {
    let mut push = |way: String, start: usize, first: usize, end: usize| {
        let column = source.position(start).column - 1;
        let last = source.position(end.max(first)).line;
        out.push(Entry {
            way,
            above: above.to_owned(),
            column,
            lines: (source.position(first).line, last),
            start,
        });
    };
    let mut inner = Vec::new();
    for entry in node.entries() {
        let key = entry.key.scalar().unwrap_or_default().to_lowercase().replace(' ', "_");
        let way = format!("{above}/{key}");
        let (start, end) = (entry.key.span.start as usize, entry.value.span.end as usize);
        push(way.clone(), start, start, end);
        inner.push((way, &entry.value));
    }
    for (number, item) in node.items().iter().enumerate() {
        // Its position identifies an item even if it gets its id only now, since no command moves items.
        let way = format!("{above}/{number}");
        let first = item.span.start as usize;
        // The dash belongs to the item; inside brackets there is none.
        let line = source.line_range(source.position(first).line).start;
        let before = &source.text()[line..first];
        let dash = before.trim_end().ends_with('-').then(|| line + before.trim_end().len() - 1);
        push(way.clone(), dash.unwrap_or(first), first, item.span.end as usize);
        inner.push((way, item));
    }
    for (way, node) in inner {
        gather(source, node, &way, out);
    }
}

/// Returns the comments of `before` that kept none of their owners in `after`.
pub(crate) fn strayed(before: &str, after: &str) -> Vec<String> {
    let now = owners(after);
    let mut strayed = Vec::new();
    for (comment, was) in owners(before) {
        let Some(is) = now.get(&comment) else { continue };
        if was.is_disjoint(is) {
            strayed.push(format!("{comment:?} stood at {was:?} and stands at {is:?}"));
        }
    }
    strayed
}
