//! Finds sentence boundaries.
//!
//! Follows Unicode (UAX #29, sentence boundaries): a period, question mark, exclamation mark or
//! ellipsis ends a sentence if it is followed by white space and then by anything but a lowercase
//! letter. This rule alone can't distinguish "Mt. Alder" from "Title I. We asked", so the words
//! around a period are compared with the lists below. They correspond to CLDR's sentence-break
//! suppressions, in English and Spanish.

/// Abbreviations before a name; no sentence ends after one.
const BEFORE_A_NAME: &[&str] = &[
    // English
    "dr", "drs", "e.g", "ft", "gen", "gov", "hon", "i.e", "lt", "mr", "mrs", "ms", "mt", "mx",
    "pres", "prof", "rep", "rev", "sen", "sgt", "supt", "viz", "vs", // Spanish
    "dra", "ee", "ej", "ing", "lic", "mtra", "mtro", "p.ej", "profa", "sra", "srta", "sta", "sto",
];

/// Abbreviations before a number. Without a number, most of them are ordinary words ("no", "art",
/// "fig").
const BEFORE_A_NUMBER: &[&str] = &[
    "art", "arts", "cap", "ch", "fig", "figs", "no", "nos", "núm", "núms", "p", "par", "pág",
    "págs", "pp", "sec", "secs", "vol", "vols",
];

/// Abbreviations that end a sentence only if the next word often starts a sentence.
const ANYWHERE: &[&str] = &[
    // English
    "a.m", "acad", "admin", "apr", "approx", "assn", "assoc", "asst", "attn", "aug", "av", "ave",
    "bldg", "blvd", "ca", "cf", "co", "corp", "ctr", "cty", "dec", "dept", "dist", "div", "ed",
    "elem", "esp", "est", "etc", "ext", "feb", "fri", "govt", "hr", "hrs", "hwy", "inc", "incl",
    "inst", "intl", "jan", "jr", "jul", "jun", "lb", "lbs", "ltd", "m.s", "max", "mid", "min",
    "misc", "mon", "natl", "nov", "oct", "op", "oz", "p.m", "ph.d", "prep", "rd", "reg", "rm",
    "sat", "sch", "sept", "sr", "ss", "st", "ste", "thu", "thur", "thurs", "tue", "tues", "univ",
    "wed", // Spanish
    "apdo", "av", "avda", "cía", "dept", "dpto", "esc", "prov", "tel", "ud", "uds", "uu",
];

/// Words before a single capital letter that is not a person's initial: "Grade K", "Title I".
const BEFORE_A_LETTER: &[&str] = &[
    // English
    "annex",
    "appendix",
    "article",
    "attachment",
    "block",
    "building",
    "category",
    "chapter",
    "class",
    "cohort",
    "column",
    "exhibit",
    "figure",
    "form",
    "goal",
    "grade",
    "grades",
    "group",
    "hepatitis",
    "item",
    "level",
    "option",
    "part",
    "period",
    "phase",
    "plan",
    "point",
    "program",
    "proposition",
    "room",
    "schedule",
    "section",
    "session",
    "step",
    "strand",
    "table",
    "team",
    "through",
    "tier",
    "title",
    "track",
    "type",
    "unit",
    "vitamin",
    "wing",
    "zone",
    // Spanish
    "anexo",
    "bloque",
    "capítulo",
    "clase",
    "edificio",
    "etapa",
    "fase",
    "grado",
    "grados",
    "grupo",
    "nivel",
    "opción",
    "parte",
    "salón",
    "sección",
    "tipo",
    "título",
    "vitamina",
];

