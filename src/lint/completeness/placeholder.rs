//! Reports only text that is almost certainly not an answer. "Pending" or "N/A" counts only if it is the entire
//! text. Tested on all plans of the sample district and on the examples, in English and Spanish.

use std::ops::Range;

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

fn check(passage: &Passage<'_>, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if !may_hold_one(passage) {
        return;
    }
    if let Some(range) = placeholder(&passage.text.value) {
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

/// Placeholder words.
const WORDS: &[&str] = &["tbd", "tba", "tbc", "todo", "fixme", "placeholder"];

/// Placeholder phrases, in lowercase.
const PHRASES: &[&str] = &[
    "to be determined",
    "to be announced",
    "lorem ipsum",
    "por definir",
    "por determinar",
    "a determinar",
    "insert text",
    "insert name",
    "your text here",
];

/// Placeholders that count only if they are the entire text.
const WHOLE: &[&str] =
    &["...", "…", "-", "--", "?", "pending", "pendiente", "n/a", "na", "draft", "test", "none yet"];

/// First words of bracketed instructions to the writer, such as `[add the number]`.
const ASKS: &[&str] = &[
    "add", "insert", "enter", "fill", "your", "name", "date", "number", "agregar", "agregue",
    "añadir", "insertar", "nombre", "fecha",
];

/// Returns `false` if a passage certainly has no placeholder.
///
/// This is a cheap filter before the search: most passages have no placeholder, and their words are already split.
fn may_hold_one(passage: &Passage<'_>) -> bool {
    let text = &*passage.text.value;
    // The first letters of all placeholder words, and of one word in each phrase.
    let is_hint = |lower: &str| {
        matches!(
            lower.as_bytes(),
            [b't', b'b', ..]
                | [b't', b'o', b'd', ..]
                | [b'f', b'i', b'x', ..]
                | [b'p', b'l', b'a', b'c', b'e', b'h', ..]
                | [b'x', b'x', ..]
                | [b'd', b'e', b't' | b'f', ..]
                | [b'a', b'n', b'n', ..]
                | [b'i', b'p', b's', ..]
                | [b't', b'e', b'x', ..]
                | [b'n', b'a', b'm', ..]
        )
    };
    !passage.is_verbatim()
        || is_whole(text)
        || text.bytes().any(|byte| matches!(byte, b'?' | b'_' | b'['))
        || passage.words().any(|word| !word.is_whole() || is_hint(word.lower()))
}

/// Returns `true` if the trimmed text is one of `WHOLE`, ignoring ASCII case.
fn is_whole(text: &str) -> bool {
    let whole = text.trim();
    WHOLE.iter().any(|word| whole.eq_ignore_ascii_case(word))
}

/// Returns the byte range of the first placeholder in `text`.
fn placeholder(text: &str) -> Option<Range<usize>> {
    if is_whole(text) {
        return Some(0..text.len());
    }
    let lower = text.to_ascii_lowercase();
    let phrases =
        PHRASES.iter().filter_map(|phrase| lower.find(phrase).map(|at| at..at + phrase.len()));
    phrases.chain(word(text)).chain(bracketed(text)).min_by_key(|range| range.start)
}

/// Returns the byte range of the first `TBD`, `???`, `xxx` or `____`.
fn word(text: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '?';
    let mut start = 0;
    for token in text.split_inclusive(|c: char| !is_part(c)) {
        let word = token.trim_end_matches(|c: char| !is_part(c));
        let at = start..start + word.len();
        start += token.len();
        // `todo` is Spanish for "all", `XXX` is a Roman numeral, and a line of only `_` is a horizontal rule.
        let is_known = WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
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
fn bracketed(text: &str) -> Option<Range<usize>> {
    for (open, _) in text.match_indices('[') {
        let rest = text.get(open + 1..)?;
        let close = rest.find(']')?;
        let (inside, after) = rest.split_at_checked(close)?;
        let first = inside.split_whitespace().next().unwrap_or_default().to_lowercase();
        if ASKS.contains(&first.as_str()) && !after.starts_with("](") && !after.starts_with("][") {
            return Some(open..open + close + 2);
        }
    }
    None
}
