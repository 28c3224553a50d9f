use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for phone numbers that cannot be dialed.
    ///
    /// A phone number has 7 to 15 digits with the usual spaces, parentheses, periods and dashes, and may have an
    /// extension.
    ///
    /// ## Why it matters
    /// Many families call instead of writing, and with this number they cannot reach the department.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director, phone: 555-01}
    /// ```
    /// Use instead:
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {title: Director, phone: (661) 555-0126 ext. 4}
    /// ```
    "invalid-phone" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let contact = plan.department.as_ref().and_then(|department| department.contact.as_ref());
    let Some(phone) = contact.and_then(|contact| contact.phone.as_ref()) else { return };
    if is_phone(phone.trimmed()) {
        return;
    }
    findings
        .at(context.words(phone), format!("`{}` is not a valid phone number", phone.trimmed()))
        .note("families who call can't reach the department")
        .help("write the full number, such as `661-555-0126` or `661-555-0126 ext. 12`");
}

fn is_phone(text: &str) -> bool {
    let lower = text.to_lowercase();
    // The text after one of these characters is the extension.
    let main = lower.split(['x', ',', ';', '/']).next().unwrap_or_default();
    let main = main.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c == ' ');
    let digits = main.chars().filter(char::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && main.chars().all(|c| c.is_ascii_digit() || "+-–.() \u{a0}".contains(c))
}
