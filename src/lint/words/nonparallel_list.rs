//! Compares only verbs, because other words would need a dictionary: items that begin with an `-ing` form and items
//! that begin with a plain verb. Tuned on the sample plans, whose lists begin with one verb form or with several
//! kinds of phrases.

use crate::lang::{Language, PhraseStart};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{Answer, Plan};
use crate::prose::Markup;
use crate::source::{Span, Text};

declare_rule! {
    /// Checks for lists whose items begin with different verb forms.
    ///
    /// All items should begin with an `-ing` form, or all with a plain verb: `reviewing …`, `arranging …`, not
    /// `reviewing …`, `arrange …`.
    ///
    /// ## Why it matters
    /// Readers scan the first word of each item. If the verb form changes, they stop and look for a reason.
    ///
    /// ## Example
    /// ```yaml,fires
    /// services:
    ///   - repairing instruments
    ///   - organize the spring concert
    ///   - lending sheet music
    /// ```
    /// Use instead:
    /// ```yaml
    /// services:
    ///   - repairing instruments
    ///   - organizing the spring concert
    ///   - lending sheet music
    /// ```
    "nonparallel-list" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

/// The form in which an item begins, and the span of its first word.
type ItemForm = (PhraseStart, Span);

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let reflection = plan.reflection.as_ref();
    let own = plan.own.iter().map(|own| &own.value);
    let answers = [
        plan.services.as_ref(),
        reflection.and_then(|reflection| reflection.successes.as_ref()),
        reflection.and_then(|reflection| reflection.challenges.as_ref()),
        reflection.and_then(|reflection| reflection.learnings.as_ref()),
        plan.needs_assessment.as_ref().and_then(|needs| needs.findings.as_ref()),
    ];
    let mut passages = context.passages.iter();
    for answer in answers.into_iter().flatten().chain(own) {
        let Answer::Items(texts) = answer else { continue };
        // Both iterators follow the order of the fields.
        let of = |text: &Text| passages.find(|passage| std::ptr::eq(passage.text, text));
        let items: Vec<ItemForm> =
            texts.iter().filter_map(of).filter_map(|p| whole(p, context.language)).collect();
        judge(&items, findings);
    }
    for passage in context.passages.iter().filter(|passage| passage.is_prose()) {
        lists(passage, context.language, findings);
    }
}

fn whole(passage: &Passage<'_>, language: Language<'_>) -> Option<ItemForm> {
    let first = passage.words().next()?;
    let begins = language.phrase_start(passage.words().map(|word| word.text).take(2));
    Some((begins, passage.at_words(first.at)))
}

/// Checks the Markdown lists in a passage.
fn lists(passage: &Passage<'_>, language: Language<'_>, findings: &mut Findings<'_>) {
    let scan = passage.scan();
    let lists = scan.marks.iter().filter(|mark| mark.markup == Markup::List);
    for list in lists {
        let mut after = 0;
        let mut items: Vec<ItemForm> = Vec::new();
        for item in scan.marks.iter().filter(|mark| mark.markup == Markup::Item) {
            let is_within =
                list.range.start <= item.range.start && item.range.end <= list.range.end;
            if !is_within || item.range.start < after {
                continue;
            }
            after = item.range.end;
            let words = passage.words_from(passage.words_before(item.at.start));
            let words: Vec<_> =
                words.take_while(|word| word.at.start < item.at.end).take(2).collect();
            let Some(first) = words.first() else { continue };
            let begins = language.phrase_start(words.iter().map(|word| word.text));
            items.push((begins, passage.at_words(first.at.clone())));
        }
        judge(&items, findings);
    }
}

fn judge(items: &[ItemForm], findings: &mut Findings<'_>) {
    let count = |start| items.iter().filter(|item| item.0 == start).count();
    let (plain, ing) = (count(PhraseStart::Verb), count(PhraseStart::Ing));
    if items.len() < 3 || plain == 0 || ing == 0 {
        return;
    }
    let (odd, usual) = if ing < plain {
        (PhraseStart::Ing, PhraseStart::Verb)
    } else {
        (PhraseStart::Verb, PhraseStart::Ing)
    };
    let find = |start| items.iter().find(|item| item.0 == start).map(|item| item.1);
    let (Some(odd_at), Some(usual_at)) = (find(odd), find(usual)) else { return };
    let form = |start| if start == PhraseStart::Ing { "an `-ing` verb" } else { "a plain verb" };
    let (odd_count, usual_count) = (plain.min(ing), plain.max(ing));
    findings
        .at(odd_at, "list items begin with different verb forms")
        .here(match odd_count {
            1 => format!("this item begins with {}", form(odd)),
            _ => format!("{odd_count} items begin with {}; this is the first", form(odd)),
        })
        .label(usual_at, format!("{usual_count} items begin with {}", form(usual)))
        .note("readers who scan the list stop when the verb form changes")
        .help("begin all items with the same verb form");
}
