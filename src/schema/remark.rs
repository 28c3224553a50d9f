//! Comments that speak to plancc, and the part of the plan that each is about.

use crate::source::{Source, Span};
use crate::yaml::{Node, Tree};

/// A comment of the form `# plancc: allow…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The comment, from its `#`.
    pub span: Span,
    /// What it says after `plancc:`, trimmed.
    pub text: String,
    /// What it is about: its line and the value that begins or ends there; where it stands on a line of
    /// its own, the key, the entry or the block below it; above the first key, the whole file.
    pub over: Span,
}

/// What a comment says to plancc, where it does.
pub(super) fn said(comment: &str) -> Option<&str> {
    let said = comment.trim().strip_prefix("plancc:")?.trim_start();
    let word = said.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    super::nearest(word, ["allow"]).map(|_| said)
}

/// The comments of a file that speak to plancc, in the order of the text.
pub(super) fn remarks(source: &Source, tree: &Tree<'_>) -> Vec<Remark> {
    let said = tree.comments.iter().filter_map(|one| Some((one.span, said(&one.text)?)));
    let said: Vec<(Span, &str)> = said.collect();
    if said.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    for root in &tree.documents {
        blocks.push(Span { start: root.span.start, ..root.span });
        gather(root, &mut blocks);
    }
    // Of blocks that begin together, the largest comes first.
    blocks.sort_by_key(|block| (block.start, std::cmp::Reverse(block.end)));
    let remark = |(span, text): (Span, &str)| Remark {
        span,
        text: text.to_owned(),
        over: over(source, &blocks, span),
    };
    said.into_iter().map(remark).collect()
}

fn over(source: &Source, blocks: &[Span], comment: Span) -> Span {
    let line = source.line_range(source.position(comment.start as usize).line);
    let line = Span::new(source.id(), line);
    let before = Span { end: comment.start, ..line };
    let next = blocks.partition_point(|block| block.start < comment.start);
    if source.slice(before).trim().is_empty() {
        let Some(block) = blocks.get(next) else { return comment };
        // What is missing from a plan is told at the start of its file.
        let start = if next == 0 { 0 } else { block.start };
        return Span { start, ..*block };
    }
    match next.checked_sub(1).and_then(|last| blocks.get(last)) {
        Some(last) if last.end >= line.start => {
            Span { start: last.start.min(line.start), end: last.end.max(line.end), ..line }
        }
        _ => line,
    }
}

fn gather(node: &Node<'_>, blocks: &mut Vec<Span>) {
    for entry in node.entries() {
        blocks.push(entry.key.span.to(entry.value.span));
        gather(&entry.value, blocks);
    }
    for item in node.items() {
        blocks.push(item.span);
        gather(item, blocks);
    }
}
