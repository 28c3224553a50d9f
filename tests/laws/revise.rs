//! The laws of `fix`, `fmt` and `merge`.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use plancc::diagnostic::{Applicability, Diagnostics};
use plancc::lint::{ActiveRules, RuleSelection};
use plancc::merge::{Markers, Versions, merge};
use plancc::model::{PlanSettings, Stage};
use plancc::revise::{
    fix::{self, FixSelection},
    format,
};
use plancc::source::{Source, SourceId};
use plancc::{pipeline, schema, yaml};

use super::meaning::meaning;

static SETTING: LazyLock<PlanSettings> =
    LazyLock::new(|| PlanSettings::new(None, BTreeMap::new(), schema::built_in_form()));
static ACTIVE: LazyLock<ActiveRules> = LazyLock::new(|| {
    ActiveRules::new(None, &RuleSelection { stage: Some(Stage::Board), ..RuleSelection::default() })
});

fn source(text: &str) -> Arc<Source> {
    Arc::new(Source::new(SourceId(1), "plan.yaml", text))
}

/// Returns all findings in a plan at stage board.
fn look(source: Arc<Source>) -> Diagnostics {
    let mut checked = pipeline::read(source, "plan");
    pipeline::check(&mut checked, &SETTING, None);
    let as_of = "2026-11-24".parse().expect("a day");
    let judged = pipeline::judge(&checked, &SETTING, None, as_of, &ACTIVE);
    let mut found = checked.diagnostics;
    found.extend(judged.into_iter().flat_map(|judged| judged.found));
    plancc::diagnostic::sort(&mut found);
    found
}

/// Returns the comments of a text in alphabetical order.
pub(crate) fn comments(text: &str) -> Vec<String> {
    let source = source(text);
    let (tree, _) = yaml::parse(&source);
    let mut all: Vec<String> =
        tree.comments.iter().map(|comment| comment.text.trim().to_owned()).collect();
    all.sort();
    all
}

fn counted(found: &Diagnostics) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for one in found {
        *counts.entry(one.rule).or_default() += 1;
    }
    counts
}

/// A formatted plan has the same meaning and comments, and formatting it again changes nothing.
pub(crate) fn formats(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let once = match format::format(&source(&text)) {
        Ok(once) => once,
        Err(format::FormatRefusal::Faults(_)) => return,
        Err(format::FormatRefusal::Meaning(span)) => {
            panic!("would not say the same at {:?} of\n{text}", source(&text).slice(span))
        }
    };
    let said = |text: &str| schema::plan(&source(text)).0.map(|plan| meaning(&plan));
    assert_eq!(said(&text), said(&once), "the meaning of\n{text}\n{once}");
    assert_eq!(comments(&text), comments(&once), "the comments of\n{text}\n{once}");
    let (before, after) = (schema::plan(&source(&text)).1, schema::plan(&source(&once)).1);
    assert_eq!(counted(&before), counted(&after), "the faults of\n{text}\n{once}");
    let twice = format::format(&source(&once)).ok();
    assert_eq!(twice.as_deref(), Some(&*once), "twice is not once for\n{text}");
}

/// A fixed plan keeps its comments, and has no fixes left and no new errors.
pub(crate) fn mends(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    for which in [FixSelection::Safe, FixSelection::All] {
        let before = look(source(&text));
        let done = fix::fix(source(&text), which, &look);
        let mended = done.source.text();
        for comment in comments(&text) {
            // A comment that was meant as text is now text, possibly inside quotes.
            // Invisible characters are escaped there.
            let is_escaped = |c: char| "\"\\'".contains(c) || !c.is_ascii() && !c.is_alphanumeric();
            let words = comment.split(is_escaped).map(str::trim);
            assert!(
                words.into_iter().all(|words| mended.contains(words)),
                "{comment:?} of\n{text}\n{mended}"
            );
        }
        let is_offered =
            |applicability| which == FixSelection::All || applicability == Applicability::Safe;
        let left = done
            .left
            .iter()
            .filter(|one| one.fixes.iter().any(|fix| is_offered(fix.applicability)));
        assert!(left.count() <= done.refused, "more can be mended in\n{mended}\nof\n{text}");
        let again = fix::fix(source(mended), which, &look);
        assert_eq!(again.made, [], "a second run does more to\n{mended}\nof\n{text}");
        let was_read = yaml::parse(&source(&text)).1.is_empty();
        if was_read
            && done.made.iter().all(|made| made.rule != "unknown-key")
            && !gives_a_key(&text, mended)
        {
            let (before, after) = (counted(&before), counted(&done.left));
            let is_fault = |rule: &str| {
                [&yaml::ERROR_KINDS[..], &schema::ERROR_KINDS[..]]
                    .iter()
                    .any(|room| room.iter().any(|errors| errors.iter().any(|one| one.name == rule)))
            };
            // Without the error, rules check more of the plan; their findings there are not new.
            let sees_more = done.made.iter().any(|made| is_fault(made.rule));
            for (rule, count) in after.into_iter().filter(|(rule, _)| !sees_more || is_fault(rule))
            {
                assert!(before.get(rule) >= Some(&count), "new {rule} in\n{mended}\nof\n{text}");
            }
        }
    }
}

/// The separator between the three versions of a plan in one text.
pub(crate) const NEXT_VERSION: &str = "\n%%%\n";

/// Three versions of a plan are merged. If only one side changed something, or both changed the same, the result has the
/// bytes of that side.
pub(crate) fn merges(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut versions = text.splitn(3, NEXT_VERSION);
    let base = versions.next().unwrap_or_default();
    let ours = versions.next().unwrap_or(base);
    let theirs = versions.next().unwrap_or(base);
    let merged = |base: &str, ours: &str, theirs: &str| {
        merge(Versions { base, ours, theirs }, "plan.yaml", &Markers::default())
    };
    for (one, other) in [(ours, base), (base, ours), (ours, ours)] {
        let outcome = merged(base, one, other);
        assert_eq!(outcome.source.text(), ours, "of {one:?} and {other:?}, both from {base:?}");
        assert_eq!(outcome.conflicts, 0, "of {one:?} and {other:?}, both from {base:?}");
    }
    let outcome = merged(base, ours, theirs);
    let turned = merged(base, theirs, ours);
    assert_eq!(outcome.is_clean(), turned.is_clean(), "it matters whose side is whose in\n{text}");
    let marks = outcome.source.text().lines().filter(|line| line.starts_with("<<<<<<< ")).count();
    let before = text.lines().filter(|line| line.starts_with("<<<<<<< ")).count();
    assert!(marks <= outcome.conflicts + before, "unasked marks in\n{}", outcome.source.text());
}

/// Returns `true` if the new text has a key that the old one lacks, so that its value is read for the first time.
fn gives_a_key(before: &str, after: &str) -> bool {
    let keys = |text: &str| {
        let (source, mut keys) = (source(text), BTreeMap::new());
        let (tree, _) = yaml::parse(&source);
        let mut nodes: Vec<_> = tree.documents.iter().collect();
        while let Some(node) = nodes.pop() {
            nodes.extend(node.items());
            for entry in node.entries() {
                *keys.entry(entry.key.scalar().unwrap_or_default().to_owned()).or_insert(0) += 1;
                nodes.push(&entry.value);
            }
        }
        keys
    };
    let before = keys(before);
    let new = keys(after).into_iter().filter(|(key, count)| before.get(key) < Some(count));
    // A new id doesn't change how its entry is read.
    new.into_iter().any(|(key, _)| key != "id")
}
