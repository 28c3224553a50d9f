//! Most doubled words in English and Spanish are intended: `had had`, `that that`, `log on on Monday`, `what it is
//! is`. The rule therefore reports only three kinds: words that never follow themselves, prepositions if no earlier
//! verb can take the first one as its particle, and other words outside clauses that may end with a verb. Deleting
//! a word is always a suggestion.

use crate::diagnostic::{Applicability, Edit};
use crate::lang::{Language, WordList};
use crate::lint::correction_trust::{CorrectionTrust, correction_trust, is_english, is_own};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};

/// The maximum distance in words between a verb and its particle: `turn the lights on on Friday`.
const VERB_REACH: usize = 7;

declare_rule! {
    /// Checks for words that are repeated by mistake.
    ///
    /// Words that are often repeated on purpose are skipped, such as `had had` or `families log on on Monday`. In
    /// Spanish, only articles and other short function words are checked. `plancc fix` deletes a word only with
    /// `--unsafe`.
    ///
    /// ## Why it matters
    /// A repeated word makes readers stop, and it shows them that no one proofread the sentence.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We maintain the the school gardens.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We maintain the school gardens.
    /// ```
    "doubled-word" {
        levels: [Warn, Warn, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let language = context.language;
    if language.words().doubling.never.is_empty() {
        return;
    }
    let text = passage.scan().words.text();
    let pairs = passage.words().zip(passage.words().skip(1));
    for (number, (first, second)) in pairs.enumerate() {
        if first.number() != second.number() {
            continue;
        }
        let is_plain = second.text.chars().all(char::is_lowercase)
            && first.text.len() == second.text.len()
            && first.lower() == second.text;
        let is_apart = text.get(first.at.end..second.at.start) == Some(" ")
            && !is_hyphen(text.get(..first.at.start).and_then(|text| text.chars().next_back()))
            && !is_hyphen(text.get(second.at.end..).and_then(|text| text.chars().next()));
        if !is_plain || !is_apart {
            continue;
        }
        let nearest = passage.words_from(number.saturating_sub(VERB_REACH));
        let before: Vec<Word<'_>> = nearest.take(number.min(VERB_REACH)).collect();
        if !is_slip(passage, &second, &before, language) {
            continue;
        }
        let extra = passage.at_words(first.at.end..second.at.end);
        findings
            .at(passage.at_words(second.at.clone()), format!("duplicate word `{}`", second.text))
            .label(passage.at_words(first.at.clone()), "first used here")
            .note("a repeated word makes readers stop and reread")
            .help("delete one of the two words")
            .fix(
                format!("delete the second `{}`", second.text),
                Applicability::Unsafe,
                vec![Edit { span: extra, text: String::new() }],
            );
    }
}

fn is_hyphen(c: Option<char>) -> bool {
    c.is_some_and(|c| "-\u{2010}\u{2011}".contains(c))
}

/// Returns `true` if the word is repeated by mistake. `before` contains the words right before the pair.
fn is_slip(
    passage: &Passage<'_>,
    word: &Word<'_>,
    before: &[Word<'_>],
    language: Language<'_>,
) -> bool {
    let Some(judged) = language.mixed().find(|words| words.recognition.is_some()) else {
        return false;
    };
    let is_among = |list: WordList| before.iter().any(|word| list.has(word.lower()));
    let in_clause = || language.mixed().any(|words| is_among(words.doubling.clause_starts));
    let never = judged.doubling.never.has(word.text);
    if !never && language.has(|words| words.doubling.never, word.text) {
        let own = &language.words().doubling;
        let is_verb = || own.also_verbs.has(word.text) && in_clause();
        return own.never.has(word.text) && !is_verb() && is_own(passage, word);
    }
    if judged.doubling.on_purpose.has(word.text)
        || correction_trust(passage, word, language) == CorrectionTrust::Leave
    {
        return false;
    }
    if never {
        return true;
    }
    // Many languages repeat a word for emphasis: Tagalog `araw araw` means "every day".
    if in_clause() || !is_english(passage, word) {
        return false;
    }
    let verbs = judged.doubling.verbs;
    let is_verb = |word: &str| verbs.has(word) || verbs.has((judged.stem)(word));
    let follows_verb = || before.iter().any(|word| is_verb(word.lower()));
    !judged.doubling.particles.has(word.text) || !follows_verb()
}
