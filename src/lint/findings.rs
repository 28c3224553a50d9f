//! Where rules put what they find.

use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit, Severity};
use crate::source::Span;

/// Takes what one rule finds, at the weight that it has at this stage.
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

    /// Says `message` of the place `span`; the rest is said through what comes back.
    pub fn at(&mut self, span: Span, message: impl Into<String>) -> Finding<'_> {
        self.out.push(Diagnostic::new(self.rule, self.severity, span, message));
        Finding(self.out.last_mut())
    }
}

/// One finding, to be told more of.
pub struct Finding<'a>(Option<&'a mut Diagnostic>);

impl Finding<'_> {
    fn with(mut self, tell: impl FnOnce(&mut Diagnostic)) -> Self {
        if let Some(diagnostic) = &mut self.0 {
            tell(diagnostic);
        }
        self
    }

    /// Says what is to be seen at its place.
    #[allow(clippy::must_use_candidate, clippy::return_self_not_must_use, reason = "told in place")]
    pub fn here(self, text: impl Into<String>) -> Self {
        self.with(|diagnostic| diagnostic.primary.text = text.into())
    }

    /// Points at another place that belongs to it.
    #[allow(clippy::return_self_not_must_use, reason = "told in place")]
    pub fn label(self, span: Span, text: impl Into<String>) -> Self {
        self.with(|diagnostic| {
            diagnostic.related.push(crate::diagnostic::Label { span, text: text.into() });
        })
    }

    /// Says why it matters to whoever reads the plan.
    #[allow(clippy::return_self_not_must_use, reason = "told in place")]
    pub fn note(self, text: impl Into<String>) -> Self {
        self.with(|diagnostic| diagnostic.notes.push(text.into()))
    }

    /// Says what to type next.
    #[allow(clippy::return_self_not_must_use, reason = "told in place")]
    pub fn help(self, text: impl Into<String>) -> Self {
        self.with(|diagnostic| diagnostic.helps.push(text.into()))
    }

    /// Offers edits.
    #[allow(clippy::return_self_not_must_use, reason = "told in place")]
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
