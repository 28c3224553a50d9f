//! Reports an answer only if it begins with the entire prompt, because an answer may reuse words from the prompt.

use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{KeyedValue, Wording};
use crate::source::Text;

declare_rule! {
    /// Checks for answers that begin with the form's question.
    ///
    /// ## Why it matters
    /// The report prints the question above the answer, so readers see the question twice, or no answer at all.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: What does the department do, and for whom?
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We serve meals to 12,700 children on every school day.
    /// ```
    "prompt-as-answer" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if passage.part.is_empty() || !passage.is_said() {
        return;
    }
    let answer = &passage.text.value;
    for part in context.part(passage.part) {
        let prompts = part.prompt.iter().flat_map(texts);
        let mut repeated = prompts.filter_map(|prompt| begins_with(answer, &prompt.value));
        if let Some(length) = repeated.next() {
            findings
                .at(passage.place(0..length), "this answer repeats the form's question")
                .note("the report already prints the question above the answer")
                .help("delete the question and keep only the answer");
            return;
        }
    }
}

fn texts(wording: &Wording) -> impl Iterator<Item = &Text> {
    let (one, several): (Option<&Text>, &[KeyedValue<Text>]) = match wording {
        Wording::One(text) => (Some(text), &[]),
        Wording::ByLanguage(texts) => (None, texts),
    };
    one.into_iter().chain(several.iter().map(|keyed| &keyed.value))
}

/// Returns the length in bytes of the part of `answer`, from its start, that repeats `prompt` word for word.
/// Prompts of fewer than three words are ignored.
fn begins_with(answer: &str, prompt: &str) -> Option<usize> {
    let mut words = 0;
    let mut end = 0;
    let mut given = answer.split_inclusive(char::is_whitespace);
    for asked in prompt.split_whitespace().filter(|word| !is_bare(word)) {
        loop {
            let token = given.next()?;
            end += token.len();
            if letters(token).eq(letters(asked)) {
                break;
            }
            if !is_bare(token) {
                return None;
            }
        }
        words += 1;
    }
    (words > 2).then_some(end)
}

/// Returns the letters and digits of a word, in lowercase.
fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Returns `true` if a word has no letters and no digits.
fn is_bare(word: &str) -> bool {
    !word.contains(char::is_alphanumeric)
}
