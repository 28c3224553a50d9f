use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Choice, Entity, EntityKind, Plan, Stage};
use crate::prose;

declare_rule! {
    /// Checks for parts that the form requires at the plan's stage but that have no answer.
    ///
    /// In the form, `required_at` gives the stage for each part. A department's name is always required. Other
    /// rules check the required parts of list entries, such as an outcome's result or an action's metric.
    ///
    /// ## Why it matters
    /// The report prints the question anyway, followed by "No answer yet", and the board sees an unfinished plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We serve school meals.
    /// ```
    /// Use instead:
    /// ```yaml
    /// stage: draft
    /// department: Nutrition Services
    /// purpose: We serve school meals.
    /// ```
    "unanswered-part" {
        levels: [Error, Error, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

/// Returns the entry that would contain a part, if it exists, and `true` if the part is answered.
type PartLookup = for<'a> fn(&'a Plan, &EntryContext<'_>) -> (Option<&'a dyn Entity>, bool);

/// A part of the form and the key to type for it. `within` is the enclosing part, which is reported instead if it
/// is missing too.
struct FormPart {
    name: &'static str,
    key: &'static str,
    within: Option<&'static str>,
    /// The first stage at which plancc requires the part, regardless of the form.
    required: Option<Stage>,
    look: PartLookup,
}

const fn part(
    name: &'static str,
    key: &'static str,
    within: Option<&'static str>,
    look: PartLookup,
) -> FormPart {
    FormPart { name, key, within, required: None, look }
}

const PARTS: &[FormPart] = &[
    FormPart {
        required: Some(Stage::Draft),
        ..part("department.name", "department: {name: …}", None, |plan, context| {
            let name = plan.department.as_ref().and_then(|department| department.name.as_ref());
            let known = context.year().and_then(|year| {
                context.setting.department(context.id, year, context.language.tag())
            });
            (Some(plan), name.is_some() || known.is_some())
        })
    },
    part("department.contact", "contact: {title: …, email: …}", None, |plan, _| {
        let department = plan.department.as_ref();
        let holder = department.map_or(plan as &dyn Entity, |it| it as &dyn Entity);
        (Some(holder), department.is_some_and(|department| department.contact.is_some()))
    }),
    part("department.contact.email", "email: …", Some("department.contact"), |plan, _| {
        let contact = plan.department.as_ref().and_then(|it| it.contact.as_ref());
        // `misplaced-email` reports an address in the wrong field.
        let is_elsewhere = |text: &crate::source::Text| text.value.contains('@');
        let there = contact
            .is_some_and(|it| it.email.is_some() || it.name.as_ref().is_some_and(is_elsewhere));
        (contact.map(|it| it as &dyn Entity), there)
    }),
    part("department.contact.phone", "phone: …", Some("department.contact"), |plan, _| {
        let contact = plan.department.as_ref().and_then(|it| it.contact.as_ref());
        (contact.map(|it| it as _), contact.is_some_and(|it| it.phone.is_some()))
    }),
    part("adopted", "adopted: {date: …, body: …}", None, |plan, _| {
        (Some(plan), plan.adopted.as_ref().is_some_and(|adopted| adopted.date.is_some()))
    }),
    part("purpose", "purpose: …", None, |plan, _| (Some(plan), plan.purpose.is_some())),
    part("services", "services:", None, |plan, _| {
        (Some(plan), plan.services.as_ref().is_some_and(|services| !services.is_blank()))
    }),
    part("budget", "budget: {total: …}", None, |plan, _| (Some(plan), plan.budget.is_some())),
    part("reflection", "reflection:", None, |plan, _| (Some(plan), plan.reflection.is_some())),
    part("reflection.outcomes.intended", "outcomes:", Some("reflection"), |plan, _| {
        let reflection = plan.reflection.as_ref();
        let is_there = reflection.is_some_and(|it| !it.outcomes.is_empty());
        (reflection.map(|it| it as &dyn Entity), is_there)
    }),
    part(
        "reflection.learnings",
        "successes:`, `challenges:` and `learnings:",
        Some("reflection"),
        |plan, _| {
            let reflection = plan.reflection.as_ref();
            let is_there = reflection.is_some_and(|it| {
                it.successes.is_some() || it.challenges.is_some() || it.learnings.is_some()
            });
            (reflection.map(|it| it as &dyn Entity), is_there)
        },
    ),
    part("needs_assessment", "needs_assessment:", None, |plan, _| {
        (Some(plan), plan.needs_assessment.is_some())
    }),
    part("needs_assessment.data", "data:", Some("needs_assessment"), |plan, _| {
        let needs = plan.needs_assessment.as_ref();
        let is_there =
            needs.is_some_and(|it| it.data.prose.is_some() || !it.data.entries.is_empty());
        (needs.map(|it| it as _), is_there)
    }),
    part("needs_assessment.engagement", "engagement:", Some("needs_assessment"), |plan, _| {
        let needs = plan.needs_assessment.as_ref();
        let is_there = needs
            .is_some_and(|it| it.engagement.prose.is_some() || !it.engagement.entries.is_empty());
        (needs.map(|it| it as _), is_there)
    }),
    part("needs_assessment.findings", "findings:", Some("needs_assessment"), |plan, _| {
        let needs = plan.needs_assessment.as_ref();
        let findings = needs.and_then(|it| it.findings.as_ref());
        (needs.map(|it| it as _), findings.is_some_and(|findings| !findings.is_blank()))
    }),
    part("needs_assessment.needs", "needs:", Some("needs_assessment"), |plan, _| {
        let needs = plan.needs_assessment.as_ref();
        (needs.map(|it| it as _), needs.is_some_and(|it| !it.needs.is_empty()))
    }),
    part("priorities", "priorities:", None, |plan, _| (Some(plan), !plan.priorities.is_empty())),
];

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let mut missing: Vec<&str> = Vec::new();
    for part in PARTS {
        let required = context.required_at(part.name).or(part.required);
        let Some(stage) = required.filter(|stage| *stage <= context.stage) else { continue };
        let (holder, is_answered) = (part.look)(plan, context);
        if is_answered {
            continue;
        }
        missing.push(part.name);
        let is_reported = part.within.is_some_and(|within| missing.contains(&within));
        let Some(holder) = holder.filter(|holder| !is_reported && !context.is_unread(*holder))
        else {
            continue;
        };
        let asked = context.part(part.name).find_map(|part| part.heading.as_ref());
        let heading = asked.and_then(|heading| heading.get(context.language.tag()));
        let heading = heading.map_or(part.name, |heading| heading.trimmed());
        let place = match holder.table().name {
            "plan" => context.head(),
            _ => context.first_line(holder.span()),
        };
        let key = part.key.split(':').next().unwrap_or_default();
        let is_empty = holder.empty_keys().iter().any(|empty| empty.value == key);
        let place = context.missing(holder, key, place);
        let finding = findings.at(place, format!("no answer under “{heading}”"));
        let finding = match context.part(part.name).find_map(|part| part.prompt.as_ref()) {
            Some(prompt) => {
                let prompt =
                    prompt.get(context.language.tag()).map_or("", |prompt| prompt.trimmed());
                finding.note(format!("the form asks: {}", prose::plain(&prose::blocks(prompt))))
            }
            None => finding,
        };
        let at = if holder.table().is(EntityKind::Plan) { "" } else { " to the " };
        let name = if at.is_empty() { "" } else { holder.table().name };
        finding
            .here(if is_empty {
                format!(
                    "this key has no value, but is required at stage `{}` and later",
                    stage.word()
                )
            } else if name.is_empty() {
                format!("required at stage `{}` and later", stage.word())
            } else {
                format!("missing in this {name}; required at stage `{}` and later", stage.word())
            })
            .help(if is_empty {
                context.add(holder, part.key)
            } else {
                format!("add `{}`{at}{name}", part.key)
            });
    }
}
