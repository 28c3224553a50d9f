//! Matches list items by content if they have no other identity.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

use super::identity::Member;
use crate::prose::composed;

/// The minimum similarity, in thousandths, of two versions of a reworded item.
const ALIKE: u32 = 600;
/// The maximum number of bigrams to compare. If a list exceeds it, only items near each other are
/// compared.
const COMPARED: usize = 100_000_000;
/// The maximum number of equal items to match by distance. More items are matched in order.
const REPEATED: usize = 64;

/// A member with its index in the list.
type IndexedMember<'a> = (usize, &'a Member);

/// Returns pairs of equal members and, with `guess`, of similar members, as indices. Each member is
/// in at most one pair.
pub(super) fn pairs(
    left: Vec<IndexedMember<'_>>,
    right: Vec<IndexedMember<'_>>,
    guess: bool,
) -> Vec<(usize, usize)> {
    let mut rows = (left, right);
    let mut pairs = same(&mut rows, |member| Some(&member.meaning));
    pairs.extend(same(&mut rows, |member| member.id.as_deref()));
    if guess {
        pairs.extend(alike(&rows));
    }
    pairs
}

/// Pairs members with the same `name`, nearest first, and removes them from both rows.
fn same<'a>(
    rows: &mut (Vec<IndexedMember<'a>>, Vec<IndexedMember<'a>>),
    name: impl Fn(&'a Member) -> Option<&'a str>,
) -> Vec<(usize, usize)> {
    let mut groups: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (place, member) in &rows.0 {
        if let Some(name) = name(member) {
            groups.entry(name).or_default().0.push(*place);
        }
    }
    for (place, member) in &rows.1 {
        if let Some(name) = name(member) {
            groups.entry(name).or_default().1.push(*place);
        }
    }
    let mut pairs = Vec::new();
    for (lefts, rights) in groups.into_values() {
        if lefts.len().max(rights.len()) > REPEATED {
            pairs.extend(lefts.into_iter().zip(rights));
            continue;
        }
        let all =
            lefts.iter().flat_map(|&i| rights.iter().map(move |&j| CandidatePair::of(0, i, j)));
        pairs.extend(settled(all.collect()));
    }
    let taken: (Vec<usize>, Vec<usize>) = pairs.iter().copied().unzip();
    keep_others(&mut rows.0, taken.0);
    keep_others(&mut rows.1, taken.1);
    pairs
}

fn keep_others(row: &mut Vec<IndexedMember<'_>>, mut taken: Vec<usize>) {
    taken.sort_unstable();
    row.retain(|(place, _)| taken.binary_search(place).is_err());
}

/// Returns pairs of similar members, most similar first.
fn alike((left, right): &(Vec<IndexedMember<'_>>, Vec<IndexedMember<'_>>)) -> Vec<(usize, usize)> {
    let letters = |row: &[IndexedMember<'_>]| -> Vec<Vec<[char; 2]>> {
        row.iter().map(|(_, member)| letter_pairs(&member.meaning)).collect()
    };
    let (lefts, rights) = (letters(left), letters(right));
    let all: usize = lefts.iter().chain(&rights).map(Vec::len).sum();
    let window = (COMPARED / all.max(1)).max(1);
    let mut found = Vec::new();
    for (number, ((i, one), letters)) in left.iter().zip(&lefts).enumerate() {
        let near = right.iter().zip(&rights).skip(number.saturating_sub(window));
        for ((j, other), others) in near.take(2 * window + 1) {
            if one.id.is_none() != other.id.is_none() {
                continue;
            }
            let likeness = shared(letters, others);
            if likeness > ALIKE {
                found.push(CandidatePair::of(1000 - likeness, *i, *j));
            }
        }
    }
    settled(found)
}

/// A candidate pair, ordered by similarity, then by distance.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct CandidatePair {
    unlike: u32,
    apart: usize,
    left: usize,
    right: usize,
}

impl CandidatePair {
    fn of(unlike: u32, left: usize, right: usize) -> CandidatePair {
        CandidatePair { unlike, apart: left.abs_diff(right), left, right }
    }
}

/// Greedy matching: accepts the pairs in order, except those with an already matched member.
fn settled(mut found: Vec<CandidatePair>) -> Vec<(usize, usize)> {
    found.sort_unstable();
    let (mut lefts, mut rights) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for CandidatePair { left, right, .. } in found {
        if !lefts.contains(&left) && !rights.contains(&right) {
            lefts.insert(left);
            rights.insert(right);
            pairs.push((left, right));
        }
    }
    pairs
}

/// The similarity of bigrams, in thousandths, below which two sentences are unrelated rather than versions of the
/// same sentence.
const UNLIKE: u32 = 400;
/// The share of common words, in thousandths, below which two long passages are unrelated. The bigrams of any
/// two long passages in one language are similar.
const UNLIKE_WORDS: u32 = 300;
/// The minimum number of words in a long passage.
const LONG: usize = 8;
/// The minimum number of letters in a word that indicates the topic.
const TELLING: usize = 4;

/// Returns `true` if two passages of several words have so little in common that neither is a rewording of the other.
pub(super) fn is_another_text(old: &str, new: &str) -> bool {
    let (old, new) = (composed(old), composed(new));
    if !is_text(&old) || !is_text(&new) {
        return false;
    }
    let (before, after) = (words(&old), words(&new));
    let is_long = before.len().min(after.len()) >= LONG;
    shared(&letter_pairs(&old), &letter_pairs(&new)) < UNLIKE
        || is_long && shared(&before, &after) < UNLIKE_WORDS
}

/// Returns `true` if a value has several words.
pub(super) fn is_text(value: &str) -> bool {
    value.trim().contains(char::is_whitespace)
}

/// Returns the longer words in `text` in lower case, sorted.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.chars().count() >= TELLING);
    let mut words: Vec<String> = words.map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

/// Returns the character bigrams of `text` without white space, sorted.
fn letter_pairs(text: &str) -> Vec<[char; 2]> {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    let mut pairs: Vec<[char; 2]> =
        letters.clone().zip(letters.skip(1)).map(<[_; 2]>::from).collect();
    pairs.sort_unstable();
    pairs
}

/// Returns the Sørensen-Dice coefficient of two sorted lists of bigrams or words, in thousandths.
fn shared<T: Ord>(one: &[T], other: &[T]) -> u32 {
    let (mut ours, mut theirs) = (one.iter().peekable(), other.iter().peekable());
    let mut both = 0;
    while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
        match a.cmp(b) {
            Ordering::Less => drop(ours.next()),
            Ordering::Greater => drop(theirs.next()),
            Ordering::Equal => {
                both += 1;
                ours.next();
                theirs.next();
            }
        }
    }
    let all = one.len() + other.len();
    u32::try_from(2000 * both / all.max(1)).unwrap_or(0)
}
