use std::collections::BTreeSet;

use crate::lint::{CheckScope, Findings, YearDigests, declare_rule};
use crate::model::{Project, Wording};

declare_rule! {
    /// Checks for acronyms in the project file that no plan uses.
    ///
    /// The rule searches the plans of all years and the text in the project file. It runs only if you lint the
    /// entire project.
    ///
    /// ## Why it matters
    /// An unused acronym is outdated or misspelled, and the glossary cannot explain a misspelled acronym.
    ///
    /// ## Example
    /// ```yaml,project
    /// acronyms:
    ///   BIC: Breakfast in the Classroom
    /// ```
    /// ```yaml,fires
    /// purpose: We serve breakfast.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We offer BIC at every school.
    /// ```
    "unused-acronym" {
        levels: [Off, Info, Info, Info],
        scope: CheckScope::District(check),
    }
}

fn check(district: &YearDigests<'_>, findings: &mut Findings<'_>) {
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
        // Plans are searched only for runs of capitals.
        let is_looked_for = key.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '&')
            && key.chars().filter(|c| c.is_uppercase()).count() > 1;
        if is_looked_for && !used.contains(&**key) {
            findings
                .at(listed.key.span, format!("no plan uses `{key}`"))
                .note("an unused acronym is outdated or misspelled, and the glossary can't explain a misspelled acronym")
                .help("delete this line, or check whether a plan spells it differently");
        }
    }
}

/// Returns the text in the project file that readers see.
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
