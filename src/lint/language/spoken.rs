//! Detects the language of a sentence from its words, regardless of the language that the plan declares.

/// The detected language of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Spoken {
    /// Certainly English.
    English,
    /// Another language, or a mix of two.
    Other,
    /// Too few words to decide.
    Unknown,
}

/// The evidence that a word gives for the language of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Evidence {
    /// Common in English and very rare in other languages that plans are written in.
    English,
    /// Common in English and in another language.
    Shared,
    /// Common in another language, or written with letters that English doesn't use.
    Foreign,
    /// No evidence.
    None,
}

/// English words that are very rare in texts in other languages.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "about", "across", "after", "again", "also", "and", "another", "any", "are", "asked", "away",
    "because", "become", "been", "before", "began", "behind", "being", "below", "best", "better",
    "between", "board", "both", "but", "came", "can", "cannot", "child", "children", "classes",
    "classroom", "classrooms", "could", "day", "days", "did", "district", "does", "doing", "done",
    "down", "during", "each", "eight", "enough", "every", "everyone", "families", "few", "five",
    "four", "from", "gave", "get", "gets", "give", "given", "gives", "goals", "going", "good",
    "grade", "grades", "great", "had", "hard", "having", "help", "helped", "helps", "high", "his",
    "home", "hours", "how", "if", "into", "its", "keep", "know", "last", "later", "learn",
    "learning", "least", "less", "like", "long", "made", "make", "makes", "making", "many", "may",
    "meet", "meeting", "meetings", "met", "might", "month", "months", "more", "most", "much",
    "must", "need", "needed", "needs", "never", "new", "next", "nine", "not", "nothing", "of",
    "off", "office", "often", "old", "once", "only", "open", "other", "others", "our", "out", "own",
    "parent", "parents", "people", "read", "reading", "room", "rooms", "said", "same", "school",
    "schools", "second", "see", "seven", "several", "shall", "she", "should", "since", "six",
    "some", "sometimes", "spring", "staff", "still", "student", "students", "such", "summer",
    "support", "take", "takes", "taught", "teach", "teacher", "teachers", "ten", "than", "that",
    "the", "their", "theirs", "them", "then", "there", "these", "they", "things", "this", "those",
    "three", "through", "times", "today", "told", "too", "took", "toward", "two", "under", "until",
    "up", "upon", "us", "use", "used", "uses", "using", "very", "want", "wanted", "way", "week",
    "weeks", "well", "went", "were", "what", "when", "where", "whether", "which", "while", "who",
    "whole", "whom", "whose", "why", "will", "winter", "with", "within", "without", "work",
    "worked", "working", "works", "would", "year", "years", "yet", "you", "your",
];

/// English words that other languages have too, such as Tagalog `at` or Spanish `has`.
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

/// Returns the evidence that one word gives; names give none.
pub(in crate::lint) fn evidence(word: &str, is_first: bool) -> Evidence {
    let is_name = word.starts_with(char::is_uppercase) && !is_first;
    if is_name && word != "I" {
        return Evidence::None;
    }
    let lower = word.to_lowercase();
    let is = |words: &[&str]| words.contains(&lower.as_str());
    if is(ENGLISH) {
        Evidence::English
    } else if is(SHARED) || lower.contains(['\'', '\u{2019}']) && is_contraction(&lower) {
        Evidence::Shared
    } else if is(FOREIGN) {
        Evidence::Foreign
    } else if lower.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) && !is(AT_HOME) {
        // The first word of a sentence may be a name.
        if is_first { Evidence::None } else { Evidence::Foreign }
    } else {
        Evidence::None
    }
}

fn is_contraction(word: &str) -> bool {
    let word = word.replace('\u{2019}', "'");
    ["n't", "'re", "'ll", "'ve"].iter().any(|end| word.ends_with(end))
}

/// Detects the language of a sentence from the evidence of its words.
///
/// English needs two English words, or one and a shared one, and four of either kind for each foreign word.
pub(in crate::lint) fn spoken(all: &[Evidence]) -> Spoken {
    let count = |kind: Evidence| all.iter().filter(|one| **one == kind).count();
    let (english, shared) = (count(Evidence::English), count(Evidence::Shared));
    let foreign = count(Evidence::Foreign);
    if foreign > 0 && english + shared < 4 * foreign {
        Spoken::Other
    } else if english >= 2 || english == 1 && shared >= 1 {
        Spoken::English
    } else {
        Spoken::Unknown
    }
}
