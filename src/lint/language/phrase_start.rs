//! Classifies the beginning of a phrase by its first words.

use super::SupportedLanguage;

/// The kind of word at the beginning of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum PhraseStart {
    /// A verb in the form used after `will`: `raise`; in Spanish `elevar`.
    Verb,
    /// A verb in `-ing`: `raising`; in Spanish `elevando`.
    Ing,
    /// A verb in another form: `raises`, `raised`, `to raise`.
    OtherForm,
    /// Not a verb: `the raise`, `communication`.
    NoVerb,
    /// A word that may be a verb or not.
    Unknown,
}

/// Verbs that are common in plans and are not also nouns, sorted.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "accelerate", "accept", "achieve", "acquire", "adapt", "adjust", "administer", "adopt",
    "advise", "align", "allocate", "analyze", "apply", "arrange", "assemble", "assess",
    "assign", "assist", "attend", "attract", "become", "begin", "bring", "broaden", "build",
    "buy", "choose", "clarify", "collaborate", "collect", "communicate", "compare", "compile",
    "conduct", "confirm", "connect", "consult", "continue", "convene", "coordinate", "create",
    "cultivate", "decide", "deepen", "define", "deliver", "demonstrate", "deploy", "describe",
    "determine", "develop", "discuss", "distribute", "diversify", "eliminate", "embed",
    "empower", "enable", "encourage", "enforce", "engage", "enhance", "enrich", "enroll",
    "ensure", "equip", "establish", "evaluate", "examine", "expand", "explain", "explore",
    "extend", "facilitate", "foster", "gather", "generate", "give", "grow", "halve", "hire",
    "identify", "implement", "improve", "include", "inform", "initiate", "inspect", "install",
    "integrate", "introduce", "investigate", "invite", "keep", "lead", "learn", "listen",
    "maintain", "make", "maximize", "meet", "minimize", "modernize", "monitor", "negotiate",
    "notify", "observe", "obtain", "organize", "oversee", "participate", "perform", "prepare",
    "prevent", "prioritize", "procure", "produce", "promote", "protect", "provide", "publish",
    "reach", "receive", "recognize", "recommend", "recruit", "redesign", "reduce", "refine",
    "rehearse", "reinforce", "relocate", "remove", "renew", "replace", "require", "respond",
    "restore", "retain", "revise", "schedule", "select", "send", "serve", "simplify", "solve",
    "spend", "standardize", "streamline", "strengthen", "submit", "supervise", "supply",
    "sustain", "teach", "transform", "translate", "understand", "unify", "update", "utilize",
    "verify", "widen", "write",
];

/// Words that begin no verb phrase in a plan, sorted.
#[rustfmt::skip]
const NO_VERBS: &[&str] = &[
    "a", "additional", "administrators", "all", "an", "any", "better", "both", "children",
    "communities", "community", "department", "departments", "district", "districts", "each",
    "educators", "effective", "every", "families", "fewer", "greater", "high", "higher",
    "improvements", "increases", "its", "less", "many", "more", "most", "new", "our", "parents",
    "principals", "quality", "schools", "site", "some", "stronger", "student", "students",
    "successful", "teachers", "that", "the", "their", "these", "they", "this", "those", "we",
];

/// Verbs that look like nouns or like other verb forms.
#[rustfmt::skip]
const VERBS_ALL_THE_SAME: &[&str] = &[
    "advance", "augment", "balance", "bring", "caution", "cement", "commence", "comment",
    "commission", "complement", "condition", "document", "embed", "enhance", "envision",
    "evidence", "exceed", "experience", "experiment", "feed", "finance", "function", "harness",
    "heed", "implement", "influence", "lament", "license", "mention", "need", "partition",
    "petition", "position", "proceed", "provision", "question", "ration", "reference", "ring",
    "section", "seed", "segment", "sequence", "shed", "sing", "speed", "spring", "station",
    "string", "succeed", "supplement", "swing", "transition", "witness",
];

/// Endings that only nouns have.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "ance", "ence", "ities", "ity", "ment", "ments", "ness", "ship", "sion", "sions", "tion",
    "tions",
];

