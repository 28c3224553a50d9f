//! Detects the language of a sentence from its words, regardless of the language that the plan declares.

/// The detected language of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum DetectedLanguage {
    /// Certainly English.
    English,
    /// Another language, or a mix of two.
    Other,
    /// Too few words to decide.
    Unknown,
}

/// The evidence that a word gives for the language of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum WordEvidence {
    /// Common in English and very rare in other languages that plans are written in.
    English,
    /// Common in English and in another language.
    Shared,
    /// Common in another language, or written with letters that English doesn't use.
    Foreign,
    /// No evidence.
    None,
}

/// English words that are very rare in other languages.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "about", "above", "across", "after", "again", "agree", "ahead", "along", "already", "also",
    "always", "and", "another", "answer", "answers", "any", "are", "around", "ask", "asked", "away",
    "became", "because", "become", "been", "before", "began", "begins", "behind", "being", "below",
    "best", "better", "between", "board", "books", "both", "boys", "bring", "broken", "build",
    "built", "but", "call", "called", "calls", "came", "can", "cannot", "change", "changes",
    "check", "child", "children", "choose", "chosen", "classes", "classroom", "classrooms", "clean",
    "close", "closed", "coaches", "cost", "costs", "could", "counselors", "cut", "cuts", "daily",
    "day", "days", "did", "district", "does", "doing", "done", "down", "drivers", "during", "each",
    "early", "eight", "end", "ends", "enough", "even", "ever", "every", "everyone", "except",
    "fall", "families", "feel", "fell", "felt", "few", "fewer", "find", "first", "five", "follow",
    "food", "forms", "found", "four", "free", "friday", "from", "full", "funding", "gave", "get",
    "gets", "girls", "give", "given", "gives", "goal", "goals", "going", "good", "grade", "grades",
    "great", "grew", "growth", "guide", "had", "half", "hard", "having", "hear", "heard", "held",
    "help", "helped", "helps", "here", "high", "hire", "hired", "his", "home", "hours", "house",
    "how", "however", "if", "indeed", "into", "its", "itself", "join", "just", "keep", "kept",
    "knew", "know", "known", "last", "late", "later", "law", "learn", "learning", "least", "leave",
    "left", "less", "letter", "letters", "light", "like", "lives", "long", "look", "lost", "lower",
    "made", "make", "makes", "making", "many", "matter", "may", "meals", "means", "meet", "meeting",
    "meetings", "met", "might", "monday", "money", "month", "months", "more", "most", "moved",
    "much", "must", "near", "need", "needed", "needs", "never", "new", "next", "night", "nine",
    "nobody", "not", "nothing", "number", "of", "off", "offer", "office", "often", "old", "once",
    "only", "open", "other", "others", "our", "out", "outcomes", "outside", "own", "paid", "parent",
    "parents", "past", "people", "phone", "quickly", "rather", "reach", "read", "reading", "ready",
    "reports", "right", "room", "rooms", "safe", "said", "same", "say", "says", "school", "schools",
    "scores", "second", "see", "seem", "seen", "sent", "seven", "several", "shall", "share", "she",
    "short", "should", "shows", "sick", "side", "since", "six", "skills", "small", "some",
    "sometimes", "soon", "speak", "spent", "spring", "staff", "stay", "step", "still", "strong",
    "student", "students", "such", "summer", "support", "take", "takes", "taught", "teach",
    "teacher", "teachers", "teams", "tell", "ten", "than", "thank", "that", "the", "their",
    "theirs", "them", "then", "there", "these", "they", "things", "think", "third", "this", "those",
    "though", "thought", "three", "through", "times", "today", "told", "too", "took", "tools",
    "toward", "trust", "try", "tutors", "two", "under", "understand", "unless", "until", "up",
    "upon", "us", "use", "used", "uses", "using", "very", "wait", "walk", "want", "wanted", "wants",
    "way", "weather", "week", "weeks", "well", "went", "were", "what", "when", "where", "whether",
    "which", "while", "who", "whole", "whom", "whose", "why", "will", "winter", "wish", "with",
    "within", "without", "words", "work", "worked", "working", "works", "would", "write", "wrote",
    "year", "years", "yes", "yesterday", "yet", "you", "young", "your",
];

