//! `unit-unknown`: a word for a unit that nobody has agreed on.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Metric, UNITS};
use crate::schema;

declare_rule! {
    /// A metric's unit is one of the language's or one that the project lists under `units`.
    ///
    /// ## Why it matters
    /// A unit that is written in two ways is two units, and nothing can be compared or added up.
    ///
    /// ## Example
    /// ```yaml,project
    /// units: [meals]
    /// ```
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, unit: percents, baseline: 43, target: 60}
    /// ```
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, unit: meals, baseline: 43, target: 60}
    /// ```
    "unit-unknown" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(unit) = &metric.unit else { return };
    let own = around.setting.project().into_iter().flat_map(|project| &project.units);
    let own = own.map(|unit| unit.trimmed());
    let mut known = UNITS.iter().copied().chain(own);
    if known.clone().any(|known| known == unit.trimmed()) {
        return;
    }
    let near = schema::nearest(unit.trimmed(), &mut known);
    findings
        .at(around.words(unit), format!("`{}` is not a unit that is known here", unit.trimmed()))
        .note("a unit that is written in two ways is two units, and nothing can be compared")
        .help(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if around.setting.project().is_some() => {
                format!("add it to `units` in the project, or write one of {}", UNITS.join(", "))
            }
            None => format!("write one of {}", UNITS.join(", ")),
        });
}
