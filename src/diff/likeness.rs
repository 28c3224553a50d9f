//! How alike entries are that no id pairs: by the words of their own text and of what is in them.

use std::collections::{BTreeMap, HashMap};

use super::assign::Likeness;
use super::tree::{NodeId, Tree, main_field, main_text};
use super::value::Value;
use super::words::{readable, tokens};
use crate::model::{Kind, Read};

/// Thousandths of likeness below which two entries are not taken for one. Tuned on the sample plans:
/// above it texts are variants of each other, below it they share a topic at most.
const ENOUGH: u64 = 500;
/// A word in more entries than these says nothing about which of them is meant.
const COMMON: usize = 40;
/// Candidates that are looked at closely for each entry, so that the work grows with the entries.
const CANDIDATES: usize = 8;

/// What the name of a child that is paired already begins with.
const PAIRED: char = '\u{1}';
/// The length that such a name counts as: what stands inside tells more than any word.
const CHILD: usize = usize::MAX;

/// An entry's words: how often each stands in its own text, and in what is in it.
#[derive(Default)]
struct Features {
    own: BTreeMap<u32, u64>,
    inner: BTreeMap<u32, u64>,
}

#[derive(Default)]
struct Index {
    numbers: HashMap<String, u32>,
    /// How many entries a word stands in, and its length in characters.
    words: Vec<(u64, usize)>,
}

impl Index {
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

    /// Rare and long words tell more.
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

/// Pairs of entries that are alike enough, by their places in the two lists.
///
/// `known` says that what stands inside two entries is one: the children of the left and of the right
/// entry that are paired already, by one name.
pub(super) fn pairs(
    (left, lefts): (&Tree<'_>, &[NodeId]),
    (right, rights): (&Tree<'_>, &[NodeId]),
    known: &dyn Fn(NodeId) -> Option<NodeId>,
    near: &dyn Fn(NodeId, NodeId) -> bool,
) -> Vec<Likeness> {
    let mut index = Index::default();
    let same = |child: NodeId| Some(format!("{PAIRED}{child}"));
    let ours: Vec<Features> =
        lefts.iter().map(|&id| features(left, id, &mut index, &same)).collect();
    let same = |child: NodeId| known(child).map(|child| format!("{PAIRED}{child}"));
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
        // Where all words are common, order is all that is left to go by.
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
            // Between equals, what stands under the same entry and at the same place belongs together.
            let score = score * 16 + u64::from(near(one, two)) * 8 + u64::from(across == other) * 4;
            let score = i64::try_from(score).unwrap_or(i64::MAX / 4);
            found.push(Likeness { left: place, right: other, score });
        }
    }
    found
}

/// Thousandths: the likeness of the texts, or the mean with that of what is inside, where that is more.
fn score(one: &Features, other: &Features, weight: &dyn Fn(u32) -> u64) -> u64 {
    let inner = shared(&one.inner, &other.inner, weight);
    match (shared(&one.own, &other.own, weight), inner) {
        (Some(own), Some(inner)) => own.max((own + inner) / 2),
        (Some(own), None) => own,
        (None, Some(inner)) => inner,
        (None, None) => 0,
    }
}

/// How much of the words is shared, in thousandths; nothing where there are none.
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
    tree: &Tree<'_>,
    id: NodeId,
    index: &mut Index,
    same: &dyn Fn(NodeId) -> Option<String>,
) -> Features {
    let mut features = Features::default();
    let Some(entity) = tree.entity(id) else { return features };
    let main = main_field(entity.table());
    for (number, field) in entity.table().fields.iter().enumerate() {
        if !matches!(field.kind, Kind::Text | Kind::Prose | Kind::Texts) {
            continue;
        }
        let Some(read) = entity.read(number) else { continue };
        let Some(value) = Value::field(&read, &field.kind) else { continue };
        let own = Some(number) == main && matches!(read, Read::Text(_));
        let into = if own { &mut features.own } else { &mut features.inner };
        index.count(tokens(&readable(&value)), into);
    }
    for child in tree.children(id) {
        index.count(same(child).into_iter().collect(), &mut features.inner);
        let text = tree.entity(child).and_then(|child| main_text(child));
        let words = text.map(|text| tokens(&readable(&Value::text(text, false))));
        index.count(words.unwrap_or_default(), &mut features.inner);
    }
    features
}
