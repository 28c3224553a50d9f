//! Errors in templates.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use minijinja::ErrorKind;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

crate::diagnostic::error_kinds! {
    /// Reports errors in a district's own templates: invalid syntax, undefined names, and endless loops.
    ///
    /// [docs/report.md](../report.md) lists the names that a template can use. plancc only warns
    /// about unused templates.
    ///
    /// ## Why it matters
    /// plancc cannot build a report if its template fails. An undefined name is an error because it
    /// would leave a gap in the report that no one might notice.
    ///
    /// ## Example
    /// ```jinja,fires
    /// <h1>{{ document_titel }}</h1>
    /// ```
    /// ```jinja
    /// <h1>{{ document_title }}</h1>
    /// ```
    TEMPLATE_ERROR = "template-error";
}

/// An error in a template.
#[derive(Debug, Clone)]
pub struct TemplateError {
    /// The template; `None` if the error has no location.
    pub source: Option<Arc<Source>>,
    /// The line, from 1.
    pub line: usize,
    /// The message, in lowercase and without a final period.
    pub message: String,
    /// The help text for the user.
    pub help: String,
}

impl TemplateError {
    /// Creates an error without a location.
    pub(super) fn nowhere(message: impl Into<String>, help: &str) -> TemplateError {
        TemplateError { source: None, line: 1, message: message.into(), help: help.to_owned() }
    }

    /// Converts the innermost error, since an included template may be the one that fails.
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
                "the template takes too long to run".to_owned(),
                "look for a macro that calls itself, or for nested loops",
            ),
            ErrorKind::WriteFailure => (
                "the template produces more than 50 MB of output".to_owned(),
                "look for an endless loop in the template",
            ),
            ErrorKind::UndefinedError => (
                "the template uses an undefined name".to_owned(),
                "see docs/report.md for the names in a report",
            ),
            ErrorKind::SyntaxError | ErrorKind::BadEscape => (
                format!("the template is invalid: {}", said()),
                "compare it with the built-in template, which `plancc init --templates` copies to your project",
            ),
            _ => (
                format!("the template failed: {}", said()),
                "see docs/report.md for the names and filters that a template can use",
            ),
        };
        TemplateError {
            source: named,
            line: inner.line().or(error.line()).unwrap_or(1),
            message,
            help: help.to_owned(),
        }
    }

    /// Returns a diagnostic at the line of the error.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let span = self.source.as_ref().map_or_else(Span::default, |source| {
            let range = source.line_range(self.line);
            let line = source.text().get(range.clone()).unwrap_or_default();
            let start = range.start + (line.len() - line.trim_start().len());
            Span::new(source.id(), start..start + line.trim().len())
        });
        Diagnostic::error(TEMPLATE_ERROR, span, self.message.clone()).help(self.help.clone())
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
