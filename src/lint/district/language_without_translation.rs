//! `language-without-translation`: a page in Spanish headings and English text.

use crate::lint::{District, Findings, Scope, declare_rule};

/// Plans that a finding points at; the others are counted.
const SHOWN: usize = 3;

declare_rule! {
    /// Each plan of the latest year is translated into each language of the project.
    ///
    /// There is one finding for each language, whatever the number of plans. Only a run over the whole
    /// project checks this.
    ///
    /// ## Why it matters
    /// Families who choose their language get its headings around a text that they cannot read. The page
    /// tells them so, but that does not help them.
    ///
    /// ## Example
    /// ```yaml,project
    /// languages: [en, es]
    /// ```
    /// ```yaml,fires
    /// purpose: We feed children.
    /// ```
    /// Put the translation in `<id>.es.yaml` beside the plan, or leave the language out until somebody can
    /// translate:
    /// ```yaml,project
    /// languages: [en]
    /// ```
    /// ```yaml
    /// purpose: We feed children.
    /// ```
    "language-without-translation" {
        levels: [Info, Warn, Warn, Warn],
        scope: Scope::District(check),
    }
}

fn check(district: &District<'_>, findings: &mut Findings<'_>) {
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
            .note("readers of that language get its headings around a text that is not in it")
            .help(format!(
                "put the translation in `{}.{tag}.yaml` beside the plan, or take `{tag}` out of `languages`",
                first.id
            ));
    }
}
