//! Scans prose for lint rules: words and markup, with byte ranges.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::events::{events_and_depth, guard};
use super::inline::href;
use super::nesting_guard::GuardedText;
use super::parse::{is_plain_prose, is_plain_text};
use super::words::Words;

/// The words and markup of a passage, with byte ranges in the original text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scan {
    /// The words.
    pub words: Words,
    /// The markup, ordered by start.
    pub marks: Vec<MarkupSpan>,
}

/// A piece of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupSpan {
    /// The byte range in the text.
    pub range: Range<usize>,
    /// The corresponding range in [`Words::text`].
    pub at: Range<usize>,
    /// The kind of markup.
    pub markup: Markup,
}

/// The kinds of markup that matter to lint rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Markup {
    /// A link.
    Link {
        /// The address as written.
        address: String,
        /// `true` if links to this address are allowed.
        may_be_followed: bool,
        /// `true` if the link text is the address itself, as in `<https://…>`.
        is_bare: bool,
    },
    /// A heading; contains its level as written, 1 to 6.
    Heading(u8),
    /// A table.
    Table {
        /// `true` if any cell of its header has a word.
        has_header: bool,
    },
    /// A list.
    List,
    /// A block quote, which contains someone else's words.
    Quotation,
    /// An item of the innermost open list.
    Item,
    /// Raw HTML: a tag, a comment, or lines that start with one.
    Html,
    /// An image.
    Picture,
    /// The first markup that is nested more than [`super::DEPTH`] levels deep.
    TooDeep,
}

impl Scan {
    /// Scans a single paragraph, as [`super::inlines`] would parse it.
    #[must_use]
    pub fn text(text: &str) -> Scan {
        if is_plain_text(text) {
            return Scan { words: Words::plain(text, false), marks: Vec::new() };
        }
        scan(&GuardedText::paragraph(text))
    }

    /// Scans prose that [`super::blocks`] would parse.
    #[must_use]
    pub fn prose(text: &str) -> Scan {
        if is_plain_prose(text) {
            return Scan { words: Words::plain(text, true), marks: Vec::new() };
        }
        scan(&guard(text))
    }
}

fn scan(guarded: &GuardedText<'_>) -> Scan {
    let mut scan = Scan::default();
    // The open markup, each with the tag that ends it.
    let mut open: Vec<(TagEnd, usize)> = Vec::new();
    let mut in_code = false;
    let (events, deep) = events_and_depth(guarded);
    for (event, range) in events {
        let written = guarded.original(range.start)..guarded.original(range.end);
        let at = scan.words.text().len();
        let mark = |markup| MarkupSpan { range: written.clone(), at: at..at, markup };
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                scan.words.end_line();
            }
            Event::Start(tag) => {
                if ends_line(tag.to_end()) {
                    scan.words.end_line();
                }
                if let Some(markup) = markup(&tag) {
                    open.push((tag.to_end(), scan.marks.len()));
                    let at = scan.words.text().len();
                    scan.marks.push(MarkupSpan { range: written, at: at..at, markup });
                }
            }
            Event::End(tag) => {
                if let Some((_, index)) = open.pop_if(|(opened, _)| *opened == tag)
                    && let Some(mark) = scan.marks.get_mut(index)
                {
                    mark.at.end = at;
                }
                if tag == TagEnd::TableHead {
                    has_header(&mut scan, &open);
                }
                if ends_line(tag) {
                    scan.words.end_line();
                }
            }
            Event::Text(_) if in_code => {}
            Event::Text(text) => {
                let lead = guarded.lead.saturating_sub(range.start);
                scan.words.push(text.get(lead..).unwrap_or_default(), written);
            }
            Event::InlineHtml(html) if &*html == "<!-- -->" => {}
            Event::Html(_) | Event::InlineHtml(_) => {
                let is_picture = guarded.text.get(range).is_some_and(|text| text.starts_with('!'));
                let within = scan.marks.last().is_some_and(|last| {
                    last.markup == Markup::Html && last.range.contains(&written.start)
                });
                if !within {
                    let markup = if is_picture { Markup::Picture } else { Markup::Html };
                    scan.marks.push(mark(markup));
                }
                scan.words.push_other();
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                scan.words.push_other();
            }
            Event::SoftBreak => scan.words.space(),
            Event::HardBreak | Event::Rule => scan.words.end_line(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    if let Some(at) = deep {
        let end = scan.words.text().len();
        let place = scan.marks.partition_point(|mark| mark.range.start < at);
        let mark = MarkupSpan { range: at..at + 1, at: end..end, markup: Markup::TooDeep };
        scan.marks.insert(place, mark);
    }
    scan
}

fn markup(tag: &Tag<'_>) -> Option<Markup> {
    Some(match tag {
        Tag::Link { link_type, dest_url, .. } => Markup::Link {
            may_be_followed: *link_type == LinkType::Email || href(dest_url).is_some(),
            is_bare: matches!(link_type, LinkType::Autolink | LinkType::Email),
            address: dest_url.to_string(),
        },
        Tag::Heading { level, .. } => Markup::Heading(match level {
            HeadingLevel::H1 => 1,
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            HeadingLevel::H4 => 4,
            HeadingLevel::H5 => 5,
            HeadingLevel::H6 => 6,
        }),
        Tag::Table(_) => Markup::Table { has_header: false },
        Tag::List(_) => Markup::List,
        Tag::BlockQuote(_) => Markup::Quotation,
        Tag::Item => Markup::Item,
        Tag::HtmlBlock => Markup::Html,
        _ => return None,
    })
}

/// Records whether the header of the open table, which has just ended, contains words.
fn has_header(scan: &mut Scan, open: &[(TagEnd, usize)]) {
    let Some(&(TagEnd::Table, index)) = open.last() else { return };
    let Some(mark) = scan.marks.get_mut(index) else { return };
    let head = scan.words.text().get(mark.at.start..).unwrap_or_default();
    mark.markup = Markup::Table { has_header: head.contains(|c: char| !c.is_whitespace()) };
}

fn ends_line(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}
