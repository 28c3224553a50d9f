use crate::lint::{CheckScope, Findings, YearDigests, declare_rule};

/// The maximum number of plans that a finding labels. The others are only counted.
const SHOWN: usize = 3;

declare_rule! {
    /// Checks for plans of the latest year that are not translated into every language of the project.
    ///
    /// The rule reports one finding for each language, regardless of the number of plans. It runs only if you lint
    /// the entire project.
    ///
    /// ## Why it matters
    /// Families who choose a missing language see translated headings around text that they cannot read.
    ///
    /// ## Example
    /// ```yaml,project
    /// languages: [en, es]
    /// ```
    /// ```yaml,fires
    /// purpose: We serve school meals.
    /// ```
    /// Put the translation in `<id>.es.yaml` next to the plan, or remove the language from the project until
    /// someone can translate:
    /// ```yaml,project
    /// languages: [en]
    /// ```
    /// The plan can then stay as it is:
    /// ```yaml
    /// purpose: We serve school meals.
    /// ```
    "missing-translation" {
        levels: [Info, Warn, Warn, Warn],
        scope: CheckScope::District(check),
    }
}

fn check(district: &YearDigests<'_>, findings: &mut Findings<'_>) {
    let languages = &district.project.languages;
    if !district.is_latest || languages.len() < 2 {
        return;
    }
    for language in languages {
        let tag = &*language.value;
        let plans = district.plans.iter();
        let without = plans.filter(|plan| plan.languages.iter().all(|known| &**known != tag));
        let without: Vec<_> = without.collect();
        let Some(first) = without.first() else { continue };
        let message = match (without.len(), district.plans.len()) {
            (1, _) => format!("plan `{}` is not translated into `{tag}`", first.id),
            (count, all) if count == all => {
                format!("none of the {all} plans for {} is translated into `{tag}`", district.year)
            }
            (count, all) => format!(
                "{count} of the {all} plans for {} are not translated into `{tag}`",
                district.year
            ),
        };
        let mut finding = findings.at(language.span, message);
        for plan in without.iter().take(SHOWN) {
            finding = finding.label(plan.span, "not translated");
        }
        finding
            .note("families who choose this language see translated headings around text that they can't read")
            .help(format!(
                "put the translation in `{}.{tag}.yaml` next to the plan, or remove `{tag}` from `languages`",
                first.id
            ));
    }
}
