//! `acronym-unused`: a line of the glossary that nothing needs.

use std::collections::BTreeSet;

use crate::lint::{District, Findings, Scope, declare_rule};
use crate::model::{Project, Wording};

declare_rule! {
    /// An acronym that the project lists is used by some plan.
    ///
    /// All plans of the project are looked at, whatever their year, and the project's own wordings. The
    /// rule speaks where the whole project is linted.
    ///
    /// ## Why it matters
    /// A list that nobody prunes is a list that nobody trusts; and a misspelt key is found this way.
    ///
    /// ## Example
    /// ```yaml,project
    /// acronyms:
    ///   BIC: Breakfast in the Classroom
    /// ```
    /// ```yaml,fires
    /// purpose: We serve breakfast.
    /// ```
    /// ```yaml
    /// purpose: We serve BIC.
    /// ```
    "acronym-unused" {
        levels: [Off, Info, Info, Info],
        scope: Scope::District(check),
    }
}

fn check(district: &District<'_>, findings: &mut Findings<'_>) {
    if !district.is_latest {
        return;
    }
    let mut used: BTreeSet<&str> =
        district.all.iter().flat_map(|plan| &plan.acronyms).map(|acronym| &**acronym).collect();
    for wording in wordings(district.project) {
        let texts: Vec<&str> = match wording {
            Wording::One(text) => vec![text.trimmed()],
            Wording::ByLanguage(texts) => texts.iter().map(|text| text.value.trimmed()).collect(),
        };
        for text in texts {
            used.extend(text.split(|c: char| !c.is_alphanumeric() && c != '&'));
        }
    }
    for listed in &district.project.acronyms {
        let key = &listed.key.value;
        // What is no run of capitals is not found in plans either.
        let is_looked_for = key.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '&')
            && key.chars().filter(|c| c.is_uppercase()).count() > 1;
        if is_looked_for && !used.contains(&**key) {
            findings
                .at(listed.key.span, format!("no plan uses `{key}`"))
                .here("listed here")
                .note("a list of acronyms is read only as long as it holds what plans use")
                .help("take this line out, or look whether a plan spells it otherwise");
        }
    }
}

/// What the project itself says to readers.
fn wordings(project: &Project) -> impl Iterator<Item = &Wording> {
    let years = project.years.iter().map(|year| &year.value);
    let goals = project.goals.iter().chain(years.clone().flat_map(|year| &year.goals));
    let funds = project.funds.iter().chain(years.clone().flat_map(|year| &year.funds));
    let departments = project.departments.iter().chain(years.flat_map(|year| &year.departments));
    goals
        .flat_map(|goal| goal.goal.iter().chain(&goal.label).chain(&goal.plan))
        .chain(funds.filter_map(|fund| fund.fund.as_ref()))
        .chain(departments.filter_map(|department| department.name.as_ref()))
        .chain(project.district.iter().flat_map(|d| d.name.iter().chain(&d.short_name)))
        .chain(project.acronyms.iter().map(|listed| &listed.value))
}
