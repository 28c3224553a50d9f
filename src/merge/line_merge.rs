//! Merges versions line by line if they cannot be merged by structure.

use std::ops::Range;

use super::chunk::Chunk;
use super::diff3::{ChangedSides, ConflictDistance, diff3};
use crate::prose::composed;

/// Merges three versions line by line (diff3). Lines are equal if their NFC forms are equal.
pub(super) fn lines(base: &str, ours: &str, theirs: &str) -> Vec<Chunk> {
    let split = |text: &str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
    let (base, ours, theirs) = (split(base), split(ours), split(theirs));
    let text = |all: &[String], range: Range<usize>| all.get(range).unwrap_or_default().concat();
    let [old, mine, yours] = [&base, &ours, &theirs].map(|lines| keys(lines));
    diff3(&old, &mine, &yours, ConflictDistance::Touching)
        .into_iter()
        .map(|hunk| match hunk.by {
            ChangedSides::Nobody | ChangedSides::Ours | ChangedSides::Both => {
                Chunk::Text(text(&ours, hunk.ours))
            }
            ChangedSides::Theirs => Chunk::Text(text(&theirs, hunk.theirs)),
            ChangedSides::Conflict => Chunk::Conflict {
                ours: text(&ours, hunk.ours),
                base: text(&base, hunk.base),
                theirs: text(&theirs, hunk.theirs),
            },
        })
        .collect()
}

/// Returns the NFC form of each line.
fn keys(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| composed(line).into_owned()).collect()
}

/// Merges the comments and blank lines above a part. If both sides added comments, keeps both.
pub(super) fn remarks(base: &str, ours: &str, theirs: &str) -> String {
    let mut out = String::new();
    for chunk in lines(base, ours, theirs) {
        match chunk {
            Chunk::Text(text) => out.push_str(&text),
            Chunk::Conflict { ours, theirs, .. } => {
                let is_new = |line: &&str| {
                    !ours.lines().any(|known| composed(known) == composed(line.trim_end()))
                };
                out.push_str(&ours);
                out.extend(theirs.split_inclusive('\n').filter(is_new));
            }
        }
    }
    out
}
