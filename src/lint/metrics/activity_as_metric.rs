//! `activity-as-metric`: something to do in the place of something to see.
//!
//! Which words begin an activity is said in `language::verb`: verbs that never name a thing, and those that
//! may (`review`, `survey`) only before an article or the like. Tuned on the metrics of the sample plans,
//! all of which begin with what is counted; `conduct reports on five routes`, in a plan of somebody who had not
//! read the rule, showed that `conduct` may name a thing too.

use crate::lint::language::{Tongue, is_activity};
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};

declare_rule! {
    /// A metric says what is measured and not that somebody measures.
    ///
    /// ## Why it matters
    /// "Monitor attendance" is done when somebody has looked. "Share of members who came" has a value that
    /// can be compared.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - metric: monitor tardiness at each campus
    /// ```
    /// ```yaml
    /// metrics:
    ///   - metric: students who arrive after the bell, by campus
    /// ```
    "activity-as-metric" {
        levels: [Off, Warn, Error, Error],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, around: &Around<'_>, findings: &mut Findings<'_>) {
    if !passage.is("metric", "metric") {
        return;
    }
    let tongue = Tongue::of(around.language);
    let Some(first) = passage.words().next() else { return };
    if !is_activity(passage.words().map(|word| word.text), tongue) {
        return;
    }
    findings
        .at(passage.at_words(first.at), "this is something to do, and not something to measure")
        .here("an activity")
        .note("it is over once somebody has looked, and a reader sees no number move")
        .help(match tongue {
            Tongue::Spanish => "diga qué se cuenta: «porcentaje de \u{2026} que \u{2026}»",
            _ => "say what is counted: `share of \u{2026} who \u{2026}`, `days until \u{2026}`",
        });
}
