//! Source files and their lines.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::{SourceId, Span};

/// The size in bytes of the blocks whose characters are counted in advance.
const BLOCK: usize = 1024;

/// The text of one file, with the name that messages use for it.
#[derive(Debug)]
pub struct Source {
    id: SourceId,
    name: String,
    text: String,
    starts: OnceLock<Vec<usize>>,
    /// The number of characters before each block of [`BLOCK`] bytes.
    counts: OnceLock<Vec<usize>>,
}

/// A line and column as an editor shows them: counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

impl Source {
    /// Creates a source. `name` is the path that messages show, with `/` between folders.
    #[must_use]
    pub fn new(id: SourceId, name: impl Into<String>, text: impl Into<String>) -> Source {
        Source {
            id,
            name: name.into(),
            text: text.into(),
            starts: OnceLock::new(),
            counts: OnceLock::new(),
        }
    }

    /// Returns the id that spans refer to.
    #[must_use]
    pub fn id(&self) -> SourceId {
        self.id
    }

    /// Returns the name that messages show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text at `span`, or an empty string if the span is outside this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Converts a byte offset to a line and column. Offsets past the end are clamped to the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let starts = self.starts();
        let line = starts.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).and_then(|index| starts.get(index)).copied().unwrap_or(0);
        Position { line: line.max(1), column: self.characters(start, offset) + 1 }
    }

    /// Counts the characters between two byte offsets, in constant time: one line can be megabytes
    /// long and have many findings.
    fn characters(&self, start: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let count = |bytes: &[u8]| bytes.iter().filter(|byte| !is_continuation(**byte)).count();
        if end.saturating_sub(start) <= BLOCK {
            return count(bytes.get(start..end).unwrap_or_default());
        }
        let counts = self.counts.get_or_init(|| {
            let mut total = 0;
            let blocks = bytes.chunks(BLOCK).map(|block| {
                let before = total;
                total += count(block);
                before
            });
            blocks.collect()
        });
        let before = |offset: usize| {
            let block = (offset / BLOCK).min(counts.len().saturating_sub(1));
            let rest = bytes.get(block * BLOCK..offset).unwrap_or_default();
            counts.get(block).copied().unwrap_or_default() + count(rest)
        };
        before(end).saturating_sub(before(start))
    }

    /// Returns the byte range of a line (counted from 1) without its line break.
    #[must_use]
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let starts = self.starts();
        let start = line.checked_sub(1).and_then(|index| starts.get(index)).copied();
        let Some(start) = start else { return self.text.len()..self.text.len() };
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }

    /// Returns the line break of the first line, for use in inserted lines.
    #[must_use]
    pub fn line_break(&self) -> &'static str {
        let first = self.text.split_inclusive('\n').next().unwrap_or_default();
        if first.ends_with("\r\n") { "\r\n" } else { "\n" }
    }

    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
    }
}

/// Returns `true` for a UTF-8 continuation byte.
fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// The sources of one compilation, by id.
#[derive(Debug, Clone, Default)]
pub struct Sources(BTreeMap<SourceId, Arc<Source>>);

impl Sources {
    /// Adds a source, replacing any source with the same id.
    pub fn insert(&mut self, source: Arc<Source>) {
        self.0.insert(source.id(), source);
    }

    /// Returns the source with this id.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Arc<Source>> {
        self.0.get(&id)
    }

    /// Iterates over all sources in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.0.values()
    }

    /// Adds all sources of `other`.
    pub fn extend(&mut self, other: &Sources) {
        self.0.extend(other.0.iter().map(|(id, source)| (*id, Arc::clone(source))));
    }
}
