//! Dashes and colons that have no space after them.

use super::text::MISSING_SPACE;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::yaml::line::is_field;

/// Reports a dash or colon, at `span`, without a space after it.
pub fn missing_space(span: Span, sign: &str) -> Diagnostic {
    Diagnostic::error(MISSING_SPACE, span, format!("missing space after this {sign}"))
        .here(format!("without a space, YAML reads this {sign} as text"))
        .note("YAML doesn't read the line as a key or a list item")
}

/// Returns the offset of a line's colon or dash that has no space after it.
pub(in crate::yaml) fn glued(said: &str) -> Option<usize> {
    if said.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        return Some(0);
    }
    let at = said.find(':')?;
    let is_address = said.get(at..).is_some_and(|rest| rest.starts_with("://"));
    let is_glued = said.get(at + 1..)?.starts_with(|next: char| !next.is_whitespace());
    (is_field(said.get(..at)?) && is_glued && !is_address).then_some(at)
}
