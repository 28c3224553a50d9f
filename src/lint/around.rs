//! What a check may know besides the one thing that it judges.

use std::ops::Deref;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Passage;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Action, Entity, Form, Fund, Goal, Keyed, Metric, PartWording, Plan, Priority, SchoolYear,
    Setting, Stage, Status,
};
use crate::source::{Source, Span, Text};

/// A plan with what it is read with.
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its file.
    pub source: &'a Source,
    /// The department's id.
    pub id: &'a str,
    /// The stage that it is judged at.
    pub stage: Stage,
    /// The language that it is written in.
    pub language: &'a str,
    /// The department's plan of the year before, where there is one.
    pub prior: Option<&'a Plan>,
    /// The project and its forms.
    pub setting: &'a Setting,
    /// The forms of the year, the built-in one last.
    pub forms: Vec<&'a Form>,
    /// The goals of the year.
    pub goals: &'a [Goal],
    /// The funds of the year.
    pub funds: &'a [Fund],
    /// The day that is taken for today.
    pub as_of: Date,
    /// Every text of the plan, in the report's order.
    pub passages: Vec<Passage<'a>>,
    /// The faults of shape, in the order of their places.
    pub faults: &'a [Diagnostic],
}

impl<'a> Context<'a> {
    /// The plan's school year.
    #[must_use]
    pub fn year(&self) -> Option<SchoolYear> {
        self.plan.year.map(|year| year.value)
    }

    /// The plan's first and last day.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        let (year, starts) = (self.year()?, self.setting.year_starts());
        Some((year.first_day(starts), year.last_day(starts)))
    }

    /// The last day of the autumn in which a year's late results come and are looked back on: four months after it.
    ///
    /// Enrollment is counted and kindergartners are screened in September, state tests are published in October,
    /// and the next plan, which looks back on them, is adopted then.
    #[must_use]
    pub fn last_results(&self) -> Option<Date> {
        self.months_on(4)
    }

    /// The last day of so many whole months after the plan's year.
    #[must_use]
    pub fn months_on(&self, months: i64) -> Option<Date> {
        let next = self.days()?.1.saturating_add(1.day());
        Some(next.saturating_add(months.months()).saturating_sub(1.day()))
    }

    /// What the forms say of a part, the one that holds first.
    pub fn part(&self, name: &str) -> impl Iterator<Item = &'a PartWording> {
        let forms = self.forms.iter();
        let parts = forms.filter_map(move |form| form.parts.iter().find(|p| &*p.key.value == name));
        parts.map(|part: &Keyed<PartWording>| &part.value)
    }

    /// The stage from which the form requires an answer to a part.
    #[must_use]
    pub fn required_at(&self, part: &str) -> Option<Stage> {
        self.part(part).find_map(|part| part.required_at).map(|stage| stage.value)
    }

    /// Whether the form requires an answer to a part by now.
    #[must_use]
    pub fn requires(&self, part: &str) -> bool {
        self.required_at(part).is_some_and(|stage| stage <= self.stage)
    }

    /// The place to point at when the plan as a whole lacks something: its stage, else its year.
    #[must_use]
    pub fn head(&self) -> Span {
        let stage = self.plan.stage.map(|stage| stage.span);
        let year = self.plan.year.map(|year| year.span);
        stage.or(year).unwrap_or(Span { end: self.plan.span.start, ..self.plan.span })
    }

    /// The place of a text's words, without the quotes or the `>` around them.
    #[must_use]
    pub fn words(&self, text: &Text) -> Span {
        crate::yaml::locate(text, 0..text.value.trim_end().len(), self.source)
    }

    /// The first line of a place, to point at an entry that stands on many.
    #[must_use]
    pub fn first_line(&self, span: Span) -> Span {
        let text = self.source.slice(span);
        let length = text.lines().next().map_or(0, |line| line.trim_end().len());
        Span { end: span.start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX)), ..span }
    }

    /// The place of a missing answer: its key, if the key is there with nothing after it, else `otherwise`.
    #[must_use]
    pub fn missing(&self, entity: &dyn Entity, key: &str, otherwise: Span) -> Span {
        empty_key(entity, key).unwrap_or(otherwise)
    }

    /// What to type for a missing answer, a key with its value: after its key, if the key is there with nothing
    /// after it.
    #[must_use]
    pub fn add(&self, entity: &dyn Entity, entry: &str) -> String {
        match entry.split_once(": ") {
            Some((key, "…")) if empty_key(entity, key).is_some() => {
                format!("write the answer after `{key}:`")
            }
            Some((key, value)) if empty_key(entity, key).is_some() => {
                format!("write `{value}` after `{key}:`")
            }
            None if empty_key(entity, entry.trim_end_matches(':')).is_some() => {
                format!("write it below `{entry}`")
            }
            _ => format!("add `{entry}`"),
        }
    }

    /// What to type for several missing answers.
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

    /// Whether an action has been given up.
    #[must_use]
    pub fn is_dropped(&self, action: &Action) -> bool {
        action.status.is_some_and(|status| status.value == Status::Dropped)
    }

    /// Every action, with its priority.
    pub fn actions(&self) -> impl Iterator<Item = (&'a Priority, &'a Action)> {
        let plan: &'a Plan = self.plan;
        plan.priorities.iter().flat_map(|p| p.actions.iter().map(move |action| (p, action)))
    }

    /// Every metric, those of a priority before those of its actions.
    pub fn metrics(&self) -> impl Iterator<Item = &'a Metric> {
        let plan: &'a Plan = self.plan;
        plan.priorities.iter().flat_map(|priority| {
            priority.metrics.iter().chain(priority.actions.iter().flat_map(|a| &a.metrics))
        })
    }

    /// Whether a field that `entity` seems to lack may stand there and only could not be read.
    ///
    /// Its fault has been told; no rule should say that the field is missing.
    #[must_use]
    pub fn is_unread(&self, entity: &dyn Entity) -> bool {
        let span = entity.span();
        let first = self.faults.partition_point(|fault| fault.primary.span.start < span.start);
        let within = self.faults.iter().skip(first);
        let within = within.take_while(|fault| fault.primary.span.start <= span.end);
        let mut spans: Vec<Span> = Vec::new();
        within.into_iter().any(|fault| {
            if spans.is_empty() {
                super::walk::spans_within(entity, &mut spans);
                spans.sort_unstable();
            }
            // What an entity holds does not overlap, so only the last that begins before can hold it.
            let after = spans.partition_point(|inner| inner.start <= fault.primary.span.start);
            let last = after.checked_sub(1).and_then(|index| spans.get(index));
            !last.is_some_and(|inner| inner.contains(fault.primary.span))
        })
    }

    /// Whether there is a fault of shape of that name.
    #[must_use]
    pub fn has_fault(&self, name: &str) -> bool {
        self.faults.iter().any(|fault| fault.rule == name)
    }
}

/// Where a key stands that has nothing after its colon.
fn empty_key(entity: &dyn Entity, key: &str) -> Option<Span> {
    entity.empty_keys().iter().find(|empty| empty.value == key).map(|empty| empty.span)
}

/// What a thing of the plan stands in.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The plan, and what it is read with.
    pub context: &'a Context<'a>,
    /// The priority that the thing stands in, or is.
    pub priority: Option<&'a Priority>,
    /// The action that the thing stands in, or is.
    pub action: Option<&'a Action>,
}

impl<'a> Deref for Around<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        self.context
    }
}
