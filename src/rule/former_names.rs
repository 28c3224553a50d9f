//! Former names of rules and kinds of change, which keep working until version 1.0.
//!
//! To rename something, add one line to a table below. Settings, baselines, approvals, comments and the command
//! line all look up names in these tables.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, error_kinds};
use crate::source::{Source, Span};

error_kinds! {
    /// Reports outdated names of rules, kinds of change and levels.
    ///
    /// The level is `warning`.
    ///
    /// ## Why it matters
    /// An outdated name still works, but planners cannot find it in the documentation, and version 1.0 will
    /// reject it. `plancc fix` replaces it with the current name.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// lint: {rules: {slip-of-the-pen: warning}}
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// lint: {rules: {wrong-word: warning}}
    /// ```
    DEPRECATED_NAME = "deprecated-name";
}

/// A former name and the current name.
pub type FormerName = (&'static str, &'static str);

/// Former and current names of rules and validation errors.
pub const RULES: &[FormerName] = &[
    ("acronym-undefined", "undefined-acronym"),
    ("acronym-unused", "unused-acronym"),
    ("action-late-to-start", "overdue-start"),
    ("action-nearly-twice", "near-duplicate-action"),
    ("action-overdue", "overdue-action"),
    ("adoption-against-stage", "adoption-contradicts-stage"),
    ("allowed-unused", "unused-allow"),
    ("allowed-without-reason", "allow-without-reason"),
    ("allows-nothing", "unknown-allow"),
    ("amount-negative", "negative-amount"),
    ("bare-address", "bare-url"),
    ("bundled-theory", "ambiguous-theory-pairing"),
    ("change-against-direction", "change-contradicts-direction"),
    ("character-not-shown", "unsupported-character"),
    ("clashing-id", "duplicate-id"),
    ("department-unknown", "unknown-department"),
    ("drifting-override", "outdated-override"),
    ("email-in-wrong-place", "misplaced-email"),
    ("email-malformed", "invalid-email"),
    ("everything-taken-up", "no-need-set-aside"),
    ("findings-without-figure", "findings-without-number"),
    ("fund-overcommitted", "overcommitted-fund"),
    ("if-we-without-verb", "action-not-a-verb-phrase"),
    ("improvement-unshown", "unsupported-improvement"),
    ("increase-of-unknown-start", "increase-without-baseline"),
    ("language-without-translation", "missing-translation"),
    ("language-without-words", "missing-labels"),
    ("learning-unanswered", "unaddressed-learning"),
    ("letter-off", "inconsistent-spelling"),
    ("link-without-words", "link-without-text"),
    ("logo", "invalid-logo"),
    ("marks-within-marks", "nested-markup-too-deep"),
    ("metric-read-too-seldom", "infrequent-readings"),
    ("metric-with-two-baselines", "conflicting-baselines"),
    ("need-as-action", "solution-as-need"),
    ("need-not-taken-up", "unaddressed-need"),
    ("need-priority-drift", "mismatched-need-wording"),
    ("need-set-aside-and-taken-up", "contradictory-set-aside"),
    ("no-such-date", "nonexistent-date"),
    ("not-a-choice", "invalid-choice"),
    ("not-a-currency", "invalid-currency"),
    ("not-a-date", "invalid-date"),
    ("not-a-grade", "invalid-reading-grade"),
    ("not-a-language", "invalid-language"),
    ("not-a-number", "invalid-number"),
    ("not-a-time-zone", "invalid-time-zone"),
    ("not-a-year", "invalid-year"),
    ("not-an-id", "invalid-id"),
    ("not-for-plans", "unsupported-yaml-syntax"),
    ("not-money", "invalid-amount"),
    ("not-translated", "untranslatable-field"),
    ("number-that-moves", "positional-reference"),
    ("part-to-confirm", "unconfirmed-part"),
    ("part-unanswered", "unanswered-part"),
    ("pasted-space", "invalid-space"),
    ("percent-over-hundred", "percentage-over-100"),
    ("phone-malformed", "invalid-phone"),
    ("prior-metric-unmentioned", "unmentioned-prior-metric"),
    ("prior-priority-unmentioned", "unmentioned-prior-priority"),
    ("priority-nearly-twice", "near-duplicate-priority"),
    ("reading-missing", "missing-reading"),
    ("reference-to-nothing", "unknown-reference"),
    ("reflection-half-told", "one-sided-reflection"),
    ("result-against-numbers", "result-contradicts-numbers"),
    ("section-unanswered", "unanswered-section"),
    ("section-unknown", "unknown-section"),
    ("slip-of-the-pen", "wrong-word"),
    ("sources-against-total", "mismatched-budget-total"),
    ("status-against-review", "status-contradicts-review"),
    ("template-mistake", "template-error"),
    ("text-cut-short", "truncated-text"),
    ("text-is-comment", "commented-out-text"),
    ("text-unplaced", "unplaced-text"),
    ("translation-of-another", "mismatched-translation"),
    ("translation-of-nothing", "translation-without-original"),
    ("translation-out-of-step", "mismatched-translation-list"),
    ("uneven-list", "nonparallel-list"),
    ("unit-unknown", "unknown-unit"),
    ("units-unlike", "mismatched-units"),
    ("unreadable", "invalid-yaml"),
    ("unusable-path", "invalid-path"),
    ("which-will-unmeasured", "participation-only-metrics"),
    ("which-will-without-verb", "priority-not-a-verb-phrase"),
    ("wrong-kind", "wrong-type"),
    ("year-unlike-folder", "mismatched-folder-year"),
];

