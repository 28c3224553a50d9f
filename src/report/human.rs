//! Diagnostics as a person reads them in a terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::safe;
use super::same::{self, Same};
use super::window::{self, Window};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::prose::without_commands;
use crate::source::Sources;

/// Lines between the places that one excerpt shows at most.
const NEAR: usize = 60;

/// Lines of a fix that are shown at most.
const SHORT: usize = 4;

/// All diagnostics, each with its lines of source, a blank line between them.
///
/// What is said of three places of one source and more in the same words is said once, with the lines of
/// the others. `width` is the terminal's, in columns; long lines of prose are trimmed to it, and what is
/// said about them is wrapped.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, color: bool, width: usize) -> String {
    let width = width.max(40);
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width);
    let mut out = String::new();
    let same = Same::of(diagnostics);
    for diagnostic in diagnostics {
        let Some(others) = same.others(diagnostic) else { continue };
        let fix = diagnostic.fixes.first().filter(|fix| !is_said(diagnostic, fix));
        let shown = fix.and_then(|fix| mended(fix, sources, width));
        let title = fix.filter(|_| shown.is_some()).map_or("", |fix| &fix.title);
        let mut group = group(diagnostic, title, sources, width);
        if let Some(lines) = same::lines(others, sources) {
            group = group.element(Level::NOTE.message(wrapped(&lines, width)));
        }
        let mut groups = vec![group];
        groups.extend(shown);
        out.push_str(&renderer.render(&groups));
        out.push_str("\n\n");
    }
    without_commands(&out).into_owned()
}

/// What is said of a diagnostic, but for the help that is also the title of the fix shown below it.
fn group<'a>(diagnostic: &'a Diagnostic, fix: &str, sources: &Sources, width: usize) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(safe(&diagnostic.message)).id(diagnostic.rule);
    let mut group = Group::with_title(title);
    // Places that are near each other are one excerpt; a long line is trimmed around each place alone.
    let mut together = vec![(&diagnostic.primary, AnnotationKind::Primary)];
    let mut apart = Vec::new();
    for label in &diagnostic.related {
        together.push((label, AnnotationKind::Context));
        if !window::fits(together.iter().map(|(label, _)| label.span), sources, NEAR, width) {
            together.pop();
            apart.push(label);
        }
    }
    group = group.elements(snippet(&together, sources));
    for label in apart {
        group = group.elements(snippet(&[(label, AnnotationKind::Context)], sources));
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(wrapped(note, width)));
    }
    for help in diagnostic.helps.iter().filter(|help| *help != fix) {
        group = group.element(Level::HELP.message(wrapped(help, width)));
    }
    group
}

type Annotated<'a> = Snippet<'a, annotate_snippets::Annotation<'a>>;

/// The lines that labels of one source stand on; only those are copied, however long the source is.
fn snippet<'a>(labels: &[(&Label, AnnotationKind)], sources: &Sources) -> Option<Annotated<'a>> {
    let spans = labels.iter().map(|(label, _)| label.span);
    let window = Window::around(spans, sources)?;
    let mut annotations = Vec::with_capacity(labels.len());
    for (label, kind) in labels {
        let (place, hidden) = window.place(label.span);
        let mut text = safe(&label.text).into_owned();
        if hidden > 0 {
            let lines = if hidden == 1 { "line" } else { "lines" };
            let comma = if text.is_empty() { "" } else { ", " };
            text += &format!("{comma}and {hidden} more {lines}");
        }
        let annotation = kind.span(place);
        annotations.push(if text.is_empty() { annotation } else { annotation.label(text) });
    }
    let snippet = Snippet::source(window.shown).line_start(window.first).path(window.name);
    Some(snippet.annotations(annotations))
}

/// Whether a help says already what a fix would write.
fn is_said(diagnostic: &Diagnostic, fix: &Fix) -> bool {
    let [edit] = fix.edits.as_slice() else { return false };
    let written = format!("`{}`", edit.text);
    !edit.text.is_empty() && diagnostic.helps.iter().any(|help| help.contains(&written))
}

/// The lines of the source as a fix would leave them.
fn mended<'a>(fix: &Fix, sources: &Sources, width: usize) -> Option<Group<'a>> {
    let spans = || fix.edits.iter().map(|edit| edit.span);
    if !window::fits(spans(), sources, SHORT, width) {
        return None;
    }
    let window = Window::around(spans(), sources).filter(Window::is_plain)?;
    let patches = fix
        .edits
        .iter()
        .map(|edit| Patch::new(window.place(edit.span).0, safe(&edit.text).into_owned()));
    let patches: Vec<Patch<'a>> = patches.collect();
    let snippet = Snippet::source(window.shown).line_start(window.first).path(window.name);
    let title = Level::HELP.secondary_title(safe(&fix.title).into_owned());
    Some(Group::with_title(title).element(snippet.patches(patches)))
}

/// A text in lines that a terminal shows whole, behind `= note: `.
fn wrapped(text: &str, width: usize) -> String {
    let most = width.saturating_sub(16).max(24);
    let mut out = String::with_capacity(text.len());
    for (number, line) in safe(text).lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut used = 0;
        for word in words(line) {
            let length = unicode_width::UnicodeWidthStr::width(word);
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

/// The words of a line; what stands between backticks is to be typed, and is one word.
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
