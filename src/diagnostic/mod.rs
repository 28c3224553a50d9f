//! What plancc has to say about a plan, always at a place.

use crate::source::Span;

mod fault;

pub use fault::Fault;
pub(crate) use fault::faults;

/// How much a diagnostic weighs where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth mending before the next stage.
    Warning,
    /// Stops the plan.
    Error,
}

impl Severity {
    /// Its word in messages: `info`, `warning`, `error`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place and what is to be seen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where to look.
    pub span: Span,
    /// What is there; may be empty for the primary place.
    pub text: String,
}

/// Whether a fix can be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Applicability {
    /// Changes no meaning.
    Safe,
    /// Likely what was meant; a person decides.
    Unsafe,
}

/// One replacement of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to take out; empty to insert.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// Edits that together mend what a diagnostic says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What applying it does, as an imperative: ``write `1200` ``.
    pub title: String,
    /// Whether it may be applied unasked.
    pub applicability: Applicability,
    /// Disjoint, in the order of the text.
    pub edits: Vec<Edit>,
}

/// One thing that plancc says: what, where, why it matters, what to type next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name, in kebab case; it reads after "allow …".
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// The place, with what is to be seen there.
    pub primary: Label,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// Why it matters to whoever reads the plan.
    pub notes: Vec<String>,
    /// What to type next.
    pub helps: Vec<String>,
    /// Edits that mend it, the best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// An error of `rule` at `span`.
    #[must_use]
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, Severity::Error, span, message)
    }

    /// A warning of `rule` at `span`.
    #[must_use]
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(rule, Severity::Warning, span, message)
    }

    /// A diagnostic with nothing but its headline.
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

    /// Says what is to be seen at the primary place.
    #[must_use]
    pub fn here(mut self, text: impl Into<String>) -> Diagnostic {
        self.primary.text = text.into();
        self
    }

    /// Points at another place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Says why it matters.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.notes.push(text.into());
        self
    }

    /// Says what to type next.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.helps.push(text.into());
        self
    }

    /// Offers edits.
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

    /// Offers one replacement that changes no meaning.
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

/// What a phase found, in the order that it found it.
pub type Diagnostics = Vec<Diagnostic>;

/// Puts diagnostics in the order of their places, then of their names, and drops exact copies.
pub fn sort(diagnostics: &mut Diagnostics) {
    diagnostics.sort_by(|a, b| {
        (a.primary.span, a.rule, &a.message).cmp(&(b.primary.span, b.rule, &b.message))
    });
    diagnostics.dedup();
}
