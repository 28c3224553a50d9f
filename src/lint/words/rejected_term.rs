//! `rejected-term`: two terms for one thing.
//!
//! Judges no words of its own: the project lists them. Compared by their stems, so that a plural is found
//! too; tried on the sample plans with the terms of the sample project.

use std::collections::BTreeMap;

use crate::diagnostic::{Applicability, Edit};
use crate::lint::language::{Tongue, stem};
use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;
use crate::source::Span;

declare_rule! {
    /// A thing has the name that the district has chosen for it.
    ///
    /// `terms` in `plancc.yaml` says which term to use and which it stands for. One finding tells the
    /// first use of each term and how often it comes.
    ///
    /// ## Why it matters
    /// A reader takes two names for two things; some names also say more than was meant.
    ///
    /// ## Example
    /// ```yaml,project
    /// terms:
    ///   family: [household, parents and guardians]
    /// ```
    /// ```yaml,fires
    /// purpose: We keep in touch with each household.
    /// ```
    /// ```yaml
    /// purpose: We keep in touch with each family.
    /// ```
    "rejected-term" {
        levels: [Info, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

/// The stems of a term that is not to be used, and the one to use.
type Rejected<'a> = (Vec<Box<str>>, &'a str);

/// Where a term was found: the first place, its characters, how often.
type Use = (Span, String, usize);

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(project) = around.setting.project().filter(|project| !project.terms.is_empty()) else {
        return;
    };
    let tongue = Tongue::of(around.language);
    let stems = |text: &str| -> Vec<Box<str>> {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
        let words = words.filter(|word| !word.is_empty());
        words.map(|word| stem(&word.to_lowercase(), tongue).into()).collect()
    };
    // The terms by their first word, so that a text is gone through once whatever the list's length.
    let mut rejected: BTreeMap<Box<str>, Vec<Rejected<'_>>> = BTreeMap::new();
    for term in &project.terms {
        for instead in &term.value {
            let words = stems(&instead.value);
            if let Some(first) = words.first().cloned() {
                rejected.entry(first).or_default().push((words, &term.key.value));
            }
        }
    }
    let mut used: BTreeMap<(&str, Vec<Box<str>>), Use> = BTreeMap::new();
    for passage in around.passages.iter().filter(|passage| passage.is_said()) {
        let words: Vec<_> = passage.words().map(|word| (word.stem(), word.at)).collect();
        for (number, (first, at)) in words.iter().enumerate() {
            for (term, chosen) in rejected.get(*first).into_iter().flatten() {
                let here = words.get(number..number + term.len()).unwrap_or_default();
                if here.is_empty()
                    || here.iter().zip(term).any(|((word, _), term)| *word != &**term)
                {
                    continue;
                }
                let end = here.last().map_or(at.end, |(_, at)| at.end);
                let text = passage.scan().words.text().get(at.start..end).unwrap_or_default();
                let key = (*chosen, term.clone());
                let place = || (passage.at_words(at.start..end), text.to_owned(), 0);
                used.entry(key).or_insert_with(place).2 += 1;
            }
        }
    }
    for ((chosen, _), (span, text, count)) in used {
        let here = match count {
            1 => "its only use".to_owned(),
            _ => format!("the first of {count} uses"),
        };
        let is_plural = text.ends_with('s') && !chosen.ends_with('s');
        let chosen = if is_plural { plural(chosen) } else { chosen.to_owned() };
        findings
            .at(span, format!("the district says `{chosen}` for `{text}`"))
            .here(here)
            .note("a reader takes two names for two things")
            .help(format!("write `{chosen}`, or change `terms` in plancc.yaml"))
            .fix(
                format!("write `{chosen}`"),
                Applicability::Unsafe,
                vec![Edit { span, text: chosen }],
            );
    }
}

fn plural(term: &str) -> String {
    // `student with a disability` has its plural within; a person writes it better.
    if term.contains(" with ") || term.contains(" of ") || term.contains(" de ") {
        return term.to_owned();
    }
    match term.strip_suffix('y') {
        Some(rest) if !rest.ends_with(['a', 'e', 'o']) => format!("{rest}ies"),
        _ => format!("{term}s"),
    }
}
