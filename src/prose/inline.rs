//! Builds inlines from the parser's events.

use std::mem;

use pulldown_cmark::{LinkType, Tag};

use super::ast::Inline;
use super::inline_cleanup::{clean, tidy};

/// Builds the inlines of a block. To limit the nesting depth, ignores emphasis inside emphasis of
/// the same kind, and links inside links.
#[derive(Debug, Default)]
pub(super) struct InlineBuilder {
    done: Vec<Inline>,
    frames: Vec<OpenInline>,
    open: Vec<OpenElement>,
}

#[derive(Debug)]
struct OpenInline {
    span: InlineKind,
    before: Vec<Inline>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum InlineKind {
    Emphasis,
    Strong,
    Strike,
    Link(String),
}

/// An open element. `after` is the text to add after it.
#[derive(Debug)]
struct OpenElement {
    framed: bool,
    after: String,
}

impl InlineBuilder {
    pub(super) fn text(&mut self, text: &str) {
        if let Some(Inline::Text { text: last }) = self.done.last_mut() {
            last.push_str(&clean(text));
        } else {
            self.done.push(Inline::Text { text: clean(text) });
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        self.done.push(Inline::Code { text: clean(text) });
    }

    pub(super) fn push(&mut self, inline: Inline) {
        self.done.push(inline);
    }

    /// Opens emphasis or a link.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        let (span, after) = match tag {
            Tag::Emphasis => (Some(InlineKind::Emphasis), String::new()),
            Tag::Strong => (Some(InlineKind::Strong), String::new()),
            Tag::Strikethrough => (Some(InlineKind::Strike), String::new()),
            Tag::Link { link_type, dest_url, title, .. } => link(*link_type, dest_url, title),
            _ => (None, String::new()),
        };
        let span = span.filter(|span| !self.frames.iter().any(|frame| frame.span.is_like(span)));
        self.open.push(OpenElement { framed: span.is_some(), after });
        if let Some(span) = span {
            self.frames.push(OpenInline { span, before: mem::take(&mut self.done) });
        }
    }

    /// Closes the element that was opened last.
    pub(super) fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.framed
            && let Some(frame) = self.frames.pop()
        {
            let inlines = mem::replace(&mut self.done, frame.before);
            self.done.push(frame.span.around(inlines));
        }
        if !open.after.is_empty() {
            self.text(&open.after);
        }
    }

    /// Closes all open elements and returns the inlines.
    pub(super) fn finish(mut self) -> Vec<Inline> {
        while !self.open.is_empty() {
            self.end();
        }
        tidy(self.done)
    }
}

impl InlineKind {
    fn is_like(&self, other: &InlineKind) -> bool {
        mem::discriminant(self) == mem::discriminant(other)
    }

    fn around(self, inlines: Vec<Inline>) -> Inline {
        match self {
            InlineKind::Emphasis => Inline::Emphasis { inlines },
            InlineKind::Strong => Inline::Strong { inlines },
            InlineKind::Strike => Inline::Strike { inlines },
            InlineKind::Link(href) => Inline::Link { href, inlines },
        }
    }
}

/// Returns the target of a link, and text to add after the link so that nothing is lost: a
/// disallowed target, and the title.
fn link(link_type: LinkType, address: &str, title: &str) -> (Option<InlineKind>, String) {
    let address = match link_type {
        LinkType::Email => format!("mailto:{address}"),
        _ => address.to_owned(),
    };
    let says_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
    let href = href(&address);
    let mut after = String::new();
    if href.is_none() && !says_address && !address.is_empty() {
        after = format!(" ({address})");
    }
    if !title.trim().is_empty() {
        after.push_str(&format!(" ({})", title.trim()));
    }
    (href.map(InlineKind::Link), after)
}

/// Returns the address, escaped for an HTML attribute, if plans may link to it.
pub(super) fn href(address: &str) -> Option<String> {
    let address = address.trim();
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let may = address.starts_with('#') && address.len() > 1
        || matches!(scheme.as_deref(), Some("http" | "https" | "mailto" | "tel"));
    if !may {
        return None;
    }
    let mut href = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_whitespace() || c.is_control() || "<>\"'`\\{}|^".contains(c) {
            let mut bytes = [0; 4];
            href.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            href.push(c);
        }
    }
    Some(href)
}
