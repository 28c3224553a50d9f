//! Scores the similarity of entries without a common id, by the words of their own text and of their
//! content.

use std::collections::{BTreeMap, HashMap};

use super::entry_tree::{EntryIndex, EntryTree, main_field, main_text};
use super::field_value::FieldValue;
use super::matching::CandidateMatch;
use super::text_difference::{readable, tokens};
use crate::model::{FieldKind, SlotRef};

/// The minimum score of a match, in thousandths. Tuned on the sample plans: above it, texts are variants of each
/// other; below it, they share at most a topic.
const ENOUGH: u64 = 500;
/// Words that are in more entries than this aren't used to find candidates, since they don't distinguish entries.
const COMMON: usize = 40;
/// The maximum number of candidates scored for each entry, which keeps the work linear in the number of entries.
const CANDIDATES: usize = 8;

/// The prefix that marks a token for an already matched child.
const PAIRED: char = '\u{1}';
/// The length recorded for such a token: a common child is stronger evidence than any word.
const CHILD: usize = usize::MAX;

/// The words of an entry with their frequency, in its own text and in its content.
#[derive(Default)]
struct Features {
    own: BTreeMap<u32, u64>,
    inner: BTreeMap<u32, u64>,
}

#[derive(Default)]
struct SimilarityIndex {
    numbers: HashMap<String, u32>,
    /// For each word, the number of entries with it and its length in characters.
    words: Vec<(u64, usize)>,
}

impl SimilarityIndex {
    fn count(&mut self, words: Vec<String>, into: &mut BTreeMap<u32, u64>) {
        for word in words {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let length = if word.starts_with(PAIRED) { CHILD } else { word.chars().count() };
            let number = *self.numbers.entry(word).or_insert(next);
            if number == next {
                self.words.push((0, length));
            }
            *into.entry(number).or_default() += 1;
        }
    }

    /// Returns the weight of a word: rare and long words count more.
    fn weight(&self, word: u32, entries: u64) -> u64 {
        let (found_in, length) = self.words.get(word as usize).copied().unwrap_or((1, 1));
        let rare = u64::from((entries * 4 / found_in.max(1)).max(1).ilog2()) + 1;
        match length {
            CHILD => rare * 20,
            4.. => rare * 2,
            _ => rare,
        }
    }
}

/// Returns the pairs of entries that are similar enough, by their indices in the two lists.
///
/// `known` returns the left entry that matches a child on the right, so two entries with a common child share a
/// token.
pub(super) fn pairs(
    (left, lefts): (&EntryTree<'_>, &[EntryIndex]),
    (right, rights): (&EntryTree<'_>, &[EntryIndex]),
    known: &dyn Fn(EntryIndex) -> Option<EntryIndex>,
    near: &dyn Fn(EntryIndex, EntryIndex) -> bool,
) -> Vec<CandidateMatch> {
    let mut index = SimilarityIndex::default();
    let same = |child: EntryIndex| Some(format!("{PAIRED}{child}"));
    let ours: Vec<Features> =
        lefts.iter().map(|&id| features(left, id, &mut index, &same)).collect();
    let same = |child: EntryIndex| known(child).map(|child| format!("{PAIRED}{child}"));
    let theirs: Vec<Features> =
        rights.iter().map(|&id| features(right, id, &mut index, &same)).collect();
    for features in ours.iter().chain(&theirs) {
        let mut words: Vec<u32> =
            features.own.keys().chain(features.inner.keys()).copied().collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            if let Some((found_in, _)) = index.words.get_mut(word as usize) {
                *found_in += 1;
            }
        }
    }
    let entries = (ours.len() + theirs.len()) as u64;
    let weight = |word: u32| index.weight(word, entries);
    let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, features) in theirs.iter().enumerate() {
        for word in features.own.keys().chain(features.inner.keys()) {
            let holders = holders.entry(*word).or_default();
            if holders.last() != Some(&place) {
                holders.push(place);
            }
        }
    }
    let mut found = Vec::new();
    for (place, features) in ours.iter().enumerate() {
        let mut votes: BTreeMap<usize, u64> = BTreeMap::new();
        for word in features.own.keys().chain(features.inner.keys()) {
            let Some(holders) = holders.get(word).filter(|holders| holders.len() <= COMMON) else {
                continue;
            };
            for &holder in holders {
                *votes.entry(holder).or_default() += weight(*word);
            }
        }
        // If all words are common, the relative position is the only evidence.
        let across = place * theirs.len() / ours.len().max(1);
        votes.entry(across).or_default();
        let mut votes: Vec<(usize, u64)> = votes.into_iter().collect();
        votes.sort_by_key(|&(holder, votes)| (std::cmp::Reverse(votes), holder));
        for (other, _) in votes.into_iter().take(CANDIDATES) {
            let Some(their) = theirs.get(other) else { continue };
            let score = score(features, their, &weight);
            if score < ENOUGH {
                continue;
            }
            let (Some(&one), Some(&two)) = (lefts.get(place), rights.get(other)) else { continue };
            // Break ties by the same parent, then by the same relative position.
            let score = score * 16 + u64::from(near(one, two)) * 8 + u64::from(across == other) * 4;
            let score = i64::try_from(score).unwrap_or(i64::MAX / 4);
            found.push(CandidateMatch { left: place, right: other, score });
        }
    }
    found
}

