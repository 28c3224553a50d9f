//! Checks for duplicate ids and unknown references.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Fund, Goal, Id, Metric, PART_NAMES, Plan, PlanSettings, Project, SchoolYear};
use crate::source::{Source, Span, Spanned};

use super::{errors, name_suggestion, project_settings};

/// Checks ids and references within one plan.
pub(super) fn own_ids(plan: &Plan, out: &mut Diagnostics) {
    let needs = plan.needs_assessment.iter().flat_map(|needs| &needs.needs);
    let needs: Vec<&Spanned<Id>> = needs.filter_map(|need| need.id.as_ref()).collect();
    unique("need", needs.iter().copied(), out);
    unique("priority", plan.priorities.iter().filter_map(|priority| priority.id.as_ref()), out);
    let actions = plan.priorities.iter().flat_map(|priority| &priority.actions);
    unique("action", actions.clone().filter_map(|action| action.id.as_ref()), out);
    let of_priorities = plan.priorities.iter().flat_map(|priority| &priority.metrics);
    let metrics: Vec<&Metric> =
        of_priorities.chain(actions.flat_map(|action| &action.metrics)).collect();
    unique("metric", metrics.iter().filter_map(|metric| metric.id.as_ref()), out);
    let names: Names<'_> = needs.iter().map(|id| &*id.value).collect();
    for reference in plan.priorities.iter().flat_map(|priority| &priority.needs) {
        refers("need", reference, &names, "this plan", out);
    }
    let parts: Names<'_> = PART_NAMES.iter().copied().collect();
    for reference in &plan.confirm {
        refers("field", reference, &parts, "the plan language", out);
    }
    for metric in metrics {
        if metric.id.is_none() && !metric.readings.is_empty() {
            let said = Diagnostic::error(
                errors::MISSING_KEY,
                metric.span,
                "missing `id` in a metric with readings",
            );
            out.push(
                first_line(said, metric)
                    .here("a metric with readings needs an id")
                    .note("plancc uses the id to match readings of the same metric during the year")
                    .help("add `id: a-short-name`"),
            );
        }
    }
}

fn first_line(said: Diagnostic, metric: &Metric) -> Diagnostic {
    let mut said = said;
    if let Some(text) = &metric.metric {
        said.primary.span = text.span;
    }
    said
}

/// Checks ids within a project file.
pub(super) fn project(project: &Project, out: &mut Diagnostics) {
    unique("department", project.departments.iter().filter_map(|entry| entry.id.as_ref()), out);
    unique("goal", project.goals.iter().filter_map(|goal| goal.id.as_ref()), out);
    unique("fund", project.funds.iter().filter_map(|fund| fund.id.as_ref()), out);
}

/// Checks references from a plan to its project and to last year's plan.
///
/// Goals and funds are checked only if there is a project, and priorities only if there is a plan
/// for last year. Errors in `out` about references by name get a help text with the right id.
pub fn references(
    plan: &Plan,
    source: &Source,
    setting: &PlanSettings,
    prior: Option<&Plan>,
    out: &mut Diagnostics,
) {
    if let (Some(year), Some(_)) = (plan.year, setting.project()) {
        let (goals, funds) = (setting.goals(year.value), setting.funds(year.value));
        super::reference::to_project(source, goals, funds, out);
        to_project(plan, setting.goals(year.value), setting.funds(year.value), out);
    }
    if let Some(prior) = prior {
        to_prior(plan, prior, out);
    }
    out.extend(project_settings::of_plan(plan, setting));
}

