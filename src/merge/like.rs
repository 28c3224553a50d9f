//! Which part is which where neither a key nor the plan as a whole could say: by what they say.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

use super::who::Member;

/// Thousandths that two texts without a name must share to be one that was reworded.
const ALIKE: u32 = 600;
/// Pairs of letters that are compared, so that no list takes minutes: of long lists, and of lists of long texts, only
/// parts that stand near each other are looked at.
const COMPARED: usize = 100_000_000;
/// Parts that say the same, on both sides, above which the first is the first and the second the second.
const REPEATED: usize = 64;

/// A member by its place in its row.
type Open<'a> = (usize, &'a Member);

/// Pairs of members that are the same, or with `guess` nearly so, by their places; each in one pair at most.
pub(super) fn pairs(left: Vec<Open<'_>>, right: Vec<Open<'_>>, guess: bool) -> Vec<(usize, usize)> {
    let mut rows = (left, right);
    let mut pairs = same(&mut rows, |member| Some(&member.meaning));
    pairs.extend(same(&mut rows, |member| member.id.as_deref()));
    if guess {
        pairs.extend(alike(&rows));
    }
    pairs
}

/// Takes out of both rows what has the same name, the nearest first.
fn same<'a>(
    rows: &mut (Vec<Open<'a>>, Vec<Open<'a>>),
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
        let all = lefts.iter().flat_map(|&i| rights.iter().map(move |&j| Pair::of(0, i, j)));
        pairs.extend(settled(all.collect()));
    }
    let taken: (Vec<usize>, Vec<usize>) = pairs.iter().copied().unzip();
    keep_others(&mut rows.0, taken.0);
    keep_others(&mut rows.1, taken.1);
    pairs
}

fn keep_others(row: &mut Vec<Open<'_>>, mut taken: Vec<usize>) {
    taken.sort_unstable();
    row.retain(|(place, _)| taken.binary_search(place).is_err());
}

/// Pairs of members that say nearly the same, the likest first.
fn alike((left, right): &(Vec<Open<'_>>, Vec<Open<'_>>)) -> Vec<(usize, usize)> {
    let letters = |row: &[Open<'_>]| -> Vec<Vec<[char; 2]>> {
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
                found.push(Pair::of(1000 - likeness, *i, *j));
            }
        }
    }
    settled(found)
}

/// Two places that may belong together, ordered by how likely that is: by the likest, then by the nearest.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    unlike: u32,
    apart: usize,
    left: usize,
    right: usize,
}

impl Pair {
    fn of(unlike: u32, left: usize, right: usize) -> Pair {
        Pair { unlike, apart: left.abs_diff(right), left, right }
    }
}

/// The pairs in their order, less those of which one is in an earlier pair.
fn settled(mut found: Vec<Pair>) -> Vec<(usize, usize)> {
    found.sort_unstable();
    let (mut lefts, mut rights) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for Pair { left, right, .. } in found {
        if !lefts.contains(&left) && !rights.contains(&right) {
            lefts.insert(left);
            rights.insert(right);
            pairs.push((left, right));
        }
    }
    pairs
}

/// The pairs of letters that stand side by side in a text, white space aside, sorted.
fn letter_pairs(text: &str) -> Vec<[char; 2]> {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    let mut pairs: Vec<[char; 2]> =
        letters.clone().zip(letters.skip(1)).map(<[_; 2]>::from).collect();
    pairs.sort_unstable();
    pairs
}

/// Thousandths of the pairs of letters that two texts share: Sørensen and Dice's coefficient of bigrams.
fn shared(one: &[[char; 2]], other: &[[char; 2]]) -> u32 {
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
