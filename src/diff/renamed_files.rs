//! Detects renamed plan files.

use std::collections::{BTreeMap, HashMap};

use super::matching::{CandidateMatch, best_matching};

/// The minimum similarity of a renamed file, in thousandths of shared lines. git's default is also 50%.
const ENOUGH: usize = 500;
/// Lines that are in more files than this are ignored, since they don't distinguish the files.
const COMMON: usize = 20;

/// A file whose path exists in only one version.
#[derive(Debug, Clone, Copy)]
pub struct UnmatchedFile<'a> {
    /// A key made from the department's id and the year, if the plan has both.
    pub key: Option<&'a str>,
    /// The file's text.
    pub text: &'a str,
}

/// Matches renamed files: first by department and year, then by the share of common lines.
#[must_use]
pub fn pair_renamed_files(
    before: &[UnmatchedFile<'_>],
    after: &[UnmatchedFile<'_>],
) -> Vec<(usize, usize)> {
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
                alike.push(CandidateMatch { left: number, right: other, score });
            }
        }
    }
    pairs.extend(best_matching(&alike));
    pairs.sort_unstable();
    pairs
}

/// Returns the trimmed lines that are long enough to compare.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| line.len() > 3)
}
