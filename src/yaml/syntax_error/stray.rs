//! Lines that are not part of any key or item.

use super::ErrorContext;
use super::missing_space::{glued, missing_space};
use super::text::LINE_WITHOUT_KEY;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::model::{FieldKind, kinds_of};
use crate::yaml::line::Line;

/// Reports a line that is not part of any key or item.
pub(super) fn stray(place: &ErrorContext<'_>) -> Option<Diagnostic> {
    let line = Line { content: place.value.start.min(place.line.end), ..place.line };
    let said = place.slice(line.content..line.end);
    if let Some(at) = glued(said) {
        let sign = if at == 0 { "dash" } else { "colon" };
        let at = line.content + at;
        return Some(missing_space(place.span(at..at + 1), sign).help("type a space").fix(
            "type a space",
            Applicability::Safe,
            vec![place.insert(at + 1, " ")],
        ));
    }
    if !place.is_stray {
        return None;
    }
    let error = Diagnostic::error(
        LINE_WITHOUT_KEY,
        place.span(line.content..line.end),
        "this line has no key",
    )
    .here("this is not a key, a list item or part of the text above")
    .note("the line would be missing from the report");
    let word = said.split_whitespace().next().unwrap_or_default();
    let end = line.content + word.len();
    if is_value_of(word, place.slice(end..line.end)) {
        return Some(
            error
                .help(format!("if `{word}` is a key, type `{word}:`; otherwise, indent the line"))
                .fix(
                    format!("type `{word}:`"),
                    Applicability::Unsafe,
                    vec![place.insert(end, ":")],
                ),
        );
    }
    Some(
        error.help(
            "if the line continues the text above, indent it two spaces further than the key",
        ),
    )
}

/// Returns `true` if `word` is a key and `rest` is a value that only such a key can have. After a
/// key for text, any words are a value, so the line may just as well continue a sentence.
fn is_value_of(word: &str, rest: &str) -> bool {
    let rest = rest.trim();
    let is_number = rest.starts_with(|one: char| one.is_ascii_digit() || one == '$');
    let is_enclosed = rest.starts_with(['[', '{', '"', '\'']);
    kinds_of(word).iter().any(|kind| match kind {
        FieldKind::Date(_) | FieldKind::Year | FieldKind::MonthDay => is_number,
        FieldKind::Money | FieldKind::Number | FieldKind::Measure => is_number,
        FieldKind::Choice(words) => words.contains(&rest),
        FieldKind::Id | FieldKind::Reference(_) => !rest.is_empty() && !rest.contains(' '),
        _ => is_enclosed,
    })
}
