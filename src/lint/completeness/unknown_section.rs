use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Action, Answer, Choice, Holder, KeyedValue, Plan, Priority, Section};
use crate::schema;

declare_rule! {
    /// Checks for answers under `own` that do not match any section of the district's form.
    ///
    /// This rule reports nothing without a project, because the project names the form.
    ///
    /// ## Why it matters
    /// The report prints the answer at the end, under the unknown id, and readers see the intended section without an
    /// answer.
    ///
    /// ## Example
    /// ```yaml,form
    /// sections:
    ///   - {id: location, of: action, type: text, heading: Where}
    /// ```
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, own: {locaton: Millrace School}}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, own: {location: Millrace School}}
    /// ```
    "unknown-section" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(of_plan), CheckScope::Priority(of_priority), CheckScope::Action(of_action),
    }
}

fn of_plan(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    check(Holder::Plan, &plan.own, context, findings);
}

fn of_priority(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    check(Holder::Priority, &priority.own, context, findings);
}

fn of_action(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    check(Holder::Action, &action.own, context, findings);
}

fn check(
    holder: Holder,
    own: &[KeyedValue<Answer>],
    context: &EntryContext<'_>,
    findings: &mut Findings<'_>,
) {
    if own.is_empty() || !is_known(context) {
        return;
    }
    let sections = || context.forms.iter().flat_map(|form| &form.sections);
    let id = |section: &'_ Section| section.id.as_ref().map(|id| id.value.to_string());
    let of = |section: &Section| section.holder.map_or(Holder::Plan, |holder| holder.value);
    let ids: Vec<String> =
        sections().filter(|section| of(section) == holder).filter_map(id).collect();
    for KeyedValue { key, .. } in
        own.iter().filter(|keyed| ids.iter().all(|id| **id != *keyed.key.value))
    {
        let noun = holder.word();
        let one = match holder {
            Holder::Action => format!("an {noun}"),
            Holder::Plan | Holder::Priority => format!("a {noun}"),
        };
        let said = findings
            .at(key.span, format!("unknown section `{}` in {one}", key.value))
            .note("the report prints this answer at the end, under the unknown id");
        let elsewhere = sections().find(|section| id(section).as_deref() == Some(&*key.value));
        match (schema::nearest(&key.value, ids.iter().map(String::as_str)), elsewhere) {
            (Some(near), _) => said.help(format!("did you mean `{near}`?")),
            (None, Some(section)) => said.help(format!(
                "the form asks this question for each {}; move the answer there",
                of(section).word()
            )),
            (None, None) if ids.is_empty() => said.help(format!(
                "the form has no sections for {one}; add a section to the form, or delete this answer"
            )),
            (None, None) => said.help(format!(
                "use a section from the form for {one}: `{}`",
                ids.join("`, `")
            )),
        };
    }
}

/// Returns `true` if all forms that apply could be read.
fn is_known(context: &EntryContext<'_>) -> bool {
    let Some(project) = context.setting.project() else { return false };
    let of_year = context.year().and_then(|year| context.setting.year(year));
    let names_form = project.form.is_some() || of_year.is_some_and(|year| year.form.is_some());
    !names_form || context.forms.len() > 1
}
