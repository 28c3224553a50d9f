//! Reports a metric only if both sides of an "and" are measurements (`attendance and feedback`), or if a second
//! count begins (`number of … and percent of …`). `reading and writing` and `suspensions and expulsions` are each
//! one measurement of two things. Tuned on the sample plans and on a plan with lists in its metrics.

use crate::lint::language::SupportedLanguage;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::Metric;

/// Words that name a measurement by themselves, in English and Spanish.
const MEASURES: &[&str] = &[
    "absenteeism",
    "attendance",
    "completion",
    "downloads",
    "enrollment",
    "feedback",
    "grades",
    "participation",
    "presentations",
    "responses",
    "satisfaction",
    "scores",
    "surveys",
    "traffic",
    "views",
    "visits",
    "asistencia",
    "calificaciones",
    "comentarios",
    "encuestas",
    "matrícula",
    "participación",
    "presentaciones",
    "satisfacción",
    "visitas",
    "vistas",
];

/// Words that start a count, before `of` or `de`.
const COUNTS: &[&str] = &[
    "count",
    "frequency",
    "number",
    "percent",
    "percentage",
    "rate",
    "share",
    "frecuencia",
    "número",
    "porcentaje",
    "proporción",
    "tasa",
];

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
    if !passage.is(Metric::metric)
        || SupportedLanguage::of(context.language) == SupportedLanguage::Other
    {
        return;
    }
    let words: Vec<Word<'_>> = passage.words().collect();
    let Some((first, second)) = two_kinds(&words).or_else(|| two_counts(&words)) else { return };
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
fn two_kinds<'w>(words: &'w [Word<'w>]) -> Option<WordPair<'w>> {
    words.windows(3).find_map(|three| {
        let [first, and, second] = three else { return None };
        let is_and = matches!(and.lower(), "and" | "y" | "e");
        (is_and && MEASURES.contains(&first.lower()) && MEASURES.contains(&second.lower()))
            .then_some((first, second))
    })
}

/// Finds two counts joined by "and", such as `number of visits and percent of families`.
fn two_counts<'w>(words: &'w [Word<'w>]) -> Option<WordPair<'w>> {
    let mut counts = words.windows(2).enumerate().filter(|(_, two)| {
        matches!(two, [count, of]
            if COUNTS.contains(&count.lower()) && matches!(of.lower(), "of" | "de"))
    });
    let (first_at, first) = counts.next()?;
    let (at, second) = counts.next()?;
    let before = words.get(first_at + 1..at)?;
    let is_and = |word: &Word<'_>| matches!(word.lower(), "and" | "y");
    let anew = before.iter().rev().take(2).any(is_and);
    anew.then_some((first.first()?, second.first()?))
}
