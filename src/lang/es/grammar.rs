//! Spanish function words, stems, plurals and syllables.

use crate::lang::inflection::Inflection;
use crate::lang::list::{WordList, list};
use crate::lang::readability::{Readability, TextCounts};

#[rustfmt::skip]
pub(super) const FUNCTION_WORDS: WordList = list(&[
    "a", "al", "algo", "ante", "antes", "aunque", "año", "años", "cada", "como", "con", "contra", "cual",
    "cuando", "de", "del", "desde", "donde", "dos", "el", "ella", "ellos", "en", "entre", "era", "es", "esa",
    "ese", "eso", "esta", "este", "esto", "estos", "está", "fue", "ha", "han", "hasta", "hay", "la", "las",
    "le", "les", "lo", "los", "me", "mi", "muy", "más", "ni", "no", "nos", "o", "otra", "otro", "para",
    "pero", "poco", "por", "porque", "pues", "que", "quien", "qué", "se", "sea", "ser", "si", "sin", "sobre",
    "son", "su", "sus", "sí", "también", "tan", "tanto", "te", "todo", "todos", "u", "un", "una", "uno",
    "unos", "va", "y", "ya", "él",
]);

/// The formula of Crawford (1989).
pub(super) const READABILITY: Readability = Readability { syllables, grade };

pub(super) const INFLECTION: Inflection = Inflection {
    irregular: &[],
    plural,
    possessives: &[],
    after_noun: &[" de "],
    uncertain: &[" de ", " un ", " una "],
    small_words: list(&["a", "de", "y"]),
    article: |_, _| None,
};

/// Returns a lowercase word without its endings of number and gender.
pub(super) fn stem(word: &str) -> &str {
    let one = word.strip_suffix('s').filter(|rest| rest.len() > 3).unwrap_or(word);
    one.strip_suffix(['a', 'o', 'e']).filter(|rest| rest.len() > 3).unwrap_or(one)
}

fn plural(term: &str) -> String {
    match term.strip_suffix('z') {
        Some(rest) => format!("{rest}ces"),
        None if term.ends_with(['a', 'e', 'i', 'o', 'u', 'á', 'é', 'ó', 's']) => format!("{term}s"),
        None => format!("{term}es"),
    }
}

/// Counts groups of vowels, split between strong vowels (`a`, `e`, `o`) and accented vowels.
fn syllables(word: &str) -> usize {
    let mut groups = 0;
    let mut last = None;
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_vowel =
            matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'é' | 'í' | 'ó' | 'ú' | 'ü')
                || letter == 'y' && letters.peek().is_none();
        let parts = |c: char| "aeoáéóíú".contains(c);
        if is_vowel && last.is_none_or(|last| parts(last) && parts(letter)) {
            groups += 1;
        }
        last = is_vowel.then_some(letter);
    }
    groups.max(1)
}

fn grade(counts: TextCounts) -> f64 {
    let TextCounts { words, sentences, syllables } = counts;
    -20.5 * sentences / words + 4.9 * syllables / words - 3.407
}
