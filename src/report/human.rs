//! Diagnostics as a person reads them in a terminal.

use std::collections::HashMap;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::safe;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{SourceId, Sources, Span};

/// All diagnostics, each with its lines of source, a blank line between them.
///
/// What is said of three places of one source and more in the same words is said once, with the lines of
/// the others. `width` is the terminal's, in columns; long lines of prose are trimmed to it.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, color: bool, width: usize) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width.max(40));
    let mut out = String::new();
    let mut same: HashMap<Words<'_>, Vec<Span>> = HashMap::new();
    for diagnostic in diagnostics {
        same.entry(words(diagnostic)).or_default().push(diagnostic.primary.span);
    }
    for diagnostic in diagnostics {
        let places = same.get(&words(diagnostic)).map(Vec::as_slice).unwrap_or_default();
        let Some(others) = others(diagnostic, places) else { continue };
        let mut group = group(diagnostic, sources, width);
        if let (false, Some(source)) =
            (others.is_empty(), sources.get(diagnostic.primary.span.source))
        {
            let lines = others.iter().map(|span| source.position(span.start as usize).line);
            let mut lines: Vec<String> = lines.map(|line| line.to_string()).collect();
            let more = lines.len().saturating_sub(LINES);
            lines.truncate(LINES);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let note = format!("the same on lines {}{more}", lines.join(", "));
            group = group.element(Level::NOTE.message(note));
        }
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// The most lines that are named where the same is said of many places.
const LINES: usize = 20;

/// What makes two diagnostics of one source the same to a reader.
type Words<'a> = (SourceId, &'static str, Severity, &'a str);

fn words(diagnostic: &Diagnostic) -> Words<'_> {
    let Diagnostic { rule, severity, message, primary, .. } = diagnostic;
    (primary.span.source, rule, *severity, message)
}

/// The places that are said with this one; nothing where this one is said with the first of them.
fn others<'a>(diagnostic: &Diagnostic, places: &'a [Span]) -> Option<&'a [Span]> {
    match places {
        [first, rest @ ..] if rest.len() > 1 => (*first == diagnostic.primary.span).then_some(rest),
        _ => Some(&[]),
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &Sources, width: usize) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(safe(&diagnostic.message)).id(diagnostic.rule);
    let mut group = Group::with_title(title);
    for places in together(diagnostic, sources, width) {
        if let Some(snippet) = snippet(&places, sources) {
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

/// A label, and whether it is the diagnostic's own place.
type Place<'a> = (&'a Label, AnnotationKind);

/// The places of a diagnostic, those together that one piece of the source shows: near to each other, and
/// on lines that need not be trimmed. A long line is trimmed around each place, so it shows one.
fn together<'a>(
    diagnostic: &'a Diagnostic,
    sources: &Sources,
    width: usize,
) -> Vec<Vec<Place<'a>>> {
    let mut pieces: Vec<Vec<Place<'a>>> =
        vec![vec![(&diagnostic.primary, AnnotationKind::Primary)]];
    let fits = |label: &Label| {
        let source = sources.get(label.span.source)?;
        let first = source.position(label.span.start as usize).line;
        let last = source.position(label.span.end as usize).line;
        let line = source.text().get(source.line_range(first))?;
        let is_short = first == last && line.chars().count() + MARGIN <= width;
        is_short.then_some((source.id(), first))
    };
    let start = fits(&diagnostic.primary);
    for label in &diagnostic.related {
        let place = (label, AnnotationKind::Context);
        let is_near = match (start, fits(label)) {
            (Some((one, from)), Some((other, to))) => one == other && from.abs_diff(to) <= NEAR,
            _ => false,
        };
        match pieces.first_mut().filter(|_| is_near) {
            Some(first) => first.push(place),
            None => pieces.push(vec![place]),
        }
    }
    pieces
}

/// The columns that line numbers and bars take.
const MARGIN: usize = 8;

/// How many lines apart two places may be to be shown together.
const NEAR: usize = 60;

type Annotated<'a> = Snippet<'a, annotate_snippets::Annotation<'a>>;

/// The lines that places of one source stand on, and what is between; only those are copied, however
/// long the source is.
fn snippet<'a>(places: &[Place<'_>], sources: &Sources) -> Option<Annotated<'a>> {
    let (own, _) = places.first()?;
    let source = sources.get(own.span.source)?;
    let line = |at: u32| source.position(at as usize).line;
    let starts = places.iter().map(|(label, _)| line(label.span.start));
    let first = starts.min()?;
    let ends = places.iter().map(|(label, _)| line(label.span.end).min(line(label.span.start) + 5));
    let last = ends.max()?;
    let (start, end) = (source.line_range(first).start, source.line_range(last).end);
    let raw = source.text().get(start..end)?;
    let shown = safe(raw);
    // A picture may be longer than what it stands for: places are counted in the text that is shown.
    let shift = |at: usize| {
        let at = at.clamp(start, end) - start;
        let at = raw.floor_char_boundary(at);
        raw.get(..at).map_or(shown.len(), |before| safe(before).len())
    };
    let path = safe(source.name()).into_owned();
    let mut annotations = Vec::with_capacity(places.len());
    for (label, kind) in places {
        let range = label.span.range();
        let from = shift(range.start);
        let mut annotation = kind.span(from..shift(range.end).max(from));
        if !label.text.is_empty() {
            annotation = annotation.label(safe(&label.text).into_owned());
        }
        annotations.push(annotation);
    }
    let snippet = Snippet::source(shown.into_owned()).line_start(first).path(path);
    Some(snippet.annotations(annotations))
}
