//! Errors in flow lists and mappings: brackets and braces.

use super::{ErrorContext, indentation, quotation, text};
use crate::diagnostic::{Applicability, Diagnostic, error_kinds};
use crate::yaml::line::{closing_quote, colon_in_text};

error_kinds! {
    /// Reports brackets and braces that are never closed, or closed by the wrong character.
    ///
    /// ## Why it matters
    /// Without the closing bracket or brace, YAML cannot determine where the value ends, so readers
    /// would not see any of it in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// goals: [reading, attendance
    /// year: 2026-2027
    /// ```
    /// Close the bracket:
    /// ```yaml
    /// goals: [reading, attendance]
    /// year: 2026-2027
    /// ```
    UNCLOSED_BRACKET = "unclosed-bracket";
    /// Reports text after the closing bracket or brace of a value.
    ///
    /// ## Why it matters
    /// YAML reads the part in brackets or braces as the entire value. The text after the closing
    /// bracket would be missing from the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// action: [Draft] Visit every school once
    /// ```
    /// Put the entire text in quotes:
    /// ```yaml
    /// action: "[Draft] Visit every school once"
    /// ```
    BRACKET_ENDS_EARLY = "bracket-ends-early";
}

/// The result of a search for the closing bracket. All offsets are relative to the opening bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BracketScan {
    /// The closing bracket was found at this offset.
    Closed(usize),
    /// The bracket at this offset is never closed.
    Open(usize),
    /// The bracket at the first offset is closed by the wrong character at the second offset.
    Mismatch(usize, usize),
    /// The quotation mark at this offset is never closed.
    Quote(usize),
}

/// Searches for the bracket that closes the bracket at the start of `text`.
pub(super) fn scan(text: &str) -> BracketScan {
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut is_start = true;
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            b'[' | b'{' => open.push((at, byte + 2)),
            b']' | b'}' => match open.pop() {
                Some((start, pair)) if pair != byte => return BracketScan::Mismatch(start, at),
                _ if open.is_empty() => return BracketScan::Closed(at),
                _ => {}
            },
            b'"' | b'\'' if is_start => match closing_quote(text, at) {
                Some(close) => at = close,
                None => return BracketScan::Quote(at),
            },
            b'#' if is_after_space(text, at) => {
                let rest = text.get(at..).unwrap_or_default();
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            _ => {}
        }
        is_start = match byte {
            b'[' | b'{' | b',' | b':' | b'\n' => true,
            b' ' | b'\t' | b'\r' => is_start,
            _ => false,
        };
        at += 1;
    }
    BracketScan::Open(open.first().map_or(0, |&(start, _)| start))
}

