//! A priority should not repeat a need: a need describes a problem, and a priority describes a change. A
//! priority counts as a copy of a need if both begin with the same content word and share at least four content
//! words, or three quarters of the shorter passage if that is more. Tuned on the sample plans, which contain no
//! such pair, and on a plan whose priorities repeated its needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::language::ContentWords;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{FieldId, Need, Plan, Priority};

declare_rule! {
    /// Checks for priorities that repeat a need in slightly different words.
    ///
    /// ## Why it matters
    /// Readers who find the same text twice in slightly different words look for a difference in meaning.
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
    /// Use instead:
    /// ```yaml
    /// needs_assessment:
    ///   needs:
    ///     - id: kitchens
    ///       need: In the four oldest kitchens, food is thrown away because ovens and cold storage fail
    /// priorities:
    ///   - id: kitchens
    ///     priority: halve the food that the oldest kitchens throw away
    ///     needs: [kitchens]
    /// ```
    "mismatched-need-wording" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

/// The maximum number of needs in the index for each word, so that common words don't slow down the search.
const COMMON: usize = 20;

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let of = |field: FieldId| -> Vec<(&Passage<'_>, ContentWords<'_>)> {
        let passages = context.passages.iter().filter(|passage| passage.is(field));
        passages.map(|passage| (passage, ContentWords::of(passage))).collect()
    };
    let needs = of(Need::need);
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, (_, said)) in needs.iter().enumerate() {
        for stem in &said.stems {
            let list = holders.entry(stem).or_default();
            if list.len() < COMMON && list.last() != Some(&number) {
                list.push(number);
            }
        }
    }
    for (passage, said) in &of(Priority::priority) {
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
            .at(
                context.words(passage.text),
                "this priority repeats a need in slightly different words",
            )
            .here(match (gained, lost) {
                (0, 0) => "the same words in another order".to_owned(),
                _ => format!("{count} words in common, {lost} missing, {gained} new"),
            })
            .label(context.words(need.text), "the need")
            .note("readers who find both texts look for a difference in meaning")
            .help("describe the problem in the need, and the change in the priority");
    }
}

fn lower<'p>(passage: &'p Passage<'_>) -> Vec<&'p str> {
    passage.words().map(|word| word.lower()).collect()
}
