//! Wraps prose with semantic line breaks: each sentence starts a new line, so that a diff shows the changed
//! sentences.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::boundary::ends_sentence;
use super::events::{events, guard};
use super::parse::{blocks, inlines};

/// The minimum line width in characters, regardless of indentation.
const NARROWEST: usize = 40;

/// Wraps one paragraph to lines of at most `width` characters, if the words allow it.
///
/// [`inlines`] parses the result to the same value as `text`. If it wouldn't, returns the original
/// lines.
#[must_use]
pub fn wrap_text(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    fill(text.lines().map(str::to_owned), width, "", &mut lines);
    if inlines(&lines.join("\n")) == inlines(text) {
        lines
    } else {
        text.lines().map(str::to_owned).collect()
    }
}

/// Wraps the paragraphs of prose to at most `width` characters, if the words allow it. Tables, code and
/// headings keep their lines.
///
/// [`blocks`] parses the result to the same value as `text`. If it wouldn't, returns the original
/// text.
#[must_use]
pub fn wrap_prose(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut done = 0;
    for range in paragraphs(text) {
        let said = text.get(range.clone()).unwrap_or_default();
        let range = range.start..range.start + said.trim_end().len();
        if range.start < done || said.trim().is_empty() {
            continue;
        }
        out.push_str(text.get(done..range.start).unwrap_or_default());
        paragraph(text, &range, width, &mut out);
        done = range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    if out == text || blocks(&out) == blocks(text) { out } else { text.to_owned() }
}

/// Returns the ranges of running text, block by block.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let guarded = guard(text);
    let mut all: Vec<Range<usize>> = Vec::new();
    // The open list items, whose text may be outside any paragraph; and the number of open
    // paragraphs, headings, tables and code blocks.
    let mut items: Vec<bool> = Vec::new();
    let mut closed = 0_usize;
    let mut loose: Option<Range<usize>> = None;
    for (event, range) in events(&guarded) {
        let range = guarded.original(range.start)..guarded.original(range.end);
        let begins_block = matches!(
            event,
            Event::Start(
                Tag::Paragraph
                    | Tag::List(_)
                    | Tag::Item
                    | Tag::BlockQuote(_)
                    | Tag::CodeBlock(_)
                    | Tag::Heading { .. }
                    | Tag::Table(_)
                    | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_)
            ) | Event::End(TagEnd::Item)
                | Event::Rule
        );
        if begins_block {
            all.extend(loose.take());
        }
        match event {
            Event::Start(Tag::Paragraph) => {
                all.push(range);
                closed += 1;
            }
            Event::Start(
                Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::Table(_) | Tag::HtmlBlock,
            ) => closed += 1,
            Event::End(
                TagEnd::Paragraph
                | TagEnd::CodeBlock
                | TagEnd::Heading(_)
                | TagEnd::Table
                | TagEnd::HtmlBlock,
            ) => closed = closed.saturating_sub(1),
            Event::Start(Tag::Item) => items.push(true),
            Event::End(TagEnd::Item) => {
                items.pop();
            }
            Event::TaskListMarker(_) | Event::Rule => {}
            _ if closed == 0 && !items.is_empty() && !begins_block => {
                let start = loose.as_ref().map_or(range.start, |loose| loose.start);
                let end = loose.as_ref().map_or(range.end, |loose| loose.end.max(range.end));
                loose = Some(start..end);
            }
            _ => {}
        }
    }
    all.sort_by_key(|range| range.start);
    all
}

/// Wraps one paragraph, and prefixes its lines as the surrounding list items and quotes require.
fn paragraph(text: &str, range: &Range<usize>, width: usize, out: &mut String) {
    let line = text.get(..range.start).unwrap_or_default();
    let line = line.get(line.rfind('\n').map_or(0, |at| at + 1)..).unwrap_or_default();
    let prefix: String = line.chars().map(|one| if one == '>' { '>' } else { ' ' }).collect();
    let quotes = line.matches('>').count();
    let said = text.get(range.clone()).unwrap_or_default();
    let mut raw = said.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let first = raw.next().unwrap_or_default().to_owned();
    let rest = raw.map(|line| {
        let mut line = line.trim_start_matches([' ', '\t']);
        for _ in 0..quotes {
            line = line.strip_prefix('>').unwrap_or(line).trim_start_matches([' ', '\t']);
        }
        line.to_owned()
    });
    let mut lines = Vec::new();
    fill(std::iter::once(first).chain(rest), width, &prefix, &mut lines);
    out.push_str(&lines.join("\n"));
}

