//! `email-in-wrong-place`: an address where a name is meant.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::mend::key_before;
use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

use super::email_malformed::is_email;

declare_rule! {
    /// An e-mail address stands under `email`, not in the place of a name or title.
    ///
    /// ## Why it matters
    /// The report prints it as the person's name, and nobody can click on it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Nutrition Services
    ///   contact: {name: nutrition@riverbend.example}
    /// ```
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {email: nutrition@riverbend.example}
    /// ```
    "email-in-wrong-place" {
        levels: [Warn, Error, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(department) = &plan.department else { return };
    let contact = department.contact.as_ref();
    let places = [
        ("department's name", "name", department.name.as_ref()),
        ("contact's name", "name", contact.and_then(|contact| contact.name.as_ref())),
        ("contact's title", "title", contact.and_then(|contact| contact.title.as_ref())),
    ];
    for (what, key, text) in places {
        let Some(text) = text.filter(|text| is_email(text.trimmed())) else { continue };
        let finding = findings
            .at(around.words(text), format!("an e-mail address stands in the place of the {what}"))
            .note("the report would print it as a name, and nobody could click on it");
        let has_email = contact.is_none_or(|contact| contact.email.is_some());
        let finding = finding.help(if has_email {
            format!("write the {what} here; an address stands under `email`")
        } else {
            format!("write `email` in place of `{key}` before it, and the {what} under `{key}`")
        });
        let of_contact = !what.starts_with("department") && !has_email;
        if let Some(span) = key_before(text, key, around.source).filter(|_| of_contact) {
            let edits = vec![Edit { span, text: "email".to_owned() }];
            finding.fix("put it under `email`", Applicability::Safe, edits);
        }
    }
}
