//! A word-by-word redline of two texts.

use similar::{ChangeTag, TextDiff};

/// The maximum total size in bytes for a word diff. Longer texts are compared line by line first, since a word diff
/// of two long, unrelated texts can take a minute.
const LONG: usize = 20_000;

/// A piece of text and its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RedlineSegment {
    /// In both texts.
    Kept(String),
    /// Only in the old text.
    Removed(String),
    /// Only in the new text.
    Added(String),
}

/// Returns the redline of two texts, in reading order: a removed piece comes before its replacement.
#[must_use]
pub fn redline(before: &str, after: &str) -> Vec<RedlineSegment> {
    let mut pieces = RedlineBuilder::default();
    if before.len() + after.len() <= LONG {
        pieces.words(before, after);
        let pieces = pieces.finish();
        return if is_torn(&pieces) { replaced(before, after) } else { pieces };
    }
    let lines = TextDiff::from_lines(before, after);
    let (mut gone, mut new) = (String::new(), String::new());
    for change in lines.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => gone.push_str(change.value()),
            ChangeTag::Insert => new.push_str(change.value()),
            ChangeTag::Equal => {
                pieces.replaced(&std::mem::take(&mut gone), &std::mem::take(&mut new));
                pieces.kept(change.value());
            }
        }
    }
    pieces.replaced(&gone, &new);
    pieces.finish()
}

/// Returns `true` if the two texts share so little that the redline would be hard to read, for example only `is` and
/// `the`.
fn is_torn(pieces: &[RedlineSegment]) -> bool {
    let (mut kept, mut changed) = (0, 0);
    for piece in pieces {
        match piece {
            RedlineSegment::Kept(text) => kept += text.trim().len(),
            RedlineSegment::Removed(text) | RedlineSegment::Added(text) => changed += text.len(),
        }
    }
    kept * 4 < changed
}

fn replaced(before: &str, after: &str) -> Vec<RedlineSegment> {
    let pieces =
        [RedlineSegment::Removed(before.to_owned()), RedlineSegment::Added(after.to_owned())];
    let has_text = |piece: &RedlineSegment| match piece {
        RedlineSegment::Kept(text)
        | RedlineSegment::Removed(text)
        | RedlineSegment::Added(text) => !text.is_empty(),
    };
    pieces.into_iter().filter(has_text).collect()
}

#[derive(Default)]
struct RedlineBuilder {
    done: Vec<RedlineSegment>,
    removed: String,
    added: String,
    /// White space since the last change; joins two changes with nothing else between them.
    space: String,
}

impl RedlineBuilder {
    fn words(&mut self, before: &str, after: &str) {
        let diff = TextDiff::from_unicode_words(before, after);
        for change in diff.iter_all_changes() {
            match change.tag() {
                ChangeTag::Equal => self.kept(change.value()),
                ChangeTag::Delete => {
                    self.join();
                    self.removed.push_str(change.value());
                }
                ChangeTag::Insert => {
                    self.join();
                    self.added.push_str(change.value());
                }
            }
        }
    }

    fn replaced(&mut self, before: &str, after: &str) {
        if before.len() + after.len() <= LONG {
            self.words(before, after);
        } else {
            self.join();
            self.removed.push_str(before);
            self.added.push_str(after);
        }
    }

    fn join(&mut self) {
        let space = std::mem::take(&mut self.space);
        self.removed.push_str(&space);
        self.added.push_str(&space);
    }

    fn kept(&mut self, text: &str) {
        let changed = !self.removed.is_empty() || !self.added.is_empty();
        if changed && text.chars().all(|c| c.is_whitespace() && c != '\n') {
            self.space.push_str(text);
            return;
        }
        self.flush();
        match self.done.last_mut() {
            Some(RedlineSegment::Kept(last)) => last.push_str(text),
            _ => self.done.push(RedlineSegment::Kept(text.to_owned())),
        }
    }

    fn flush(&mut self) {
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        let space = std::mem::take(&mut self.space);
        if !removed.is_empty() {
            self.done.push(RedlineSegment::Removed(removed));
        }
        if !added.is_empty() {
            self.done.push(RedlineSegment::Added(added));
        }
        if !space.is_empty() {
            self.done.push(RedlineSegment::Kept(space));
        }
    }

    fn finish(mut self) -> Vec<RedlineSegment> {
        self.flush();
        self.done
    }
}
