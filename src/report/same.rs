//! What is said of many places of one source in the same words, and is said once.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceId, Sources, Span};

/// The most lines that are named where the same is said of many places.
const LINES: usize = 20;

/// What makes two diagnostics of one source the same to a reader.
type Words<'a> = (SourceId, &'static str, Severity, &'a str);

fn words(diagnostic: &Diagnostic) -> Words<'_> {
    let Diagnostic { rule, severity, message, primary, .. } = diagnostic;
    (primary.span.source, rule, *severity, message)
}

/// The places of diagnostics, by what is said of them.
pub(super) struct Same<'a>(HashMap<Words<'a>, Vec<Span>>);

impl<'a> Same<'a> {
    pub(super) fn of(diagnostics: &'a [Diagnostic]) -> Same<'a> {
        let mut same: HashMap<Words<'_>, Vec<Span>> = HashMap::new();
        for diagnostic in diagnostics {
            same.entry(words(diagnostic)).or_default().push(diagnostic.primary.span);
        }
        Same(same)
    }

    /// The places that are said with this one; nothing where this one is said with the first of them.
    pub(super) fn others(&self, diagnostic: &'a Diagnostic) -> Option<&[Span]> {
        let places = self.0.get(&words(diagnostic)).map(Vec::as_slice).unwrap_or_default();
        others(diagnostic, places)
    }
}

/// The lines of the places that are said with another; `None` where there are none.
pub(super) fn lines(others: &[Span], sources: &Sources) -> Option<String> {
    let source = sources.get(others.first()?.source)?;
    let lines = others.iter().map(|span| source.position(span.start as usize).line);
    let mut lines: Vec<String> = lines.map(|line| line.to_string()).collect();
    let more = lines.len().saturating_sub(LINES);
    lines.truncate(LINES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(format!("the same on lines {}{more}", lines.join(", ")))
}

fn others<'a>(diagnostic: &Diagnostic, places: &'a [Span]) -> Option<&'a [Span]> {
    match places {
        [first, rest @ ..] if rest.len() > 1 => (*first == diagnostic.primary.span).then_some(rest),
        _ => Some(&[]),
    }
}
