//! Reports the needs assessment once, and only if its data, findings, needs and input contain no number of any
//! kind. A year, a grade or "half" is enough. Tuned on the sample plans, whose findings all contain numbers, and on
//! one district's plan.

use crate::lang::WordList;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{Engagement, EntityKind, NeedsAssessment, Plan};

declare_rule! {
    /// Checks for needs assessments without a single number.
    ///
    /// ## Why it matters
    /// The board cannot see how large the need is. Next year, no one will know whether it has shrunk.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs_assessment:
    ///   data: Comments from the spring meetings of the family council.
    ///   findings: Many families do not know whom to call when a bus is late.
    /// ```
    /// Use instead:
    /// ```yaml
    /// needs_assessment:
    ///   data: Comments from the spring meetings of the family council.
    ///   findings: Of 212 families who answered, 140 do not know whom to call when a bus is late.
    /// ```
    "findings-without-number" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let numbers = context.language.words().needs.numbers;
    let Some(assessment) = &plan.needs_assessment else { return };
    if numbers.is_empty() || context.is_unread(assessment) {
        return;
    }
    let is_of_part = |passage: &&Passage<'_>| {
        matches!(
            (passage.entry.entity, passage.field.id),
            (_, NeedsAssessment::data | NeedsAssessment::findings | Engagement::input)
                | (EntityKind::DataSource | EntityKind::Need, _)
        )
    };
    let mut of_part = context.passages.iter().filter(is_of_part);
    if of_part.any(|passage| has_figure(passage, numbers)) {
        return;
    }
    let is_shown = |passage: &&Passage<'_>| passage.is(NeedsAssessment::findings);
    let is_source = |passage: &&Passage<'_>| passage.part == "needs_assessment.data";
    let passages = &context.passages;
    let place = passages.iter().find(is_shown).or_else(|| passages.iter().find(is_source));
    let Some(passage) = place else { return };
    findings
        .at(context.words(passage.text), "this needs assessment has no numbers")
        .note("the board can't see how large the needs are, and next year no one will know whether they have shrunk")
        .help("write what was counted: `of 212 families who answered, 140 \u{2026}`");
}

fn has_figure(passage: &Passage<'_>, numbers: WordList) -> bool {
    passage.text.value.contains(|c: char| c.is_ascii_digit())
        || passage.words().any(|word| numbers.has(word.lower()))
}
