//! Builds nodes from the events of the YAML parser. This is the only file that uses the parser
//! crate.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{
    ErrorKind, Event, Parser, ScalarStyle, Span as Mark, StrInput, StructureStyle, Tag, options,
};

use super::line::is_pasted_space;
use super::tree::{Comment, Entry, Node, Properties, Value};
use crate::source::{Source, Span, TextStyle};

/// The maximum nesting depth of lists and mappings; plans need ten levels.
pub(super) const DEPTH: usize = 64;

/// The error at which parsing stopped.
#[derive(Debug)]
pub(super) struct ParseError {
    /// The byte offset in the source.
    pub(super) at: usize,
    /// The reason.
    pub(super) kind: ParseErrorKind,
}

impl ParseError {
    /// Creates a stop for a syntax error at an offset.
    pub(super) fn at(at: usize) -> ParseError {
        ParseError { at, kind: ParseErrorKind::Syntax }
    }
}

/// The kinds of errors that need different messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParseErrorKind {
    /// Nested too deeply.
    Depth,
    /// A syntax error; `syntax_error` finds the cause in the text.
    Syntax,
}

/// Parses the documents in `range`, which must consist of complete lines. Adds comments to
/// `comments`.
pub(super) fn build<'text>(
    source: &'text Source,
    range: Range<usize>,
    comments: &mut Vec<Comment<'text>>,
) -> Result<Vec<Node<'text>>, ParseError> {
    let base = range.start;
    let text = source.text().get(range).unwrap_or_default();
    let options = options! {
        strict_indentation: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        max_buffered_comment_events: usize::MAX,
    };
    let parser = Parser::new_from_str_with_options(text, options);
    TreeBuilder {
        source,
        text,
        base,
        parser,
        comments,
        open: Vec::new(),
        documents: Vec::new(),
        last: 0,
    }
    .run()
}

struct TreeBuilder<'a, 'text> {
    source: &'text Source,
    text: &'text str,
    base: usize,
    parser: Parser<'text, StrInput<'text>>,
    comments: &'a mut Vec<Comment<'text>>,
    open: Vec<OpenCollection<'text>>,
    documents: Vec<Node<'text>>,
    /// The end of the previous node, in `text`.
    last: usize,
}

/// A list or mapping that isn't complete yet.
struct OpenCollection<'text> {
    start: usize,
    properties: Option<Box<Properties<'text>>>,
    held: PartialCollection<'text>,
}

enum PartialCollection<'text> {
    Sequence { items: Vec<Node<'text>>, flow: bool },
    Mapping { entries: Vec<Entry<'text>>, key: Option<Node<'text>>, flow: bool },
}

