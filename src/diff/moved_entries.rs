//! Finds the entries of a list that moved.

/// Returns the indices of the entries that moved, ascending: entries outside the longest increasing subsequence.
/// `places` contains the old index of each entry.
pub(super) fn moved(places: &[usize]) -> Vec<usize> {
    // Patience sorting: `ends` contains the last entry of the best subsequence of each length, and `before` the
    // predecessor of each entry.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    let place = |entry: usize| places.get(entry).copied().unwrap_or(usize::MAX);
    for (entry, &at) in places.iter().enumerate() {
        let length = ends.partition_point(|&end| place(end) < at);
        before.push(length.checked_sub(1).and_then(|length| ends.get(length)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = entry,
            None => ends.push(entry),
        }
    }
    let mut stays = vec![false; places.len()];
    let mut at = ends.last().copied();
    while let Some(entry) = at {
        if let Some(stays) = stays.get_mut(entry) {
            *stays = true;
        }
        at = before.get(entry).copied().flatten();
    }
    stays.iter().enumerate().filter(|(_, stays)| !**stays).map(|(entry, _)| entry).collect()
}
