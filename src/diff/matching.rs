//! Maximum-weight bipartite matching.

use std::collections::BTreeMap;

/// Two similar entries and their score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CandidateMatch {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) score: i64,
}

/// The maximum number of pairs in a group for exact matching, which takes cubic time. Larger groups are matched
/// greedily: with so many similar texts, no matching is clearly best.
const LARGE: usize = 600;

/// Returns the matching with the highest total score. Each entry is in at most one pair.
pub(super) fn best_matching(pairs: &[CandidateMatch]) -> Vec<(usize, usize)> {
    let mut chosen = Vec::new();
    for group in groups(pairs) {
        chosen.extend(if group.len() > LARGE { greedy(group) } else { exact(&group) });
    }
    chosen.sort_unstable();
    chosen
}

/// Splits the pairs into connected components, so that no two groups share an entry.
fn groups(pairs: &[CandidateMatch]) -> Vec<Vec<CandidateMatch>> {
    // Union-find with path halving; the root of each tree identifies its group.
    let lefts = pairs.iter().map(|pair| pair.left + 1).max().unwrap_or(0);
    let rights = pairs.iter().map(|pair| pair.right + 1).max().unwrap_or(0);
    let mut up: Vec<usize> = (0..lefts + rights).collect();
    fn root(up: &mut [usize], from: usize) -> usize {
        let mut at = from;
        while let Some(&above) = up.get(at)
            && above != at
        {
            let top = up.get(above).copied().unwrap_or(above);
            if let Some(slot) = up.get_mut(at) {
                *slot = top;
            }
            at = top;
        }
        at
    }
    for pair in pairs {
        let (one, other) = (root(&mut up, pair.left), root(&mut up, lefts + pair.right));
        if let Some(slot) = up.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
    let mut groups: BTreeMap<usize, Vec<CandidateMatch>> = BTreeMap::new();
    for pair in pairs {
        groups.entry(root(&mut up, pair.left)).or_default().push(*pair);
    }
    groups.into_values().collect()
}

fn greedy(mut pairs: Vec<CandidateMatch>) -> Vec<(usize, usize)> {
    pairs.sort_by_key(|pair| (-pair.score, pair.left, pair.right));
    let (mut lefts, mut rights) = (BTreeMap::new(), BTreeMap::new());
    for pair in pairs {
        if !lefts.contains_key(&pair.left) && !rights.contains_key(&pair.right) {
            lefts.insert(pair.left, pair.right);
            rights.insert(pair.right, pair.left);
        }
    }
    lefts.into_iter().collect()
}

/// Repeatedly augments along the path with the largest gain (Bellman-Ford) until no path has a positive gain.
fn exact(pairs: &[CandidateMatch]) -> Vec<(usize, usize)> {
    // The current pair of each entry.
    let mut of_left: BTreeMap<usize, usize> = BTreeMap::new();
    let mut of_right: BTreeMap<usize, usize> = BTreeMap::new();
    let at = |number: usize| pairs.get(number).copied();
    loop {
        let mut gain_left: BTreeMap<usize, i64> = pairs
            .iter()
            .filter(|pair| !of_left.contains_key(&pair.left))
            .map(|pair| (pair.left, 0))
            .collect();
        let mut gain_right: BTreeMap<usize, (i64, usize)> = BTreeMap::new();
        // The matching so far is optimal for its size, so no cycle has a positive gain, and Bellman-Ford converges
        // within this many rounds.
        for _ in 0..=pairs.len() {
            let mut settled = true;
            for (number, pair) in pairs.iter().enumerate() {
                if of_left.get(&pair.left) == Some(&number) {
                    continue;
                }
                let Some(gain) = gain_left.get(&pair.left) else { continue };
                let gain = gain + pair.score;
                if gain_right.get(&pair.right).is_some_and(|(known, _)| *known >= gain) {
                    continue;
                }
                gain_right.insert(pair.right, (gain, number));
                settled = false;
                if let Some(held) = of_right.get(&pair.right).and_then(|&held| at(held)) {
                    let gain = gain - held.score;
                    let known = gain_left.entry(held.left).or_insert(i64::MIN);
                    *known = gain.max(*known);
                }
            }
            if settled {
                break;
            }
        }
        let free = gain_right.iter().filter(|(right, _)| !of_right.contains_key(right));
        let Some((&end, &(gain, _))) =
            free.max_by_key(|(right, (gain, _))| (*gain, std::cmp::Reverse(**right)))
        else {
            break;
        };
        if gain <= 0 {
            break;
        }
        let mut right = end;
        for _ in 0..=pairs.len() {
            let Some((_, number)) = gain_right.get(&right).copied() else { break };
            let Some(pair) = at(number) else { break };
            of_right.insert(right, number);
            match of_left.insert(pair.left, number).and_then(at) {
                Some(before) => right = before.right,
                None => break,
            }
        }
    }
    of_left.into_iter().filter_map(|(left, number)| Some((left, at(number)?.right))).collect()
}
