//! A number counts only if the plan has a need, priority or action with that number. A capitalized word before the
//! name shows that the text refers to another plan (`State Priority 6`, `LCAP Priority 4`). Tuned on the sample
//! plans and on a plan whose note referred to its needs by number.

use crate::lang::{Language, NeedWords, WordList};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for text that refers to needs, priorities and actions by number.
    ///
    /// The report numbers these entries in order. If someone moves an entry, the numbers change, and the text
    /// refers to the wrong entry.
    ///
    /// ## Why it matters
    /// A reader who looks up "Priority 2" may find the wrong priority without noticing.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: Our work on Priority 1 continues.
    /// priorities:
    ///   - id: shade
    ///     priority: provide shade on every playground at noon
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: Our work on playground shade continues.
    /// priorities:
    ///   - id: shade
    ///     priority: provide shade on every playground at noon
    /// ```
    "positional-reference" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

/// The kinds of entries that the report numbers, recognized by their names in each language.
#[derive(Clone, Copy)]
enum NumberedEntry {
    Need,
    Priority,
    Action,
    /// The object of a verb such as "prioritize": a need, unless a noun follows the number.
    PutFirst,
}

fn numbered(word: &str, language: Language<'_>) -> Option<NumberedEntry> {
    let is = |list: fn(&NeedWords) -> WordList| language.has(|words| list(&words.needs), word);
    match () {
        () if is(|it| it.need) => Some(NumberedEntry::Need),
        () if is(|it| it.priority) => Some(NumberedEntry::Priority),
        () if is(|it| it.action) => Some(NumberedEntry::Action),
        () if is(|it| it.prioritize) => Some(NumberedEntry::PutFirst),
        () => None,
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let language = context.language;
    if language.words().needs.priority.is_empty() {
        return;
    }
    let needs = plan.needs_assessment.as_ref().map_or(0, |needs| needs.needs.len());
    let actions = plan.priorities.iter().map(|priority| priority.actions.len()).max();
    let most = |of| match of {
        NumberedEntry::Need | NumberedEntry::PutFirst => needs,
        NumberedEntry::Priority => plan.priorities.len(),
        NumberedEntry::Action => actions.unwrap_or(0),
    };
    for passage in context.passages.iter().filter(|passage| passage.is_said()) {
        let text = passage.scan().words.text();
        if text.contains(|c: char| c.is_ascii_digit()) {
            look(passage, language, &most, findings);
        }
    }
}

fn look(
    passage: &Passage<'_>,
    language: Language<'_>,
    most: &dyn Fn(NumberedEntry) -> usize,
    findings: &mut Findings<'_>,
) {
    let text = passage.scan().words.text();
    let words: Vec<Word<'_>> = passage.words().collect();
    for (number, four) in words.windows(2).enumerate() {
        let [name, digit] = four else { continue };
        let Some(of) = numbered(name.lower(), language) else { continue };
        let is_ours =
            digit.text.parse().is_ok_and(|number: usize| (1..=most(of)).contains(&number));
        let is_beside =
            text.get(name.at.end..digit.at.start).is_some_and(|b| matches!(b, " " | " #"));
        let before = number.checked_sub(1).and_then(|before| words.get(before));
        let is_anothers = before.is_some_and(|before| {
            before.text.starts_with(char::is_uppercase)
                && text.get(before.at.end..name.at.start) == Some(" ")
                && !language.has(|words| words.needs.before_name, before.lower())
                || language.has(|words| words.needs.other_plans, before.text)
        });
        if !is_ours || !is_beside || is_anothers {
            continue;
        }
        let next = words.get(number + 2).map(Word::lower);
        let counts_nothing = next
            .is_none_or(|next| language.has(|words| words.needs.not_counted, next))
            || text.get(digit.at.end..).is_some_and(|rest| rest.starts_with([',', '.', ';', ')']));
        if matches!(of, NumberedEntry::PutFirst) && !counts_nothing {
            continue;
        }
        findings
            .at(
                passage.at_words(name.at.start..digit.at.end),
                format!("“{} {}” depends on the order of the entries", name.text, digit.text),
            )
            .here("the report numbers the entries in order")
            .note("if someone moves an entry, readers find the wrong one without noticing")
            .help("refer to the entry by a few words from its text");
    }
}
