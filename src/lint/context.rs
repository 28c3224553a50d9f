//! The context that a check receives in addition to the entry that it checks.

use std::ops::Deref;

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Passage;
use crate::diagnostic::Diagnostic;
use crate::lang::Language;
use crate::model::{
    Action, Entity, Form, Fund, Goal, KeyedValue, Metric, PartWording, Plan, PlanDate,
    PlanSettings, Priority, SchoolYear, Stage, Status, numbers,
};
use crate::source::{Source, Span, Text};

/// A plan with its project, forms and dates.
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The plan's source file.
    pub source: &'a Source,
    /// The department's id.
    pub id: &'a str,
    /// The stage at which the plan is linted.
    pub stage: Stage,
    /// The language of the plan.
    pub language: Language<'a>,
    /// The department's plan for the year before, if there is one.
    pub prior: Option<&'a Plan>,
    /// The project and its forms.
    pub setting: &'a PlanSettings,
    /// The forms for the year, the built-in one last.
    pub forms: Vec<&'a Form>,
    /// The goals for the year.
    pub goals: &'a [Goal],
    /// The funds for the year.
    pub funds: &'a [Fund],
    /// The date that counts as today.
    pub as_of: Date,
    /// All text fields of the plan, in the order of the report.
    pub passages: Vec<Passage<'a>>,
    /// The validation errors, sorted by position.
    pub errors: &'a [Diagnostic],
}

impl<'a> Context<'a> {
    /// Returns the plan's school year.
    #[must_use]
    pub fn year(&self) -> Option<SchoolYear> {
        self.plan.year.map(|year| year.value)
    }

