//! `count-without-denominator`: forty, of how many?
//!
//! Judges words, English and Spanish: only people “who” do something are asked of how many, and only where
//! more of them is better, since fewer (absent, leaving, waiting) can be aimed at as a count. A figure of all
//! in the metric, in a note or with “of” answers it. A note, never more. Tuned on the metrics of the sample
//! plans, most of which say of how many.

use rust_decimal::Decimal;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// A count of people who do something says of how many.
    ///
    /// ## Why it matters
    /// Forty families are all of one school and few of another.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: families, metric: families who came to a workshop, unit: count, baseline: 25, target: 40}
    /// ```
    /// ```yaml
    /// metrics:
    ///   - {id: families, metric: "families who came to a workshop, of 310", unit: count, baseline: 25, target: 40}
    /// ```
    "count-without-denominator" {
        levels: [Off, Info, Info, Info],
        scope: Scope::Metric(check),
    }
}

/// Who may be counted, small letters.
const PEOPLE: &[&str] = &[
    "students",
    "children",
    "families",
    "teachers",
    "parents",
    "staff",
    "principals",
    "members",
    "employees",
    "caregivers",
    "estudiantes",
    "niñas",
    "niños",
    "familias",
    "docentes",
    "maestros",
    "maestras",
    "padres",
    "madres",
    "directores",
    "directoras",
    "integrantes",
    "empleados",
];

fn check(metric: &Metric, _: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(name) = &metric.metric else { return };
    if metric.unit.as_ref().is_none_or(|unit| unit.trimmed() != "count") {
        return;
    }
    let baseline = metric.baseline.as_ref();
    let from = baseline.and_then(|baseline| baseline.value.as_ref()?.number);
    let to = metric.target.last().and_then(|target| target.value.as_ref());
    let (Some(to), Some(target)) = (to, to.and_then(|to| to.number)) else { return };
    if target <= from.unwrap_or(Decimal::ZERO) || !counts_people(&name.value) {
        return;
    }
    let notes = baseline.into_iter().filter_map(|baseline| baseline.note.as_ref());
    let mut texts = notes.chain([name]).chain(&metric.students);
    if texts.any(|text| text.value.contains(|c: char| c.is_ascii_digit())) {
        return;
    }
    findings
        .at(to.text.span, "this is a count of people, and nothing says of how many")
        .label(name.span, "who are counted")
        .note("forty families are all of one school and few of another")
        .help("write it as a percentage, or add “of” and how many there are to the metric");
}

/// People, and then within three words “who”, “that”, “que” or “quienes”.
fn counts_people(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let people = words.iter().position(|word| PEOPLE.contains(word));
    people.is_some_and(|at| {
        let next = words.iter().skip(at + 1).take(3);
        next.into_iter().any(|word| matches!(*word, "who" | "that" | "que" | "quienes"))
    })
}
