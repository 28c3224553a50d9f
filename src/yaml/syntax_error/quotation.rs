//! Errors in text that begins with a quotation mark.

use std::ops::Range;

use super::{ErrorContext, indentation};
use crate::diagnostic::{Applicability, Diagnostic, Edit, error_kinds};
use crate::yaml::line::closing_quote;

error_kinds! {
    /// Reports quotation marks that are never closed.
    ///
    /// ## Why it matters
    /// Without the closing quotation mark, YAML cannot determine where the text ends, so readers
    /// would not see any of it in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: "We help schools use federal funds.
    /// year: 2026-2027
    /// ```
    /// Close the quotation:
    /// ```yaml
    /// purpose: "We help schools use federal funds."
    /// year: 2026-2027
    /// ```
    UNCLOSED_QUOTE = "unclosed-quote";
    /// Reports text that begins with a quoted part and continues after it.
    ///
    /// ## Why it matters
    /// A value that begins with a quotation mark ends at the closing mark. Any text after it would
    /// be missing from the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// evidence: "Met" was the result in three schools
    /// ```
    /// Put other quotation marks around the entire text:
    /// ```yaml
    /// evidence: '"Met" was the result in three schools'
    /// ```
    QUOTE_ENDS_EARLY = "quote-ends-early";
    /// Reports invalid escapes: a backslash before a character that YAML cannot escape.
    ///
    /// ## Why it matters
    /// In double quotation marks, a backslash changes the character after it, so readers would not
    /// see the text as you typed it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// source: "S:\Plans\2026"
    /// ```
    /// Type the backslash twice, or use single quotation marks:
    /// ```yaml
    /// source: "S:\\Plans\\2026"
    /// ```
    UNKNOWN_ESCAPE = "unknown-escape";
    /// Reports curly quotation marks around text, which YAML reads as part of the text.
    ///
    /// ## Why it matters
    /// Word processors insert curly quotation marks, but YAML recognizes only straight ones. Curly
    /// marks do not keep YAML from reading a colon as the end of a key, so readers would not see the text.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priority: “Title I: raise reading scores”
    /// ```
    /// Use straight quotation marks:
    /// ```yaml
    /// priority: "Title I: raise reading scores"
    /// ```
    CURLY_QUOTES = "curly-quotes";
}

/// Returns the error in a value that begins with a quotation mark.
pub(super) fn opened(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let value = place.value();
    match value.chars().next()? {
        '"' | '\'' => quoted(place, place.value.clone()),
        '“' | '”' | '„' | '‘' | '’' | '«' => curly(place),
        _ => None,
    }
}

/// Returns the error in a value, or part of one, that begins with a straight quotation mark.
pub(super) fn quoted(place: &ErrorContext<'_>, range: Range<usize>) -> Option<Diagnostic> {
    let text = place.slice(range.clone());
    let Some(close) = closing_quote(text, 0) else { return Some(unclosed(place, range)) };
    let rest = text.get(close + 1..).unwrap_or_default();
    let after = rest.trim_start();
    if !after.is_empty() && !after.starts_with('#') {
        return Some(early(place, &range, range.start + close));
    }
    indentation::edge(place, range.start, range.start + close)
        .or_else(|| escape(place, range, close))
}

pub(super) fn unclosed(place: &ErrorContext<'_>, range: Range<usize>) -> Diagnostic {
    let text = place.slice(range.clone());
    let quote = if text.starts_with('"') { "\"" } else { "'" };
    let line = text.lines().next().unwrap_or_default().trim_end().len();
    let error =
        Diagnostic::error(UNCLOSED_QUOTE, place.character(range.start), "unclosed quotation mark")
            .here("opened here")
            .note("YAML can't tell where the text ends")
            .help(format!(
                "type `{quote}` where the text ends, or delete the opening quotation mark"
            ));
    if line == text.len() {
        let end = vec![place.insert(range.end, quote)];
        error.fix("close the quotation at the end of the line", Applicability::Unsafe, end)
    } else {
        error
    }
}