    /// Returns the first and last day of the plan's school year.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        let (year, starts) = (self.year()?, self.setting.year_starts());
        Some((year.first_day(starts), year.last_day(starts)))
    }

    /// Returns the last day on which results for the year may arrive: four months after the year ends.
    ///
    /// Schools count enrollment and screen kindergartners in September. In October, states publish test results and
    /// boards adopt the next plan, which reflects on the year.
    #[must_use]
    pub fn last_results(&self) -> Option<Date> {
        self.months_on(4)
    }

    /// Returns the last day of the `months` months that follow the plan's school year.
    #[must_use]
    pub fn months_on(&self, months: i64) -> Option<Date> {
        let next = self.days()?.1.saturating_add(1.day());
        Some(next.saturating_add(months.months()).saturating_sub(1.day()))
    }

    /// Formats the date that counts as today for readers: `October 22, 2026`.
    #[must_use]
    pub fn today(&self) -> String {
        numbers::plain_day(self.as_of)
    }

    /// Formats an amount of money for readers: `$251,000`.
    #[must_use]
    pub fn money(&self, amount: Decimal) -> String {
        self.setting.money(amount)
    }

    /// Returns the name of the fund with this id, or the id if there is no such fund.
    #[must_use]
    pub fn fund_name<'n>(&'n self, id: &'n str) -> &'n str {
        let is_meant = |fund: &&Fund| fund.id.as_ref().is_some_and(|own| &*own.value == id);
        self.funds.iter().find(is_meant).map_or(id, |fund| fund.name(self.language.tag()))
    }

    /// Returns the wordings of a part in all forms, the most specific form first.
    pub fn part(&self, name: &str) -> impl Iterator<Item = &'a PartWording> {
        let forms = self.forms.iter();
        let parts = forms.filter_map(move |form| form.parts.iter().find(|p| &*p.key.value == name));
        parts.map(|part: &KeyedValue<PartWording>| &part.value)
    }

    /// Returns the first stage at which the form requires a part.
    #[must_use]
    pub fn required_at(&self, part: &str) -> Option<Stage> {
        self.part(part).find_map(|part| part.required_at).map(|stage| stage.value)
    }

    /// Returns `true` if the form requires a part at this stage.
    #[must_use]
    pub fn requires(&self, part: &str) -> bool {
        self.required_at(part).is_some_and(|stage| stage <= self.stage)
    }

    /// Returns the span for a finding about the entire plan: the stage, or else the year, or else the start of the
    /// plan.
    #[must_use]
    pub fn head(&self) -> Span {
        let stage = self.plan.stage.map(|stage| stage.span);
        let year = self.plan.year.map(|year| year.span);
        stage.or(year).unwrap_or(Span { end: self.plan.span.start, ..self.plan.span })
    }

    /// Returns the span of a text value without its quotation marks or block indicator (`>`, `|`).
    #[must_use]
    pub fn words(&self, text: &Text) -> Span {
        crate::yaml::locate(text, 0..text.value.trim_end().len(), self.source)
    }

    /// Returns the first line of a span, for entries that have many lines.
    #[must_use]
    pub fn first_line(&self, span: Span) -> Span {
        let text = self.source.slice(span);
        let length = text.lines().next().map_or(0, |line| line.trim_end().len());
        Span { end: span.start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX)), ..span }
    }

    /// Returns the span for a missing value: the key if it exists without a value, or else `otherwise`.
    #[must_use]
    pub fn missing(&self, entity: &dyn Entity, key: &str, otherwise: Span) -> Span {
        empty_key(entity, key).unwrap_or(otherwise)
    }

    /// Returns `true` if an entry has this key without a value.
    #[must_use]
    pub fn has_empty_key(&self, entity: &dyn Entity, key: &str) -> bool {
        empty_key(entity, key).is_some()
    }

    /// Returns the help for a missing value. `entry` is the key with its value. If the key already exists, the help
    /// asks only for the value.
    #[must_use]
    pub fn add(&self, entity: &dyn Entity, entry: &str) -> String {
        match entry.split_once(": ") {
            Some((key, "…")) if empty_key(entity, key).is_some() => {
                format!("write the value after `{key}:`")
            }
            Some((key, value)) if empty_key(entity, key).is_some() => {
                format!("write `{value}` after `{key}:`")
            }
            None if empty_key(entity, entry.trim_end_matches(':')).is_some() => {
                format!("write the value below `{entry}`")
            }
            _ => format!("add `{entry}`"),
        }
    }

    /// Returns the help for several missing values.
    #[must_use]
    pub fn add_all(&self, entity: &dyn Entity, entries: &[&str]) -> String {
        let (empty, absent): (Vec<&str>, Vec<&str>) = entries.iter().partition(|entry| {
            entry.split(':').next().is_some_and(|key| empty_key(entity, key).is_some())
        });
        let named: Vec<String> = absent.iter().map(|entry| format!("`{entry}`")).collect();
        let absent = match named.as_slice() {
            [] => None,
            [one] => Some(format!("add {one}")),
            [first @ .., last] => Some(format!("add {} and {last}", first.join(", "))),
        };
        let filled = empty.iter().map(|entry| self.add(entity, entry));
        filled.chain(absent).collect::<Vec<_>>().join("; ")
    }

    /// Returns `true` if an action was dropped.
    #[must_use]
    pub fn is_dropped(&self, action: &Action) -> bool {
        action.status.is_some_and(|status| status.value == Status::Dropped)
    }

    /// Returns all actions, each with its priority.
    pub fn actions(&self) -> impl Iterator<Item = (&'a Priority, &'a Action)> {
        let plan: &'a Plan = self.plan;
        plan.priorities.iter().flat_map(|p| p.actions.iter().map(move |action| (p, action)))
    }

    /// Returns all metrics. A priority's own metrics come before the metrics of its actions.
    pub fn metrics(&self) -> impl Iterator<Item = &'a Metric> {
        let plan: &'a Plan = self.plan;
        plan.priorities.iter().flat_map(|priority| {
            priority.metrics.iter().chain(priority.actions.iter().flat_map(|a| &a.metrics))
        })
    }

    /// Returns `true` if a field that `entity` seems to lack may exist but be invalid.
    ///
    /// Validation has already reported the error, so no rule should report the field as missing.
    #[must_use]
    pub fn is_unread(&self, entity: &dyn Entity) -> bool {
        let span = entity.span();
        let first = self.errors.partition_point(|fault| fault.primary.span.start < span.start);
        let within = self.errors.iter().skip(first);
        // A comment that truncates the last value is outside the span, but on the line of its key.
        let is_after_key = |start: u32| {
            let gap = self.source.text().get(span.end as usize..start as usize);
            gap.is_some_and(|gap| gap.trim_matches([' ', '\t', ':']).is_empty())
        };
        let within = within.take_while(|fault| {
            let start = fault.primary.span.start;
            start <= span.end || is_after_key(start)
        });
        let mut spans: Vec<Span> = Vec::new();
        within.into_iter().any(|fault| {
            if spans.is_empty() {
                super::walk::spans_within(entity, &mut spans);
                spans.sort_unstable();
            }
            // The spans don't overlap, so only the last one that starts before the error can contain it.
            let after = spans.partition_point(|inner| inner.start <= fault.primary.span.start);
            let last = after.checked_sub(1).and_then(|index| spans.get(index));
            !last.is_some_and(|inner| inner.contains(fault.primary.span))
        })
    }

    /// Returns `true` if there is a validation error with this name.
    #[must_use]
    pub fn has_error(&self, name: &str) -> bool {
        self.errors.iter().any(|fault| fault.rule == name)
    }
}

/// Returns a date with its preposition: `on October 22, 2026`, or `in October 2026` for a month.
pub(crate) fn on_date(date: PlanDate) -> String {
    let preposition = if date.month_only { "in" } else { "on" };
    format!("{preposition} {}", date.in_words())
}

/// Returns the span of a key that has no value.
fn empty_key(entity: &dyn Entity, key: &str) -> Option<Span> {
    entity.empty_keys().iter().find(|empty| empty.value == key).map(|empty| empty.span)
}

/// The context of one entry in the plan.
#[derive(Clone, Copy)]
pub struct EntryContext<'a> {
    /// The plan with its project, forms and dates.
    pub plan_context: &'a Context<'a>,
    /// The priority that contains the entry, or is the entry.
    pub priority: Option<&'a Priority>,
    /// The action that contains the entry, or is the entry.
    pub action: Option<&'a Action>,
}

impl<'a> Deref for EntryContext<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        self.plan_context
    }
}
