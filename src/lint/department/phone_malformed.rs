//! `phone-malformed`: a number that nobody could dial.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// A phone number can be dialled.
    ///
    /// Seven digits and more, with spaces, brackets, points and dashes as is usual, and an extension.
    ///
    /// ## Why it matters
    /// Many families call and do not write.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director, phone: 555-01}
    /// ```
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director, phone: (661) 555-0126 ext. 4}
    /// ```
    "phone-malformed" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let contact = plan.department.as_ref().and_then(|department| department.contact.as_ref());
    let Some(phone) = contact.and_then(|contact| contact.phone.as_ref()) else { return };
    if is_phone(phone.trimmed()) {
        return;
    }
    findings
        .at(around.words(phone), "this is not a phone number that could be dialled")
        .note("many families call and do not write")
        .help("write all of its digits, such as `661-555-0126` or `661-555-0126 ext. 12`");
}

fn is_phone(text: &str) -> bool {
    let lower = text.to_lowercase();
    // What follows is an extension, however it is called.
    let main = lower.split(['x', ',', ';', '/']).next().unwrap_or_default();
    let main = main.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ');
    let digits = main.chars().filter(char::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && main.chars().all(|c| c.is_ascii_digit() || "+-–.() \u{a0}".contains(c))
}
