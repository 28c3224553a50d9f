use crate::diagnostic::{Applicability, Edit};
use crate::lint::key_edits::key_before;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

use super::invalid_email::is_email;

declare_rule! {
    /// Checks for email addresses in a field for a name or title.
    ///
    /// ## Why it matters
    /// The report prints the address as plain text, without a link, so parents cannot click it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Nutrition Services
    ///   contact: {name: nutrition@riverbend.example}
    /// ```
    /// Use instead:
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {email: nutrition@riverbend.example}
    /// ```
    "misplaced-email" {
        levels: [Warn, Error, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(department) = &plan.department else { return };
    let contact = department.contact.as_ref();
    let places = [
        ("department's name", "name", department.name.as_ref()),
        ("contact's name", "name", contact.and_then(|contact| contact.name.as_ref())),
        ("contact's title", "title", contact.and_then(|contact| contact.title.as_ref())),
    ];
    for (field, key, text) in places {
        let Some(text) = text.filter(|text| is_email(text.trimmed())) else { continue };
        let finding = findings
            .at(context.words(text), format!("the {field} is an email address"))
            .note("the report prints the address as plain text, without a link");
        let has_email = contact.is_none_or(|contact| contact.email.is_some());
        let finding = finding.help(if has_email || field.starts_with("department") {
            format!("write the {field} here, and the address under `email` in `contact`")
        } else {
            format!("rename this `{key}` to `email`, and write the {field} under `{key}`")
        });
        let of_contact = !field.starts_with("department") && !has_email;
        if let Some(span) = key_before(text, key, context.source).filter(|_| of_contact) {
            let edits = vec![Edit { span, text: "email".to_owned() }];
            finding.fix(format!("rename `{key}` to `email`"), Applicability::Safe, edits);
        }
    }
}
