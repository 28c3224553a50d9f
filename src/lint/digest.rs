//! Digests of plans for the rules that compare plans. They are much smaller than the plans, so a project may have
//! thousands of plans.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::suppression::Allowance;
use super::{ActiveRules, Context};
use crate::model::{DepartmentEntry, Fund, Goal, Id, PlanSettings, Project, SchoolYear, Stage};
use crate::source::{SourceId, Span};

/// The data of a plan that the rules that compare plans need.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The department's id.
    pub id: Box<str>,
    /// The school year.
    pub year: Option<SchoolYear>,
    /// The stage of the plan.
    pub stage: Stage,
    /// The language of the plan and the languages of its translations.
    pub languages: Vec<Box<str>>,
    /// The span for findings about the entire plan: its year.
    pub span: Span,
    /// The district goals that the priorities serve.
    pub goals: BTreeSet<Id>,
    /// The amount that the plan spends from each fund.
    pub funds: BTreeMap<Id, FundUse>,
    /// The metrics that have a baseline.
    pub metrics: Vec<MetricUse>,
    /// The acronyms in its text.
    pub acronyms: BTreeSet<Box<str>>,
    /// The rules that compare plans and that comments in this plan allow.
    pub allowances: Vec<Allowance>,
}

/// The amount that a plan spends from a fund.
#[derive(Debug, Clone, Copy)]
pub struct FundUse {
    /// The sum of the budget sources from the fund, or the cost of the actions if it is higher.
    pub amount: Decimal,
    /// The span of the first budget source from the fund, or else of the first cost.
    pub span: Span,
}

/// A metric and its baseline.
#[derive(Debug, Clone)]
pub struct MetricUse {
    /// The metric's text and its students, in lowercase.
    pub name: Box<str>,
    /// The span of the metric's text.
    pub span: Span,
    /// The value of the baseline, without a unit.
    pub baseline: Box<str>,
    /// The span of the baseline's value.
    pub baseline_span: Span,
    /// The date of the baseline.
    pub date: Option<Date>,
}

impl MetricUse {
    /// Returns the metrics of a plan that have a baseline, in order.
    pub(super) fn all<'a>(context: &'a Context<'_>) -> impl Iterator<Item = MetricUse> + 'a {
        context.metrics().filter_map(|metric| {
            let (name, baseline) = (metric.metric.as_ref()?, metric.baseline.as_ref()?);
            let value = baseline.value.as_ref()?;
            let group = metric.students.iter().map(|text| text.trimmed());
            let words: Vec<&str> = name.value.split_whitespace().chain(group).collect();
            let number = value.number.map(|number| number.normalize().to_string());
            Some(MetricUse {
                name: words.join(" ").to_lowercase().into(),
                span: name.span,
                baseline: number.unwrap_or_else(|| value.text.trimmed().to_lowercase()).into(),
                baseline_span: value.text.span,
                date: baseline.date.map(|date| date.value.day),
            })
        })
    }
}

impl Digest {
    pub(super) fn of(context: &Context<'_>, active: &ActiveRules) -> Digest {
        let plan = context.plan;
        let mut acronyms = BTreeSet::new();
        // Searching for acronyms is the slowest step here, and only one rule needs them.
        let passages = context.passages.iter();
        let is_wanted = active.at(context.stage).any(|(_, rule, _)| rule == "unused-acronym");
        for passage in passages.filter(|_| is_wanted) {
            let words = &passage.scan().words;
            acronyms.extend(words.acronyms().into_iter().map(|found| found.text.into()));
        }
        let goals = plan.priorities.iter().flat_map(|priority| &priority.goals);
        Digest {
            id: context.id.into(),
            year: context.year(),
            stage: context.stage,
            languages: vec![context.language.tag().into()],
            span: plan.year.map_or(plan.span, |year| year.span),
            goals: goals.map(|goal| goal.value.clone()).collect(),
            funds: funds(context),
            metrics: MetricUse::all(context).collect(),
            acronyms,
            allowances: Vec::new(),
        }
    }
}

