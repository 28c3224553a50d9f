//! Diagnostics: messages about a plan, each with a location.

use crate::source::Span;

mod error_kind;

pub use error_kind::ErrorKind;
pub(crate) use error_kind::error_kinds;

/// The severity of a diagnostic at the plan's stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Information that requires no action.
    Info,
    /// A problem to fix before the next stage.
    Warning,
    /// A problem that makes `plancc lint` fail.
    Error,
}

impl Severity {
    /// Returns the word for messages: `info`, `warning` or `error`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A span with a short text that annotates it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The byte range to underline.
    pub span: Span,
    /// The annotation; may be empty for the primary label.
    pub text: String,
}

/// The certainty of a fix. Only safe fixes are applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Applicability {
    /// The fix does not change the meaning.
    Safe,
    /// The fix is probably what was meant, but a person must decide.
    Unsafe,
}

/// The replacement of one byte range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The byte range to replace; empty for an insertion.
    pub span: Span,
    /// The replacement text.
    pub text: String,
}

/// A set of edits that together fix what a diagnostic reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// A short imperative that describes the fix: ``write `1200` ``.
    pub title: String,
    /// `Safe` if the fix may be applied without asking.
    pub applicability: Applicability,
    /// The edits, sorted by offset. They don't overlap.
    pub edits: Vec<Edit>,
}

/// A message about a plan: headline, labels, notes, help and fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kebab-case name of the rule or error, as written in an `allow` comment.
    pub rule: &'static str,
    /// The severity at the plan's stage.
    pub severity: Severity,
    /// The headline, in lower case and without a period.
    pub message: String,
    /// The location of the problem, with its label.
    pub primary: Label,
    /// Labels at other locations.
    pub related: Vec<Label>,
    /// Reasons why the problem matters to readers of the plan.
    pub notes: Vec<String>,
    /// Instructions for fixing the problem.
    pub helps: Vec<String>,
    /// Fixes, best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// Creates an error named `rule` at `span`.
    #[must_use]
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, Severity::Error, span, message)
    }

    /// Creates a warning named `rule` at `span`.
    #[must_use]
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, Severity::Warning, span, message)
    }

    /// Creates a diagnostic that has only a headline.
    #[must_use]
    pub fn new(
        rule: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            rule,
            severity,
            message: message.into(),
            primary: Label { span, text: String::new() },
            related: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Sets the label of the primary location.
    #[must_use]
    pub fn here(mut self, text: impl Into<String>) -> Diagnostic {
        self.primary.text = text.into();
        self
    }

    /// Adds a label at another location.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Adds a note that explains why the problem matters.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.notes.push(text.into());
        self
    }

    /// Adds a help text: the next thing to type.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.helps.push(text.into());
        self
    }

    /// Adds a fix.
    #[must_use]
    pub fn fix(
        mut self,
        title: impl Into<String>,
        applicability: Applicability,
        edits: Vec<Edit>,
    ) -> Diagnostic {
        self.fixes.push(Fix { title: title.into(), applicability, edits });
        self
    }

    /// Adds a safe fix with a single replacement.
    #[must_use]
    pub fn safe_fix(
        self,
        title: impl Into<String>,
        span: Span,
        text: impl Into<String>,
    ) -> Diagnostic {
        self.fix(title, Applicability::Safe, vec![Edit { span, text: text.into() }])
    }
}

/// The diagnostics of one phase, such as validation.
pub type Diagnostics = Vec<Diagnostic>;

/// Sorts diagnostics by span, then by rule and message, and removes exact duplicates.
pub fn sort(diagnostics: &mut Diagnostics) {
    diagnostics.sort_by(|a, b| {
        (a.primary.span, a.rule, &a.message).cmp(&(b.primary.span, b.rule, &b.message))
    });
    diagnostics.dedup();
}