/// Former and current names of kinds of change.
pub const KINDS: &[FormerName] = &[
    ("answer-given", "answer-added"),
    ("baseline-dropped", "baseline-removed"),
    ("baseline-rewritten", "baseline-changed"),
    ("baseline-set", "baseline-added"),
    ("due-brought-forward", "due-moved-earlier"),
    ("due-put-off", "due-postponed"),
    ("id-given", "id-added"),
    ("owner-dropped", "owner-removed"),
    ("owner-named", "owner-added"),
    ("reading-rewritten", "reading-changed"),
    ("result-missing", "result-omitted"),
    ("review-rewritten", "review-changed"),
    ("stage-went-back", "stage-reverted"),
    ("students-dropped", "students-removed"),
    ("target-brought-forward", "target-moved-earlier"),
    ("target-dropped", "target-removed"),
    ("target-put-off", "target-postponed"),
    ("target-set", "target-added"),
    ("to-confirm-changed", "confirm-changed"),
    ("translation-renewed", "translation-updated"),
    ("wording-tidied", "wording-polished"),
];

fn all() -> impl Iterator<Item = FormerName> {
    RULES.iter().chain(KINDS).copied()
}

/// Returns the current name if `name` is a former name, otherwise `None`.
#[must_use]
pub fn renamed(name: &str) -> Option<&'static str> {
    all().find_map(|(old, new)| (old == name).then_some(new))
}

/// Returns the current name of a rule or kind of change. `name` may be current or former.
#[must_use]
pub fn current(name: &str) -> &str {
    renamed(name).unwrap_or(name)
}

/// Returns the original name of a rule or kind of change.
///
/// Fingerprints are computed from this name, so they stay the same after a rename.
#[must_use]
pub fn original(name: &str) -> &str {
    all().find_map(|(old, new)| (new == name).then_some(old)).unwrap_or(name)
}

/// Replaces each former name in `text` with the current name.
#[must_use]
pub fn with_current(text: &str) -> Cow<'_, str> {
    replace(text, current)
}

/// Replaces each current name in `text` with the original name.
#[must_use]
pub fn with_original(text: &str) -> Cow<'_, str> {
    replace(text, original)
}

/// Warns about a former name at `span` and offers a fix.
#[must_use]
pub fn deprecated(old: &str, new: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(DEPRECATED_NAME, span, format!("`{old}` is now called `{new}`"))
        .note("plancc accepts the former name until version 1.0")
        .safe_fix(format!("write `{new}`"), span, new)
}

/// Warns about each former name in the text at `span`.
///
/// Only names with a hyphen count, because other names are also ordinary words.
pub fn former_names<'s>(source: &'s Source, span: Span) -> impl Iterator<Item = Diagnostic> + 's {
    let text = source.slice(span);
    words(text).filter_map(move |(at, word)| {
        let new = renamed(word).filter(|_| word.contains('-'))?;
        let start = span.start as usize + at;
        Some(deprecated(word, new, Span::new(source.id(), start..start + word.len())))
    })
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Returns the words in `text` that could be names, each with its byte offset.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c| !is_of_name(c)).filter_map(move |word| {
        let start = at;
        let rest = text.get(start + word.len()..).and_then(|rest| rest.chars().next());
        at = start + word.len() + rest.map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}

fn replace<'t>(text: &'t str, name: impl Fn(&str) -> &str) -> Cow<'t, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, word) in words(text) {
        let new = name(word);
        if new != word {
            out.push_str(text.get(done..at).unwrap_or_default());
            out.push_str(new);
            done = at + word.len();
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}