/// Spanish words that begin no verb phrase; a verb after «lo que permitirá» ends in `-ar`, `-er` or `-ir`.
#[rustfmt::skip]
const SPANISH_NO_VERBS: &[&str] = &[
    "el", "la", "las", "los", "mayor", "mayores", "mejor", "mejores", "menor", "menos", "más",
    "nuestra", "nuestras", "nuestro", "nuestros", "que", "sus", "todas", "todos", "un", "una",
];

#[rustfmt::skip]
const SPANISH_THINGS: &[&str] = &[
    "ancia", "ciones", "ción", "dad", "dades", "encia", "miento", "mientos", "siones", "sión",
];

/// Classifies the beginning of a phrase.
///
/// Tuned on the priorities and actions of the sample plans, all of which begin with a verb, and on a plan whose
/// priorities were written as headings. A word that may be a verb counts as a verb. A dictionary of all parts of
/// speech would find more headings, but would be wrong more often.
pub(in crate::lint) fn start<'a>(
    words: impl IntoIterator<Item = &'a str>,
    lang: SupportedLanguage,
) -> PhraseStart {
    let mut words = words.into_iter();
    let Some(word) = words.next() else { return PhraseStart::Unknown };
    match lang {
        SupportedLanguage::English => english(word, words.next()),
        SupportedLanguage::Spanish => spanish(word),
        SupportedLanguage::Other => PhraseStart::Unknown,
    }
}

fn english(word: &str, next: Option<&str>) -> PhraseStart {
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    // In `significantly reduce`, the second word decides.
    if lower.ends_with("ly") && lower.len() > 4 && lower != "apply" && lower != "supply" {
        return next.map_or(PhraseStart::Unknown, |next| english(next, None));
    }
    let knows = |list: &[&str]| list.contains(&lower);
    if knows(VERBS) || knows(VERBS_ALL_THE_SAME) {
        return PhraseStart::Verb;
    }
    if knows(NO_VERBS) || THINGS.iter().any(|end| lower.ends_with(end)) {
        return PhraseStart::NoVerb;
    }
    if lower.ends_with("ing") && lower.len() > 5 {
        return PhraseStart::Ing;
    }
    let verb = lower.strip_suffix("es").or_else(|| lower.strip_suffix('s'));
    let is_form =
        |verb: &str| VERBS.contains(&verb) || VERBS.contains(&format!("{verb}e").as_str());
    if lower == "to" && next.is_some_and(|next| english(next, None) == PhraseStart::Verb)
        || lower.ends_with("ed") && lower.len() > 4
        || verb.is_some_and(is_form)
    {
        return PhraseStart::OtherForm;
    }
    PhraseStart::Unknown
}

fn spanish(word: &str) -> PhraseStart {
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    if SPANISH_NO_VERBS.contains(&lower) || SPANISH_THINGS.iter().any(|end| lower.ends_with(end)) {
        return PhraseStart::NoVerb;
    }
    if lower.ends_with("ando") || lower.ends_with("iendo") {
        return PhraseStart::Ing;
    }
    let bare =
        ["se", "lo", "la", "los", "las", "les"].iter().find_map(|end| lower.strip_suffix(end));
    let is_verb = |word: &str| {
        ["ar", "er", "ir"].iter().any(|end| word.ends_with(end)) && word.chars().count() > 2
    };
    if is_verb(lower) || bare.is_some_and(is_verb) {
        PhraseStart::Verb
    } else {
        PhraseStart::Unknown
    }
}

/// Verbs for activities that planners write instead of a metric. None of them is also a noun.
#[rustfmt::skip]
const ACTIVITIES: &[&str] = &[
    "administer", "analyze", "assess", "attend", "collaborate", "collect", "communicate",
    "conduct", "continue", "convene", "coordinate", "create", "develop", "discuss",
    "distribute", "ensure", "evaluate", "examine", "facilitate", "gather", "host", "identify",
    "implement", "maintain", "meet", "monitor", "observe", "provide", "solicit", "update",
    "utilize",
];

/// Verbs that are just as often nouns. They begin an activity only before a word from [`AFTER_VERBS`].
#[rustfmt::skip]
const ACTIVITIES_OR_THINGS: &[&str] = &[
    "check", "hold", "measure", "report", "review", "share", "survey", "track", "use", "visit",
];

