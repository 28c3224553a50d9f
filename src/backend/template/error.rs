//! A mistake in a template, as its writer is told of it.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use minijinja::ErrorKind;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

crate::diagnostic::faults! {
    /// A district's own template cannot be read, does not end, or asks for what no report has.
    ///
    /// [docs/report.md](../report.md) lists what a report has. A template that nothing uses is told as a warning.
    ///
    /// ## Why it matters
    /// No report is made by a template that fails, and one that asks for a name that is not there would leave a
    /// gap where an answer stands.
    ///
    /// ## Example
    /// ```jinja,fires
    /// <h1>{{ document_titel }}</h1>
    /// ```
    /// ```jinja
    /// <h1>{{ document_title }}</h1>
    /// ```
    TEMPLATE_MISTAKE = "template-mistake";
}

/// A mistake in a template: where it is and what is wrong there.
#[derive(Debug, Clone)]
pub struct TemplateError {
    /// The template's text; `None` where the mistake is in no one place.
    pub source: Option<Arc<Source>>,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What to do next.
    pub help: String,
}

impl TemplateError {
    /// A failure that is in no one place.
    pub(super) fn nowhere(message: impl Into<String>, help: &str) -> TemplateError {
        TemplateError { source: None, line: 1, message: message.into(), help: help.to_owned() }
    }

    /// Tells the innermost error: an include within an include fails in the one that has the mistake.
    pub(super) fn new(
        error: &minijinja::Error,
        source: impl Fn(&str) -> Option<Arc<Source>>,
    ) -> TemplateError {
        let mut inner = error;
        while let Some(next) = inner.source().and_then(|e| e.downcast_ref::<minijinja::Error>()) {
            inner = next;
        }
        let named = inner.name().or(error.name()).and_then(source);
        let detail = inner.detail().map(str::to_owned);
        let said = || detail.clone().unwrap_or_else(|| inner.kind().to_string());
        let (message, help) = match inner.kind() {
            ErrorKind::OutOfFuel => (
                "the template does not come to an end".to_owned(),
                "look for a macro that calls itself, or for loops within loops",
            ),
            ErrorKind::WriteFailure => (
                "the template writes more than any report has".to_owned(),
                "look for a loop that prints the same again and again",
            ),
            ErrorKind::UndefinedError => (
                "the template asks for something that is not there".to_owned(),
                "look up the names that a report has in docs/report.md",
            ),
            ErrorKind::SyntaxError | ErrorKind::BadEscape => (
                format!("the template cannot be read: {}", said()),
                "`plancc init --templates` writes the built-in templates to compare with",
            ),
            _ => (
                format!("the template fails: {}", said()),
                "the names and filters that a template can use are in docs/report.md",
            ),
        };
        TemplateError {
            source: named,
            line: inner.line().or(error.line()).unwrap_or(1),
            message,
            help: help.to_owned(),
        }
    }

    /// The mistake at its place, with the line's own text.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let span = self.source.as_ref().map_or_else(Span::default, |source| {
            let range = source.line_range(self.line);
            let line = source.text().get(range.clone()).unwrap_or_default();
            let start = range.start + (line.len() - line.trim_start().len());
            Span::new(source.id(), start..start + line.trim().len())
        });
        Diagnostic::error(TEMPLATE_MISTAKE, span, self.message.clone()).help(self.help.clone())
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Some(source) => write!(f, "{}:{}: {}", source.name(), self.line, self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl Error for TemplateError {}

impl PartialEq for TemplateError {
    fn eq(&self, other: &TemplateError) -> bool {
        let name = |error: &TemplateError| error.source.as_ref().map(|s| s.name().to_owned());
        (name(self), self.line, &self.message) == (name(other), other.line, &other.message)
    }
}

impl Eq for TemplateError {}
