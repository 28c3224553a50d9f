//! Classifies the beginning of an English phrase.

use crate::lang::list::{WordList, list};
use crate::lang::phrase::{PhraseStart, Phrases};

pub(super) const PHRASES: Phrases = Phrases { start, is_activity, is_wish };

/// Verbs that are common in plans and are not also nouns.
#[rustfmt::skip]
const VERBS: WordList = list(&[
    "accelerate", "accept", "achieve", "acquire", "adapt", "adjust", "administer", "adopt", "advise", "align",
    "allocate", "analyze", "apply", "arrange", "assemble", "assess", "assign", "assist", "attend", "attract",
    "become", "begin", "bring", "broaden", "build", "buy", "choose", "clarify", "collaborate", "collect",
    "communicate", "compare", "compile", "conduct", "confirm", "connect", "consult", "continue", "convene",
    "coordinate", "create", "cultivate", "decide", "deepen", "define", "deliver", "demonstrate", "deploy",
    "describe", "determine", "develop", "discuss", "distribute", "diversify", "eliminate", "embed", "empower",
    "enable", "encourage", "enforce", "engage", "enhance", "enrich", "enroll", "ensure", "equip", "establish",
    "evaluate", "examine", "expand", "explain", "explore", "extend", "facilitate", "foster", "gather",
    "generate", "give", "grow", "halve", "hire", "identify", "implement", "improve", "include", "inform",
    "initiate", "inspect", "install", "integrate", "introduce", "investigate", "invite", "keep", "lead",
    "learn", "listen", "maintain", "make", "maximize", "meet", "minimize", "modernize", "monitor",
    "negotiate", "notify", "observe", "obtain", "organize", "oversee", "participate", "perform", "prepare",
    "prevent", "prioritize", "procure", "produce", "promote", "protect", "provide", "publish", "reach",
    "receive", "recognize", "recommend", "recruit", "redesign", "reduce", "refine", "rehearse", "reinforce",
    "relocate", "remove", "renew", "replace", "require", "respond", "restore", "retain", "revise", "schedule",
    "select", "send", "serve", "simplify", "solve", "spend", "standardize", "streamline", "strengthen",
    "submit", "supervise", "supply", "sustain", "teach", "transform", "translate", "understand", "unify",
    "update", "utilize", "verify", "widen", "write",
]);

/// Verbs that look like nouns or like other verb forms.
#[rustfmt::skip]
const VERBS_LIKE_NOUNS: WordList = list(&[
    "advance", "augment", "balance", "bring", "caution", "cement", "commence", "comment", "commission",
    "complement", "condition", "document", "embed", "enhance", "envision", "evidence", "exceed", "experience",
    "experiment", "feed", "finance", "function", "harness", "heed", "implement", "influence", "lament",
    "license", "mention", "need", "partition", "petition", "position", "proceed", "provision", "question",
    "ration", "reference", "ring", "section", "seed", "segment", "sequence", "shed", "sing", "speed",
    "spring", "station", "string", "succeed", "supplement", "swing", "transition", "witness",
]);

/// Words that cannot begin a verb phrase in a plan.
#[rustfmt::skip]
const NO_VERBS: WordList = list(&[
    "a", "additional", "administrators", "all", "an", "any", "better", "both", "children", "communities",
    "community", "department", "departments", "district", "districts", "each", "educators", "effective",
    "every", "families", "fewer", "greater", "high", "higher", "improvements", "increases", "its", "less",
    "many", "more", "most", "new", "our", "parents", "principals", "quality", "schools", "site", "some",
    "stronger", "student", "students", "successful", "teachers", "that", "the", "their", "these", "they",
    "this", "those", "we",
]);

/// Endings that only nouns have.
#[rustfmt::skip]
const NOUN_ENDINGS: WordList = list(&[
    "ance", "ence", "ities", "ity", "ment", "ments", "ness", "ship", "sion", "sions", "tion", "tions",
]);

