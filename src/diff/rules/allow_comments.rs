//! `allow` comments in a plan.

use std::collections::BTreeMap;

use super::{change, kinds, steps};
use crate::diff::change::Change;
use crate::model::{Plan, value_path};
use crate::rule::with_current;
use crate::schema::{ControlComment, ControlCommentKind};
use crate::source::{Source, Span};

/// One version of a plan with its directive comments.
pub struct CommentedPlan<'a> {
    /// The plan, if any of it could be parsed.
    pub plan: Option<&'a Plan>,
    /// The comments.
    pub control_comments: &'a [ControlComment],
    /// The plan's text.
    pub source: &'a Source,
}

/// Returns the `allow` comments that only one version has, in the order of the text.
///
/// A comment is identified by its text and the value that it covers. If it covers a different value than
/// before, it counts as removed and added, since it may now suppress a different finding.
#[must_use]
pub fn allows(
    before: Option<&CommentedPlan<'_>>,
    after: Option<&CommentedPlan<'_>>,
) -> Vec<Change> {
    let is_any = |side: Option<&CommentedPlan<'_>>| {
        side.is_some_and(|side| !side.control_comments.is_empty())
    };
    if !is_any(before) && !is_any(after) {
        return Vec::new();
    }
    let (old, new) = (before.map(found).unwrap_or_default(), after.map(found).unwrap_or_default());
    let (old_source, new_source) = (before.map(|side| side.source), after.map(|side| side.source));
    let mut changes = Vec::new();
    for (key, spans) in &old {
        let kept = new.get(key).map_or(0, Vec::len);
        for span in spans.iter().skip(kept) {
            let side = Some((key.text.clone(), *span));
            let path = steps(key.way.split('/').filter(|step| !step.is_empty()));
            let sides = ((side, old_source), (None, new_source));
            changes.push(change(&kinds::ALLOW_REMOVED, path, sides.0, sides.1, Vec::new()));
        }
    }
    for (key, spans) in &new {
        let known = old.get(key).map_or(0, Vec::len);
        for span in spans.iter().skip(known) {
            let side = Some((key.text.clone(), *span));
            let path = steps(key.way.split('/').filter(|step| !step.is_empty()));
            let sides = ((None, old_source), (side, new_source));
            changes.push(change(&kinds::ALLOW_ADDED, path, sides.0, sides.1, Vec::new()));
        }
    }
    changes.sort_by_key(|change| change.shown().span.start);
    changes
}

/// The identity of a comment.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct CommentKey {
    /// The path to the value that the comment covers.
    way: String,
    /// The key that the comment covers, or the first key of the value.
    head: String,
    text: String,
}

fn found(side: &CommentedPlan<'_>) -> BTreeMap<CommentKey, Vec<Span>> {
    let mut all: BTreeMap<CommentKey, Vec<Span>> = BTreeMap::new();
    let allows =
        side.control_comments.iter().filter(|comment| comment.kind == ControlCommentKind::Allow);
    for ControlComment { span, text, over, .. } in allows {
        let covered = side.source.slice(*over).trim_start();
        // Sentences have no key: an allowed sentence may be reworded.
        let is_key =
            |head: &str| head.chars().all(|c| c.is_ascii_alphanumeric() || "_- ".contains(c));
        let head = covered.split_once(':').map(|(head, _)| head.trim()).filter(|head| is_key(head));
        let key = CommentKey {
            way: side.plan.map(|plan| value_path(plan, *over)).unwrap_or_default(),
            head: head.unwrap_or_default().to_owned(),
            text: with_current(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned(),
        };
        all.entry(key).or_default().push(*span);
    }
    all
}