/// English words that also exist in other languages, such as Tagalog `at` or Spanish `has`.
#[rustfmt::skip]
const SHARED: &[&str] = &[
    "a", "all", "am", "an", "as", "at", "be", "by", "do", "for", "has", "have", "he", "her", "him",
    "i", "in", "is", "it", "me", "my", "no", "on", "one", "or", "over", "per", "plan", "so", "to",
    "was", "we",
];

/// Common words of Spanish, Portuguese, French, Italian, German, Dutch, Tagalog, Haitian Creole, Somali, Hmong,
/// Vietnamese without diacritics, Swahili, Hawaiian, Samoan and Polish that are not English words.
#[rustfmt::skip]
const FOREIGN: &[&str] = &[
    "ako", "alle", "ang", "anh", "ao", "ap", "au", "auf", "aus", "aux", "avec", "avek", "ay", "bei",
    "bir", "bo", "cac", "cada", "ce", "ces", "cette", "cha", "che", "cho", "chung", "com", "como",
    "con", "cov", "cua", "cuando", "cuyo", "da", "dans", "das", "de", "degli", "dei", "del",
    "della", "delle", "dem", "der", "des", "desde", "di", "dia", "dla", "donde", "dos", "du",
    "duoc", "een", "ein", "eine", "einen", "el", "ella", "ellas", "elle", "elles", "ellos", "en",
    "entre", "es", "esa", "ese", "eso", "est", "esta", "estas", "este", "esto", "estos", "et", "eu",
    "fue", "gli", "haay", "haben", "hasta", "het", "hom", "i\u{2bb}a", "ich", "il", "ile", "ils",
    "ini", "ist", "ito", "iyo", "jak", "je", "jest", "ka", "kay", "ke", "khong", "ki", "kie", "ko",
    "ku", "kung", "kwa", "kwenye", "la", "lang", "las", "le", "lea", "les", "leur", "li", "lo",
    "lom", "los", "lub", "lui", "mais", "mas", "mga", "mi", "mon", "mot", "muy", "mwen", "na",
    "nag", "nan", "nang", "naoru", "ne", "nei", "nel", "nella", "ng", "nga", "nguoi", "nhung", "ni",
    "nicht", "nie", "niet", "nij", "noj", "nos", "nosotros", "notre", "nou", "nous", "nws", "ny",
    "nyob", "og", "ons", "ont", "oo", "op", "os", "otra", "otro", "ou", "para", "paran", "pas",
    "pero", "pitit", "plis", "po", "pog", "por", "porque", "pou", "puv", "qu", "que", "qui",
    "quien", "rau", "sa", "sak", "sans", "se", "sea", "ser", "ses", "seu", "si", "sich", "sie",
    "sind", "sobre", "sont", "sou", "su", "sua", "sur", "sus", "tau", "te", "tej", "thiab", "ti",
    "todas", "todo", "todos", "tout", "tu", "tus", "txhua", "ua", "ue", "ug", "um", "uma", "un",
    "una", "und", "une", "uno", "unos", "usted", "ustedes", "vo", "voor", "votre", "vous", "wa",
    "waa", "waxaa", "waxay", "wote", "y", "ya", "yo", "yog", "yon", "za", "zij", "zu", "zum", "zur",
];

/// English names of days and months that have different names in other languages.
const DAYS_AND_MONTHS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "June",
    "July",
    "October",
];

