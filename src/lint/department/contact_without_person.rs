//! `contact-without-person`: an address, and nobody at it.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// A contact says who it is: a name, a title or both.
    ///
    /// ## Why it matters
    /// A parent who writes to an address wants to know whom they are writing to.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Nutrition Services
    ///   contact: {email: nutrition@riverbend.example}
    /// ```
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director of Nutrition Services, email: nutrition@riverbend.example}
    /// ```
    "contact-without-person" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(contact) = plan.department.as_ref().and_then(|it| it.contact.as_ref()) else { return };
    let (None, None) = (&contact.name, &contact.title) else { return };
    let Some(address) = contact.email.as_ref().or(contact.phone.as_ref()) else { return };
    if around.is_unread(contact) {
        return;
    }
    findings
        .at(around.words(address), "this contact has neither a name nor a title")
        .here("who is it?")
        .note("a reader wants to know whom they are writing to")
        .help("add `title: …` to the contact; a title outlasts the person");
}
