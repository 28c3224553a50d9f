//! Diagnostics as a person reads them in a terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::safe;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Sources, Span};

/// All diagnostics, each with its lines of source, a blank line between them.
///
/// `width` is the terminal's, in columns; long lines of prose are trimmed to it.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, color: bool, width: usize) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width.max(40));
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic, sources)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(safe(&diagnostic.message)).id(diagnostic.rule);
    let mut group = Group::with_title(title);
    let (primary, context) = (AnnotationKind::Primary, AnnotationKind::Context);
    if let Some(snippet) = snippet(&diagnostic.primary, primary, sources) {
        group = group.element(snippet);
    }
    // Each place is a snippet of its own, so that a long line is trimmed around each.
    for label in &diagnostic.related {
        if let Some(snippet) = snippet(label, context, sources) {
            group = group.element(snippet);
        }
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(safe(note)));
    }
    for help in &diagnostic.helps {
        group = group.element(Level::HELP.message(safe(help)));
    }
    group
}

type Annotated<'a> = Snippet<'a, annotate_snippets::Annotation<'a>>;

/// The lines that `label` stands on; only those are copied, however long the source is.
fn snippet<'a>(label: &Label, kind: AnnotationKind, sources: &Sources) -> Option<Annotated<'a>> {
    let Span { source, .. } = label.span;
    let source = sources.get(source)?;
    let range = label.span.range();
    let first = source.position(range.start).line;
    let last = source.position(range.end).line.min(first + 5);
    let (start, end) = (source.line_range(first).start, source.line_range(last).end);
    let raw = source.text().get(start..end)?;
    let shown = safe(raw);
    // A picture may be longer than what it stands for: places are counted in the text that is shown.
    let shift = |at: usize| {
        let at = at.clamp(start, end) - start;
        let at = raw.floor_char_boundary(at);
        raw.get(..at).map_or(shown.len(), |before| safe(before).len())
    };
    let from = shift(range.start);
    let places = from..shift(range.end).max(from);
    let mut annotation = kind.span(places);
    if !label.text.is_empty() {
        annotation = annotation.label(safe(&label.text).into_owned());
    }
    let path = safe(source.name()).into_owned();
    let snippet = Snippet::source(shown.into_owned()).line_start(first).path(path);
    Some(snippet.annotation(annotation))
}