/// Loanwords with diacritics that are common in English.
const AT_HOME: &[&str] = &[
    "caf\u{e9}",
    "caf\u{e9}s",
    "clich\u{e9}",
    "clich\u{e9}s",
    "d\u{e9}cor",
    "fa\u{e7}ade",
    "jalape\u{f1}o",
    "jalape\u{f1}os",
    "na\u{ef}ve",
    "pi\u{f1}ata",
    "pi\u{f1}atas",
    "r\u{e9}sum\u{e9}",
    "r\u{e9}sum\u{e9}s",
];

/// Returns the evidence that a word gives. Names give none. `is_first` is `true` for the first word of a sentence.
pub(in crate::lint) fn evidence(word: &str, is_first: bool) -> WordEvidence {
    let is_name = word.starts_with(char::is_uppercase) && !is_first;
    if DAYS_AND_MONTHS.contains(&word.strip_suffix('s').unwrap_or(word)) {
        return WordEvidence::English;
    }
    if is_name && word != "I" {
        return WordEvidence::None;
    }
    let lower = word.to_lowercase();
    let is = |words: &[&str]| words.contains(&lower.as_str());
    if is(ENGLISH) {
        WordEvidence::English
    } else if is(SHARED) || lower.contains(['\'', '\u{2019}']) && is_contraction(&lower) {
        WordEvidence::Shared
    } else if is(FOREIGN) {
        WordEvidence::Foreign
    } else if is_english_in_form(&lower) {
        WordEvidence::English
    } else if lower.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) && !is(AT_HOME) {
        // The first word of a sentence may be a name.
        if is_first { WordEvidence::None } else { WordEvidence::Foreign }
    } else {
        WordEvidence::None
    }
}

/// Returns `true` if a word has an ending that is very rare in other languages.
fn is_english_in_form(word: &str) -> bool {
    const ENDS: &[&str] =
        &["ing", "ings", "ly", "ght", "ghts", "ness", "less", "ful", "ock", "ack", "tch", "pment"];
    word.len() >= 6
        && word.is_ascii()
        && (ENDS.iter().any(|end| word.ends_with(end)) || is_past(word))
}

/// Returns `true` for English past forms, such as `moved`, but not for Spanish words such as `merced`.
fn is_past(word: &str) -> bool {
    word.ends_with("ed") && !["merced", "cesped", "huesped"].contains(&word)
}

fn is_contraction(word: &str) -> bool {
    let word = word.replace('\u{2019}', "'");
    ["n't", "'re", "'ll", "'ve"].iter().any(|end| word.ends_with(end))
}

/// The number of words in a sentence for each kind of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) struct EvidenceCounts {
    english: usize,
    shared: usize,
    foreign: usize,
}

impl EvidenceCounts {
    /// Counts the evidence of each kind.
    pub(in crate::lint) fn of(all: &[WordEvidence]) -> EvidenceCounts {
        let count = |kind: WordEvidence| all.iter().filter(|one| **one == kind).count();
        EvidenceCounts {
            english: count(WordEvidence::English),
            shared: count(WordEvidence::Shared),
            foreign: count(WordEvidence::Foreign),
        }
    }

    /// Returns the balance without one word of this evidence.
    pub(in crate::lint) fn without(mut self, one: WordEvidence) -> EvidenceCounts {
        let count = match one {
            WordEvidence::English => &mut self.english,
            WordEvidence::Shared => &mut self.shared,
            WordEvidence::Foreign => &mut self.foreign,
            WordEvidence::None => return self,
        };
        *count = count.saturating_sub(1);
        self
    }
}

/// Detects the language of a sentence from the evidence of its words.
///
/// A sentence is English if it has two English words, or one English and one shared word. It also needs at least
/// four English or shared words for each foreign word.
pub(in crate::lint) fn spoken(balance: &EvidenceCounts) -> DetectedLanguage {
    let EvidenceCounts { english, shared, foreign } = *balance;
    if foreign > 0 && english + shared < 4 * foreign {
        DetectedLanguage::Other
    } else if english >= 2 || english == 1 && shared >= 1 {
        DetectedLanguage::English
    } else {
        DetectedLanguage::Unknown
    }
}
