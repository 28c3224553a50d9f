//! Wrong phrases that spelling checkers miss, each with its correction.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::SupportedLanguage;

/// English phrases in lowercase, each with its correction.
#[rustfmt::skip]
const ENGLISH: &[(&str, &str)] = &[
    // `though` instead of `through`, after verbs that need `through`.
    ("achieve though", "achieve through"), ("assess though", "assess through"),
    ("collect though", "collect through"), ("communicate though", "communicate through"),
    ("deliver though", "deliver through"), ("evaluate though", "evaluate through"),
    ("follow though", "follow through"), ("gather though", "gather through"),
    ("inform though", "inform through"),
    ("monitor though", "monitor through"), ("provide though", "provide through"),
    ("though out the", "throughout the"), ("though the use of", "through the use of"),
    ("through out the", "throughout the"), ("went though", "went through"),
    // `form` instead of `from`.
    ("apart form", "apart from"), ("aside form", "aside from"), ("away form", "away from"),
    ("coming form", "coming from"), ("ranging form", "ranging from"),
    // `then` instead of `than`.
    ("rather then", "rather than"),
    // A similar word instead of the intended word.
    ("a affect on", "an effect on"), ("an affect on", "an effect on"),
    ("asses", "assess"), ("assistant principle", "assistant principal"),
    ("capitol improvement", "capital improvement"), ("capitol outlay", "capital outlay"),
    ("certificated personal", "certificated personnel"), ("classified personal", "classified personnel"),
    ("costumer service", "customer service"), ("could of been", "could have been"),
    ("give advise", "give advice"), ("guidance councilor", "guidance counselor"),
    ("heath", "health"), ("it's own", "its own"), ("manger", "manager"), ("mangers", "managers"),
    ("per say", "per se"), ("provide advise", "provide advice"), ("pubic", "public"),
    ("roll model", "role model"), ("roll models", "role models"),
    ("school councilor", "school counselor"), ("school councilors", "school counselors"),
    ("school principle", "school principal"), ("school principles", "school principals"),
    ("should of been", "should have been"), ("site counsel", "site council"),
    ("student counsel", "student council"),
    ("students loose", "students lose"), ("suppose to", "supposed to"),
    ("the affect on", "the effect on"),
    ("there own", "their own"), ("tittle", "title"), ("trail period", "trial period"),
    ("trail run", "trial run"), ("vice principle", "vice principal"),
    ("was lead by", "was led by"), ("were lead by", "were led by"), ("would of been", "would have been"),
    // A missing word.
    ("as result of", "as a result of"),
    ("in order ensure", "in order to ensure"), ("in order improve", "in order to improve"),
    ("in order increase", "in order to increase"), ("in order provide", "in order to provide"),
    ("in timely manner", "in a timely manner"),
    ("on annual basis", "on an annual basis"), ("on as needed basis", "on an as-needed basis"),
    ("on consistent basis", "on a consistent basis"), ("on daily basis", "on a daily basis"),
    ("on monthly basis", "on a monthly basis"), ("on ongoing basis", "on an ongoing basis"),
    ("on quarterly basis", "on a quarterly basis"), ("on regular basis", "on a regular basis"),
    ("on weekly basis", "on a weekly basis"), ("on yearly basis", "on a yearly basis"),
];

/// Spanish phrases in lowercase, each with its correction.
#[rustfmt::skip]
const SPANISH: &[(&str, &str)] = &[
    ("a travez de", "a través de"), ("a el", "al"), ("de el", "del"), ("ha echo", "ha hecho"),
    ("haber si", "a ver si"), ("han echo", "han hecho"), ("las escuela", "las escuelas"),
    ("las familia", "las familias"), ("las maestra", "las maestras"),
    ("los estudiante", "los estudiantes"), ("los maestro", "los maestros"), ("mas de", "más de"),
    ("mas del", "más del"), ("sobretodo", "sobre todo"), ("toda las", "todas las"),
    ("todo los", "todos los"),
];

/// Words after which `then` should be `than` if a number follows.
const COMPARED: &[&str] = &["fewer", "greater", "higher", "less", "lower", "more"];

/// Spelled-out numbers and similar words that may follow `then`.
const NUMBERS: &[&str] = &["half", "one", "two", "three", "four", "five", "ten", "any", "last"];

/// Words that need `an`. Only these words are checked, because `a` may also be a letter or a word in another
/// language.
#[rustfmt::skip]
const WITH_AN: &[&str] = &[
    "academic", "action", "activity", "additional", "adult", "after-school", "agreement",
    "annual", "assessment", "assistant", "audit", "average", "early", "educational", "effective",
    "effort", "eighth", "elementary", "eleventh", "email", "employee", "equitable", "evaluation",
    "evening", "event", "example", "expanded", "important", "inclusive", "increase", "increased",
    "individual", "individualized", "instructional", "interpreter", "intervention", "issue",
    "office", "ongoing", "online", "open", "opportunity", "option", "outcome", "outdoor", "outside",
    "overall", "owner",
];

