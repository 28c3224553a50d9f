//! Checks only counts of people "who" do something, and only if the target is higher than
//! the baseline: a plain count is a good target for a decrease, such as fewer students who are absent. People are
//! counted only if no preposition precedes them: `families who came`, but not `passes given to families who asked`,
//! since a count of things has no whole. Any number in the metric, its students or the baseline's note counts as the
//! total. The level is never above `info`. Tuned on the metrics of the sample plans, most of which name the total.

use rust_decimal::Decimal;

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics that count people without naming the total.
    ///
    /// ## Why it matters
    /// Readers do not know whether 40 families are nearly everyone at a school or only a few.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: families, metric: families who came to a workshop, unit: count, baseline: 25, target: 40}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {id: families, metric: "families who came to a workshop, of 310", unit: count, baseline: 25, target: 40}
    /// ```
    "count-without-denominator" {
        levels: [Off, Info, Info, Info],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(name) = &metric.metric else { return };
    if metric.unit.as_ref().is_none_or(|unit| unit.trimmed() != "count") {
        return;
    }
    let baseline = metric.baseline.as_ref();
    let from = baseline.and_then(|baseline| baseline.value.as_ref()?.number);
    let to = metric.target.last().and_then(|target| target.value.as_ref());
    let (Some(to), Some(target)) = (to, to.and_then(|to| to.number)) else { return };
    if target <= from.unwrap_or(Decimal::ZERO) || !counts_people(&name.value, context.language) {
        return;
    }
    let notes = baseline.into_iter().filter_map(|baseline| baseline.note.as_ref());
    let mut texts = notes.chain([name]).chain(&metric.students);
    if texts.any(|text| text.value.contains(|c: char| c.is_ascii_digit())) {
        return;
    }
    findings
        .at(to.text.span, "this metric counts people but doesn't give the total")
        .label(name.span, "the people who are counted")
        .note("readers can't tell whether the number is nearly everyone or only a few")
        .help("use a percentage, or add the total to the metric: “of 310”");
}

/// Returns `true` if "who" or a similar word follows a word for people within three words, and the people themselves are
/// counted.
fn counts_people(text: &str, language: Language<'_>) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let people = words.iter().position(|word| language.has(|it| it.metrics.people, word));
    people.is_some_and(|at| {
        let mut before = words.iter().take(at).enumerate();
        let counts_others = before.any(|(place, word)| {
            let earlier = place.checked_sub(1).and_then(|place| words.get(place));
            let is_count =
                earlier.is_some_and(|earlier| language.has(|it| it.metrics.counts, earlier));
            language.has(|it| it.metrics.before_others, word) && place > 0 && !is_count
        });
        if counts_others {
            return false;
        }
        let next = words.iter().skip(at + 1).take(3);
        next.into_iter().any(|word| language.has(|it| it.metrics.relative_pronouns, word))
    })
}
