//! Reads the parser's events, and converts unsupported markup to text.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::nesting_guard::{DEPTH, GuardedText};

/// An event with its byte range in the guarded text.
pub(super) type SpannedEvent<'text> = (Event<'text>, Range<usize>);

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

/// Prepares prose for the parser. Escapes markup that the parser would drop, such as the unused link definition
/// `[Draft]: in progress`.
pub(super) fn guard(text: &str) -> GuardedText<'_> {
    let mut guarded = GuardedText::prose(text);
    // An escape can turn more text into markup that the parser would drop.
    for _ in 0..3 {
        if !guarded.text.contains("]:") {
            break;
        }
        let places = vanishing(&guarded.text);
        if places.is_empty() {
            break;
        }
        guarded = guarded.with_backslashes(&places);
    }
    guarded
}

/// Returns the byte offset of each `[` that no event covers. These start unused link definitions.
fn vanishing(text: &str) -> Vec<usize> {
    let parser = Parser::new_ext(text, options());
    let mut used: Vec<Range<usize>> = Vec::new();
    let mut covered: Vec<Range<usize>> = Vec::new();
    let mut references = Vec::new();
    let mut events = parser.into_offset_iter();
    for (event, range) in events.by_ref() {
        match event {
            Event::Start(Tag::List(_) | Tag::Item | Tag::BlockQuote(_)) | Event::End(_) => {}
            Event::Start(Tag::FootnoteDefinition(label)) => {
                covered.push(range.start..(range.start + label.len() + 4).min(range.end));
            }
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                if matches!(
                    link_type,
                    LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
                ) {
                    references.push(id);
                }
                covered.push(range);
            }
            _ => covered.push(range),
        }
    }
    for id in references {
        if let Some(definition) = events.reference_definitions().get(&id) {
            used.push(definition.span.clone());
        }
    }
    covered.append(&mut used);
    covered.sort_by_key(|range| range.start);
    let mut places = Vec::new();
    let mut at = 0;
    for range in covered.into_iter().chain(std::iter::once(text.len()..text.len())) {
        if let Some(gap) = text.get(at..range.start) {
            places.extend(gap.match_indices('[').map(|(offset, _)| at + offset));
        }
        at = at.max(range.end);
    }
    places
}

/// Returns the events of guarded text. Images become raw HTML events, and containers that are nested too
/// deeply become text.
pub(super) fn events<'text>(guarded: &'text GuardedText<'_>) -> Vec<SpannedEvent<'text>> {
    events_and_depth(guarded).0
}

/// Returns the events, and the byte offset in the original of the first container that is nested
/// too deeply.
pub(super) fn events_and_depth<'text>(
    guarded: &'text GuardedText<'_>,
) -> (Vec<SpannedEvent<'text>>, Option<usize>) {
    let mut deep = guarded.deep;
    let text: &'text str = &guarded.text;
    let mut out = Vec::new();
    let (mut depth, mut emphasis) = (0, 0);
    let mut events = Parser::new_ext(text, options()).into_offset_iter();
    while let Some((event, range)) = events.next() {
        let literal = || Event::Text(text.get(range.clone()).unwrap_or_default().into());
        match event {
            Event::Start(Tag::Image { .. }) => {
                pass_over(&mut events);
                let picture = text.get(range.clone()).unwrap_or_default();
                out.push((Event::InlineHtml(picture.into()), range));
            }
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_))
                if depth == DEPTH =>
            {
                pass_over(&mut events);
                let at = guarded.original(range.start);
                deep = Some(deep.map_or(at, |first| first.min(at)));
                out.push((Event::Start(Tag::Paragraph), range.clone()));
                out.push((literal(), range.clone()));
                out.push((Event::End(TagEnd::Paragraph), range));
            }
            Event::Start(
                ref tag @ (Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_)),
            ) => {
                depth += 1;
                out.push((Event::Start(tag.clone()), range));
            }
            Event::End(
                tag @ (TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition),
            ) => {
                depth -= 1;
                out.push((Event::End(tag), range));
            }
            Event::Start(tag @ (Tag::Emphasis | Tag::Strong | Tag::Strikethrough)) => {
                emphasis += 1;
                if emphasis > DEPTH {
                    let at = guarded.original(range.start);
                    deep = Some(deep.map_or(at, |first| first.min(at)));
                }
                out.push((Event::Start(tag), range));
            }
            Event::End(tag @ (TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)) => {
                emphasis -= 1;
                out.push((Event::End(tag), range));
            }
            event => out.push((event, range)),
        }
    }
    (out, deep)
}

/// Skips the rest of the element that has just started.
fn pass_over<'text>(events: &mut impl Iterator<Item = SpannedEvent<'text>>) {
    let mut open = 1_usize;
    while open > 0 {
        match events.next() {
            Some((Event::Start(_), _)) => open += 1,
            Some((Event::End(_), _)) => open -= 1,
            Some(_) => {}
            None => break,
        }
    }
}