/// Words that need `a`.
#[rustfmt::skip]
const WITH_A: &[&str] = &[
    "baseline", "department", "district", "family", "goal", "meeting", "metric", "monthly", "new",
    "parent", "plan", "principal", "priority", "process", "program", "quarterly", "report",
    "school", "strategy", "strong", "student", "summary", "survey", "system", "target", "teacher",
    "team", "tool", "training", "weekly", "year",
];

type Phrases = BTreeMap<&'static str, Vec<(&'static str, &'static str)>>;

static ENGLISH_BY_FIRST: LazyLock<Phrases> = LazyLock::new(|| by_first(ENGLISH));
static SPANISH_BY_FIRST: LazyLock<Phrases> = LazyLock::new(|| by_first(SPANISH));

fn by_first(phrases: &'static [(&'static str, &'static str)]) -> Phrases {
    let mut map = Phrases::new();
    for (wrong, right) in phrases {
        let first = wrong.split(' ').next().unwrap_or_default();
        map.entry(first).or_default().push((wrong, right));
    }
    map
}

/// Returns `true` if a wrong phrase may begin with the lowercase word `word`. The vocabulary caches the result.
pub(in crate::lint) fn may_begin_wrong_phrase(word: &str, lang: SupportedLanguage) -> bool {
    match lang {
        SupportedLanguage::English => {
            matches!(word, "a" | "an")
                || COMPARED.contains(&word)
                || ENGLISH_BY_FIRST.contains_key(word)
        }
        SupportedLanguage::Spanish => SPANISH_BY_FIRST.contains_key(word),
        SupportedLanguage::Other => false,
    }
}

/// Returns the length in bytes of the wrong phrase at the start of `text`, and its correction. `first` is the first
/// word of `text`, and `word` is the same in lowercase.
pub(in crate::lint) fn slips(
    text: &str,
    (first, word): (&str, &str),
    lang: SupportedLanguage,
) -> Option<(usize, String)> {
    let phrases = match lang {
        SupportedLanguage::English => &ENGLISH_BY_FIRST,
        SupportedLanguage::Spanish => &SPANISH_BY_FIRST,
        SupportedLanguage::Other => return None,
    };
    // A capitalized word may be a name: `Heath Elementary`, `de El Salvador`.
    let known = phrases.get(word).into_iter().flatten().find_map(|(wrong, right)| {
        let is_alone = !wrong.contains(' ');
        let length = length(text, wrong).filter(|_| !is_alone || word == first)?;
        Some((length, (*right).to_owned()))
    });
    if known.is_some() || lang != SupportedLanguage::English {
        return known.map(|(length, right)| (length, like(first, right)));
    }
    let mut next = text.get(first.len()..)?.strip_prefix(' ')?.split(' ');
    let second = next.next().map(bare)?;
    match word {
        "a" if first == "a" && WITH_AN.contains(&second) => {
            Some((2 + second.len(), format!("an {second}")))
        }
        "an" if WITH_A.contains(&second) => {
            Some((3 + second.len(), like(first, format!("a {second}"))))
        }
        _ if second == "then" && COMPARED.contains(&word) => {
            let third = next.next()?;
            let is_number = third.starts_with(|c: char| c.is_ascii_digit());
            let is_meant = is_number || NUMBERS.contains(&bare(third));
            is_meant.then(|| (first.len() + 5, format!("{first} than")))
        }
        _ => None,
    }
}

/// Returns a word without the punctuation at its end.
fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Capitalizes `right` if `first` is capitalized.
fn like(first: &str, right: String) -> String {
    if !first.starts_with(char::is_uppercase) {
        return right;
    }
    let mut chars = right.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Returns the length in bytes of `phrase` at the start of `text`; `None` if it isn't there. White space may
/// differ, and the first word may be capitalized.
fn length(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for (number, word) in phrase.split(' ').enumerate() {
        if number > 0 {
            let after = rest.trim_start();
            // A blank line starts a new paragraph.
            let between = rest.get(..rest.len() - after.len())?;
            if between.is_empty() || between.matches('\n').count() > 1 {
                return None;
            }
            rest = after;
        }
        let (head, tail) = rest.split_at_checked(word.len())?;
        let is_same = if number == 0 { head.to_lowercase() == word } else { head == word };
        if !is_same {
            return None;
        }
        rest = tail;
    }
    let is_end =
        !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}'));
    is_end.then_some(text.len() - rest.len())
}
