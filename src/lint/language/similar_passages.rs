//! Finds passages with nearly the same wording, without comparing every pair.

use std::collections::BTreeMap;

use crate::lint::Passage;

/// The maximum number of passages in the index for each pair of adjacent words, so that common pairs don't slow
/// down the search.
const COMMON: usize = 20;

/// The minimum number of content words in a passage for one missing word to count as a mistake.
const LONG: usize = 6;

/// The minimum number of letters in a word that can be a misspelling of another word.
const SHORTEST: usize = 4;

/// The content words of a passage.
#[derive(Debug, Clone, Default)]
pub(in crate::lint) struct ContentWords<'p> {
    /// The stems of the words, in order.
    pub(in crate::lint) stems: Vec<&'p str>,
    /// For each stem, `true` if it is a number or, after the first word of the text, a name.
    names: Vec<bool>,
}

impl<'p> ContentWords<'p> {
    /// Returns the content words of a passage.
    pub(in crate::lint) fn of(passage: &'p Passage<'_>) -> ContentWords<'p> {
        let mut words = ContentWords::default();
        for (number, word) in passage.words().enumerate() {
            if word.is_content() {
                let is_number = word.text.contains(|c: char| c.is_ascii_digit());
                let is_name = number > 0 && word.text.starts_with(char::is_uppercase);
                words.stems.push(word.stem());
                words.names.push(is_number || is_name);
            }
        }
        words
    }

    /// Returns `true` if two passages differ only in function words, endings, word order, the letters of one
    /// word or one missing word.
    ///
    /// Tuned on actions of the sample plans that differ on purpose: a different school, season, grade or number
    /// makes a different action, as does a different word.
    fn is_near(&self, other: &ContentWords<'_>) -> bool {
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

    /// Returns the stems that occur more often here than in `other`. The boolean is `true` for a name or number.
    fn without(&self, other: &ContentWords<'_>) -> Vec<(&'p str, bool)> {
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

/// Returns `true` if one change makes two words equal: a letter changed, missing, added or moved (optimal string
/// alignment distance of 1). Both words must have at least `shortest` letters.
pub(in crate::lint) fn is_letter_apart(a: &str, b: &str, shortest: usize) -> bool {
    let short = a.chars().count().min(b.chars().count());
    short >= shortest && a.len().abs_diff(b.len()) <= 2 && strsim::osa_distance(a, b) == 1
}

/// Returns pairs of indexes of nearly identical passages: the first similar passage and the later passage, in
/// the order of the later passages.
///
/// Uses shingles of two adjacent stems. Two passages are compared only if the earlier passage has at least
/// a third of the later passage's shingles. Common shingles are indexed only for the first passages that contain
/// them, so the run time is linear in the number of passages.
pub(in crate::lint) fn near_pairs(texts: &[ContentWords<'_>]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (number, words) in texts.iter().enumerate() {
        let shingles: Vec<(&str, &str)> = words
            .stems
            .iter()
            .zip(words.stems.iter().skip(1))
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
            .find(|&(earlier, _)| texts.get(earlier).is_some_and(|other| words.is_near(other)));
        found.extend(alike.map(|(earlier, _)| (earlier, number)));
    }
    found
}
