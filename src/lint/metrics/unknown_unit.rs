use crate::diagnostic::{Applicability, Edit};
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Metric, UNITS, unit_of};
use crate::schema;

declare_rule! {
    /// Checks for units that are not built in and not listed under `units` in the project file.
    ///
    /// ## Why it matters
    /// If a unit has two spellings, readers do not know that the values can be compared.
    ///
    /// ## Example
    /// ```yaml,project
    /// units: [meals]
    /// ```
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers served, unit: percents, baseline: 43, target: 60}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: suppers served, unit: meals, baseline: 43, target: 60}
    /// ```
    "unknown-unit" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(unit) = &metric.unit else { return };
    let own = context.setting.project().into_iter().flat_map(|project| &project.units);
    let own = own.map(|unit| unit.trimmed());
    let mut known = UNITS.iter().copied().chain(own);
    if known.clone().any(|known| known == unit.trimmed()) {
        return;
    }
    let near = unit_of(unit.trimmed()).or_else(|| schema::nearest(unit.trimmed(), &mut known));
    let finding = findings
        .at(context.words(unit), format!("unknown unit `{}`", unit.trimmed()))
        .note("values can be compared only if their units are spelled the same")
        .help(match near {
            Some(near) => format!("write `unit: {near}`"),
            None if context.setting.project().is_some() => {
                format!(
                    "add the unit to `units` in the project file, or use one of these units: {}",
                    UNITS.join(", ")
                )
            }
            None => format!("use one of these units: {}", UNITS.join(", ")),
        });
    if let Some(near) = near {
        let edits = vec![Edit { span: unit.span, text: near.to_owned() }];
        finding.fix(format!("write `{near}`"), Applicability::Unsafe, edits);
    }
}
