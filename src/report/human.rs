//! Diagnostics for people, in a terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use unicode_width::UnicodeWidthStr;

use super::dedupe::{self, MessageGroups};
use super::excerpt::{self, Excerpt};
use super::{sanitize, sanitize_line};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::prose::without_commands;
use crate::source::{Sources, Span};

/// The maximum distance in lines between locations in the same excerpt.
const NEAR: usize = 60;

/// The maximum number of lines in a fix that is shown.
const SHORT: usize = 4;

/// The maximum size of an excerpt of several lines in bytes.
const EXCERPT: usize = 20_000;

/// The number of columns reserved for combining marks at the end of a trimmed line.
const COMBINING: usize = 4;

/// The position of the labels of an excerpt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LabelPosition {
    /// Next to the carets.
    Beside,
    /// Next to the carets where they fit, and otherwise below the excerpt.
    Fitting,
    /// All below the excerpt; long underlines are trimmed, and a tab is shown as a space.
    Below,
}

/// Formats all diagnostics with their source lines, separated by blank lines.
///
/// If three or more diagnostics in a source have the same message, only the first is shown, with the lines
/// of the others. `width` is the width of the terminal in columns: long source lines are trimmed to it, and
/// messages and labels are wrapped.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, color: bool, width: usize) -> String {
    let width = width.max(40);
    let mut out = String::new();
    let same = MessageGroups::of(diagnostics);
    for diagnostic in diagnostics {
        let Some(others) = same.others(diagnostic) else { continue };
        let fix = diagnostic.fixes.first().filter(|fix| !is_said(diagnostic, fix));
        let title = fix.filter(|fix| mended(fix, sources, width).is_some());
        let title = title.map_or("", |fix| &fix.title);
        let lines = dedupe::lines(others, sources);
        let groups = |labels: LabelPosition| {
            let mut group = group(diagnostic, title, sources, width, labels);
            if let Some(lines) = &lines {
                group = group.element(Level::NOTE.message(wrapped(lines, width)));
            }
            let mut groups = vec![group];
            groups.extend(fix.and_then(|fix| mended(fix, sources, width)));
            groups
        };
        let render = |labels: LabelPosition, renderer: Renderer| {
            // A line that is trimmed between a letter and its combining mark is slightly too long.
            let room = if labels == LabelPosition::Below { COMBINING } else { 0 };
            renderer.term_width(width - room).render(&groups(labels))
        };
        let all = [LabelPosition::Beside, LabelPosition::Fitting];
        let labels =
            all.into_iter().find(|labels| is_within(&render(*labels, Renderer::plain()), width));
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let rendered = render(labels.unwrap_or(LabelPosition::Below), renderer);
        out.extend(rendered.split_inclusive('\n').filter(|line| !is_separator(line)));
        out.push_str("\n\n");
    }
    without_commands(&out).into_owned()
}

/// Returns `true` for the line between a location and an excerpt without a separate location.
fn is_separator(line: &str) -> bool {
    let mut is_code = false;
    let text = line.chars().filter(|c| {
        let is_text = !is_code && *c != '\u{1b}';
        is_code = *c == '\u{1b}' || is_code && *c != 'm';
        is_text
    });
    line.contains(":::") && text.collect::<String>().trim() == ":::"
}

/// Returns `true` if no line of a rendered diagnostic is wider than the terminal. File names can't be wrapped.
fn is_within(text: &str, width: usize) -> bool {
    let is_name = |line: &str| line.trim_start().starts_with("-->");
    text.lines().filter(|line| !is_name(line)).all(|line| line.width() <= width)
}

/// Builds the message of a diagnostic, without the help that repeats the title of the fix below it.
fn group<'a>(
    diagnostic: &'a Diagnostic,
    fix: &str,
    sources: &Sources,
    width: usize,
    labels: LabelPosition,
) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let before = diagnostic.severity.word().len() + diagnostic.rule.len() + "[]: ".len();
    let title = wrapped_to(&diagnostic.message, width.saturating_sub(before));
    let title = level.primary_title(title).id(diagnostic.rule);
    let mut group = Group::with_title(title);
    // Locations close to each other share an excerpt. Long lines are trimmed around each location
    // separately.
    let mut together = vec![(&diagnostic.primary, AnnotationKind::Primary)];
    let mut apart = Vec::new();
    for label in &diagnostic.related {
        together.push((label, AnnotationKind::Context));
        if !excerpt::fits(together.iter().map(|(label, _)| label.span), sources, NEAR, width) {
            together.pop();
            apart.push(label);
        }
    }
    group = excerpt(group, &together, sources, labels, width);
    for label in apart {
        group = excerpt(group, &[(label, AnnotationKind::Context)], sources, labels, width);
    }
    for label in [&diagnostic.primary].into_iter().chain(&diagnostic.related) {
        let text = below(label, sources).filter(|_| !is_beside(label, sources, labels, width));
        group = group.elements(text.map(|text| Level::NOTE.message(wrapped(&text, width))));
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(wrapped(note, width)));
    }
    for help in diagnostic.helps.iter().filter(|help| *help != fix) {
        group = group.element(Level::HELP.message(wrapped(help, width)));
    }
    group
}

/// Returns a label for printing below the excerpt, with its line; `None` if it is empty.
fn below(label: &Label, sources: &Sources) -> Option<String> {
    let source = sources.get(label.span.source).filter(|_| !label.text.is_empty())?;
    let line = source.position(label.span.start as usize).line;
    Some(format!("line {line}: {}", label.text))
}

