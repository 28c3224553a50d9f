//! Reports only text that is almost certainly not an answer. "Pending" or "N/A" counts only if it is the entire
//! text. Tested on all plans of the sample district and on the examples.

use std::ops::Range;

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};

declare_rule! {
    /// Checks for placeholders that were never filled in.
    ///
    /// Examples are `TBD`, `TODO`, `to be determined`, `[add …]`, `xxx`, `???`, `por definir` and `lorem ipsum`.
    ///
    /// ## Why it matters
    /// The report prints the placeholder, and the board sees an unfinished plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, owner: TBD}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, owner: Operations Supervisor}
    /// ```
    "placeholder" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if !may_hold_one(passage, context.language) {
        return;
    }
    if let Some(range) = placeholder(&passage.text.value, context.language) {
        findings
            .at(
                passage.place(range),
                format!("the placeholder in `{}` was never filled in", passage.field.key),
            )
            .note("the report prints the placeholder, and the board sees an unfinished plan")
            .help(format!(
                "replace the placeholder with the answer, or delete `{}`",
                passage.field.key
            ));
    }
}

/// Placeholders of marks that count only if they are the entire text.
const MARKS: &[&str] = &["...", "…", "-", "--", "?", "n/a"];

/// Returns `false` if a passage certainly has no placeholder.
///
/// This is a cheap filter before the search: most passages have no placeholder, and their words are already split.
fn may_hold_one(passage: &Passage<'_>, language: Language<'_>) -> bool {
    let text = &*passage.text.value;
    !passage.is_verbatim()
        || is_whole(text, language)
        || text.bytes().any(|byte| matches!(byte, b'?' | b'_' | b'['))
        || passage.words().any(|word| !word.is_whole() || word.may_be_placeholder())
}

/// Returns `true` if the trimmed text as a whole is a placeholder, ignoring ASCII case.
fn is_whole(text: &str, language: Language<'_>) -> bool {
    let whole = text.trim();
    let words = language.mixed().flat_map(|words| words.text.placeholder_texts.iter());
    words.chain(MARKS.iter().copied()).any(|word| whole.eq_ignore_ascii_case(word))
}

/// Returns the byte range of the first placeholder in `text`.
fn placeholder(text: &str, language: Language<'_>) -> Option<Range<usize>> {
    if is_whole(text, language) {
        return Some(0..text.len());
    }
    let lower = text.to_ascii_lowercase();
    let phrases = language.placeholder_phrases();
    let phrases = phrases.filter_map(|phrase| lower.find(phrase).map(|at| at..at + phrase.len()));
    phrases
        .chain(word(text, language))
        .chain(bracketed(text, language))
        .min_by_key(|range| range.start)
}

/// Returns the byte range of the first `TBD`, `???`, `xxx` or `____`.
fn word(text: &str, language: Language<'_>) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '?';
    let mut start = 0;
    for token in text.split_inclusive(|c: char| !is_part(c)) {
        let word = token.trim_end_matches(|c: char| !is_part(c));
        let at = start..start + word.len();
        start += token.len();
        // `todo` is Spanish for "all", `XXX` is a Roman numeral, and a line of only `_` is a horizontal rule.
        let is_known = language.is_placeholder(&word.to_ascii_lowercase());
        let is_spanish = matches!(word, "todo" | "Todo");
        let is_blank = |mark: char| word.len() >= 3 && word.chars().all(|c| c == mark);
        if (is_known && !is_spanish)
            || is_blank('?')
            || is_blank('x')
            || (is_blank('X') && word != "XXX")
            || (is_blank('_') && line(text, at.start) != word)
        {
            return Some(at);
        }
    }
    None
}

/// Returns the line that contains byte offset `at`, trimmed.
fn line(text: &str, at: usize) -> &str {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = at + after.find('\n').unwrap_or(after.len());
    text.get(start..end).unwrap_or_default().trim()
}

/// Returns the byte range of an instruction such as `[add the number of schools]`, unless it is the text of a link.
fn bracketed(text: &str, language: Language<'_>) -> Option<Range<usize>> {
    for (open, _) in text.match_indices('[') {
        let rest = text.get(open + 1..)?;
        let close = rest.find(']')?;
        let (inside, after) = rest.split_at_checked(close)?;
        let first = inside.split_whitespace().next().unwrap_or_default().to_lowercase();
        if language.has(|it| it.text.instructions, &first)
            && !after.starts_with("](")
            && !after.starts_with("][")
        {
            return Some(open..open + close + 2);
        }
    }
    None
}
