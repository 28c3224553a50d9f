//! The words of a passage in order, with their byte ranges.

use std::ops::Range;

/// The placeholder for code, raw HTML or an image.
const OTHER: char = '\u{fffc}';

/// The words of a passage, without markup, code, raw HTML, images and link targets. Each paragraph, item,
/// heading or cell is one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    text: String,
    pieces: Vec<ByteRun>,
}

/// A range of bytes that is contiguous in the words and in the original text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ByteRun {
    at: Range<usize>,
    written: Range<usize>,
}

/// A word or sentence, with its ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment<'words> {
    /// The characters.
    pub text: &'words str,
    /// The range in [`Words::text`].
    pub at: Range<usize>,
    /// The byte range in the original text, including any markup inside.
    pub range: Range<usize>,
}

impl Words {
    /// Splits text without markup into words.
    pub(super) fn plain(text: &str, lines: bool) -> Words {
        let mut words = Words::default();
        // Fast path: most text has a single line.
        if !text.contains(['\n', '\r', '\t']) {
            text.clone_into(&mut words.text);
        } else if lines {
            // The lines of a paragraph become one line; a blank line ends it.
            let mut chars = text.chars().peekable();
            while let Some(c) = chars.next() {
                let ends = c == '\n' && (chars.peek() == Some(&'\n') || words.text.ends_with('\n'));
                words.text.push(if c == '\n' && !ends { ' ' } else { c });
            }
        } else {
            words.text = text.replace(['\n', '\r', '\t'], " ");
        }
        words.pieces.push(ByteRun { at: 0..words.text.len(), written: 0..text.len() });
        words
    }

    /// Appends text whose byte range in the original is `written`.
    pub(super) fn push(&mut self, text: &str, written: Range<usize>) {
        if !text.is_empty() {
            let at = self.text.len()..self.text.len() + text.len();
            self.text.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
            self.pieces.push(ByteRun { at, written });
        }
    }

    /// Appends the placeholder for something other than a word.
    pub(super) fn push_other(&mut self) {
        self.text.push(OTHER);
    }

    /// Appends a space, unless the text already ends with one.
    pub(super) fn space(&mut self) {
        if !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Adds a line break, unless the text is empty or already ends with one.
    pub(super) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Returns all words, one line for each paragraph.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns `true` if the words are identical to an original text of this length and contain no
    /// address.
    #[must_use]
    pub fn is_verbatim(&self, length: usize) -> bool {
        let whole = ByteRun { at: 0..length, written: 0..length };
        self.pieces.as_slice() == [whole]
            && self.text.len() == length
            && !may_hold_address(&self.text)
    }

    /// Maps a range in [`Words::text`] to a byte range in the original text.
    #[must_use]
    pub fn written(&self, at: Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.at.end <= at.start);
        let start = self.pieces.get(first).map_or(0, |piece| piece.start(at.start));
        let after = self.pieces.partition_point(|piece| piece.at.start < at.end);
        let last = after.checked_sub(1).and_then(|index| self.pieces.get(index));
        let end = last.map_or(start, |piece| piece.end(at.end));
        start..end.max(start)
    }

    pub(super) fn found(&self, at: Range<usize>) -> Segment<'_> {
        let text = self.text.get(at.clone()).unwrap_or_default();
        Segment { text, range: self.written(at.clone()), at }
    }

    /// Returns each word with its range.
    pub fn words(&self) -> impl Iterator<Item = Segment<'_>> {
        self.spans().into_iter().map(|span| self.found(span))
    }

    /// Returns the ranges of the words in [`Words::text`]: letters and digits, with the apostrophes,
    /// periods and commas inside them. Hyphens separate words; addresses (`https://…`, `a@b`) are skipped.
    #[must_use]
    pub fn spans(&self) -> Vec<Range<usize>> {
        // Estimate the number of words: on average, a word and its space take six bytes.
        let mut spans = Vec::with_capacity(self.text.len() / 6);
        if !may_hold_address(&self.text) {
            split(&self.text, 0, &mut spans);
            return spans;
        }
        let mut offset = 0;
        for chunk in self.text.split_inclusive(char::is_whitespace) {
            if !is_address(chunk) {
                split(chunk, offset, &mut spans);
            }
            offset += chunk.len();
        }
        spans
    }

    /// Returns the bare URLs in the text. Email addresses are not included.
    pub fn addresses(&self) -> impl Iterator<Item = Segment<'_>> {
        let mut offset = 0;
        let text = if may_hold_address(&self.text) { &*self.text } else { "" };
        text.split_inclusive(char::is_whitespace).filter_map(move |chunk| {
            let start = offset;
            offset += chunk.len();
            let inner = chunk.trim_start_matches(['(', '"', '\'', '[', '<']);
            let start = start + chunk.len() - inner.len();
            let inner =
                inner.trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?)]}>\"'".contains(c));
            (is_address(inner) && !inner.contains('@'))
                .then(|| self.found(start..start + inner.len()))
        })
    }
}

impl ByteRun {
    fn is_verbatim(&self) -> bool {
        self.at.len() == self.written.len()
    }

    fn start(&self, at: usize) -> usize {
        let inside = at.saturating_sub(self.at.start);
        if self.is_verbatim() { self.written.start + inside } else { self.written.start }
    }

    fn end(&self, at: usize) -> usize {
        let inside = at.min(self.at.end).saturating_sub(self.at.start);
        if self.is_verbatim() { self.written.start + inside } else { self.written.end }
    }
}

fn is_address(chunk: &str) -> bool {
    let chunk = chunk.trim_start_matches(['(', '"', '\'', '[', '<']);
    chunk.contains("://")
        || chunk.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
        || chunk.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Returns `false` only if the text contains no address. This fast check is enough for most text.
fn may_hold_address(text: &str) -> bool {
    let www = |(end, _): (usize, &str)| {
        let before = text.get(end.saturating_sub(3)..end);
        before.is_some_and(|before| before.eq_ignore_ascii_case("www"))
    };
    text.bytes().any(|byte| byte == b'@' || byte == b'/') || text.match_indices('.').any(www)
}

/// Adds the ranges of the words in text that contains no address and starts at the byte offset `from`.
fn split(text: &str, from: usize, words: &mut Vec<Range<usize>>) {
    let mut start = None;
    let mut last = ' ';
    let next = |at: usize, mark: char| text.get(at + mark.len_utf8()..)?.chars().next();
    for (at, c) in text.char_indices() {
        let inside = match c {
            c if c.is_alphanumeric() => true,
            '\u{300}'..='\u{36f}' | '\u{ad}' => start.is_some(),
            '\'' | '\u{2019}' => {
                last.is_alphabetic() && next(at, c).is_some_and(char::is_alphabetic)
            }
            '.' | ',' => last.is_numeric() && next(at, c).is_some_and(char::is_numeric),
            _ => false,
        };
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(began)) => {
                words.push(from + began..from + at);
                start = None;
            }
            _ => {}
        }
        last = c;
    }
    words.extend(start.map(|began| from + began..from + text.len()));
}
