//! Three-way merge of plans.
//!
//! First, each version is split into parts, which keep their lines and comments (`parse_parts`), and the parts
//! of the three versions are matched as in `diff` (`identity`). If both sides changed a part, its
//! content is merged (`merge_tree`): mappings by key, entries by id, text by sentence (`text_merge`). Then
//! the result is checked: it must contain the changes of both sides (`check`). If a version cannot be
//! parsed, or the check fails, the versions are merged line by line (`line_merge`).

mod block_style;
mod check;
mod chunk;
mod diff3;
mod entry_order;
mod flow_collections;
mod identity;
mod line_merge;
mod meaning;
mod merge_entries;
mod merge_tree;
mod parse_parts;
mod part;
mod renamed_ids;
mod replacement;
mod similarity;
mod text_merge;

pub use chunk::{ConflictStyle, Markers};

use crate::diagnostic::Diagnostics;
use crate::prose::composed;
use crate::schema;
use crate::source::{Source, SourceId};
use crate::yaml::{self, Tree};

use chunk::{Chunk, conflicts, marked};
use identity::EntryNumbers;
use merge_tree::TreeMerge;

/// The maximum depth of nested flow values that are converted to block style.
const ROUNDS: usize = 3;

/// Three versions of one file.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'a> {
    /// The common ancestor.
    pub base: &'a str,
    /// Our side.
    pub ours: &'a str,
    /// Their side.
    pub theirs: &'a str,
}

/// The result of a merge.
#[derive(Debug)]
pub struct MergeResult {
    /// The merged text, with conflict markers.
    pub source: Source,
    /// The number of conflicts.
    pub conflicts: usize,
    /// `true` if the versions were merged line by line because they could not be parsed or merged by
    /// structure.
    pub by_lines: bool,
    /// Errors that neither side had: duplicate ids, references to unknown ids, and syntax errors.
    pub broken: Diagnostics,
}

impl MergeResult {
    /// Returns `true` if there are no conflicts and no new errors.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.conflicts == 0 && self.broken.is_empty()
    }
}

/// Merges two versions of the file `name`. Every change of either side is in the result or in a conflict.
#[must_use]
pub fn merge(versions: Versions<'_>, name: &str, markers: &Markers) -> MergeResult {
    merged(versions, name, markers, by_parts)
}

/// Merges two versions of the file `name` line by line, regardless of their structure.
#[must_use]
pub fn merge_lines(versions: Versions<'_>, name: &str, markers: &Markers) -> MergeResult {
    merged(versions, name, markers, |_| None)
}

fn merged(
    versions: Versions<'_>,
    name: &str,
    markers: &Markers,
    parts: impl Fn([&str; 3]) -> Option<Vec<Chunk>>,
) -> MergeResult {
    let Versions { base, ours, theirs } = versions;
    let done = |text: &str| MergeResult {
        source: Source::new(SourceId(1), name, text),
        conflicts: 0,
        by_lines: false,
        broken: Diagnostics::new(),
    };
    if ours == theirs || theirs == base {
        return done(ours);
    }
    if ours == base {
        return done(theirs);
    }
    // Versions that differ only in their Unicode normalization form count as the same version.
    match [(ours, theirs), (theirs, base), (ours, base)].map(|(a, b)| composed(a) == composed(b)) {
        // Keep the composed version, which compares greater: its accented letter is above ASCII.
        [true, ..] => return done(ours.max(theirs)),
        [_, true, _] => return done(ours),
        [_, _, true] => return done(theirs),
        _ => {}
    }
    let ends = LineEndings::of(versions);
    let [base, ours, theirs] = [base, ours, theirs].map(plain);
    // The result must not depend on which side is ours, so merge the sides in the order of their
    // texts, then swap the sides of conflicts back.
    let is_turned = composed(&ours) > composed(&theirs);
    let (one, other) = if is_turned { (&theirs, &ours) } else { (&ours, &theirs) };
    let (chunks, by_lines) = match parts([&base, one, other]) {
        Some(chunks) => (chunks, false),
        None => (line_merge::lines(&base, one, other), true),
    };
    let chunks: Vec<Chunk> =
        if is_turned { chunks.into_iter().map(Chunk::turned).collect() } else { chunks };
    let count = conflicts(&chunks);
    let text = ends.put(marked(&chunks, markers));
    let source = Source::new(SourceId(1), name, text);
    let broken =
        if count == 0 { check::broken(&source, &ours, &theirs) } else { Diagnostics::new() };
    MergeResult { source, conflicts: count, by_lines, broken }
}

/// Merges by structure. Tries both orders of the sides: returns a clean result if there is one, or
/// else the first result that passes the check. Returns `None` if neither result passes.
fn by_parts([base, ours, theirs]: [&str; 3]) -> Option<Vec<Chunk>> {
    let there = structured(followed([base, ours, theirs]), ROUNDS);
    let is_clean = |chunks: &Vec<Chunk>| conflicts(chunks) == 0;
    if there.as_ref().is_some_and(is_clean) {
        return there;
    }
    let back = structured(followed([base, theirs, ours]), ROUNDS);
    if back.as_ref().is_some_and(is_clean) {
        return back;
    }
    there.or_else(|| Some(back?.into_iter().map(Chunk::turned).collect()))
}

