//! A metric counts as participation only if it mentions nothing else: a metric about students, or about what people
//! can do, know or use later, may show the change. Priorities that aim at participation are skipped. Tuned on the
//! sample plans and on a plan whose metrics were a list of events.

use super::TheoryPassages;
use crate::lang::{Language, TheoryWords, WordList};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{Metric, Plan};

declare_rule! {
    /// Checks for priorities whose metrics only count participation.
    ///
    /// Attendance at a training, views of a recording and feedback on a meeting show only that something took
    /// place. At least one metric of the priority or of its actions should show whether the change after "which
    /// will" happens.
    ///
    /// ## Why it matters
    /// Every session can be full and still change nothing. A board that sees only attendance does not see
    /// whether anything changed.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: co-teaching
    ///     priority: make co-teaching the norm
    ///     actions:
    ///       - id: seminar
    ///         action: hold a seminar on co-teaching each month
    ///         metrics: [attendance and feedback]
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: co-teaching
    ///     priority: make co-teaching the norm
    ///     metrics: [observed lessons in which both teachers taught]
    ///     actions:
    ///       - id: seminar
    ///         action: hold a seminar on co-teaching each month
    ///         metrics: [attendance and feedback]
    /// ```
    "participation-only-metrics" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let language = context.language;
    for run in context.passages.chunk_by(|one, next| one.priority == next.priority) {
        let mut metrics = run.iter().filter(|passage| passage.is(Metric::metric)).peekable();
        let Some(first) = metrics.peek().copied() else { continue };
        if !metrics.all(|metric| only_participation(metric, language)) {
            continue;
        }
        let theory = TheoryPassages::of(run);
        let Some(which_will) = theory.and_then(|theory| theory.which_will) else { continue };
        if aims_at_participation(which_will, language) {
            continue;
        }
        findings
            .at(context.words(which_will.text), "no metric shows whether this change happens")
            .label(context.words(first.text), "this metric shows only that people took part")
            .note("every session could be full and still change nothing")
            .help("under `metrics` in the priority, add a number that shows whether the change happened");
    }
}

/// Returns `true` if the priority aims at participation itself.
fn aims_at_participation(passage: &Passage<'_>, language: Language<'_>) -> bool {
    let mut stems = language.mixed().map(|words| words.theory.participation_stems);
    stems.any(|stems| passage.words().any(|word| stems.begins(word.lower())))
}

fn only_participation(passage: &Passage<'_>, language: Language<'_>) -> bool {
    let names = |list: fn(&TheoryWords) -> WordList| {
        passage.words().any(|word| language.has(|words| list(&words.theory), word.lower()))
    };
    names(|words| words.participation) && !names(|words| words.effects)
}
