//! Diagnostics: messages about a plan, each with a location.

use crate::source::Span;

mod fault;

pub use fault::Fault;
pub(crate) use fault::faults;

/// The severity of a diagnostic at the plan's stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth fixing before the next stage.
    Warning,
    /// Makes the plan fail the check.
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
    /// The bytes to underline.
    pub span: Span,
    /// The annotation; may be empty for the primary label.
    pub text: String,
}

/// The confidence of a fix: whether it can be applied without asking.
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
    /// The bytes to replace; empty for an insertion.
    pub span: Span,
    /// The replacement text.
    pub text: String,
}

/// A set of edits that together fix what a diagnostic reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// An imperative that describes the result: ``write `1200` ``.
    pub title: String,
    /// `Safe` if the fix may be applied without asking.
    pub applicability: Applicability,
    /// The edits in text order, without overlaps.
    pub edits: Vec<Edit>,
}

/// A message about a plan: headline, labels, notes, help and fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the rule or error in kebab case; it reads well after "allow".
    pub rule: &'static str,
    /// The severity.
    pub severity: Severity,
    /// The headline, in lower case and without a period.
    pub message: String,
    /// The location of the fault, with its label.
    pub primary: Label,
    /// Other relevant locations.
    pub related: Vec<Label>,
    /// Why the reader of the plan should care.
    pub notes: Vec<String>,
    /// The next thing to type.
    pub helps: Vec<String>,
    /// Fixes, the best first.
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

    /// Adds a note about why it matters.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.notes.push(text.into());
        self
    }

    /// Adds a help: the next thing to type.
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

/// The diagnostics of a phase, in the order in which it found them.
pub type Diagnostics = Vec<Diagnostic>;

/// Sorts diagnostics by location, then by name, and removes exact duplicates.
pub fn sort(diagnostics: &mut Diagnostics) {
    diagnostics.sort_by(|a, b| {
        (a.primary.span, a.rule, &a.message).cmp(&(b.primary.span, b.rule, &b.message))
    });
    diagnostics.dedup();
}