/// Returns the score in thousandths: the similarity of the texts or, if higher, its mean with the similarity of the
/// contents.
fn score(one: &Features, other: &Features, weight: &dyn Fn(u32) -> u64) -> u64 {
    let inner = shared(&one.inner, &other.inner, weight);
    match (shared(&one.own, &other.own, weight), inner) {
        (Some(own), Some(inner)) => own.max((own + inner) / 2),
        (Some(own), None) => own,
        (None, Some(inner)) => inner,
        (None, None) => 0,
    }
}

/// The weighted share of common words in thousandths (Dice coefficient); `None` if there are no words.
fn shared(
    one: &BTreeMap<u32, u64>,
    other: &BTreeMap<u32, u64>,
    weight: &dyn Fn(u32) -> u64,
) -> Option<u64> {
    let all = |words: &BTreeMap<u32, u64>| -> u64 {
        words.iter().map(|(word, count)| weight(*word) * count).sum()
    };
    let total = all(one) + all(other);
    let both: u64 = one
        .iter()
        .filter_map(|(word, count)| Some(weight(*word) * count.min(other.get(word)?)))
        .sum();
    (total > 0).then(|| 2000 * both / total)
}

fn features(
    tree: &EntryTree<'_>,
    id: EntryIndex,
    index: &mut SimilarityIndex,
    same: &dyn Fn(EntryIndex) -> Option<String>,
) -> Features {
    let mut features = Features::default();
    let Some(entity) = tree.entity(id) else { return features };
    let main = main_field(entity.table());
    for (number, field) in entity.table().fields.iter().enumerate() {
        if !matches!(field.kind, FieldKind::Text | FieldKind::Prose | FieldKind::Texts) {
            continue;
        }
        let Some(read) = entity.read(number) else { continue };
        let Some(value) = FieldValue::field(&read, &field.kind) else { continue };
        let own = Some(number) == main && matches!(read, SlotRef::Text(_));
        let into = if own { &mut features.own } else { &mut features.inner };
        index.count(tokens(&readable(&value)), into);
    }
    for child in tree.children(id) {
        index.count(same(child).into_iter().collect(), &mut features.inner);
        let text = tree.entity(child).and_then(|child| main_text(child));
        let words = text.map(|text| tokens(&readable(&FieldValue::text(text, false))));
        index.count(words.unwrap_or_default(), &mut features.inner);
    }
    features
}
