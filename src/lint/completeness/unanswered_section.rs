use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Action, Answer, Choice, Entity, Holder, KeyedValue, Plan, Priority};
use crate::source::Span;

declare_rule! {
    /// Checks for sections that the district's form requires at the plan's stage but that have no answer.
    ///
    /// ## Why it matters
    /// The district asks every department this question, and readers of the report find no answer.
    ///
    /// ## Example
    /// ```yaml,form
    /// sections:
    ///   - {id: location, of: action, type: text, heading: Where, required_at: board}
    /// ```
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, own: {location: Millrace School}}
    /// ```
    "unanswered-section" {
        levels: [Error, Error, Error, Error],
        scope: CheckScope::Plan(of_plan), CheckScope::Priority(of_priority), CheckScope::Action(of_action),
    }
}

fn of_plan(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    check(Holder::Plan, (plan, &plan.own, context.head()), context, findings);
}

fn of_priority(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(text) = &priority.priority else { return };
    check(Holder::Priority, (priority, &priority.own, context.words(text)), context, findings);
}

fn of_action(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(text) = &action.action else { return };
    if !context.is_dropped(action) {
        check(Holder::Action, (action, &action.own, context.words(text)), context, findings);
    }
}

fn check(
    holder: Holder,
    (entity, own, place): (&dyn Entity, &[KeyedValue<Answer>], Span),
    context: &EntryContext<'_>,
    findings: &mut Findings<'_>,
) {
    let Some(form) = context.forms.iter().find(|form| !form.sections.is_empty()) else { return };
    for section in &form.sections {
        let of = section.holder.map_or(Holder::Plan, |holder| holder.value);
        let (Some(id), Some(stage)) = (&section.id, section.required_at) else { continue };
        if of != holder || stage.value > context.stage {
            continue;
        }
        let answer = own.iter().find(|own| own.key.value == id.value);
        if answer.is_some_and(|answer| !answer.value.is_blank()) || context.is_unread(entity) {
            continue;
        }
        let heading = section.heading.as_ref().and_then(|it| it.get(context.language.tag()));
        let heading = heading.map_or(&*id.value, |heading| heading.trimmed());
        let noun = entity.table().name;
        findings
            .at(place, format!("no answer under “{heading}” in this {noun}"))
            .here(format!("required at stage `{}` and later", stage.value.word()))
            .note("the district asks every department this question, and readers find no answer")
            .help(if own.is_empty() {
                format!(
                    "{} to the {noun}",
                    context.add(entity, &format!("own: {{{}: …}}", id.value))
                )
            } else {
                format!("add `{}: …` under `own:` in the {noun}", id.value)
            });
    }
}
