//! Stemming, which removes the endings of words so that `plans` and `planning` count as the same word.

use super::SupportedLanguage;

/// English function words.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "a", "able", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be",
    "became", "because", "been", "before", "being", "both", "but", "by", "can", "could", "did",
    "do", "does", "during", "each", "etc", "every", "for", "from", "had", "has", "have", "how",
    "if", "in", "into", "is", "it", "its", "least", "may", "more", "most", "much", "must", "no",
    "nor", "not", "of", "off", "on", "one", "only", "or", "other", "our", "ours", "out", "over",
    "own", "per", "shall", "should", "so", "some", "such", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "through", "to", "too", "under",
    "until", "up", "upon", "us", "very", "was", "we", "well", "were", "what", "when", "where",
    "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within",
    "without", "would", "yet", "you", "your",
];

/// Spanish function words.
#[rustfmt::skip]
const SPANISH: &[&str] = &[
    "a", "al", "algo", "ante", "antes", "aunque", "año", "años", "cada", "como", "con",
    "contra", "cual", "cuando", "de", "del", "desde", "donde", "dos", "el", "ella", "ellos",
    "en", "entre", "era", "es", "esa", "ese", "eso", "esta", "este", "esto", "estos", "está",
    "fue", "ha", "han", "hasta", "hay", "la", "las", "le", "les", "lo", "los", "me", "mi",
    "muy", "más", "ni", "no", "nos", "o", "otra", "otro", "para", "pero", "poco", "por",
    "porque", "pues", "que", "quien", "qué", "se", "sea", "ser", "si", "sin", "sobre", "son",
    "su", "sus", "sí", "también", "tan", "tanto", "te", "todo", "todos", "u", "un", "una",
    "uno", "unos", "va", "y", "ya", "él",
];

/// Returns `true` if a lowercase word is a content word.
pub(in crate::lint) fn content(word: &str, lang: SupportedLanguage) -> bool {
    let says_little = match lang {
        SupportedLanguage::English => ENGLISH,
        SupportedLanguage::Spanish => SPANISH,
        SupportedLanguage::Other => &[],
    };
    debug_assert!(says_little.is_sorted());
    says_little.binary_search(&word).is_err()
}

/// Returns a lowercase word without its endings of number, tense and possession.
pub(in crate::lint) fn stem(word: &str, lang: SupportedLanguage) -> &str {
    match lang {
        SupportedLanguage::English => english(word),
        SupportedLanguage::Spanish => spanish(word),
        SupportedLanguage::Other => word,
    }
}

/// Returns the root of a word, which `evaluate`, `evaluating` and `evaluation` share.
///
/// The root is the first five letters of the stem. Unrelated words may share a root (`community`, `communicate`),
/// so use roots only in rules that report nothing if words match.
pub(in crate::lint) fn root(word: &str, lang: SupportedLanguage) -> &str {
    let stem = stem(word, lang);
    let end = stem.char_indices().nth(5).map_or(stem.len(), |(at, _)| at);
    stem.get(..end).unwrap_or(stem)
}

fn english(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word);
    let long = |rest: &&str| rest.len() >= 3 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let plural = if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        word
    } else if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 2) {
        rest
    } else if let Some(rest) = ["sses", "xes", "ches", "shes", "zes"]
        .iter()
        .find(|end| word.ends_with(**end))
        .and_then(|_| word.strip_suffix("es"))
    {
        rest
    } else {
        word.strip_suffix('s').filter(long).unwrap_or(word)
    };
    let bare = ["ing", "ed"].iter().find_map(|end| plural.strip_suffix(end).filter(long));
    match bare {
        Some(bare) => undoubled(bare),
        None => plural.strip_suffix(['e', 'y']).filter(long).unwrap_or(plural),
    }
    .trim_end_matches('e')
}

/// Returns `plan` for `plann`, but leaves `call` and `miss` unchanged.
fn undoubled(word: &str) -> &str {
    let mut ends = word.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(last), Some(before)) if last == before && !"lsz".contains(last) => {
            word.get(..word.len() - last.len_utf8()).unwrap_or(word)
        }
        _ => word,
    }
}

fn spanish(word: &str) -> &str {
    let one = word.strip_suffix('s').filter(|rest| rest.len() > 3).unwrap_or(word);
    one.strip_suffix(['a', 'o', 'e']).filter(|rest| rest.len() > 3).unwrap_or(one)
}
