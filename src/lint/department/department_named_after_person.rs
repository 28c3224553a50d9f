//! Reports a name if it equals the contact's name, or if it is two to four capitalized words and the first is a
//! common given name. A name with a word that is common in department names is never reported. Both lists were
//! compiled for this rule and tested on the department names of all plans in this repository. Given names that are
//! also words (Grant, Art, Grace, Will) or places (Austin, Madison) are left out, because a missed name costs less
//! than a false alarm.

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for departments whose `name` is a person's name.
    ///
    /// ## Why it matters
    /// The name is the title of the report, and parents look for the department by its name.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Maria Delgado
    ///   contact: {email: delgado.maria@riverbend.example}
    /// ```
    /// Use instead:
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {name: Maria Delgado, email: delgado.maria@riverbend.example}
    /// ```
    "department-named-after-person" {
        levels: [Warn, Error, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(department) = &plan.department else { return };
    let Some(name) = &department.name else { return };
    let language = context.language;
    if language.words().department.work.is_empty() {
        return;
    }
    let contact = department.contact.as_ref().and_then(|contact| contact.name.as_ref());
    let is_contact = contact.is_some_and(|contact| {
        contact.trimmed().eq_ignore_ascii_case(name.trimmed())
            && !speaks_of_work(name.trimmed(), language)
    });
    if !is_contact && !is_person(name.trimmed(), language) {
        return;
    }
    let known = context
        .year()
        .and_then(|year| context.setting.department(context.id, year, context.language.tag()));
    findings
        .at(context.words(name), "the department `name` is a person's name")
        .here("this is the title of the report")
        .note("parents look for the department by its name, and people change jobs")
        .help(match known {
            Some(known) => format!("write `{known}`, the department's name in the project file"),
            None => {
                "write the department's name here, and the person's name under `contact`".to_owned()
            }
        });
}

/// Returns `true` if a name is two to four capitalized words and the first one is a given name.
fn is_person(name: &str, language: Language<'_>) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let looks_like = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || "'’.-".contains(c))
    };
    let [first, ..] = words.as_slice() else { return false };
    (2..=4).contains(&words.len())
        && words.iter().all(looks_like)
        && language.has(|it| it.department.given_names, &first.to_lowercase())
        && !speaks_of_work(name, language)
}

fn speaks_of_work(name: &str, language: Language<'_>) -> bool {
    let mut words = name.split(|c: char| !c.is_alphabetic());
    words.any(|word| language.has(|it| it.department.work, &word.to_lowercase()))
}
