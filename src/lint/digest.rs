//! What is kept of a plan for the rules that look across plans, so that ten thousand plans need not be.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::allow::Allowance;
use super::{Active, Context};
use crate::model::{DepartmentEntry, Fund, Goal, Id, Project, SchoolYear, Setting, Stage};
use crate::source::{SourceId, Span};

/// What is kept of one plan.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The department's id.
    pub id: Box<str>,
    /// The school year.
    pub year: Option<SchoolYear>,
    /// How far it has come.
    pub stage: Stage,
    /// The languages that it can be read in: its own, and those it is translated into.
    pub languages: Vec<Box<str>>,
    /// The place that stands for the plan: its year.
    pub span: Span,
    /// The goals that its priorities serve.
    pub goals: BTreeSet<Id>,
    /// What it takes from each fund.
    pub funds: BTreeMap<Id, FundUse>,
    /// The metrics that say where they start.
    pub metrics: Vec<MetricUse>,
    /// The acronyms in its texts.
    pub acronyms: BTreeSet<Box<str>>,
    /// What its comments allow of the rules across plans.
    pub allowances: Vec<Allowance>,
}

/// What a plan takes from a fund.
#[derive(Debug, Clone, Copy)]
pub struct FundUse {
    /// What its budget has from there, or its actions cost where that is more.
    pub amount: Decimal,
    /// Where the plan says so first.
    pub span: Span,
}

/// A metric, and where it starts.
#[derive(Debug, Clone)]
pub struct MetricUse {
    /// What is measured, and for whom, in small letters.
    pub name: Box<str>,
    /// The place of what is measured.
    pub span: Span,
    /// The first value, as written and without a unit.
    pub baseline: Box<str>,
    /// The place of that value.
    pub baseline_span: Span,
    /// The day on which it was read.
    pub date: Option<Date>,
}

impl MetricUse {
    /// A plan's metrics that say where they start, in order.
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
    pub(super) fn of(context: &Context<'_>, active: &Active) -> Digest {
        let plan = context.plan;
        let mut acronyms = BTreeSet::new();
        // To find them takes longer than all else here, and one rule wants to know them.
        let passages = context.passages.iter();
        let is_wanted = active.at(context.stage).any(|(_, rule, _)| rule == "acronym-unused");
        for passage in passages.filter(|_| is_wanted) {
            let words = &passage.scan().words;
            acronyms.extend(words.acronyms().into_iter().map(|found| found.text.into()));
        }
        let goals = plan.priorities.iter().flat_map(|priority| &priority.goals);
        Digest {
            id: context.id.into(),
            year: context.year(),
            stage: context.stage,
            languages: vec![context.language.into()],
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

/// What the rules across plans look at.
///
/// A year is open as long as it has not ended on the day `as_of`; the latest year that has a plan is always open.
/// The current year is looked at even without a plan if there are plans of an earlier and of a later year.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The day that is taken for today.
    pub as_of: Date,
    /// The only years to look at, all of them open; those with plans if there is none.
    pub years: &'a [SchoolYear],
    /// The plans that were asked for, if others were read only because of them: then only what these plans share
    /// with others is looked for.
    pub asked: Option<&'a BTreeSet<SourceId>>,
}

/// The plans of one school year.
#[derive(Debug)]
pub struct District<'a> {
    /// The project.
    pub project: &'a Project,
    /// The year.
    pub year: SchoolYear,
    /// Whether no plan is of a later year, and all plans of the project were read.
    pub is_latest: bool,
    /// Whether plans of the year are still due; see [`Look`].
    pub is_open: bool,
    /// The plans that were asked for, if others were read only because of them.
    pub asked: Option<&'a BTreeSet<SourceId>>,
    /// Who owes a plan.
    pub departments: &'a [DepartmentEntry],
    /// The goals.
    pub goals: &'a [Goal],
    /// The funds.
    pub funds: &'a [Fund],
    /// The plans, in the order of their departments' ids.
    pub plans: Vec<&'a Digest>,
    /// The plans of all years.
    pub all: &'a [Digest],
}

impl<'a> District<'a> {
    /// Returns the years to look at, the first one first.
    pub(super) fn years(
        setting: &'a Setting,
        project: &'a Project,
        digests: &'a [Digest],
        look: &Look<'a>,
    ) -> Vec<District<'a>> {
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
            District {
                project,
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

    /// Whether a plan was asked for.
    #[must_use]
    pub fn is_asked(&self, plan: &Digest) -> bool {
        self.asked.is_none_or(|asked| asked.contains(&plan.span.source))
    }

    /// The stage that the year's plans have come to: the most advanced one's.
    pub(super) fn stage(&self) -> Stage {
        self.plans.iter().map(|plan| plan.stage).max().unwrap_or(Stage::Draft)
    }
}
