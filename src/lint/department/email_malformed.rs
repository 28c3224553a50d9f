//! `email-malformed`: an address that no letter would reach.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// An e-mail address is written so that a letter could reach it.
    ///
    /// ## Why it matters
    /// The report makes a link of it. A parent who follows a broken one gives up.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director, email: nutrition at riverbend.example}
    /// ```
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director, email: nutrition@riverbend.example}
    /// ```
    "email-malformed" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let contact = plan.department.as_ref().and_then(|department| department.contact.as_ref());
    let Some(email) = contact.and_then(|contact| contact.email.as_ref()) else { return };
    if is_email(email.trimmed()) {
        return;
    }
    findings
        .at(around.words(email), "this is not an e-mail address that a letter could reach")
        .here(if email.value.matches('@').count() > 1 {
            "two addresses, or one `@` too many"
        } else {
            "an address is a name, an `@` and a place with a full stop in it"
        })
        .note("the report makes a link of it")
        .help("write one address, such as `office@riverbend.example`");
}

/// Whether `text` is a name, an `@` and a place of at least two parts, without white space.
///
/// Looser than RFC 5322, which allows quotes and comments that no school uses: what is told must be
/// wrong for certain.
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
