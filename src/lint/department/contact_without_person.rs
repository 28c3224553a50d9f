use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for contacts that have no name and no title.
    ///
    /// ## Why it matters
    /// Parents who write want to know who will read their message.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Nutrition Services
    ///   contact: {email: nutrition@riverbend.example}
    /// ```
    /// Use instead:
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director of Nutrition Services, email: nutrition@riverbend.example}
    /// ```
    "contact-without-person" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(contact) = plan.department.as_ref().and_then(|it| it.contact.as_ref()) else { return };
    let (None, None) = (&contact.name, &contact.title) else { return };
    let Some(address) = contact.email.as_ref().or(contact.phone.as_ref()) else { return };
    if context.is_unread(contact) {
        return;
    }
    findings
        .at(
            context.missing(
                contact,
                "title",
                context.missing(contact, "name", context.words(address)),
            ),
            "this contact has no name and no title",
        )
        .note("people who write want to know who will read their message")
        .help(format!(
            "{}; a title stays valid when people change jobs",
            context.add(contact, "title: …")
        ));
}
