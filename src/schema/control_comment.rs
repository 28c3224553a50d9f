//! Comments for plancc, and the part of the plan that each one applies to.

use crate::source::{Source, Span, work};
use crate::yaml::{Comment, Node, Tree};

/// The kind of a comment for plancc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlCommentKind {
    /// A comment of the form `# plancc: allow…`.
    Allow,
    /// A comment that names plancc with an unknown instruction: `# plancc: ignore…`.
    Unrecognized,
    /// A comment that seems to suppress a finding: `# noqa: hard-to-read`. It is for plancc only if
    /// it names a rule.
    Unclear,
    /// Text inside a value that looks like a comment for plancc.
    InText,
}

/// A comment that is, or seems to be, for plancc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlComment {
    /// The kind of comment.
    pub kind: ControlCommentKind,
    /// The byte range of the comment, from its `#`.
    pub span: Span,
    /// The trimmed text after `plancc:`.
    pub text: String,
    /// The byte offset of `text` in the source.
    pub at: u32,
    /// The byte range that the comment applies to. A comment after a value applies to that line and
    /// value. A comment on its own line applies to the key, entry or block below it. A comment
    /// above the first key applies to the entire file.
    pub over: Span,
}

/// Returns the instruction in a `# plancc: allow…` comment; `None` for other comments.
pub(super) fn comment_text(comment: &str) -> Option<&str> {
    let said = comment.trim().strip_prefix("plancc:")?.trim_start();
    let word = said.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    super::nearest(word, ["allow"]).map(|_| said)
}

/// Words that suppress findings in plancc or in other linters.
const SILENCERS: [&str; 20] = [
    "allow", "allowed", "disable", "disabled", "except", "exclude", "exempt", "expect", "hide",
    "ignore", "ignored", "mute", "nolint", "noqa", "off", "permit", "silence", "skip", "suppress",
    "waive",
];

/// Returns the words of a comment in lower case.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// Returns `true` if `text` begins with the name plancc and a word that suppresses findings:
/// `plancc: ignore`, `plancc-disable`, `plancc lint: off`.
fn is_silencer(text: &str) -> bool {
    let text = text.trim_start_matches(['#', ' ', '\t', '!', '@']);
    let name = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().map(str::len);
    let Some((own, rest)) = name(text).and_then(|length| text.split_at_checked(length)) else {
        return false;
    };
    // The name may contain a typo or a hyphen.
    let is_name = super::nearest(own, ["plancc"]).is_some();
    let rest = match (own, rest.strip_prefix("-cc")) {
        ("plan" | "Plan" | "PLAN", Some(rest)) => rest,
        _ if is_name => rest,
        _ => return false,
    };
    let rest = rest.trim_start_matches([' ', '-', '_']).strip_prefix("lint").unwrap_or(rest);
    // Without punctuation, the text may be a sentence: `plancc allow…`.
    let is_order = |word: &str| {
        let after = rest.trim_start().get(word.len()..).unwrap_or_default();
        rest.starts_with([':', '-', '_', '.', '/', '(', '[']) || after.starts_with(['(', ':'])
    };
    words(rest).next().is_some_and(|word| SILENCERS.contains(&&*word) && is_order(&word))
}

/// The number of bytes after a sign that show whether a comment is for plancc. A line may have thousands of signs, so
/// the rest of the line is read only after the few that begin such a comment.
const NEAR: usize = 200;

/// Returns the text from `at` to the end of the line, or only its first [`NEAR`] bytes.
fn beginning(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let near = rest.get(..rest.floor_char_boundary(NEAR)).unwrap_or_default();
    work::count(near.len());
    near.lines().next().unwrap_or_default()
}

/// Returns the text from `at` to the end of the line.
fn rest_of_line(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    work::count(rest.len());
    rest
}

/// Returns comments that seem to suppress findings but have the wrong syntax.
fn unrecognized<'t>(
    source: &'t Source,
    comments: &'t [Comment<'_>],
) -> impl Iterator<Item = (ControlCommentKind, Span, &'t str)> + 't {
    let text = source.text();
    // Inside text, people who know HTML may type an HTML comment.
    let signs = text.match_indices('#').chain(text.match_indices("<!--"));
    signs.filter_map(move |(at, sign)| {
        let near = beginning(text, at + sign.len());
        let start = u32::try_from(at).ok()?;
        let next = comments.partition_point(|comment| comment.span.start <= start);
        let around = next.checked_sub(1).and_then(|last| comments.get(last));
        let around = around.filter(|comment| start < comment.span.end);
        let kind = match around {
            Some(comment) if comment_text(&comment.text).is_some() => return None,
            _ if is_silencer(near) && around.is_none() => ControlCommentKind::InText,
            _ if is_silencer(near) => ControlCommentKind::Unrecognized,
            Some(comment) if comment.span.start == start => {
                let asks = words(near).take(3).any(|word| SILENCERS.contains(&&*word));
                asks.then_some(ControlCommentKind::Unclear)?
            }
            _ => return None,
        };
        let rest = rest_of_line(text, at + sign.len());
        let own = Span::new(source.id(), at..at + sign.len() + rest.trim_end().len());
        Some((kind, own, rest))
    })
}

/// Returns comments for plancc in a file that doesn't support them, such as a project file.
#[must_use]
pub fn control_comments_without_effect(source: &Source) -> Vec<Span> {
    let text = source.text();
    let spans = text.match_indices('#').filter_map(|(at, _)| {
        let near = beginning(text, at + 1);
        let is_remark = comment_text(near).is_some() || is_silencer(near);
        let end = || at + 1 + rest_of_line(text, at + 1).trim_end().len();
        is_remark.then(|| Span::new(source.id(), at..end()))
    });
    spans.collect()
}

/// Returns the comments for plancc, in text order.
pub(super) fn control_comments(source: &Source, tree: &Tree<'_>) -> Vec<ControlComment> {
    let said = tree.comments.iter().filter_map(|one| Some((one.span, comment_text(&one.text)?)));
    let said = said.map(|(span, text)| (ControlCommentKind::Allow, span, text));
    let mut said: Vec<(ControlCommentKind, Span, &str)> = said.collect();
    said.extend(unrecognized(source, &tree.comments));
    if said.is_empty() {
        return Vec::new();
    }
    said.sort_by_key(|(_, span, _)| *span);
    let mut blocks = Vec::new();
    for root in &tree.documents {
        blocks.push(Span { start: root.span.start, ..root.span });
        gather(root, &mut blocks);
    }
    // Of blocks with the same start, the largest comes first.
    blocks.sort_by_key(|block| (block.start, std::cmp::Reverse(block.end)));
    let remark = |(kind, span, text): (ControlCommentKind, Span, &str)| ControlComment {
        kind,
        span,
        text: text.trim().to_owned(),
        at: start(source, span, text.trim()),
        over: over(source, &blocks, span),
    };
    said.into_iter().map(remark).collect()
}

/// Returns the byte offset of the text in a comment.
fn start(source: &Source, comment: Span, text: &str) -> u32 {
    let before = source.slice(comment).find(text).unwrap_or_default();
    comment.start.saturating_add(u32::try_from(before).unwrap_or_default())
}

fn over(source: &Source, blocks: &[Span], comment: Span) -> Span {
    let line = source.line_range(source.position(comment.start as usize).line);
    let line = Span::new(source.id(), line);
    let before = Span { end: comment.start, ..line };
    let next = blocks.partition_point(|block| block.start < comment.start);
    if source.slice(before).trim().is_empty() {
        let Some(block) = blocks.get(next) else { return comment };
        // Missing keys of a plan are reported at the start of the file.
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
