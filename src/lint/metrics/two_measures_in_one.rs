//! Reports a metric only if both sides of an "and" are measurements (`attendance and feedback`), or if a second
//! count begins (`number of … and percent of …`). `reading and writing` and `suspensions and expulsions` are each
//! one measurement of two things. Tuned on the sample plans and on a plan with lists in its metrics.

use crate::lang::{Language, MetricWords, WordList};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics that measure two things.
    ///
    /// ## Why it matters
    /// If one goes up and the other goes down, readers do not know whether the target was met.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - metric: attendance and satisfaction of coaches
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - metric: coaches who attended every session
    ///   - metric: coaches who would come again
    /// ```
    "two-measures-in-one" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if !passage.is(Metric::metric) {
        return;
    }
    let words: Vec<Word<'_>> = passage.words().collect();
    let language = context.language;
    let found = two_kinds(&words, language).or_else(|| two_counts(&words, language));
    let Some((first, second)) = found else { return };
    findings
        .at(passage.at_words(second.at.clone()), "this metric measures two things")
        .here(format!("second measure: `{}`", second.text))
        .label(passage.at_words(first.at.clone()), format!("first measure: `{}`", first.text))
        .note(
            "if one goes up and the other goes down, readers can't tell whether the target was met",
        )
        .help("split this metric into two, each with its own baseline and target");
}

type WordPair<'w> = (&'w Word<'w>, &'w Word<'w>);

/// Finds two measurements joined by "and", such as `attendance and feedback`.
fn two_kinds<'w>(words: &'w [Word<'w>], language: Language<'_>) -> Option<WordPair<'w>> {
    words.windows(3).find_map(|three| {
        let [first, and, second] = three else { return None };
        let is_measure = |word: &Word<'_>| language.has(|it| it.metrics.measures, word.lower());
        let is_two = is_and(and, language) && is_measure(first) && is_measure(second);
        is_two.then_some((first, second))
    })
}

/// Finds two counts joined by "and", such as `number of visits and percent of families`.
fn two_counts<'w>(words: &'w [Word<'w>], language: Language<'_>) -> Option<WordPair<'w>> {
    let is = |word: &Word<'_>, list: fn(&MetricWords) -> WordList| {
        language.has(|words| list(&words.metrics), word.lower())
    };
    let mut counts = words.windows(2).enumerate().filter(
        |(_, two)| matches!(two, [count, of] if is(count, |it| it.counts) && is(of, |it| it.of)),
    );
    let (first_at, first) = counts.next()?;
    let (at, second) = counts.next()?;
    let before = words.get(first_at + 1..at)?;
    let anew = before.iter().rev().take(2).any(|word| is_and(word, language));
    anew.then_some((first.first()?, second.first()?))
}

fn is_and(word: &Word<'_>, language: Language<'_>) -> bool {
    language.has(|words| words.conjunctions, word.lower())
}
