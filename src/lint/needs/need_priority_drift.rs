//! `need-priority-drift`: one thing under two names.
//!
//! Most priorities do not repeat their need, and should not: a need says what is wrong, a priority what
//! will be different. Tuned on the sample plans, none of which has such a pair, and on a plan whose
//! priorities were its needs once more: the two name the same thing where they begin with the same word and
//! three in four content words of the shorter one, at least four, stand in the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::language::Said;
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// A priority that takes over the words of its need takes them over as they are.
    ///
    /// ## Why it matters
    /// A reader who finds the need again in slightly other words looks for the difference that was meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs_assessment:
    ///   needs:
    ///     - id: kitchens
    ///       need: modernize the ovens and cold storage of the four oldest kitchens in the district
    /// priorities:
    ///   - id: kitchens
    ///     priority: modernize ovens and cold storage at the oldest kitchens
    ///     needs: [kitchens]
    /// ```
    /// ```yaml
    /// needs_assessment:
    ///   needs:
    ///     - id: kitchens
    ///       need: In the four oldest kitchens food is thrown away because ovens and cold storage fail
    /// priorities:
    ///   - id: kitchens
    ///     priority: halve the food that the oldest kitchens throw away
    ///     needs: [kitchens]
    /// ```
    "need-priority-drift" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

/// How many needs may share a word before the word says nothing about which need is meant.
const COMMON: usize = 20;

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let of = |entry: &str, key: &str| -> Vec<(&Passage<'_>, Said<'_>)> {
        let passages = around.passages.iter().filter(|passage| passage.is(entry, key));
        passages.map(|passage| (passage, Said::of(passage))).collect()
    };
    let needs = of("need", "need");
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, (_, said)) in needs.iter().enumerate() {
        for stem in &said.stems {
            let list = holders.entry(stem).or_default();
            if list.len() < COMMON && list.last() != Some(&number) {
                list.push(number);
            }
        }
    }
    for (passage, said) in &of("priority", "priority") {
        let words: BTreeSet<&str> = said.stems.iter().copied().collect();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in &words {
            for &need in holders.get(word).into_iter().flatten() {
                *shared.entry(need).or_default() += 1;
            }
        }
        let best = shared.into_iter().max_by_key(|&(number, count)| (count, usize::MAX - number));
        let Some((need, need_said, count)) =
            best.and_then(|(number, count)| needs.get(number).map(|(p, s)| (*p, s, count)))
        else {
            continue;
        };
        let need_words: BTreeSet<&str> = need_said.stems.iter().copied().collect();
        let short = words.len().min(need_words.len());
        let same_thing = count >= 4
            && count * 4 >= short * 3
            && said.stems.first() == need_said.stems.first()
            && lower(passage) != lower(need);
        if !same_thing {
            continue;
        }
        let lost = need_words.difference(&words).count();
        let gained = words.difference(&need_words).count();
        findings
            .at(around.words(passage.text), "this priority is its need in slightly other words")
            .here(match (gained, lost) {
                (0, 0) => "the same words, put otherwise".to_owned(),
                _ => format!("{count} words in common, {lost} lost, {gained} new"),
            })
            .label(around.words(need.text), "the need")
            .note("a reader who finds both looks for the difference that was meant")
            .help("say in the need what is wrong, and in the priority what will be different");
    }
}

fn lower<'p>(passage: &'p Passage<'_>) -> Vec<&'p str> {
    passage.words().map(|word| word.lower()).collect()
}
