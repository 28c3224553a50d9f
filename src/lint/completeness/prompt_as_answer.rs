//! `prompt-as-answer`: the form's question, copied into its answer.
//!
//! Only what begins with the whole question is told; an answer may take up words of it.

use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::model::{Keyed, Wording};
use crate::source::Text;

declare_rule! {
    /// An answer does not repeat the form's question.
    ///
    /// ## Why it matters
    /// The report prints the question above the answer; the reader would read it twice, or read nothing else.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: What does the department do, and for whom?
    /// ```
    /// ```yaml
    /// purpose: We feed 12,700 children on every school day.
    /// ```
    "prompt-as-answer" {
        levels: [Info, Warn, Error, Error],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, around: &Around<'_>, findings: &mut Findings<'_>) {
    if passage.part.is_empty() || !passage.is_said() {
        return;
    }
    let answer = &passage.text.value;
    for part in around.part(passage.part) {
        let prompts = part.prompt.iter().flat_map(texts);
        let mut repeated = prompts.filter_map(|prompt| begins_with(answer, &prompt.value));
        if let Some(length) = repeated.next() {
            findings
                .at(passage.place(0..length), "this repeats the form's question")
                .note("the report prints the question above the answer already")
                .help("write the answer only");
            return;
        }
    }
}

fn texts(wording: &Wording) -> impl Iterator<Item = &Text> {
    let (one, several): (Option<&Text>, &[Keyed<Text>]) = match wording {
        Wording::One(text) => (Some(text), &[]),
        Wording::ByLanguage(texts) => (None, texts),
    };
    one.into_iter().chain(several.iter().map(|keyed| &keyed.value))
}

/// The length of the part of `answer` that is `prompt`, word for word; a prompt of fewer than three words
/// is not counted.
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

/// The letters and figures of a word, in small letters.
fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether a word has no letter and no figure.
fn is_bare(word: &str) -> bool {
    !word.contains(char::is_alphanumeric)
}