/// Words that often start a sentence but rarely follow an abbreviation within a sentence.
const STARTERS: &[&str] = &[
    // English
    "a", "after", "all", "also", "although", "an", "and", "another", "any", "as", "at", "because",
    "before", "both", "but", "by", "during", "each", "every", "few", "for", "from", "he", "her",
    "here", "his", "how", "however", "i", "if", "in", "instead", "it", "its", "last", "many",
    "more", "most", "my", "next", "no", "nobody", "none", "not", "of", "on", "once", "one", "only",
    "or", "other", "others", "our", "she", "since", "so", "some", "such", "that", "the", "their",
    "then", "there", "these", "they", "this", "those", "to", "until", "we", "what", "when",
    "where", "which", "while", "who", "why", "with", "without", "you", "your",
    // Spanish
    "además", "al", "algunas", "algunos", "antes", "aunque", "cada", "como", "con", "cuando", "de",
    "del", "desde", "después", "donde", "durante", "el", "ella", "ellas", "ellos", "en", "es",
    "esta", "estas", "este", "esto", "estos", "hasta", "hay", "la", "las", "lo", "los", "más",
    "muchas", "muchos", "ninguna", "ninguno", "nuestra", "nuestro", "nosotros", "otra", "otras",
    "otro", "otros", "para", "pero", "por", "que", "quien", "se", "si", "sin", "sobre", "solo",
    "su", "sus", "también", "toda", "todas", "todo", "todos", "un", "una", "ya",
];

/// Characters that can come between the final mark of a sentence and the white space after it.
const CLOSING: &[char] =
    &['"', '\'', ')', ']', '*', '_', '\u{201d}', '\u{2019}', '\u{bb}', '\u{203a}'];

/// Returns `true` if the white space at byte offset `at` ends the sentence that starts at `start`.
pub(super) fn ends_sentence(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at).unwrap_or_default();
    let closed = before.trim_end_matches(CLOSING);
    let Some(mark @ ('.' | '!' | '?' | '\u{2026}')) = closed.chars().next_back() else {
        return false;
    };
    let after = text.get(at..).unwrap_or_default().trim_start();
    let starts_small = after.chars().next().is_some_and(char::is_lowercase);
    if starts_small || !before.contains(char::is_alphabetic) {
        return false;
    }
    mark != '.' || is_full_stop(closed, after)
}

/// Returns `true` if the period at the end of `before` ends a sentence, and is not part of an abbreviation.
fn is_full_stop(before: &str, after: &str) -> bool {
    let mut words = before.rsplit(is_separator);
    let last = words.next().unwrap_or_default().trim_end_matches('.');
    if last.is_empty() {
        // An ellipsis with spaces, ". . .".
        return true;
    }
    let word = last.to_lowercase();
    if is_one_letter(last) {
        let previous = words.find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
        return BEFORE_A_LETTER.contains(&&*previous) || begins_with_starter(after);
    }
    if BEFORE_A_NAME.contains(&&*word) {
        return false;
    }
    if BEFORE_A_NUMBER.contains(&&*word) {
        return !begins_with_number(after);
    }
    if ANYWHERE.contains(&&*word) || is_initialism(last) {
        return begins_with_starter(after);
    }
    true
}

/// Returns `true` for characters that separate words, including `/`, as in "Jr./Sr. High".
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '[' | '/' | '"' | '\u{201c}' | '*' | '_' | '\u{ab}' | '\u{bf}' | '\u{a1}'
        )
}

fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Returns `true` for single letters with periods between them, such as "U.S".
fn is_initialism(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

fn begins_with_starter(after: &str) -> bool {
    let word = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = word.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '\u{2019}');
    let word = word.into_iter().next().unwrap_or_default();
    let word = word.split(['\'', '\u{2019}']).next().unwrap_or_default();
    after.is_empty() || STARTERS.contains(&&*word.to_lowercase())
}

/// Returns `true` if a digit, Roman numeral or single letter follows, optionally after a number sign: "No.
/// 12", "Art. IV", "p. #3".
fn begins_with_number(after: &str) -> bool {
    let word = after.trim_start_matches(['#', '\u{a7}', '(']);
    let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_roman = || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    let is_letter = || word.chars().count() == 1 && !matches!(word, "A" | "I" | "Y" | "O");
    !word.is_empty()
        && (word.starts_with(|c: char| c.is_ascii_digit()) || is_roman() || is_letter())
}
