//! Most doubled words in English and Spanish are intended: `had had`, `that that`, `log on on Monday`, `what it is
//! is`. The rule therefore reports only three kinds: words that never follow themselves, prepositions if no earlier
//! verb can take the first one as its particle, and other words outside clauses that may end with a verb. Deleting
//! a word is always a suggestion.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::correction_trust::{CorrectionTrust, correction_trust, is_english, is_own};
use crate::lint::language::{SupportedLanguage, stem};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};

/// Words that never follow themselves.
const NEVER_DOUBLED: &[&str] = &[
    "a", "an", "and", "but", "each", "every", "if", "my", "of", "or", "our", "than", "the",
    "their", "your",
];

/// Spanish words that never follow themselves; `para` is also a verb.
const NEVER_DOUBLED_IN_SPANISH: &[&str] = &[
    "al", "con", "de", "del", "el", "en", "las", "los", "para", "por", "su", "sus", "un", "una",
    "y",
];

/// Verb particles, which the same word may follow as a preposition: `the room we meet in in winter`.
const PARTICLES: &[&str] = &[
    "about", "across", "after", "along", "around", "as", "at", "by", "down", "for", "from", "in",
    "into", "off", "on", "out", "over", "through", "to", "under", "up", "with", "without",
];

/// Stems of verbs with particles.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "add", "aim", "am", "answer", "are", "ask", "back", "be", "been", "begin", "being", "believ",
    "belong", "block", "blow", "book", "break", "bring", "brought", "build", "built", "burn",
    "call", "calm", "came", "car", "carr", "carri", "check", "clean", "clear", "click", "clock",
    "clos", "com", "count", "cross", "cut", "deal", "depend", "dig", "dream", "dress", "driv",
    "drop", "drov", "eat", "end", "fall", "fell", "fill", "find", "finish", "focu", "follow", "get",
    "giv", "give", "go", "goe", "goes", "gone", "got", "gotten", "grow", "hand", "hang", "held",
    "hold", "hop", "hope", "hung", "is", "join", "jump", "keep", "kept", "kick", "knock", "laid",
    "land", "lay", "lead", "lean", "leav", "led", "left", "let", "lie", "light", "lin", "line",
    "lit", "liv", "lock", "log", "look", "made", "mail", "mak", "mark", "meet", "met", "mov", "nam",
    "nod", "open", "pack", "paid", "pass", "pay", "phon", "pick", "plan", "play", "plug", "point",
    "pop", "prepar", "print", "pull", "push", "put", "ran", "reach", "read", "ready", "rel", "reli",
    "relie", "relied", "report", "ring", "roll", "rul", "run", "sat", "saw", "see", "seen", "send",
    "sent", "set", "settl", "show", "shut", "sign", "sit", "sleep", "slept", "sold", "sort",
    "speak", "spok", "spoke", "spoken", "stand", "start", "stay", "step", "stick", "stood", "stop",
    "stuck", "sum", "swip", "switch", "tak", "taken", "talk", "tap", "tear", "think", "thought",
    "throw", "tick", "told", "took", "tr", "trad", "transfer", "tri", "try", "tun", "turn", "typ",
    "us", "visit", "wait", "wak", "walk", "want", "was", "watch", "wear", "went", "were", "wish",
    "won", "work", "worri", "writ", "write", "written", "wrot",
];

/// Words that start a clause that may end with a verb: `those who can can help`.
#[rustfmt::skip]
const CLAUSE_STARTS: &[&str] = &[
    "all", "anyone", "anything", "cuando", "cuanto", "donde", "everyone", "everything", "how", "lo",
    "que", "quien", "quienes", "that", "thing", "things", "those", "what", "whatever", "when",
    "where", "wherever", "which", "whichever", "who", "whoever", "whom", "why",
];

/// Words that are often doubled on purpose, for their sound or by the rules of grammar.
#[rustfmt::skip]
const MAY_FOLLOW_THEMSELVES: &[&str] = &[
    "again", "am", "are", "aye", "be", "been", "blah", "boo", "bye", "can", "cha", "cheep", "choo",
    "chop", "chug", "could", "did", "do", "does", "far", "goody", "ha", "had", "has", "have", "he",
    "her", "here", "hers", "him", "his", "ho", "hush", "i", "is", "it", "knock", "la", "long",
    "may", "me", "might", "more", "much", "must", "never", "night", "no", "now", "one", "please",
    "pom", "quack", "really", "ring", "row", "rub", "she", "should", "so", "some", "step", "that",
    "them", "there", "they", "this", "tick", "tock", "too", "tut", "us", "very", "was", "way", "we",
    "well", "were", "will", "would", "years", "yes", "yo", "you",
];

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
    let lang = SupportedLanguage::of(context.language);
    if lang == SupportedLanguage::Other {
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
        if !is_slip(passage, &second, &before, lang) {
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
    plan: SupportedLanguage,
) -> bool {
    let is_among = |words: &[&str]| before.iter().any(|word| words.contains(&word.lower()));
    let is_of_english = NEVER_DOUBLED.contains(&word.text);
    if NEVER_DOUBLED_IN_SPANISH.contains(&word.text) && !is_of_english {
        let is_verb = word.text == "para" && is_among(CLAUSE_STARTS);
        return plan == SupportedLanguage::Spanish && !is_verb && is_own(passage, word);
    }
    if MAY_FOLLOW_THEMSELVES.contains(&word.text)
        || correction_trust(passage, word, plan) == CorrectionTrust::Leave
    {
        return false;
    }
    if is_of_english {
        return true;
    }
    // Many languages repeat a word for emphasis: Tagalog `araw araw` means "every day".
    if is_among(CLAUSE_STARTS) || !is_english(passage, word) {
        return false;
    }
    let is_verb = |word: &str| {
        VERBS.contains(&word) || VERBS.contains(&stem(word, SupportedLanguage::English))
    };
    let follows_verb = || before.iter().any(|word| is_verb(word.lower()));
    !PARTICLES.contains(&word.text) || !follows_verb()
}
