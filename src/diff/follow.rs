//! Plans that have another file name than before.

use std::collections::{BTreeMap, HashMap};

use super::assign::{Likeness, best};

/// Thousandths of lines that two files must share to be taken for one; git's own measure is half.
const ENOUGH: usize = 500;
/// A line in more files than these says nothing about which of them is meant.
const COMMON: usize = 20;

/// A file that only one side has under its name.
#[derive(Debug, Clone, Copy)]
pub struct Lone<'a> {
    /// The department's id and the year, where the plan says both.
    pub key: Option<&'a str>,
    /// Its text.
    pub text: &'a str,
}

/// Which file became which: those of one department and year first, then those that share most lines.
#[must_use]
pub fn follow(before: &[Lone<'_>], after: &[Lone<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, file) in after.iter().enumerate() {
        if let Some(key) = file.key {
            keys.entry(key).or_insert(number);
        }
    }
    for (number, file) in before.iter().enumerate() {
        if let Some(other) = file.key.and_then(|key| keys.remove(key)) {
            pairs.push((number, other));
        }
    }
    let is_new = |number: usize| !pairs.iter().any(|(_, taken)| *taken == number);
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut sizes = vec![0; after.len()];
    for (number, file) in after.iter().enumerate().filter(|(number, _)| is_new(*number)) {
        for line in lines(file.text) {
            let holders = holders.entry(line).or_default();
            if holders.last() != Some(&number) {
                holders.push(number);
            }
            if let Some(size) = sizes.get_mut(number) {
                *size += 1;
            }
        }
    }
    let mut alike = Vec::new();
    for (number, file) in before.iter().enumerate() {
        if pairs.iter().any(|(taken, _)| *taken == number) {
            continue;
        }
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let mut size = 0;
        for line in lines(file.text) {
            size += 1;
            for holder in
                holders.get(line).filter(|holders| holders.len() <= COMMON).into_iter().flatten()
            {
                *shared.entry(*holder).or_default() += 1;
            }
        }
        for (other, shared) in shared {
            let all = size + sizes.get(other).copied().unwrap_or_default();
            let score = 2000 * shared / all.max(1);
            if score >= ENOUGH {
                let score = i64::try_from(score).unwrap_or(i64::MAX / 4);
                alike.push(Likeness { left: number, right: other, score });
            }
        }
    }
    pairs.extend(best(&alike));
    pairs.sort_unstable();
    pairs
}

/// The lines that say something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| line.len() > 3)
}