/// Returns `true` if the lines of a label are too long to be shown. A single long line is cut instead.
fn is_huge(label: &Label, sources: &Sources) -> bool {
    let source = sources.get(label.span.source);
    source.is_some_and(|source| {
        !excerpt::is_on_one_line(source, label.span) && excerpt::bytes(source, label.span) > EXCERPT
    })
}

/// Adds an excerpt with the lines of the labels, or only their locations if a line is too long to be shown.
fn excerpt<'a>(
    group: Group<'a>,
    labels: &[(&'a Label, AnnotationKind)],
    sources: &Sources,
    printed: LabelPosition,
    width: usize,
) -> Group<'a> {
    let is_huge = labels.iter().any(|(label, _)| is_huge(label, sources));
    let window = || Excerpt::around(labels.iter().map(|(label, _)| label.span), sources, width);
    let Some(window) = (!is_huge).then(window).flatten() else {
        return labels
            .iter()
            .fold(group, |group, (label, _)| group.elements(origin(label.span, sources)));
    };
    if window.is_part {
        // The column in a part of a line isn't the column in the line.
        let of_part = labels.first().and_then(|(label, _)| origin(label.span, sources));
        let group = group.elements(of_part);
        return group.element(snippet(window, labels, sources, printed, width));
    }
    let name = window.name.clone();
    group.element(snippet(window, labels, sources, printed, width).path(name))
}

/// Returns the location of a span without its line.
fn origin<'a>(span: Span, sources: &Sources) -> Option<Origin<'a>> {
    let source = sources.get(span.source)?;
    let at = source.position(span.start as usize);
    let origin = Origin::path(sanitize_line(source.name()).into_owned());
    Some(origin.line(at.line).char_column(at.column))
}

/// Returns `true` if a label is printed next to the carets.
fn is_beside(label: &Label, sources: &Sources, labels: LabelPosition, width: usize) -> bool {
    match labels {
        _ if is_huge(label, sources) => false,
        LabelPosition::Beside => true,
        LabelPosition::Fitting => excerpt::fits_beside(label, sources, width),
        LabelPosition::Below => false,
    }
}

type AnnotatedSnippet<'a> = Snippet<'a, annotate_snippets::Annotation<'a>>;

/// Returns an excerpt with the lines of the labels, all in the same source. Copies only those lines, so the size of the
/// source doesn't matter.
fn snippet<'a>(
    window: Excerpt,
    labels: &[(&Label, AnnotationKind)],
    sources: &Sources,
    printed: LabelPosition,
    width: usize,
) -> AnnotatedSnippet<'a> {
    let mut annotations = Vec::with_capacity(labels.len());
    for (label, kind) in labels {
        let (place, hidden) = window.place(label.span);
        let is_cut = printed == LabelPosition::Below;
        let place = if is_cut { window.clipped(place, width) } else { place };
        let is_beside = is_beside(label, sources, printed, width);
        let mut text = if is_beside { sanitize(&label.text).into_owned() } else { String::new() };
        if hidden > 0 {
            let lines = if hidden == 1 { "line" } else { "lines" };
            let comma = if text.is_empty() { "" } else { ", " };
            text += &format!("{comma}and {hidden} more {lines}");
        }
        let annotation = kind.span(place);
        annotations.push(if text.is_empty() { annotation } else { annotation.label(text) });
    }
    let shown = match printed {
        LabelPosition::Below => window.shown.replace('\t', " "),
        _ => window.shown,
    };
    Snippet::source(shown).line_start(window.first).annotations(annotations)
}

/// Returns `true` if a help text already contains the text of a fix.
fn is_said(diagnostic: &Diagnostic, fix: &Fix) -> bool {
    let [edit] = fix.edits.as_slice() else { return false };
    let written = format!("`{}`", edit.text);
    !edit.text.is_empty() && diagnostic.helps.iter().any(|help| help.contains(&written))
}

/// Shows the source lines with a fix applied.
fn mended<'a>(fix: &Fix, sources: &Sources, width: usize) -> Option<Group<'a>> {
    let spans = || fix.edits.iter().map(|edit| edit.span);
    if !excerpt::fits(spans(), sources, SHORT, width) {
        return None;
    }
    let window = Excerpt::around(spans(), sources, width).filter(Excerpt::is_plain)?;
    let patches = fix
        .edits
        .iter()
        .map(|edit| Patch::new(window.place(edit.span).0, sanitize(&edit.text).into_owned()));
    let patches: Vec<Patch<'a>> = patches.collect();
    let snippet = Snippet::source(window.shown).line_start(window.first).path(window.name);
    let title = Level::HELP.secondary_title(wrapped(&fix.title, width));
    Some(Group::with_title(title).element(snippet.patches(patches)))
}

/// Wraps text to the width that remains after `= note: `.
fn wrapped(text: &str, width: usize) -> String {
    wrapped_to(text, width.saturating_sub(16))
}

/// Wraps text to `most` columns, or to 24 columns if `most` is less than 24.
fn wrapped_to(text: &str, most: usize) -> String {
    let most = most.max(24);
    let mut out = String::with_capacity(text.len());
    for (number, line) in sanitize(text).lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut used = 0;
        for word in words(line) {
            let length = word.width();
            if used > 0 && used + 1 + length > most {
                out.push('\n');
                used = 0;
            } else if used > 0 {
                out.push(' ');
                used += 1;
            }
            out.push_str(word);
            used += length;
        }
    }
    out
}

/// Splits a line into words. Text in backticks is a single word, since readers copy it.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut is_typed = false;
        let end = rest.char_indices().find_map(|(at, c)| {
            is_typed ^= c == '`';
            (c == ' ' && !is_typed).then_some(at)
        });
        let (word, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = after.strip_prefix(' ').unwrap_or(after);
        Some(word)
    })
}
