//! Represents merged text as resolved lines and conflicts.

/// The format of conflict markers.
#[derive(Debug, Clone)]
pub struct Markers {
    /// The versions to show between the markers.
    pub style: ConflictStyle,
    /// The length of a marker; git's default is 7.
    pub size: usize,
    /// The label of our side.
    pub ours: String,
    /// The label of the base.
    pub base: String,
    /// The label of their side.
    pub theirs: String,
}

/// Git's conflict styles.
///
/// Source: git-config(1), `merge.conflictStyle`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ConflictStyle {
    /// Both sides.
    #[default]
    Merge,
    /// Both sides and the base.
    Diff3,
    /// Both sides and the base, without common lines at the start and end of both sides.
    Zdiff3,
}

impl Default for Markers {
    fn default() -> Markers {
        Markers {
            style: ConflictStyle::Merge,
            size: 7,
            ours: "ours".to_owned(),
            base: "base".to_owned(),
            theirs: "theirs".to_owned(),
        }
    }
}

/// Consecutive lines of merged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Chunk {
    /// Resolved lines.
    Text(String),
    /// Conflicting lines of the versions.
    Conflict { ours: String, base: String, theirs: String },
}

impl Chunk {
    /// Swaps our side and their side.
    pub(super) fn turned(self) -> Chunk {
        match self {
            Chunk::Conflict { ours, base, theirs } => {
                Chunk::Conflict { ours: theirs, base, theirs: ours }
            }
            text => text,
        }
    }
}

/// A way to resolve conflicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ConflictResolution {
    Ours,
    Theirs,
}

/// Returns the number of conflicts.
pub(super) fn conflicts(chunks: &[Chunk]) -> usize {
    chunks.iter().filter(|chunk| matches!(chunk, Chunk::Conflict { .. })).count()
}

/// Returns the text with each conflict resolved in favor of one side.
pub(super) fn chosen(chunks: &[Chunk], choice: ConflictResolution) -> String {
    let mut out = String::new();
    for chunk in chunks {
        out.push_str(match (chunk, choice) {
            (Chunk::Text(text), _) => text,
            (Chunk::Conflict { ours, .. }, ConflictResolution::Ours) => ours,
            (Chunk::Conflict { theirs, .. }, ConflictResolution::Theirs) => theirs,
        });
    }
    out
}

/// Returns the text with conflict markers.
pub(super) fn marked(chunks: &[Chunk], markers: &Markers) -> String {
    let mut out = String::new();
    for chunk in chunks {
        match chunk {
            Chunk::Text(text) => out.push_str(text),
            Chunk::Conflict { ours, base, theirs } => {
                mark([ours.as_str(), base.as_str(), theirs.as_str()], markers, &mut out);
            }
        }
    }
    out
}

fn mark([ours, base, theirs]: [&str; 3], markers: &Markers, out: &mut String) {
    let split = |text: &str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
    let (mut mine, mut yours) = (split(ours), split(theirs));
    let (mut first, mut last) = (Vec::new(), Vec::new());
    if markers.style != ConflictStyle::Diff3 {
        let shared = mine.iter().zip(&yours).take_while(|(one, other)| one == other).count();
        first = mine.drain(..shared).collect();
        yours.drain(..shared);
        let both = mine.iter().rev().zip(yours.iter().rev());
        let shared = both.take_while(|(one, other)| one == other).count();
        last = mine.split_off(mine.len() - shared);
        yours.truncate(yours.len() - shared);
    }
    let line = |sign: char, label: &str| {
        let sign: String = std::iter::repeat_n(sign, markers.size).collect();
        if label.is_empty() { format!("{sign}\n") } else { format!("{sign} {label}\n") }
    };
    out.extend(first);
    out.push_str(&line('<', &markers.ours));
    out.extend(mine);
    if markers.style != ConflictStyle::Merge {
        out.push_str(&line('|', &markers.base));
        out.push_str(base);
    }
    out.push_str(&line('=', ""));
    out.extend(yours);
    out.push_str(&line('>', &markers.theirs));
    out.extend(last);
}
