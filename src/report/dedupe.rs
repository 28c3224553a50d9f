//! Combines diagnostics with the same message in the same source.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceId, Sources, Span};

/// The maximum number of lines listed for combined diagnostics.
const LINES: usize = 20;

/// The key of diagnostics that are combined: source, rule, severity and message.
type MessageKey<'a> = (SourceId, &'static str, Severity, &'a str);

fn words(diagnostic: &Diagnostic) -> MessageKey<'_> {
    let Diagnostic { rule, severity, message, primary, .. } = diagnostic;
    (primary.span.source, rule, *severity, message)
}

/// The spans of diagnostics, by key.
pub(super) struct MessageGroups<'a>(HashMap<MessageKey<'a>, Vec<Span>>);

impl<'a> MessageGroups<'a> {
    pub(super) fn of(diagnostics: &'a [Diagnostic]) -> MessageGroups<'a> {
        let mut same: HashMap<MessageKey<'_>, Vec<Span>> = HashMap::new();
        for diagnostic in diagnostics {
            same.entry(words(diagnostic)).or_default().push(diagnostic.primary.span);
        }
        MessageGroups(same)
    }

    /// Returns the spans to report together with this diagnostic; `None` if it was reported together with an earlier
    /// diagnostic.
    pub(super) fn others(&self, diagnostic: &'a Diagnostic) -> Option<&[Span]> {
        let places = self.0.get(&words(diagnostic)).map(Vec::as_slice).unwrap_or_default();
        others(diagnostic, places)
    }
}

/// Lists the lines of the combined diagnostics; `None` if there are none.
pub(super) fn lines(others: &[Span], sources: &Sources) -> Option<String> {
    let source = sources.get(others.first()?.source)?;
    let lines = others.iter().map(|span| source.position(span.start as usize).line);
    let mut lines: Vec<String> = lines.map(|line| line.to_string()).collect();
    let more = lines.len().saturating_sub(LINES);
    lines.truncate(LINES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(format!("also on lines {}{more}", lines.join(", ")))
}

fn others<'a>(diagnostic: &Diagnostic, places: &'a [Span]) -> Option<&'a [Span]> {
    match places {
        [first, rest @ ..] if rest.len() > 1 => (*first == diagnostic.primary.span).then_some(rest),
        _ => Some(&[]),
    }
}