impl<'text> TreeBuilder<'_, 'text> {
    fn run(mut self) -> Result<Vec<Node<'text>>, ParseError> {
        while let Some((event, mark)) = self.next()? {
            match event {
                Event::Scalar(value, style, anchor, tag) => {
                    self.scalar(value, style, anchor, tag, &mark)?;
                }
                Event::SequenceStart(style, anchor, tag) => {
                    let flow = style == StructureStyle::Flow;
                    self.open(
                        PartialCollection::Sequence { items: Vec::new(), flow },
                        anchor,
                        tag,
                        &mark,
                    )?;
                }
                Event::MappingStart(style, anchor, tag) => {
                    let flow = style == StructureStyle::Flow;
                    let held = PartialCollection::Mapping { entries: Vec::new(), key: None, flow };
                    self.open(held, anchor, tag, &mark)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(&mark),
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    let range = bytes(&mark);
                    let name = self.text.get(range.start + 1..range.end).unwrap_or_default();
                    self.push(Node {
                        span: self.span(range),
                        value: Value::Alias(Cow::Borrowed(name)),
                        properties: None,
                    });
                }
                Event::Comment(text, _) => {
                    let span = self.span(bytes(&mark));
                    self.comments.push(Comment { span, text });
                }
                _ => {}
            }
        }
        Ok(self.documents)
    }

    fn next(&mut self) -> Result<Option<(Event<'text>, Mark)>, ParseError> {
        self.parser.next_event().transpose().map_err(|error| ParseError {
            at: self.base + error.marker().byte_offset().unwrap_or(0),
            kind: match error.kind() {
                ErrorKind::RecursionLimitExceeded => ParseErrorKind::Depth,
                _ => ParseErrorKind::Syntax,
            },
        })
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source.id(), self.base + range.start..self.base + range.end)
    }

    fn scalar(
        &mut self,
        value: Cow<'text, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<Cow<'text, Tag>>,
        mark: &Mark,
    ) -> Result<(), ParseError> {
        let properties = self.properties(anchor, tag, mark)?;
        let mut range = bytes(mark);
        if style == ScalarStyle::Plain && range.is_empty() {
            let at = self.nothing(range.start, properties.as_deref());
            self.push(Node { span: self.span(at..at), value: Value::Empty, properties });
            return Ok(());
        }
        let style = match style {
            ScalarStyle::Plain => TextStyle::Plain,
            ScalarStyle::SingleQuoted => TextStyle::SingleQuoted,
            ScalarStyle::DoubleQuoted => TextStyle::DoubleQuoted,
            ScalarStyle::Literal => TextStyle::Literal,
            ScalarStyle::Folded => TextStyle::Folded,
        };
        if style == TextStyle::Plain && value.starts_with(is_pasted_space) && self.wants_key() {
            return Err(ParseError::at(self.base + range.start));
        }
        if matches!(style, TextStyle::Literal | TextStyle::Folded) {
            let after = properties.as_deref().map_or(0, |all| all.span.range().end - self.base);
            range = self.block(&range, after.max(self.last));
        }
        self.push(Node { span: self.span(range), value: Value::Scalar(value, style), properties });
        Ok(())
    }

    /// Returns `true` if the next node is a key.
    fn wants_key(&self) -> bool {
        matches!(
            self.open.last(),
            Some(OpenCollection { held: PartialCollection::Mapping { key: None, .. }, .. })
        )
    }

    /// Returns the offset of an empty value: after its anchor and tag, or after the `:` of its key.
    fn nothing(&self, at: usize, properties: Option<&Properties<'_>>) -> usize {
        if let Some(properties) = properties {
            return properties.span.range().end - self.base;
        }
        let is_value = matches!(
            self.open.last(),
            Some(OpenCollection { held: PartialCollection::Mapping { key: Some(_), .. }, .. })
        );
        let rest = self.text.get(at..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        match rest.get(blank..).unwrap_or_default().strip_prefix(':') {
            Some(_) if is_value => at + blank + 1,
            _ => at,
        }
    }

    /// Returns the range of a block scalar, from its `|` or `>` to the end of its last line that
    /// isn't blank.
    ///
    /// The parser's range begins at the content and ends at the line after the block.
    fn block(&self, content: &Range<usize>, after: usize) -> Range<usize> {
        let before = self.text.get(after..content.start).unwrap_or_default();
        let start = indicator(before).map_or(content.start, |at| after + at);
        let text = self.text.get(start..content.end).unwrap_or_default();
        let solid = text.trim_end_matches([' ', '\t', '\n', '\r']).len();
        let rest = text.get(solid..).unwrap_or_default();
        let spaces = rest.find(['\n', '\r']).unwrap_or(rest.len());
        start..start + solid + spaces
    }

    fn properties(
        &mut self,
        anchor: usize,
        tag: Option<Cow<'text, Tag>>,
        mark: &Mark,
    ) -> Result<Option<Box<Properties<'text>>>, ParseError> {
        if anchor == 0 && tag.is_none() {
            return Ok(None);
        }
        let mut properties = Properties::default();
        let mut span = None;
        if let Some(tag) = tag {
            properties.tag = Some([tag.handle(), tag.suffix()].concat());
            span = mark.tag_span().map(|place| self.span(bytes(&place)));
        }
        // The parser reports an anchor's name as a separate event after its node.
        if anchor != 0
            && let Some((Event::Anchor(_, name), place)) = self.next()?
        {
            properties.anchor = Some(name);
            let place = self.span(bytes(&place));
            span = Some(match span {
                Some(tag) if tag.start < place.start => tag.to(place),
                Some(tag) => place.to(tag),
                None => place,
            });
        }
        properties.span = span.unwrap_or_else(|| self.span(bytes(mark)).before());
        Ok(Some(Box::new(properties)))
    }

    fn open(
        &mut self,
        held: PartialCollection<'text>,
        anchor: usize,
        tag: Option<Cow<'text, Tag>>,
        mark: &Mark,
    ) -> Result<(), ParseError> {
        let start = bytes(mark).start;
        if self.open.len() == DEPTH {
            return Err(ParseError { at: self.base + start, kind: ParseErrorKind::Depth });
        }
        let properties = self.properties(anchor, tag, mark)?;
        self.open.push(OpenCollection { start, properties, held });
        Ok(())
    }

    fn close(&mut self, mark: &Mark) {
        let Some(OpenCollection { start, properties, held }) = self.open.pop() else { return };
        let bracket = bytes(mark);
        // A block ends with its last node; the parser notices the end only later.
        let end = if bracket.is_empty() { self.last.max(start) } else { bracket.end };
        let value = match held {
            PartialCollection::Sequence { items, flow } => Value::Sequence { items, flow },
            PartialCollection::Mapping { entries, flow, .. } => Value::Mapping { entries, flow },
        };
        self.push(Node { span: self.span(start..end), value, properties });
    }

    fn push(&mut self, node: Node<'text>) {
        self.last = node.span.range().end.saturating_sub(self.base);
        match self.open.last_mut().map(|open| &mut open.held) {
            None => self.documents.push(node),
            Some(PartialCollection::Sequence { items, .. }) => items.push(node),
            Some(PartialCollection::Mapping { entries, key, .. }) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push(Entry { key, value: node }),
            },
        }
    }
}

/// Finds the `|` or `>` in the text between a node and a block's content.
fn indicator(text: &str) -> Option<usize> {
    let mut is_comment = false;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        match character {
            '\n' | '\r' => is_comment = false,
            '#' if before.is_ascii_whitespace() => is_comment = true,
            '|' | '>' if !is_comment => return Some(at),
            _ => {}
        }
        before = character;
    }
    None
}

fn bytes(mark: &Mark) -> Range<usize> {
    mark.byte_range().unwrap_or_default()
}
