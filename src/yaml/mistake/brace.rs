//! Keys without a colon, or without a space after it, before braces: `target:{value: 4}`.

use super::Mistake;
use super::page::MISSING_COLON;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::source::{Source, Span};
use crate::yaml::line::{Line, comment};
use crate::yaml::syntax_error::{is_paired, missing_space};

/// The maximum number of words in a key before a brace.
const WORDS: usize = 3;

/// A key before braces, by the offsets in its line.
#[derive(Clone, Copy)]
pub(super) struct Brace<'a> {
    pub(super) word: &'a str,
    has_colon: bool,
    /// The offset of the opening brace.
    pub(super) open: usize,
}

/// Returns the key that a line begins with, if braces follow it to the end of the line and YAML
/// would read the key and the brace as one text.
pub(super) fn brace(said: &str) -> Option<Brace<'_>> {
    let said = said.get(..comment(said).unwrap_or(said.len()))?.trim_end();
    let open = said.find('{')?;
    let (before, braces) = said.split_at_checked(open)?;
    let has_colon = before.ends_with(':');
    let word = before.strip_suffix(':').unwrap_or(before).trim_end();
    let is_letter = |one: char| one.is_alphanumeric() || matches!(one, ' ' | '_' | '-');
    let is_key = word.starts_with(char::is_alphabetic)
        && word.chars().all(is_letter)
        && word.split(' ').count() <= WORDS;
    let is_whole = braces.ends_with('}') && braces.contains(": ") && is_paired(braces);
    (is_key && is_whole).then_some(Brace { word, has_colon, open })
}

/// Returns the mistake and its fix. If the key is unknown, validation reports that at the same span
/// instead.
pub(super) fn mistake(source: &Source, line: &Line, brace: &Brace<'_>, is_known: bool) -> Mistake {
    let end = line.content + brace.word.len();
    let key = Span::new(source.id(), line.content..end);
    let open = line.content + brace.open;
    let insert = |at: usize, text: &str| Edit {
        span: Span::new(source.id(), at..at),
        text: text.to_owned(),
    };
    let (finding, edits, title) = if brace.has_colon {
        let colon = Span::new(source.id(), open - 1..open);
        let finding = missing_space(if is_known { colon } else { key }, "colon");
        (finding, vec![insert(open, " ")], format!("type a space: `{}: {{…}}`", brace.word))
    } else {
        let gap = if open == end { ": " } else { ":" };
        let message = format!("missing colon after the key `{}`", brace.word);
        let finding = Diagnostic::error(MISSING_COLON, key, message)
            .here("without a colon, YAML reads this as text")
            .note("the line would not belong to any key");
        (finding, vec![insert(end, gap)], format!("type `{}:`", brace.word))
    };
    let finding = finding.help(title.clone()).fix(title, Applicability::Safe, edits.clone());
    Mistake { finding, edits }
}
