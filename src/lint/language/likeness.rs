//! Texts that say nearly the same, found without comparing each with each.

use std::collections::BTreeMap;

use crate::lint::Passage;

/// How many texts may share two words in a row before the two say nothing about which texts are alike.
const COMMON: usize = 20;

/// From how many content words on one lost word is a slip and not a difference.
const LONG: usize = 6;

/// How short a word may be that is taken for another's slip.
const SHORTEST: usize = 4;

/// What a text says: the stems of its content words, in order.
#[derive(Debug, Clone, Default)]
pub(in crate::lint) struct Said<'p> {
    /// The stems.
    pub(in crate::lint) stems: Vec<&'p str>,
    /// Whether each is a number or, after the text's first word, a name.
    names: Vec<bool>,
}

impl<'p> Said<'p> {
    /// What a passage says.
    pub(in crate::lint) fn of(passage: &'p Passage<'_>) -> Said<'p> {
        let mut said = Said::default();
        for (number, word) in passage.words().enumerate() {
            if word.is_content() {
                let is_number = word.text.contains(|c: char| c.is_ascii_digit());
                let is_name = number > 0 && word.text.starts_with(char::is_uppercase);
                said.stems.push(word.stem());
                said.names.push(is_number || is_name);
            }
        }
        said
    }

    /// Whether it differs from `other` in nothing but small words, endings, order, the letters of one word
    /// or one word that one of them lacks.
    ///
    /// Tuned on actions of the sample plans that differ on purpose: another school, season, grade or
    /// number is another action, and so is any text in which a word stands for another word.
    fn is_near(&self, other: &Said<'_>) -> bool {
        if self.stems.len().abs_diff(other.stems.len()) > 1 || self.stems.len() < 2 {
            return false;
        }
        let (mine, theirs) = (self.without(other), other.without(self));
        match (mine.as_slice(), theirs.as_slice()) {
            ([], []) => true,
            ([(a, false)], [(b, false)]) => is_letter_apart(a, b, SHORTEST),
            ([(_, false)], []) | ([], [(_, false)]) => {
                self.stems.len().min(other.stems.len()) >= LONG
            }
            _ => false,
        }
    }

    /// The stems that `other` has not, or not as often; each with whether it is a name.
    fn without(&self, other: &Said<'_>) -> Vec<(&'p str, bool)> {
        let mut left = other.stems.clone();
        left.sort_unstable();
        let mut used = vec![false; left.len()];
        let mut out = Vec::new();
        for (&stem, is_name) in self.stems.iter().zip(&self.names) {
            let first = left.partition_point(|other| *other < stem);
            let free = left.iter().zip(&mut used).skip(first).take_while(|(o, _)| **o == stem);
            match free.into_iter().find(|(_, used)| !**used) {
                Some((_, used)) => *used = true,
                None => out.push((stem, *is_name)),
            }
        }
        out
    }
}

/// Whether two words of at least `shortest` letters are one with a letter changed, lost, added or moved.
pub(in crate::lint) fn is_letter_apart(a: &str, b: &str, shortest: usize) -> bool {
    let short = a.chars().count().min(b.chars().count());
    short >= shortest && a.len().abs_diff(b.len()) <= 2 && strsim::osa_distance(a, b) == 1
}

/// The texts that say nearly what an earlier one says, each with the first such; in order.
///
/// Texts are compared only where they share a third of their pairs of neighbouring words, and at least
/// one that few others have: the work grows with the texts, not with their square.
pub(in crate::lint) fn near_pairs(texts: &[Said<'_>]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (number, said) in texts.iter().enumerate() {
        let shingles: Vec<(&str, &str)> = said
            .stems
            .iter()
            .zip(said.stems.iter().skip(1))
            .map(|(first, second)| (*first, *second))
            .collect();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for shingle in &shingles {
            let list = holders.entry(*shingle).or_default();
            for &earlier in list.iter() {
                *shared.entry(earlier).or_default() += 1;
            }
            if list.len() < COMMON && list.last() != Some(&number) {
                list.push(number);
            }
        }
        let alike = shared
            .into_iter()
            .filter(|&(earlier, count)| earlier != number && count * 3 >= shingles.len())
            .find(|&(earlier, _)| texts.get(earlier).is_some_and(|other| said.is_near(other)));
        found.extend(alike.map(|(earlier, _)| (earlier, number)));
    }
    found
}