/// Returns `true` if all brackets and braces in `text` are balanced.
#[must_use]
pub fn is_paired(text: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for sign in text.chars() {
        match sign {
            '[' => open.push(']'),
            '{' => open.push('}'),
            ']' | '}' if open.pop() != Some(sign) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

fn is_after_space(text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
    before.is_none_or(u8::is_ascii_whitespace)
}

/// Returns the error in a value that begins with a bracket or brace.
pub(super) fn opened(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let value = place.value();
    if !value.starts_with(['[', '{']) {
        return None;
    }
    let start = place.value.start;
    match scan(value) {
        BracketScan::Quote(at) => quotation::quoted(place, start + at..place.value.end),
        BracketScan::Open(at) => Some(unclosed(place, start + at)),
        BracketScan::Mismatch(open, close) => Some(mismatched(place, start + open, start + close)),
        BracketScan::Closed(at) => {
            let rest = value.get(at + 1..).unwrap_or_default();
            let after = rest.trim_start();
            let is_comment = after.starts_with('#') && after.len() < rest.len();
            if !after.is_empty() && !is_comment {
                return Some(early(place, start + at));
            }
            indentation::edge(place, start, start + at).or_else(|| text::inside(place))
        }
    }
}

fn unclosed(place: &ErrorContext<'_>, at: usize) -> Diagnostic {
    let name = name(place, at);
    let close = if name == "bracket" { "]" } else { "}" };
    if let Some((from, to)) = hidden(place, at, close) {
        // The text that contains the `#` begins after the last separator.
        let before = place.slice(at..from);
        let signs = [": ", ", ", "[", "{"];
        let behind = signs.iter().filter_map(|sign| Some(before.rfind(sign)? + sign.len())).max();
        let behind = behind.unwrap_or(0);
        let said = before.get(behind..).unwrap_or_default();
        let begin = at + behind + said.len() - said.trim_start().len();
        return Diagnostic::error(
            UNCLOSED_BRACKET,
            place.span(from..to),
            format!("a `#` hides the closing {name}: the rest of the line is a comment"),
        )
        .here("YAML reads this as a comment")
        .label(place.character(at), "opened here")
        .note("text after `#` is only for people who edit the plan; reports don't print it")
        .help("put the text with the `#` in quotes")
        .fix(
            "put the text in quotes",
            Applicability::Unsafe,
            place.quotes(begin..text_end(place, from, to)),
        );
    }
    let error =
        Diagnostic::error(UNCLOSED_BRACKET, place.character(at), format!("unclosed {name}"))
            .here("opened here")
            .note("YAML can't tell where the value ends")
            .help(format!("type `{close}` where the value ends"));
    if at == place.value.start && !place.value().contains('\n') {
        let end = vec![place.insert(place.value.end, close)];
        return error.fix(
            format!("close the {name} at the end of the line"),
            Applicability::Unsafe,
            end,
        );
    }
    error
}

/// Returns the byte range of the comment that contains the closing bracket, if both brackets are on
/// the same line.
fn hidden(place: &ErrorContext<'_>, at: usize, close: &str) -> Option<(usize, usize)> {
    let rest = place.slice(at..place.range.end);
    let line = rest.get(..rest.find(['\n', '\r']).unwrap_or(rest.len()))?;
    let hash = crate::yaml::line::comment(line)?;
    line.get(hash..)?.contains(close).then_some((at + hash, at + line.len()))
}

/// Returns the end of text inside brackets: the next comma or closing bracket.
fn text_end(place: &ErrorContext<'_>, from: usize, to: usize) -> usize {
    let said = place.slice(from..to);
    let end = said.find([',', ']', '}']).unwrap_or(said.len());
    from + said.get(..end).unwrap_or_default().trim_end().len()
}

fn mismatched(place: &ErrorContext<'_>, open: usize, close: usize) -> Diagnostic {
    let pair = if name(place, open) == "bracket" { "]" } else { "}" };
    Diagnostic::error(
        UNCLOSED_BRACKET,
        place.character(close),
        format!(
            "mismatched brackets: a {} is closed by a {}",
            name(place, open),
            name(place, close)
        ),
    )
    .here(format!("expected `{pair}`"))
    .label(place.character(open), "opened here")
    .note("brackets contain a list, and braces contain keys and values")
    .help(format!("replace the {} with `{pair}`", name(place, close)))
}

fn early(place: &ErrorContext<'_>, close: usize) -> Diagnostic {
    let name = name(place, place.value.start);
    let rest = place.slice(close + 1..place.value.end);
    let blank = rest.len() - rest.trim_start().len();
    let line = rest.trim_start().lines().next().unwrap_or_default().len();
    let after = close + 1 + blank;
    let span = place.span(after..after + line);
    let opening = place.character(place.value.start);
    if rest.get(..blank).is_some_and(|blank| blank.contains('\n')) {
        return Diagnostic::error(
            BRACKET_ENDS_EARLY,
            span,
            format!("this line comes after the closing {name}"),
        )
        .here("this is not part of any value")
        .label(opening, "opened here")
        .note(format!(
            "the value ends at the closing {name}, so the line would be missing from the report"
        ))
        .help("delete the line, or move it to the part of the plan that it belongs to");
    }
    let error = Diagnostic::error(
        BRACKET_ENDS_EARLY,
        span,
        format!("text that begins with a {name} must be in quotes"),
    )
    .here(format!("after the closing {name}"))
    .label(opening, "opened here")
    .note("YAML reads the brackets as a list or as keys, so the text after them would be missing from the report");
    // Keys, or a list of several items, are probably intended.
    let inside = place.slice(place.value.start + 1..close);
    if inside.contains([',', '{', '[']) || colon_in_text(inside).is_some() {
        return error.help("delete this text, or put the entire value in quotes");
    }
    error.help("put the entire text in quotes").fix(
        "put the text in quotes",
        Applicability::Safe,
        place.quotes(place.value.clone()),
    )
}

fn name(place: &ErrorContext<'_>, at: usize) -> &'static str {
    if place.slice(at..place.range.end).starts_with(['[', ']']) { "bracket" } else { "brace" }
}
