//! Checks that the result of a merge contains the changes of both sides.

use std::collections::BTreeMap;

use super::chunk::{Chunk, ConflictResolution, chosen, conflicts};
use super::meaning::canonical_text;
use super::text_merge::TextMerge;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::prose::composed;
use crate::schema;
use crate::source::{Source, SourceId, TextStyle};
use crate::yaml::{self, Node, Tree, Value};

/// The number of occurrences of each value, key and comment.
type Counts = BTreeMap<String, i64>;

/// Returns `true` if the result parses and contains the changes of both sides. If there are conflicts, they
/// are resolved in favor of each side in turn.
pub(super) fn holds(trees: [&Tree<'_>; 3], chunks: &[Chunk], blends: &[TextMerge]) -> bool {
    let is_clean = conflicts(chunks) == 0;
    let [mut base, mut ours, mut theirs] = trees.map(counts);
    for blend in blends {
        let [old, mine, yours] = &blend.versions;
        for (all, text) in [(&mut base, old), (&mut ours, mine), (&mut theirs, yours)] {
            *all.entry(value(text)).or_default() -= 1;
        }
    }
    let choices: &[ConflictResolution] = if is_clean {
        &[ConflictResolution::Ours]
    } else {
        &[ConflictResolution::Ours, ConflictResolution::Theirs]
    };
    choices.iter().all(|choice| {
        let source = Source::new(SourceId(3), "", chosen(chunks, *choice));
        let (tree, found) = yaml::parse(&source);
        if !found.is_empty() || tree.documents.len() > 1 {
            return false;
        }
        let mut outcome = counts(&tree);
        for blend in blends {
            let said = match choice {
                ConflictResolution::Ours => &blend.if_ours,
                ConflictResolution::Theirs => &blend.if_theirs,
            };
            *outcome.entry(value(said)).or_default() -= 1;
        }
        let (mine, yours) = match choice {
            ConflictResolution::Ours => (&ours, &theirs),
            ConflictResolution::Theirs => (&theirs, &ours),
        };
        is_sum(&base, mine, yours, &outcome, is_clean)
    })
}

/// Returns `true` if each item occurs as often as the changes of both sides require.
///
/// If both sides made the same change, it may count once or twice, since they may have made it in
/// different locations. Unless `is_clean`, the changes of the side `other` may be missing.
fn is_sum(base: &Counts, one: &Counts, other: &Counts, outcome: &Counts, is_clean: bool) -> bool {
    let of = |counts: &Counts, key: &str| counts.get(key).copied().unwrap_or(0);
    let keys = [base, one, other, outcome].into_iter().flat_map(BTreeMap::keys);
    keys.into_iter().all(|key| {
        let before = of(base, key);
        let (mine, yours) = (of(one, key) - before, of(other, key) - before);
        let found = of(outcome, key) - before;
        let sum = mine + yours;
        let least = if mine.signum() == yours.signum() {
            if mine.abs() > yours.abs() { mine } else { yours }
        } else {
            sum
        };
        let ends = if is_clean { vec![least, sum] } else { vec![mine, least, sum] };
        ends.iter().min() <= Some(&found) && Some(&found) <= ends.iter().max()
    })
}

/// Counts each value with its key, each comment, and each anchor, tag and alias.
fn counts(tree: &Tree<'_>) -> Counts {
    let mut counts = Counts::new();
    for comment in &tree.comments {
        *counts.entry(format!("#{}", composed(comment.text.trim()))).or_default() += 1;
    }
    let mut nodes: Vec<&Node<'_>> = tree.documents.iter().collect();
    while let Some(node) = nodes.pop() {
        nodes.extend(node.items());
        for entry in node.entries() {
            let key = entry.key.scalar().unwrap_or_default();
            *counts.entry(format!("{key}:")).or_default() += 1;
            nodes.push(&entry.value);
        }
        if let Value::Scalar(text, style) = &node.value
            && !(text.is_empty() && *style == TextStyle::Plain)
        {
            *counts.entry(value(text)).or_default() += 1;
        }
        // Anchors, tags and aliases are errors in a plan. Losing one silently would hide the error.
        let properties = node.properties.as_deref();
        let anchor = properties.and_then(|all| Some(format!("&{}", all.anchor.as_ref()?)));
        let tag = properties.and_then(|all| Some(format!("!{}", all.tag.as_ref()?)));
        let alias = match &node.value {
            Value::Alias(name) => Some(format!("*{name}")),
            _ => None,
        };
        for said in [anchor, tag, alias].into_iter().flatten() {
            *counts.entry(said).or_default() += 1;
        }
    }
    counts
}

fn value(text: &str) -> String {
    canonical_text(text, TextStyle::DoubleQuoted)
}

/// Returns the errors in the result that neither side had: duplicate ids, references to unknown ids and,
/// after a line-by-line merge, syntax errors.
pub(super) fn broken(outcome: &Source, ours: &str, theirs: &str) -> Diagnostics {
    let faults = |source: &Source| -> Diagnostics {
        let is_unread = |rule: &str| {
            yaml::ERROR_KINDS.iter().copied().flatten().any(|fault| fault.name == rule)
        };
        let is = |one: &Diagnostic| {
            matches!(one.rule, "duplicate-id" | "unknown-reference") || is_unread(one.rule)
        };
        schema::plan(source).1.into_iter().filter(is).collect()
    };
    let side = |text: &str| faults(&Source::new(SourceId(0), "", text));
    let known: Vec<String> =
        [ours, theirs].into_iter().flat_map(side).map(|one| one.message).collect();
    faults(outcome).into_iter().filter(|one| !known.contains(&one.message)).collect()
}
