//! Checks edits: they must fix their findings, cause no new findings, and keep the meaning of all
//! other text.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Edit, ErrorKind};
use crate::schema;
use crate::source::{Source, Span};
use crate::yaml::{self, Node, SpanMap, Tree, Value};

/// A text and its findings.
pub(super) struct LintedText {
    pub(super) source: Arc<Source>,
    pub(super) found: Diagnostics,
}

impl LintedText {
    pub(super) fn of(source: &Arc<Source>, found: Diagnostics) -> LintedText {
        LintedText { source: Arc::clone(source), found }
    }

    /// Applies `edits`, which should fix findings of `rules`. Returns the new text and its
    /// findings, or `None` if the edits fail the checks.
    pub(super) fn after(
        &self,
        edits: &[Edit],
        rules: &[&'static str],
        look: &dyn Fn(Arc<Source>) -> Diagnostics,
    ) -> Option<(Arc<Source>, Diagnostics)> {
        let text = yaml::apply(self.source.text(), edits)?;
        if text == self.source.text() {
            return None;
        }
        let new = Arc::new(Source::new(self.source.id(), self.source.name(), text));
        let moved = SpanMap::by(edits);
        let (old_tree, old_faults) = yaml::parse(&self.source);
        let (new_tree, _) = yaml::parse(&new);
        let was_broken = !old_faults.is_empty();
        if !keeps(&old_tree, &new_tree, &moved, was_broken) {
            return None;
        }
        let found = look(Arc::clone(&new));
        let is_better = if was_broken {
            self.is_more_readable(&found, edits, rules, &moved)
        } else {
            let first_read = first_read(&new_tree, edits, &moved);
            // Lint rules check only valid parts. After an error is fixed, they can check more
            // parts, so new findings there don't count.
            let of_faults = rules.iter().all(|rule| is_fault(rule));
            let reported: Vec<&Diagnostic> = found
                .iter()
                .filter(|one| !of_faults || is_fault(one.rule))
                .filter(|one| !first_read.iter().any(|value| value.contains(one.primary.span)))
                .collect();
            are_fixed(&self.found, &reported, rules)
        };
        is_better.then_some((new, found))
    }

    /// Returns `true` if the edits made more of an invalid text valid. Parts that are validated for
    /// the first time may have errors, so only new errors at the location of an edit count.
    fn is_more_readable(
        &self,
        found: &[Diagnostic],
        edits: &[Edit],
        rules: &[&'static str],
        moved: &SpanMap,
    ) -> bool {
        let unread = |found: &[Diagnostic]| {
            found.iter().filter(|one| is_of(one.rule, &yaml::ERROR_KINDS)).count()
        };
        let (before, after) = (counted(&self.found), counted(found));
        let is_new = |one: &Diagnostic| {
            before.get(one.rule).copied().unwrap_or(0) < after.get(one.rule).copied().unwrap_or(0)
        };
        let touched: Vec<Span> = edits.iter().filter_map(|edit| moved.made(edit)).collect();
        let is_made = |one: &Diagnostic| {
            is_of(one.rule, &schema::ERROR_KINDS)
                && is_new(one)
                && one.rule != "missing-key"
                && touched.iter().any(|span| {
                    span.start < one.primary.span.end && one.primary.span.start < span.end
                })
        };
        let less = |rule: &str| after.get(rule) < before.get(rule);
        let is_less = unread(found) < unread(&self.found)
            || unread(found) == unread(&self.found) && rules.iter().all(|rule| less(rule));
        is_less && !found.iter().any(is_made)
    }
}

/// Returns `true` if the rule is a validation error, which `lint --shape` reports, and not a lint rule.
pub(super) fn is_fault(rule: &str) -> bool {
    is_of(rule, &yaml::ERROR_KINDS) || is_of(rule, &schema::ERROR_KINDS)
}

fn is_of(rule: &str, rooms: &[&[ErrorKind]]) -> bool {
    rooms.iter().copied().flatten().any(|fault| fault.name == rule)
}

/// Returns `true` if each occurrence of a rule in `rules` reduced its number of findings by at
/// least one, and no rule has more findings.
fn are_fixed(before: &[Diagnostic], after: &[&Diagnostic], rules: &[&'static str]) -> bool {
    let (before, after) = (counted(before), counted(after.iter().copied()));
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in rules {
        *asked.entry(rule).or_default() += 1;
    }
    let of = |all: &BTreeMap<&str, usize>, rule: &str| all.get(rule).copied().unwrap_or(0);
    after
        .keys()
        .chain(asked.keys())
        .all(|rule| of(&after, rule) + of(&asked, rule) <= of(&before, rule))
}

/// Returns the spans of values that are validated for the first time because their key was
/// corrected. Errors in these values are not new.
fn first_read(tree: &Tree<'_>, edits: &[Edit], moved: &SpanMap) -> Vec<Span> {
    let made: BTreeSet<Span> = edits.iter().filter_map(|edit| moved.made(edit)).collect();
    let mut values = Vec::new();
    let mut nodes: Vec<&Node<'_>> = tree.documents.iter().collect();
    while let Some(node) = nodes.pop() {
        nodes.extend(node.items());
        for entry in node.entries() {
            if made.contains(&entry.key.span) {
                values.push(entry.value.span);
            }
            nodes.push(&entry.value);
        }
    }
    values
}

fn counted<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for one in found {
        *counts.entry(one.rule).or_default() += 1;
    }
    counts
}

/// Returns `true` if the new tree contains all values and comments outside the edits, and each
/// value has the same path.
fn keeps(old: &Tree<'_>, new: &Tree<'_>, moved: &SpanMap, was_broken: bool) -> bool {
    let (before, after) = (leaves(old, Some(moved)), leaves(new, None));
    let said = before.iter().all(|(span, leaf)| {
        let Some(place) = moved.place(*span) else { return true };
        after.get(&place).is_some_and(|now| {
            // If a part is validated for the first time, the paths around it may change.
            now.text == leaf.text && (was_broken || now.path.begins_with(&leaf.path))
        })
    });
    let comments: BTreeMap<Span, &str> =
        new.comments.iter().map(|comment| (comment.span, &*comment.text)).collect();
    said && old.comments.iter().all(|comment| match moved.place(comment.span) {
        Some(place) => comments.get(&place).is_some_and(|text| *text == comment.text),
        None => true,
    })
}

/// The keys and indices in the path to a leaf, as a linked list that starts with the last one.
struct LeafPath {
    /// The key or index; `None` if an edit changes the key.
    step: Option<String>,
    above: Option<Rc<LeafPath>>,
    depth: usize,
}

impl LeafPath {
    fn below(above: Option<&Rc<LeafPath>>, step: Option<String>) -> Rc<LeafPath> {
        let depth = above.map_or(0, |above| above.depth + 1);
        Rc::new(LeafPath { step, above: above.cloned(), depth })
    }

    /// Returns `true` if this path matches `other`, possibly with one more step: the value may have
    /// moved under a new key, or become the first item of a list.
    fn begins_with(&self, other: &LeafPath) -> bool {
        if self.depth == other.depth + 1 {
            return self.above.as_ref().is_some_and(|above| above.begins_with(other))
                || self.is_below(other);
        }
        self.depth == other.depth
            && self.is_step(other)
            && match (&self.above, &other.above) {
                (Some(one), Some(two)) => one.begins_with(two),
                (None, None) => true,
                _ => false,
            }
    }

    /// Returns `true` if this path is `other` with the list index 0 inserted above its last step.
    fn is_below(&self, other: &LeafPath) -> bool {
        let (Some(one), Some(two)) = (&self.above, &other.above) else { return false };
        let is_first = one.step.as_deref() == Some("0");
        self.is_step(other)
            && (is_first && one.above.as_ref().is_some_and(|above| above.begins_with(two))
                || one.is_below(two))
    }

    fn is_step(&self, other: &LeafPath) -> bool {
        other.step.is_none() || self.step == other.step
    }
}

struct Leaf {
    text: String,
    path: Rc<LeafPath>,
}

/// Maps the span of each scalar and key to its text and path. Keys that edits change, according to
/// `moved`, match any key.
fn leaves(tree: &Tree<'_>, moved: Option<&SpanMap>) -> BTreeMap<Span, Leaf> {
    let mut all = BTreeMap::new();
    for (number, root) in tree.documents.iter().enumerate() {
        collect(root, &LeafPath::below(None, Some(number.to_string())), moved, &mut all);
    }
    all
}

fn collect(
    node: &Node<'_>,
    path: &Rc<LeafPath>,
    moved: Option<&SpanMap>,
    all: &mut BTreeMap<Span, Leaf>,
) {
    match &node.value {
        Value::Scalar(text, _) => {
            all.insert(node.span, Leaf { text: text.to_string(), path: Rc::clone(path) });
        }
        Value::Sequence { items, .. } => {
            for (number, item) in items.iter().enumerate() {
                collect(item, &LeafPath::below(Some(path), Some(number.to_string())), moved, all);
            }
        }
        Value::Mapping { entries, .. } => {
            for entry in entries {
                let is_touched = moved.is_some_and(|moved| moved.place(entry.key.span).is_none());
                let key = entry.key.scalar().filter(|_| !is_touched).map(str::to_owned);
                let path = LeafPath::below(Some(path), key);
                collect(&entry.key, &path, moved, all);
                collect(&entry.value, &path, moved, all);
            }
        }
        Value::Empty | Value::Alias(_) | Value::Broken => {}
    }
}
