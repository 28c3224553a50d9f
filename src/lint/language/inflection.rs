//! Inflects a term to fit its sentence: number, capitals, possessive, and the article before it.

/// Irregular plurals.
const IRREGULAR: &[(&str, &str)] = &[
    ("child", "children"),
    ("man", "men"),
    ("person", "people"),
    ("staff", "staff"),
    ("woman", "women"),
];

/// Returns `true` if a lowercase word equals the word `term` or is its plural, singular or possessive.
pub(in crate::lint) fn is_form(word: &str, term: &str) -> bool {
    let word = possession(word).0;
    word == term || plural(term) == word || plural(word) == term
}

/// Returns the chosen term with the number, capitals and possessive of `written`, a use of the term `rejected`; `None`
/// if the plural is uncertain. `is_first` is true at the beginning of a sentence.
pub(in crate::lint) fn written_as(
    chosen: &str,
    rejected: &str,
    written: &str,
    is_first: bool,
) -> Option<String> {
    let (written, possessive) = possession(written);
    let (head, rest) = parted(chosen);
    let mut instead = chosen.to_owned();
    if is_plural(written) && !is_plural(head) {
        // A person should decide on the plural of `student with a disability`.
        let is_singular = [" a ", " an ", " un ", " una "].iter().any(|one| rest.contains(one));
        if is_singular || rest.starts_with(" de ") {
            return None;
        }
        instead = plural(head) + rest;
    }
    instead.push_str(possessive);
    // Capitals that the rejected term always has, as in `ELL`, are not part of the chosen term.
    if is_all_capitals(written) && !is_all_capitals(rejected) {
        return Some(instead.to_uppercase());
    }
    let is_capital =
        |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let mut words = written.split_whitespace().zip(rejected.split_whitespace());
    let starts_high = is_capital(Some(written)) && !is_capital(Some(rejected));
    let is_title = words
        .by_ref()
        .skip(1)
        .any(|(word, usual)| is_capital(Some(word)) && !is_capital(Some(usual)));
    if is_title {
        return Some(titled(&instead));
    }
    Some(if starts_high || is_first && is_capital(Some(written)) {
        capitalized(&instead)
    } else {
        instead
    })
}

/// Splits a term before the words that follow its noun: `student` and ` with disabilities`.
fn parted(term: &str) -> (&str, &str) {
    let ends = [" with ", " of ", " de ", " who "].iter().filter_map(|within| term.find(within));
    term.split_at_checked(ends.min().unwrap_or(term.len())).unwrap_or((term, ""))
}

/// Returns `true` if a term has several letters, all of them capitals, except for the `s` of a plural.
fn is_all_capitals(term: &str) -> bool {
    let term = term.strip_suffix('s').filter(|rest| !rest.is_empty()).unwrap_or(term);
    let letters = || term.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

fn capitalized(term: &str) -> String {
    let mut rest = term.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Returns a term with a capital at the start of each word except short ones: `Student with Disabilities`.
fn titled(term: &str) -> String {
    let small = ["with", "of", "de", "and", "y", "a", "the", "for", "in", "who"];
    let words = term.split(' ').enumerate().map(|(number, word)| {
        if number > 0 && small.contains(&word) { word.to_owned() } else { capitalized(word) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the article that must replace `before` in front of a term; `None` if `before` is not an indefinite
/// article or already fits.
pub(in crate::lint) fn article(before: &str, term: &str) -> Option<String> {
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

fn possession(word: &str) -> (&str, &str) {
    let end = word.len()
        - ["'s", "\u{2019}s"].iter().find(|end| word.ends_with(**end)).map_or(0, |end| end.len());
    word.split_at_checked(end).unwrap_or((word, ""))
}

/// Returns `true` if the last word of a term is a plural.
fn is_plural(term: &str) -> bool {
    let last = term.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let ends_in_s =
        last.ends_with('s') && !["ss", "us", "is"].iter().any(|end| last.ends_with(end));
    ends_in_s || IRREGULAR.iter().any(|(one, many)| *many == last && one != many)
}

fn plural(term: &str) -> String {
    for (one, many) in IRREGULAR {
        if let Some(rest) =
            term.strip_suffix(one).filter(|rest| rest.is_empty() || rest.ends_with(' '))
        {
            return format!("{rest}{many}");
        }
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| term.ends_with(end));
    match term.strip_suffix('y') {
        Some(rest) if !rest.ends_with(['a', 'e', 'o', 'u']) => format!("{rest}ies"),
        _ if hisses => format!("{term}es"),
        _ => format!("{term}s"),
    }
}