/// Verbs for activities that planners write instead of a metric. None of them is also a noun.
#[rustfmt::skip]
const ACTIVITIES: WordList = list(&[
    "administer", "analyze", "assess", "attend", "collaborate", "collect", "communicate", "conduct",
    "continue", "convene", "coordinate", "create", "develop", "discuss", "distribute", "ensure", "evaluate",
    "examine", "facilitate", "gather", "host", "identify", "implement", "maintain", "meet", "monitor",
    "observe", "provide", "solicit", "update", "utilize",
]);

/// Verbs that are just as often nouns. They begin an activity only before a word from [`AFTER_VERBS`].
const ACTIVITIES_OR_NOUNS: WordList = list(&[
        "check", "hold", "measure", "report", "review", "share", "survey", "track", "use", "visit",
    ]);

/// Words that may follow a verb but not a noun.
const AFTER_VERBS: WordList = list(&[
        "all", "each", "every", "how", "our", "the", "their", "these", "whether", "with",
    ]);

/// Words that follow the noun `conduct` in counts of students' behavior.
#[rustfmt::skip]
const AFTER_CONDUCT: WordList = list(&[
    "at", "cases", "grades", "in", "incidents", "of", "on", "points", "records", "referrals", "reports",
    "scores", "slips", "violations",
]);

/// Verbs that are also nouns or often misleading (`lead in the water`, `schedule conflicts`).
const VERBS_OR_NOUNS: WordList = list(&["conduct", "lead", "reach", "schedule", "supply", "update"]);

/// Verbs that are nouns unless an object follows.
const VERBS_WITH_OBJECT: WordList = list(&["address", "decrease", "increase", "raise"]);

/// Participles that begin a request for something better, such as `improved communication`.
const WISHED: WordList = list(&["enhanced", "improved", "strengthened"]);

/// Words that may follow a noun but not a verb that needs an object.
const AFTER_NOUNS: WordList = list(&[
        "among", "and", "at", "between", "by", "for", "from", "in", "is", "of", "on", "to", "was",
    ]);

fn start(lower: &str, next: Option<&str>) -> PhraseStart {
    // In `significantly reduce`, the second word decides.
    if lower.ends_with("ly") && lower.len() > 4 && lower != "apply" && lower != "supply" {
        return next.map_or(PhraseStart::Unknown, |next| start(next, None));
    }
    if VERBS.has(lower) || VERBS_LIKE_NOUNS.has(lower) {
        return PhraseStart::Verb;
    }
    if NO_VERBS.has(lower) || NOUN_ENDINGS.ends(lower) {
        return PhraseStart::NoVerb;
    }
    if lower.ends_with("ing") && lower.len() > 5 {
        return PhraseStart::Ing;
    }
    let verb = lower.strip_suffix("es").or_else(|| lower.strip_suffix('s'));
    let is_form = |verb: &str| VERBS.has(verb) || VERBS.has(&format!("{verb}e"));
    if lower == "to" && next.is_some_and(|next| start(next, None) == PhraseStart::Verb)
        || lower.ends_with("ed") && lower.len() > 4
        || verb.is_some_and(is_form)
    {
        return PhraseStart::OtherForm;
    }
    PhraseStart::Unknown
}

fn is_activity(first: &str, second: &str) -> bool {
    let is_noun = first == "conduct" && AFTER_CONDUCT.has(second);
    let is_verb = ACTIVITIES.has(first)
        || ACTIVITIES_OR_NOUNS.has(first) && AFTER_VERBS.has(second);
    is_verb && !is_noun
}

fn is_wish(first: &str, second: &str) -> bool {
    let is_verb = VERBS.has(first) && !VERBS_OR_NOUNS.has(first);
    let has_object = !second.is_empty() && !AFTER_NOUNS.has(second);
    is_verb || WISHED.has(first) || VERBS_WITH_OBJECT.has(first) && has_object
}
