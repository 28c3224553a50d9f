//! The pack of each language defines the words that begin an activity: verbs that are never nouns, and verbs that may also
//! be nouns (`review`, `survey`) if an article or a similar word follows. Tuned on the metrics of the sample plans,
//! all of which begin with the thing that is counted. `conduct` may also be a noun, as in `conduct reports on five
//! routes`.

use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics that describe an activity instead of a measurement.
    ///
    /// ## Why it matters
    /// "Monitor attendance" has no value that readers can compare with a target. "Share of students who attend 95%
    /// of days" has one.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - metric: monitor tardiness at each campus
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - metric: students who arrive after the bell, by campus
    /// ```
    "activity-as-metric" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if !passage.is(Metric::metric) {
        return;
    }
    let Some(first) = passage.words().next() else { return };
    if !context.language.is_activity(passage.words().map(|word| word.text)) {
        return;
    }
    findings
        .at(passage.at_words(first.at), "this metric describes an activity, not a measurement")
        .note("an activity has no value that readers can compare with a target")
        .help(context.language.words().examples.count);
}
