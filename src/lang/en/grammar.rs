//! English function words, stems, plurals, articles and syllables.

use crate::lang::inflection::{Inflection, is_all_capitals};
use crate::lang::list::{WordList, list};
use crate::lang::readability::{Readability, TextCounts};

#[rustfmt::skip]
pub(super) const FUNCTION_WORDS: WordList = list(&[
    "a", "able", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "became",
    "because", "been", "before", "being", "both", "but", "by", "can", "could", "did", "do", "does", "during",
    "each", "etc", "every", "for", "from", "had", "has", "have", "how", "if", "in", "into", "is", "it", "its",
    "least", "may", "more", "most", "much", "must", "no", "nor", "not", "of", "off", "on", "one", "only",
    "or", "other", "our", "ours", "out", "over", "own", "per", "shall", "should", "so", "some", "such",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through",
    "to", "too", "under", "until", "up", "upon", "us", "very", "was", "we", "well", "were", "what", "when",
    "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without",
    "would", "yet", "you", "your",
]);

/// The Flesch-Kincaid grade level (Kincaid et al., 1975).
pub(super) const READABILITY: Readability = Readability { syllables, grade };

pub(super) const INFLECTION: Inflection = Inflection {
    irregular: &[
        ("child", "children"),
        ("man", "men"),
        ("person", "people"),
        ("staff", "staff"),
        ("woman", "women"),
    ],
    plural,
    possessives: &["'s", "\u{2019}s"],
    after_noun: &[" with ", " of ", " who "],
    uncertain: &[" a ", " an "],
    small_words: list(&["a", "and", "for", "in", "of", "the", "who", "with"]),
    article,
};

/// Returns a lowercase word without its endings of number, tense and possession.
pub(super) fn stem(word: &str) -> &str {
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

fn plural(term: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| term.ends_with(end));
    match term.strip_suffix('y') {
        Some(rest) if !rest.ends_with(['a', 'e', 'o', 'u']) => format!("{rest}ies"),
        _ if hisses => format!("{term}es"),
        _ => format!("{term}s"),
    }
}

fn article(before: &str, term: &str) -> Option<String> {
    let is_an = match before.to_lowercase().as_str() {
        "a" => false,
        "an" => true,
        _ => return None,
    };
    if is_an == starts_with_vowel(term) {
        return None;
    }
    let article = if is_an { "a" } else { "an" };
    let is_capital = before.starts_with(char::is_uppercase);
    Some(if is_capital { article.replacen('a', "A", 1) } else { article.to_owned() })
}

/// Returns `true` if the pronunciation of a term begins with a vowel: `hour`, but not `unit`.
fn starts_with_vowel(term: &str) -> bool {
    let first = term.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if is_all_capitals(first) {
        // An acronym is spelled out: `an MLL`, `a UDL lesson`.
        return first.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
    }
    let lower = term.to_lowercase();
    let is = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if is(&["uni", "use", "usu", "eu", "one", "once"]) {
        return false;
    }
    is(&["hour", "honor", "honest", "heir"]) || lower.starts_with(['a', 'e', 'i', 'o', 'u'])
}

/// Counts groups of vowels, except a silent final `e`.
fn syllables(word: &str) -> usize {
    let is_vowel =
        |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'á' | 'é' | 'í' | 'ó' | 'ú');
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let mut groups = 0;
    let mut after_vowel = false;
    for letter in letters() {
        groups += usize::from(is_vowel(letter) && !after_vowel);
        after_vowel = is_vowel(letter);
    }
    let mut reversed = letters().rev();
    let ends: [Option<char>; 4] = std::array::from_fn(|_| reversed.next());
    let silent = match ends {
        [Some('e'), Some('l'), Some(before), _] => is_vowel(before),
        [Some('e'), Some(before), ..] => !is_vowel(before),
        [Some('d'), Some('e'), Some(before), _] => {
            !is_vowel(before) && !matches!(before, 't' | 'd')
        }
        [Some('s'), Some('e'), Some('h'), Some('s' | 'c')] => false,
        [Some('s'), Some('e'), Some(before), _] => {
            !is_vowel(before) && !matches!(before, 's' | 'x' | 'z' | 'c' | 'g')
        }
        _ => false,
    };
    groups.saturating_sub(usize::from(silent)).max(1)
}

fn grade(counts: TextCounts) -> f64 {
    let TextCounts { words, sentences, syllables } = counts;
    0.39 * words / sentences + 11.8 * syllables / words - 15.59
}
