use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for invalid email addresses.
    ///
    /// ## Why it matters
    /// The report turns the address into a link, and a message from a parent who clicks it never arrives.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director, email: nutrition at riverbend.example}
    /// ```
    /// Use instead:
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director, email: nutrition@riverbend.example}
    /// ```
    "invalid-email" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let contact = plan.department.as_ref().and_then(|department| department.contact.as_ref());
    let Some(email) = contact.and_then(|contact| contact.email.as_ref()) else { return };
    if is_email(email.trimmed()) {
        return;
    }
    findings
        .at(context.words(email), format!("`{}` is not a valid email address", email.trimmed()))
        .here(if email.value.matches('@').count() > 1 {
            "this address has more than one `@`"
        } else {
            "expected a name, an `@` and a domain such as `riverbend.example`"
        })
        .note("the report turns the address into a link, and messages to it never arrive")
        .help("write one address, such as `office@riverbend.example`");
}

/// Returns `true` if `text` is a name, an `@` and a domain of at least two labels, without white space.
///
/// Allows more characters than RFC 5322, but not its quoted strings and comments, which no school uses. Only
/// addresses that are certainly invalid should be reported.
pub(super) fn is_email(text: &str) -> bool {
    let Some((name, place)) = text.split_once('@') else { return false };
    let is_word = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let mut parts = place.split('.');
    !name.is_empty()
        && name.chars().all(is_word)
        && place.contains('.')
        && parts
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-'))
}