fn to_project(plan: &Plan, goals: &[Goal], funds: &[Fund], out: &mut Diagnostics) {
    let goals: Names<'_> =
        goals.iter().filter_map(|goal| goal.id.as_ref()).map(|id| &*id.value).collect();
    let funds: Names<'_> =
        funds.iter().filter_map(|fund| fund.id.as_ref()).map(|id| &*id.value).collect();
    for priority in &plan.priorities {
        for goal in &priority.goals {
            refers("goal", goal, &goals, "the project", out);
        }
        for cost in priority.actions.iter().flat_map(|action| &action.cost) {
            if let Some(fund) = &cost.fund {
                refers("fund", fund, &funds, "the project", out);
            }
        }
    }
    for source in plan.budget.iter().flat_map(|budget| &budget.sources) {
        if let Some(fund) = &source.fund {
            refers("fund", fund, &funds, "the project", out);
        }
    }
}

fn to_prior(plan: &Plan, prior: &Plan, out: &mut Diagnostics) {
    let priorities: Names<'_> = prior
        .priorities
        .iter()
        .filter_map(|priority| priority.id.as_ref())
        .map(|id| &*id.value)
        .collect();
    for outcome in plan.reflection.iter().flat_map(|reflection| &reflection.outcomes) {
        if let Some(continues) = &outcome.continues {
            refers("priority", continues, &priorities, "last year's plan", out);
        }
    }
}

/// Returns the error for a file that is one of several plans for a department and year. `others`
/// are the locations of the first few other plans, and `count` is the total number of other plans.
#[must_use]
pub fn duplicate_plans(
    id: &str,
    year: SchoolYear,
    place: Span,
    others: &[Span],
    count: usize,
) -> Diagnostic {
    let all = if count == 1 { "two".to_owned() } else { (count + 1).to_string() };
    let said = Diagnostic::error(
        errors::DUPLICATE_ID,
        place,
        format!("duplicate plan: {all} files are plans for `{id}` in {year}"),
    );
    let said = others
        .iter()
        .fold(said.here("one of the plans"), |said, other| said.label(*other, "another plan"));
    said.note("the reports would have the same file name, so plancc builds none of them")
        .help("change the `id` or `year` of one of the plans, or delete one of them")
}

fn unique<'a>(noun: &str, ids: impl Iterator<Item = &'a Spanned<Id>>, out: &mut Diagnostics) {
    let mut seen: std::collections::HashMap<&str, &Spanned<Id>> = std::collections::HashMap::new();
    for id in ids {
        if let Some(first) = seen.get(&*id.value) {
            out.push(
                Diagnostic::error(
                    errors::DUPLICATE_ID,
                    id.span,
                    format!("duplicate {noun} id `{}`", id.value),
                )
                .here("already used")
                .label(first.span, "first used here")
                .note("a reference to this id could mean either entry")
                .help("change one of the two ids"),
            );
        } else {
            seen.insert(&id.value, id);
        }
    }
}

/// The ids that references may name.
struct Names<'a> {
    /// The ids in order.
    all: Vec<&'a str>,
    sorted: BTreeSet<&'a str>,
}

impl<'a> FromIterator<&'a str> for Names<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Names<'a> {
        let all: Vec<&str> = names.into_iter().collect();
        Names { sorted: all.iter().copied().collect(), all }
    }
}

fn refers(noun: &str, reference: &Spanned<Id>, names: &Names<'_>, of: &str, out: &mut Diagnostics) {
    let Names { all: names, sorted } = names;
    if sorted.contains(&*reference.value) {
        return;
    }
    let said = Diagnostic::error(
        errors::UNKNOWN_REFERENCE,
        reference.span,
        format!("unknown {noun} `{}`", reference.value),
    )
    .here(format!("not found in {of}"))
    .note(format!("plancc can't determine which {noun} is meant"));
    out.push(match name_suggestion::nearest(&reference.value, names.iter().copied()) {
        Some(near) => said.help(format!("did you mean `{near}`?")).near(
            reference.span,
            &reference.value,
            near,
        ),
        None if names.is_empty() => said
            .help(format!("{of} has no {noun} with an id yet: add one, or delete the reference")),
        None if names.len() <= 12 => said.help(format!("write {}", name_suggestion::listed(names))),
        None => said.help(format!("choose one of the {} ids in {of}", names.len())),
    });
}