fn funds(context: &Context<'_>) -> BTreeMap<Id, FundUse> {
    let mut budget: BTreeMap<Id, FundUse> = BTreeMap::new();
    let mut costs: BTreeMap<Id, FundUse> = BTreeMap::new();
    let add = |to: &mut BTreeMap<Id, FundUse>, fund: &Id, amount: Decimal, span: Span| {
        let used = to.entry(fund.clone()).or_insert(FundUse { amount: Decimal::ZERO, span });
        used.amount = used.amount.saturating_add(amount);
    };
    for source in context.plan.budget.iter().flat_map(|budget| &budget.sources) {
        if let (Some(fund), Some(amount)) = (&source.fund, source.amount) {
            add(&mut budget, &fund.value, amount.value.0, amount.span);
        }
    }
    for cost in context.actions().flat_map(|(_, action)| &action.cost) {
        if let (Some(fund), Some(amount)) = (&cost.fund, cost.amount) {
            add(&mut costs, &fund.value, amount.value.0, amount.span);
        }
    }
    for (fund, cost) in costs {
        let used = budget.entry(fund).or_insert(cost);
        used.amount = used.amount.max(cost.amount);
    }
    budget
}

/// The years and plans that the rules that compare plans check.
///
/// A year is open if it has not ended by `as_of`. The latest year that has a plan is always open.
/// The current year is checked even without a plan if there are plans for an earlier and a later year.
#[derive(Debug, Clone, Copy)]
pub struct ComparedYears<'a> {
    /// The date that counts as today.
    pub as_of: Date,
    /// The only years to check, which all count as open. If empty, all years with plans are checked.
    pub years: &'a [SchoolYear],
    /// The requested plans, if other plans were read only for comparison. Only findings that involve a requested
    /// plan are reported.
    pub asked: Option<&'a BTreeSet<SourceId>>,
}

/// The plans of one school year.
#[derive(Debug)]
pub struct YearDigests<'a> {
    /// The project.
    pub project: &'a Project,
    /// The project's settings for its plans.
    pub setting: &'a PlanSettings,
    /// The school year.
    pub year: SchoolYear,
    /// `true` if this is the latest year with a plan and the entire project is linted.
    pub is_latest: bool,
    /// `true` if the year is open; see [`ComparedYears`].
    pub is_open: bool,
    /// The requested plans, if other plans were read only for comparison.
    pub asked: Option<&'a BTreeSet<SourceId>>,
    /// The departments that must have a plan.
    pub departments: &'a [DepartmentEntry],
    /// The district goals for the year.
    pub goals: &'a [Goal],
    /// The funds for the year.
    pub funds: &'a [Fund],
    /// The plans for the year, sorted by department id.
    pub plans: Vec<&'a Digest>,
    /// The plans for all years.
    pub all: &'a [Digest],
}

impl<'a> YearDigests<'a> {
    /// Returns the years to check, in ascending order.
    pub(super) fn years(
        setting: &'a PlanSettings,
        project: &'a Project,
        digests: &'a [Digest],
        look: &ComparedYears<'a>,
    ) -> Vec<YearDigests<'a>> {
        let mut years: BTreeMap<SchoolYear, Vec<&Digest>> = BTreeMap::new();
        for digest in digests {
            if let Some(year) = digest.year {
                years.entry(year).or_default().push(digest);
            }
        }
        let latest = years.keys().next_back().copied();
        let starts = setting.year_starts();
        let current = SchoolYear::of(look.as_of, starts);
        let is_between = years.keys().next().is_some_and(|first| *first < current)
            && latest.is_some_and(|latest| current < latest);
        if is_between {
            years.entry(current).or_default();
        }
        for year in look.years {
            years.entry(*year).or_default();
        }
        years.retain(|year, _| look.years.is_empty() || look.years.contains(year));
        let is_whole = look.years.is_empty() && look.asked.is_none();
        let of_year = years.into_iter().map(|(year, mut plans)| {
            plans.sort_by_key(|plan| (&plan.id, plan.span));
            YearDigests {
                project,
                setting,
                year,
                is_latest: is_whole && Some(year) == latest,
                is_open: look.asked.is_none()
                    && (!look.years.is_empty() || Some(year) == latest || year >= current),
                asked: look.asked,
                departments: setting.departments(year),
                goals: setting.goals(year),
                funds: setting.funds(year),
                plans,
                all: digests,
            }
        });
        of_year.collect()
    }

    /// Returns `true` if the plan was requested.
    #[must_use]
    pub fn is_asked(&self, plan: &Digest) -> bool {
        self.asked.is_none_or(|asked| asked.contains(&plan.span.source))
    }

    /// Returns the most advanced stage of the year's plans; `draft` if there are none.
    pub(super) fn stage(&self) -> Stage {
        self.plans.iter().map(|plan| plan.stage).max().unwrap_or(Stage::Draft)
    }
}