fn early(place: &ErrorContext<'_>, range: &Range<usize>, close: usize) -> Diagnostic {
    let end = range.end;
    let rest = place.slice(close + 1..end);
    let blank = rest.len() - rest.trim_start().len();
    let line = rest.trim_start().lines().next().unwrap_or_default().len();
    let after = close + 1 + blank;
    Diagnostic::error(
        QUOTE_ENDS_EARLY,
        place.span(after..after + line),
        "text continues after the closing quotation mark",
    )
    .here("this is not part of the quoted text")
    .label(place.span(range.start..close + 1), "only this is quoted")
    .note("a value that begins with a quotation mark ends at the closing quotation mark")
    .help("put other quotation marks around the entire text")
    .fix("put the entire text in quotes", Applicability::Safe, place.quotes(range.clone()))
}

fn escape(place: &ErrorContext<'_>, range: Range<usize>, close: usize) -> Option<Diagnostic> {
    let text = place.slice(range.start..range.start + close);
    let inner = text.strip_prefix('"')?;
    let bad: Vec<usize> = unknown(inner).into_iter().map(|(at, _)| range.start + 1 + at).collect();
    let first = *bad.first()?;
    let (_, sign) = unknown(inner).into_iter().next()?;
    // In `S:\Plans\survey`, the valid escape `\P` is probably meant as a backslash and a letter.
    let letters = letter_escapes(inner);
    let is_certain = letters.len() == bad.len();
    let applicability = if is_certain { Applicability::Safe } else { Applicability::Unsafe };
    let edits = letters.iter().map(|&at| place.insert(range.start + 1 + at, "\\")).collect();
    Some(
        Diagnostic::error(
            UNKNOWN_ESCAPE,
            place.span(first..first + 1 + sign.len_utf8()),
            format!("invalid escape `\\{}` in double quotation marks", sign.escape_debug()),
        )
        .here("a backslash changes the character after it")
        .note("readers would not see the text as you typed it")
        .help("type each backslash twice, or use single quotation marks")
        .fix("type each backslash twice", applicability, edits),
    )
}

/// Iterates over the escapes in `text`: the offset of the backslash, and the character after it
/// with its offset.
fn escapes(text: &str) -> impl Iterator<Item = (usize, (usize, char))> + '_ {
    let mut characters = text.char_indices();
    std::iter::from_fn(move || {
        let (at, _) = characters.find(|(_, character)| *character == '\\')?;
        Some((at, characters.next()?))
    })
}

/// Returns the offset of each backslash that is probably meant as a backslash: all except those
/// before a quotation mark, a slash, white space or another backslash.
fn letter_escapes(text: &str) -> Vec<usize> {
    let is_letter = |sign: char| !"\"\\/\n\r\t ".contains(sign);
    escapes(text).filter(|(_, (_, sign))| is_letter(*sign)).map(|(at, _)| at).collect()
}

/// Returns the offset of each backslash that doesn't start a valid escape, and the character after
/// it.
fn unknown(text: &str) -> Vec<(usize, char)> {
    let is_unknown = |next: usize, sign: char| {
        let digits = match sign {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let code = text.get(next + 1..next + 1 + digits);
        let is_code = code.is_some_and(|code| code.chars().all(|digit| digit.is_ascii_hexdigit()));
        !is_code || !"0abt\tnvfre \"/\\N_LPxuU\n\r".contains(sign)
    };
    let unknown = escapes(text).filter(|&(_, (next, sign))| is_unknown(next, sign));
    unknown.map(|(at, (_, sign))| (at, sign)).collect()
}

fn curly(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let value = place.value();
    let first = value.chars().next()?;
    let last = value.chars().next_back()?;
    let is_pair = matches!(last, '”' | '“' | '’' | '‘' | '»') && value.len() > first.len_utf8();
    let error = Diagnostic::error(
        CURLY_QUOTES,
        place.character(place.value.start),
        "curly quotation marks don't work as quotes in YAML",
    )
    .here("YAML treats this mark as part of the text")
    .note("YAML reads a colon as text only inside straight quotation marks")
    .help("use straight quotation marks: `\"…\"`");
    if !is_pair || value.contains(['"', '\\']) {
        let edits = place.quotes(place.value.clone());
        return Some(error.fix("put the entire text in quotes", Applicability::Safe, edits));
    }
    let at = |start: usize, mark: char| Edit {
        span: place.span(start..start + mark.len_utf8()),
        text: "\"".to_owned(),
    };
    let edits = vec![at(place.value.start, first), at(place.value.end - last.len_utf8(), last)];
    Some(error.fix("use straight quotation marks", Applicability::Safe, edits))
}
