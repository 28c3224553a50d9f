//! Wrong English phrases that spelling checkers miss.

use crate::lang::list::{WordList, list};
use crate::lang::wrong_phrase::{WrongPhrases, capitalized_like};

pub(super) const WRONG_PHRASES: WrongPhrases = WrongPhrases { phrases: PHRASES, grammar_starts: GRAMMAR_STARTS, grammar };

/// Wrong words (`though` instead of `through` after verbs that need it, `form` instead of `from`, `then` instead of `than`,
/// words that sound alike), and set phrases in which a word is missing.
#[rustfmt::skip]
const PHRASES: &[(&str, &str)] = &[
    ("a affect on", "an effect on"), ("achieve though", "achieve through"), ("an affect on", "an effect on"),
    ("apart form", "apart from"), ("as result of", "as a result of"), ("aside form", "aside from"),
    ("asses", "assess"), ("assess though", "assess through"), ("assistant principle", "assistant principal"),
    ("away form", "away from"), ("capitol improvement", "capital improvement"),
    ("capitol outlay", "capital outlay"), ("certificated personal", "certificated personnel"),
    ("classified personal", "classified personnel"), ("collect though", "collect through"),
    ("coming form", "coming from"), ("communicate though", "communicate through"),
    ("costumer service", "customer service"), ("could of been", "could have been"),
    ("deliver though", "deliver through"), ("evaluate though", "evaluate through"),
    ("follow though", "follow through"), ("gather though", "gather through"), ("give advise", "give advice"),
    ("guidance councilor", "guidance counselor"), ("heath", "health"),
    ("in order ensure", "in order to ensure"), ("in order improve", "in order to improve"),
    ("in order increase", "in order to increase"), ("in order provide", "in order to provide"),
    ("in timely manner", "in a timely manner"), ("inform though", "inform through"), ("it's own", "its own"),
    ("manger", "manager"), ("mangers", "managers"), ("monitor though", "monitor through"),
    ("on annual basis", "on an annual basis"), ("on as needed basis", "on an as-needed basis"),
    ("on consistent basis", "on a consistent basis"), ("on daily basis", "on a daily basis"),
    ("on monthly basis", "on a monthly basis"), ("on ongoing basis", "on an ongoing basis"),
    ("on quarterly basis", "on a quarterly basis"), ("on regular basis", "on a regular basis"),
    ("on weekly basis", "on a weekly basis"), ("on yearly basis", "on a yearly basis"), ("per say", "per se"),
    ("provide advise", "provide advice"), ("provide though", "provide through"), ("pubic", "public"),
    ("ranging form", "ranging from"), ("rather then", "rather than"), ("roll model", "role model"),
    ("roll models", "role models"), ("school councilor", "school counselor"),
    ("school councilors", "school counselors"), ("school principle", "school principal"),
    ("school principles", "school principals"), ("should of been", "should have been"),
    ("site counsel", "site council"), ("student counsel", "student council"),
    ("students loose", "students lose"), ("suppose to", "supposed to"), ("the affect on", "the effect on"),
    ("there own", "their own"), ("though out the", "throughout the"),
    ("though the use of", "through the use of"), ("through out the", "throughout the"), ("tittle", "title"),
    ("trail period", "trial period"), ("trail run", "trial run"), ("vice principle", "vice principal"),
    ("was lead by", "was led by"), ("went though", "went through"), ("were lead by", "were led by"),
    ("would of been", "would have been"),
];

/// The articles, and the words in [`COMPARED`].
const GRAMMAR_STARTS: WordList = list(&["a", "an", "fewer", "greater", "higher", "less", "lower", "more"]);

/// Words after which `then` should be `than` if a number follows.
const COMPARED: WordList = list(&["fewer", "greater", "higher", "less", "lower", "more"]);

/// Spelled-out numbers and similar words that may follow `then`.
const NUMBERS: WordList = list(&["any", "five", "four", "half", "last", "one", "ten", "three", "two"]);

/// Words that need `an`. Only these words are checked, because `a` may also be a letter or a word in another language.
#[rustfmt::skip]
const WITH_AN: WordList = list(&[
    "academic", "action", "activity", "additional", "adult", "after-school", "agreement", "annual",
    "assessment", "assistant", "audit", "average", "early", "educational", "effective", "effort", "eighth",
    "elementary", "eleventh", "email", "employee", "equitable", "evaluation", "evening", "event", "example",
    "expanded", "important", "inclusive", "increase", "increased", "individual", "individualized",
    "instructional", "interpreter", "intervention", "issue", "office", "ongoing", "online", "open",
    "opportunity", "option", "outcome", "outdoor", "outside", "overall", "owner",
]);

/// Words that need `a`.
#[rustfmt::skip]
const WITH_A: WordList = list(&[
    "baseline", "department", "district", "family", "goal", "meeting", "metric", "monthly", "new", "parent",
    "plan", "principal", "priority", "process", "program", "quarterly", "report", "school", "strategy",
    "strong", "student", "summary", "survey", "system", "target", "teacher", "team", "tool", "training",
    "weekly", "year",
]);

/// Finds a wrong article, and `then` instead of `than`.
fn grammar(first: &str, word: &str, rest: &str) -> Option<(usize, String)> {
    let mut next = rest.strip_prefix(' ')?.split(' ');
    let second = next.next().map(bare)?;
    match word {
        "a" if first == "a" && WITH_AN.has(second) => {
            Some((2 + second.len(), format!("an {second}")))
        }
        "an" if WITH_A.has(second) => {
            Some((3 + second.len(), capitalized_like(first, format!("a {second}"))))
        }
        _ if second == "then" && COMPARED.has(word) => {
            let third = next.next()?;
            let is_number = third.starts_with(|c: char| c.is_ascii_digit());
            let is_meant = is_number || NUMBERS.has(bare(third));
            is_meant.then(|| (first.len() + 5, format!("{first} than")))
        }
        _ => None,
    }
}

/// Returns a word without the punctuation at its end.
fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}