/// Words that may follow a verb but not a noun.
#[rustfmt::skip]
const AFTER_VERBS: &[&str] = &[
    "all", "each", "every", "how", "our", "the", "their", "these", "whether", "with",
];

/// Words that follow the noun `conduct` in counts of students' behavior.
#[rustfmt::skip]
const OF_CONDUCT: &[&str] = &[
    "at", "cases", "grades", "in", "incidents", "of", "on", "points", "records", "referrals",
    "reports", "scores", "slips", "violations",
];

#[rustfmt::skip]
const SPANISH_ACTIVITIES: &[&str] = &[
    "analizar", "aplicar", "asegurar", "asistir", "compartir", "continuar", "coordinar",
    "crear", "dar", "desarrollar", "evaluar", "examinar", "hacer", "implementar", "llevar",
    "monitorear", "observar", "ofrecer", "realizar", "recoger", "reunir", "revisar",
    "supervisar", "verificar",
];

/// Returns the first two words in lowercase. A missing word is empty.
fn first_two<'a>(words: impl IntoIterator<Item = &'a str>) -> [String; 2] {
    let mut words = words.into_iter().map(str::to_lowercase);
    std::array::from_fn(|_| words.next().unwrap_or_default())
}

/// Returns `true` if a phrase that begins with these words describes an activity.
pub(in crate::lint) fn is_activity<'a>(
    words: impl IntoIterator<Item = &'a str>,
    lang: SupportedLanguage,
) -> bool {
    let [first, second] = first_two(words);
    match lang {
        SupportedLanguage::English
            if first == "conduct" && OF_CONDUCT.contains(&second.as_str()) =>
        {
            false
        }
        SupportedLanguage::English => {
            ACTIVITIES.contains(&first.as_str())
                || ACTIVITIES_OR_THINGS.contains(&first.as_str())
                    && AFTER_VERBS.contains(&second.as_str())
        }
        SupportedLanguage::Spanish => SPANISH_ACTIVITIES.contains(&first.as_str()),
        SupportedLanguage::Other => false,
    }
}

/// Verbs that are also nouns or often misleading (`lead in the water`, `schedule conflicts`).
#[rustfmt::skip]
const THINGS_ALL_THE_SAME: &[&str] = &[
    "conduct", "lead", "reach", "schedule", "supply", "update",
];

/// Participles that begin a request for something better, such as `improved communication`.
const WISHED: &[&str] = &["enhanced", "improved", "strengthened"];

/// Words that may follow a noun but not a verb that needs an object.
#[rustfmt::skip]
const AFTER_THINGS: &[&str] = &[
    "among", "and", "at", "between", "by", "for", "from", "in", "is", "of", "on", "to", "was",
];

/// Spanish nouns and adjectives that end like infinitives.
#[rustfmt::skip]
const SPANISH_THINGS_LIKE_VERBS: &[&str] = &[
    "auxiliar", "bienestar", "deber", "escolar", "familiar", "hogar", "lugar", "malestar", "mujer",
    "par", "placer", "poder", "taller", "titular",
];

/// Returns `true` if a phrase that begins with these words describes something that should be done or improved.
///
/// Stricter than [`start`]: a word that may be a noun counts as a noun.
pub(in crate::lint) fn is_wish<'a>(
    words: impl IntoIterator<Item = &'a str>,
    lang: SupportedLanguage,
) -> bool {
    let [first, second] = first_two(words);
    let (first, second) = (first.as_str(), second.as_str());
    match lang {
        SupportedLanguage::English => {
            let is_verb = VERBS.contains(&first) && !THINGS_ALL_THE_SAME.contains(&first);
            let is_before_a_thing = !second.is_empty() && !AFTER_THINGS.contains(&second);
            let may_be_verb = matches!(first, "address" | "decrease" | "increase" | "raise");
            is_verb || WISHED.contains(&first) || may_be_verb && is_before_a_thing
        }
        SupportedLanguage::Spanish => {
            spanish(first) == PhraseStart::Verb && !SPANISH_THINGS_LIKE_VERBS.contains(&first)
        }
        SupportedLanguage::Other => false,
    }
}
