//! The builder that rules use to report findings.

use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit, Severity};
use crate::source::Span;

/// Collects the findings of one rule at its severity for the plan's stage.
pub struct Findings<'a> {
    rule: &'static str,
    severity: Severity,
    out: &'a mut Diagnostics,
}

impl<'a> Findings<'a> {
    pub(super) fn new(
        rule: &'static str,
        severity: Severity,
        out: &'a mut Diagnostics,
    ) -> Findings<'a> {
        Findings { rule, severity, out }
    }

    /// Reports a finding at `span`. Use the returned builder to add labels, notes, help and fixes.
    pub fn at(&mut self, span: Span, message: impl Into<String>) -> Finding<'_> {
        self.out.push(Diagnostic::new(self.rule, self.severity, span, message));
        Finding(self.out.last_mut())
    }
}

/// A builder for one finding.
pub struct Finding<'a>(Option<&'a mut Diagnostic>);

impl Finding<'_> {
    fn with(mut self, change: impl FnOnce(&mut Diagnostic)) -> Self {
        if let Some(diagnostic) = &mut self.0 {
            change(diagnostic);
        }
        self
    }

    /// Adds a label at the finding's own span.
    #[allow(
        clippy::must_use_candidate,
        clippy::return_self_not_must_use,
        reason = "changes the finding in place"
    )]
    pub fn here(self, text: impl Into<String>) -> Self {
        self.with(|diagnostic| diagnostic.primary.text = text.into())
    }

    /// Adds a label at a related span.
    #[allow(clippy::return_self_not_must_use, reason = "changes the finding in place")]
    pub fn label(self, span: Span, text: impl Into<String>) -> Self {
        self.with(|diagnostic| {
            diagnostic.related.push(crate::diagnostic::Label { span, text: text.into() });
        })
    }

    /// Adds a note that explains why the finding matters to readers of the plan.
    #[allow(clippy::return_self_not_must_use, reason = "changes the finding in place")]
    pub fn note(self, text: impl Into<String>) -> Self {
        self.with(|diagnostic| diagnostic.notes.push(text.into()))
    }

    /// Adds help: the next thing to type.
    #[allow(clippy::return_self_not_must_use, reason = "changes the finding in place")]
    pub fn help(self, text: impl Into<String>) -> Self {
        self.with(|diagnostic| diagnostic.helps.push(text.into()))
    }

    /// Adds a fix.
    #[allow(clippy::return_self_not_must_use, reason = "changes the finding in place")]
    pub fn fix(
        self,
        title: impl Into<String>,
        applicability: Applicability,
        edits: Vec<Edit>,
    ) -> Self {
        self.with(|diagnostic| {
            diagnostic.fixes.push(crate::diagnostic::Fix {
                title: title.into(),
                applicability,
                edits,
            });
        })
    }
}
