use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Answer, Plan};

declare_rule! {
    /// Checks for reflections that list successes but no challenges or no learnings.
    ///
    /// A key without a value does not count.
    ///
    /// ## Why it matters
    /// Readers doubt a reflection without difficulties, and the next plan builds on what the department learned.
    ///
    /// ## Example
    /// ```yaml,fires
    /// reflection:
    ///   successes:
    ///     - eleven libraries stayed open at lunch all year
    ///   challenges:
    ///   learnings:
    ///     - students are calmer when the aide knows them
    /// ```
    /// Use instead:
    /// ```yaml
    /// reflection:
    ///   successes:
    ///     - eleven libraries stayed open at lunch all year
    ///   challenges:
    ///     - four libraries closed whenever their aide was out sick
    ///   learnings:
    ///     - students are calmer when the aide knows them
    /// ```
    "one-sided-reflection" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(reflection) = &plan.reflection else { return };
    let is_given = |answer: &Option<Answer>| answer.as_ref().is_some_and(|it| !it.is_blank());
    if !is_given(&reflection.successes) || context.is_unread(reflection) {
        return;
    }
    let (missing, keys) = match (is_given(&reflection.challenges), is_given(&reflection.learnings))
    {
        (true, true) => return,
        (false, true) => ("challenges", context.add(reflection, "challenges: …")),
        (true, false) => ("learnings", context.add(reflection, "learnings: …")),
        (false, false) => (
            "challenges or learnings",
            context.add_all(reflection, &["challenges: …", "learnings: …"]),
        ),
    };
    let key = if is_given(&reflection.challenges) { "learnings" } else { "challenges" };
    let Some(first) = reflection.successes.as_ref().and_then(|it| it.texts().next()) else {
        return;
    };
    let successes = context.words(first);
    let place = context.missing(reflection, key, successes);
    let finding = findings.at(place, format!("this reflection has successes but no {missing}"));
    let finding = if place == successes {
        finding.here("the successes")
    } else {
        finding.here("this key has no value").label(successes, "the successes")
    };
    finding
        .note("readers doubt a reflection without difficulties, and the next plan builds on what you learned")
        .help(keys);
}
