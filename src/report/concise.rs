//! Findings, one per line.

use std::fmt::Write;

use super::sanitize_line;
use crate::diagnostic::Diagnostic;
use crate::prose::without_commands;
use crate::source::Sources;

/// Formats each diagnostic as `file:line:column: error[rule] message`.
#[must_use]
pub fn concise(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let span = diagnostic.primary.span;
        if let Some(source) = sources.get(span.source) {
            let at = source.position(span.start as usize);
            let _ = write!(out, "{}:{}:{}: ", sanitize_line(source.name()), at.line, at.column);
        }
        let (severity, rule) = (diagnostic.severity.word(), diagnostic.rule);
        let message = diagnostic.message.replace(['\n', '\r'], " ");
        let _ = writeln!(out, "{severity}[{rule}] {}", sanitize_line(&message));
    }
    without_commands(&out).into_owned()
}