/// Fills lines with the words of `raw`. All lines except the first start with `prefix`.
fn fill(raw: impl Iterator<Item = String>, width: usize, prefix: &str, lines: &mut Vec<String>) {
    let width = width.saturating_sub(prefix.chars().count()).max(NARROWEST);
    let mut open = String::new();
    for line in raw {
        let is_break = line.ends_with("  ") || line.ends_with('\\');
        let words = line.split([' ', '\t']).filter(|word| !word.is_empty());
        for word in words {
            if !open.is_empty() {
                open.push(' ');
            }
            open.push_str(word);
        }
        if is_break {
            sentences(&open, width, prefix, lines);
            if let Some(last) = lines.last_mut().filter(|_| line.ends_with("  ")) {
                last.push_str("  ");
            }
            open.clear();
        }
    }
    sentences(&open, width, prefix, lines);
}

/// Adds the lines for text whose words are separated by single spaces.
fn sentences(text: &str, width: usize, prefix: &str, lines: &mut Vec<String>) {
    let mut words: Vec<&str> = Vec::new();
    // The start of the sentence, and the end of the previous word.
    let (mut start, mut at) = (0, 0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if at > 0 && ends_sentence(text, start, at) && may_stand_between(&words, word) {
            lay(&words, width, prefix, lines);
            words.clear();
            start = at + 1;
        }
        words.push(word);
        at += word.len() + usize::from(at > 0);
    }
    lay(&words, width, prefix, lines);
}

/// Adds the lines of one sentence: as few as `width` allows, with balanced lengths.
fn lay(words: &[&str], width: usize, prefix: &str, lines: &mut Vec<String>) {
    let fewest = broken(words, width).len();
    let (mut low, mut high) = (width / 2, width);
    while fewest > 1 && low < high {
        let middle = usize::midpoint(low, high);
        if broken(words, middle).len() > fewest {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for line in broken(words, high) {
        let lead = if lines.is_empty() { "" } else { prefix };
        lines.push(format!("{lead}{}", line.join(" ")));
    }
}

/// Breaks words into lines of at most `width` characters, but never where a line break would change
/// the meaning.
fn broken<'a, 'text>(words: &'a [&'text str], width: usize) -> Vec<&'a [&'text str]> {
    let mut lines = Vec::new();
    let (mut start, mut length) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        let size = word.chars().count();
        let line = words.get(start..at).unwrap_or_default();
        if length + 1 + size > width && may_stand_between(line, word) {
            lines.push(line);
            (start, length) = (at, 0);
        }
        length += size + usize::from(length > 0);
    }
    lines.extend(words.get(start..).filter(|rest| !rest.is_empty()));
    lines
}

/// Returns `true` if a line break between `line` and `word` doesn't change the meaning.
fn may_stand_between(line: &[&str], word: &str) -> bool {
    line.last().is_some_and(|last| !last.ends_with('\\')) && may_begin_line(word)
}

/// Returns `true` if a word at the start of a line doesn't start a list item, heading, quote, table
/// or thematic break.
fn may_begin_line(word: &str) -> bool {
    let digits = word.trim_start_matches(|one: char| one.is_ascii_digit());
    let is_number = digits.len() < word.len() && digits.starts_with(['.', ')']);
    let is_mark = word.chars().all(|one| "-+*_=#".contains(one));
    let is_block = word.starts_with(['>', '|', '<', ':', '=', '#'])
        || word.starts_with("```")
        || word.starts_with("~~~")
        || word.starts_with("[^");
    !(is_number || is_mark || is_block)
}
