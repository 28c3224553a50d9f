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

/// Returns the chosen term with the number, capitals and possessive of the rejected term `written`; `None` if the
/// plural is uncertain.
pub(in crate::lint) fn written_as(chosen: &str, written: &str) -> Option<String> {
    let (written, possessive) = possession(written);
    let is_whole = |term: &str| {
        [" with ", " of ", " de ", " who "].iter().all(|within| !term.contains(within))
    };
    let mut instead = chosen.to_owned();
    if is_plural(written) && !is_plural(chosen) {
        // A person should decide on the plural of `student with a disability`.
        is_whole(chosen).then_some(())?;
        instead = plural(chosen);
    }
    instead.push_str(possessive);
    let letters = || written.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return Some(instead.to_uppercase());
    }
    let mut rest = instead.chars();
    match (letters().next(), rest.next()) {
        (Some(old), Some(first)) if old.is_uppercase() => {
            Some(first.to_uppercase().chain(rest).collect())
        }
        _ => Some(instead),
    }
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
