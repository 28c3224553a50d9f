//! Runs all rules on a plan, or on all plans for a year.

use super::{
    ActiveRules, CheckScope, ComparedYears, Context, Digest, EntryContext, Findings, Passage,
    YearDigests,
};
use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::Language;
use crate::model::{Entity, Plan, PlanSettings, SlotRef};
use crate::source::{Source, Span};

/// A plan to lint, with its context.
#[derive(Debug, Clone, Copy)]
pub struct PlanInput<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The plan's source file.
    pub source: &'a Source,
    /// The department's id.
    pub id: &'a str,
    /// The plan's validation errors, sorted by position.
    pub errors: &'a [Diagnostic],
    /// The department's plan for the year before, if there is one.
    pub prior: Option<&'a Plan>,
    /// The project and its forms.
    pub setting: &'a PlanSettings,
    /// The date that counts as today.
    pub as_of: Date,
}

/// Runs the rules for a single plan. Returns the findings, sorted by position, and a digest for the rules that
/// compare plans.
#[must_use]
pub fn plan(given: PlanInput<'_>, active: &ActiveRules) -> (Diagnostics, Digest) {
    let PlanInput { plan, source, id, errors, prior, setting, as_of } = given;
    let year = plan.year.map(|year| year.value);
    let language = Language::of(setting.language_of(plan));
    let context = Context {
        plan,
        source,
        id,
        stage: active.stage.unwrap_or_else(|| plan.stage_or_draft()),
        language,
        prior,
        setting,
        forms: setting.forms(year, language.tag()),
        goals: year.map_or(&[], |year| setting.goals(year)),
        funds: year.map_or(&[], |year| setting.funds(year)),
        as_of,
        passages: Passage::all(plan, source, language),
        errors,
    };
    let mut found = Diagnostics::new();
    Walk { active, context: &context, found: &mut found }.plan();
    crate::diagnostic::sort(&mut found);
    let digest = Digest::of(&context, active);
    (found, digest)
}

/// Runs the rules that compare plans. Returns the findings and the suppressed findings. `digests` must contain all
/// plans of each school year.
#[must_use]
pub fn district(
    setting: &PlanSettings,
    digests: &[Digest],
    active: &ActiveRules,
    look: &ComparedYears<'_>,
) -> (Diagnostics, Diagnostics) {
    let mut found = Diagnostics::new();
    let Some(project) = setting.project() else { return (found, Diagnostics::new()) };
    for district in YearDigests::years(setting, project, digests, look) {
        // A year without plans is at stage `draft`, even if the run sets another stage.
        let stage = active.stage.filter(|_| !district.plans.is_empty());
        let stage = stage.unwrap_or_else(|| district.stage());
        for (scope, rule, severity) in active.at(stage) {
            if let CheckScope::District(check) = scope {
                check(&district, &mut Findings::new(rule, severity, &mut found));
            }
        }
    }
    crate::diagnostic::sort(&mut found);
    let allowed = super::suppression::district(digests, &mut found, look);
    crate::diagnostic::sort(&mut found);
    (found, allowed)
}

struct Walk<'a> {
    active: &'a ActiveRules,
    context: &'a Context<'a>,
    found: &'a mut Diagnostics,
}

impl Walk<'_> {
    fn plan(&mut self) {
        let (context, plan) = (self.context, self.context.plan);
        let entry_context = EntryContext { plan_context: context, priority: None, action: None };
        self.each(|scope, findings| {
            if let CheckScope::Plan(check) = scope {
                check(plan, &entry_context, findings);
            }
        });
        for outcome in plan.reflection.iter().flat_map(|reflection| &reflection.outcomes) {
            self.each(|scope, findings| {
                if let CheckScope::Outcome(check) = scope {
                    check(outcome, &entry_context, findings);
                }
            });
        }
        for need in plan.needs_assessment.iter().flat_map(|assessment| &assessment.needs) {
            self.each(|scope, findings| {
                if let CheckScope::Need(check) = scope {
                    check(need, &entry_context, findings);
                }
            });
        }
        for priority in &plan.priorities {
            let entry_context = EntryContext { priority: Some(priority), ..entry_context };
            self.each(|scope, findings| {
                if let CheckScope::Priority(check) = scope {
                    check(priority, &entry_context, findings);
                }
            });
            self.metrics(&priority.metrics, &entry_context);
            for action in &priority.actions {
                let entry_context = EntryContext { action: Some(action), ..entry_context };
                self.each(|scope, findings| {
                    if let CheckScope::Action(check) = scope {
                        check(action, &entry_context, findings);
                    }
                });
                self.metrics(&action.metrics, &entry_context);
            }
        }
        // A plan has more text fields than entries of other kinds, so the rules for text are selected only once.
        let of_text: Vec<_> = self
            .active
            .at(context.stage)
            .filter_map(|(scope, rule, severity)| match scope {
                CheckScope::Text(check) => Some((check, rule, severity)),
                _ => None,
            })
            .collect();
        for passage in &context.passages {
            for &(check, rule, severity) in &of_text {
                check(passage, &entry_context, &mut Findings::new(rule, severity, self.found));
            }
        }
    }

    fn metrics(&mut self, metrics: &[crate::model::Metric], entry_context: &EntryContext<'_>) {
        for metric in metrics {
            self.each(|scope, findings| {
                if let CheckScope::Metric(check) = scope {
                    check(metric, entry_context, findings);
                }
            });
        }
    }

    fn each(&mut self, run: impl Fn(&CheckScope, &mut Findings<'_>)) {
        for (scope, rule, severity) in self.active.at(self.context.stage) {
            run(scope, &mut Findings::new(rule, severity, self.found));
        }
    }
}

/// Appends the spans of an entity's values and entries to `spans`, but not the spans inside those entries.
pub(super) fn spans_within(entity: &dyn Entity, spans: &mut Vec<Span>) {
    for number in 0..entity.table().fields.len() {
        match entity.read(number) {
            Some(SlotRef::Text(text)) => spans.extend(text.map(|text| text.span)),
            Some(SlotRef::Texts(texts)) => spans.extend(texts.iter().map(|text| text.span)),
            Some(SlotRef::Answer(answer)) => {
                spans.extend(answer.iter().flat_map(|answer| answer.texts()).map(|text| text.span));
            }
            Some(SlotRef::Id(id)) => spans.extend(id.map(|id| id.span)),
            Some(SlotRef::Ids(ids)) => spans.extend(ids.iter().map(|id| id.span)),
            Some(SlotRef::Entity(one)) => spans.extend(one.map(Entity::span)),
            Some(SlotRef::Entities(entities)) => {
                spans.extend(entities.into_iter().map(Entity::span));
            }
            Some(SlotRef::ProseOrEntities(text, entities)) => {
                spans.extend(text.map(|text| text.span));
                spans.extend(entities.into_iter().map(Entity::span));
            }
            Some(SlotRef::Measure(measure)) => spans.extend(measure.map(|m| m.text.span)),
            Some(SlotRef::Answers(answers)) => {
                let texts = answers.iter().flat_map(|own| own.value.texts());
                spans.extend(texts.map(|text| text.span));
            }
            _ => {}
        }
    }
}