/// Updates references in the base and one side to needs that the other side renamed.
fn followed(texts: [&str; 3]) -> [String; 3] {
    let mut texts = texts.map(str::to_owned);
    for (renamed, other) in [(1, 2), (2, 1)] {
        let sources = numbered(&texts);
        let plans = sources.each_ref().map(|source| schema::plan(source).0);
        let plan = |side: usize| plans.get(side).and_then(Option::as_ref);
        let source = |side: usize| sources.get(side);
        let followed = (|| {
            renamed_ids::apply_renamed_ids(
                [plan(0)?, plan(renamed)?, plan(other)?],
                [source(0)?, source(other)?],
            )
        })();
        if let Some((base, side)) = followed {
            for (number, text) in [(0, base), (other, side)] {
                if let Some(slot) = texts.get_mut(number) {
                    *slot = text;
                }
            }
        }
    }
    texts
}

/// Creates a source for each version: id 0 is the base, 1 is ours, 2 is theirs. Spans contain the id of
/// their source.
fn numbered(texts: &[String; 3]) -> [Source; 3] {
    let [base, ours, theirs] = texts.each_ref().map(String::as_str);
    [(0, base), (1, ours), (2, theirs)]
        .map(|(number, text)| Source::new(SourceId(number), "", text))
}

/// Merges by structure. Returns `None` if a version cannot be parsed or the result fails the check.
///
/// If one version uses flow style and another uses block style, converts the first to block style
/// and retries, at most `rounds` times.
fn structured(texts: [String; 3], rounds: usize) -> Option<Vec<Chunk>> {
    let sources = numbered(&texts);
    let parsed = sources.each_ref().map(yaml::parse);
    let trees: [&Tree<'_>; 3] = parsed.each_ref().map(|(tree, _)| tree);
    let [base, ours, theirs] = trees.map(|tree| tree.documents.first());
    // The base is empty if both sides added the file.
    let is_new = sources.first()?.text().trim().is_empty();
    let reads =
        |(tree, found): &(Tree<'_>, Diagnostics)| found.is_empty() && tree.documents.len() == 1;
    if !parsed.iter().skip(usize::from(is_new)).all(reads) {
        return None;
    }
    let plan = |source: &Source| schema::plan(source).0;
    let who = match sources.each_ref().map(plan) {
        [base, Some(ours), Some(theirs)] => {
            EntryNumbers::of(&base.unwrap_or_default(), &ours, &theirs)
        }
        _ => EntryNumbers::default(),
    };
    let base = base
        .zip(sources.first())
        .map(|(root, source)| parse_parts::parse_parts(source.text(), root));
    let ours = parse_parts::parse_parts(sources.get(1)?.text(), ours?);
    let theirs = parse_parts::parse_parts(sources.get(2)?.text(), theirs?);
    let mut all = [base.as_ref(), Some(&ours), Some(&theirs)].into_iter().flatten();
    if all.any(|part| part.block().is_none()) {
        return None;
    }
    let mut tree_merge = TreeMerge::new(&who, [base.as_ref(), Some(&ours), Some(&theirs)]);
    let chunks = tree_merge.part(base.as_ref(), &ours, &theirs, 0);
    if rounds > 0 && !tree_merge.brackets.is_empty() {
        let opened = sources.each_ref().map(|source| {
            let own = tree_merge.brackets.iter().filter(|edit| edit.span.source == source.id());
            yaml::apply(source.text(), &own.cloned().collect::<Vec<_>>())
        });
        if let [Some(base), Some(ours), Some(theirs)] = opened
            && let Some(chunks) = structured([base, ours, theirs], rounds - 1)
        {
            return Some(chunks);
        }
    }
    check::holds(trees, &chunks, &tree_merge.blends).then_some(chunks)
}

/// Removes the byte order mark, normalizes line endings and adds a final newline.
fn plain(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
}

/// The line endings and byte order mark of the result.
struct LineEndings {
    has_mark: bool,
    is_windows: bool,
    is_open: bool,
}

impl LineEndings {
    /// Takes each property from the side that changed it.
    fn of(versions: Versions<'_>) -> LineEndings {
        let of = |is: fn(&str) -> bool| {
            let [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(is);
            if ours == base { theirs } else { ours }
        };
        LineEndings {
            has_mark: of(|text| text.starts_with('\u{feff}')),
            is_windows: of(|text| text.contains("\r\n")),
            is_open: of(|text| !text.is_empty() && !text.ends_with('\n')),
        }
    }

    fn put(&self, mut text: String) -> String {
        if self.is_open && text.ends_with('\n') {
            text.pop();
        }
        if self.is_windows {
            text = text.replace('\n', "\r\n");
        }
        if self.has_mark { format!("\u{feff}{text}") } else { text }
    }
}
