//! Inflects a term to fit its sentence: number, capitals, possessive, and the article before it.

use super::Language;
use super::list::WordList;

/// The plurals and articles of a language.
#[derive(Debug, Clone, Copy)]
pub struct Inflection {
    /// Irregular plurals.
    pub(super) irregular: &'static [(&'static str, &'static str)],
    /// Returns the regular plural of a word.
    pub(super) plural: fn(&str) -> String,
    /// The endings of possessives.
    pub(super) possessives: &'static [&'static str],
    /// Words after a noun that belong to its term: ` with ` in `student with disabilities`.
    pub(super) after_noun: &'static [&'static str],
    /// Words after a noun that make its plural uncertain: ` a ` in `student with a disability`.
    pub(super) uncertain: &'static [&'static str],
    /// Words that have no capital in a title.
    pub(super) small_words: WordList,
    /// Returns the article that must replace a word in front of a term; `None` if the word is not an article that
    /// depends on the next word, or already fits.
    pub(super) article: fn(&str, &str) -> Option<String>,
}

impl Inflection {
    /// Returns the plural of a term.
    fn plural_of(&self, term: &str) -> String {
        for (one, many) in self.irregular {
            if let Some(rest) =
                term.strip_suffix(one).filter(|rest| rest.is_empty() || rest.ends_with(' '))
            {
                return format!("{rest}{many}");
            }
        }
        (self.plural)(term)
    }

    fn has_plural(&self, word: &str) -> bool {
        self.irregular.iter().any(|(one, many)| *many == word && one != many)
    }

    /// Splits a word before the ending of its possessive.
    fn possession<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let end = self.possessives.iter().find(|end| word.ends_with(**end))?;
        word.split_at_checked(word.len() - end.len())
    }

    fn is_form(&self, word: &str, term: &str) -> bool {
        let word = self.possession(word).map_or(word, |(word, _)| word);
        word == term || self.plural_of(term) == word || self.plural_of(word) == term
    }
}

impl Language<'_> {
    /// Returns the inflections of the language, and of the languages that its plans mix in.
    fn inflections(self) -> impl Iterator<Item = &'static Inflection> {
        self.mixed().filter_map(|words| words.inflection.as_ref())
    }

    /// Returns `true` if a lowercase word equals the word `term` or is its plural, singular or possessive.
    #[must_use]
    pub fn is_form(self, word: &str, term: &str) -> bool {
        word == term || self.inflections().any(|inflection| inflection.is_form(word, term))
    }

    /// Returns the chosen term with the number, capitals and possessive of `written`, a use of the term `rejected`;
    /// `None` if the plural is uncertain. `is_first` is true at the beginning of a sentence.
    #[must_use]
    pub fn inflect(
        self,
        chosen: &str,
        rejected: &str,
        written: &str,
        is_first: bool,
    ) -> Option<String> {
        let (written, possessive) =
            self.inflections().find_map(|it| it.possession(written)).unwrap_or((written, ""));
        let (head, rest) = self.parted(chosen);
        let mut instead = chosen.to_owned();
        if self.is_plural(written) && !self.is_plural(head) {
            // A person should decide on the plural of `student with a disability`.
            let mut uncertain = self.inflections().flat_map(|it| it.uncertain);
            if uncertain.any(|word| rest.contains(word)) {
                return None;
            }
            instead = self.plural_like(head, rejected, written)? + rest;
        }
        instead.push_str(possessive);
        // The chosen term keeps its own capitals if the rejected term is always in capitals, as in `ELL`.
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
            return Some(self.titled(&instead));
        }
        Some(if starts_high || is_first && is_capital(Some(written)) {
            capitalized(&instead)
        } else {
            instead
        })
    }

    /// Returns the article that must replace `before` in front of a term; `None` if `before` is not an article that
    /// depends on the next word, or already fits.
    #[must_use]
    pub fn article(self, before: &str, term: &str) -> Option<String> {
        (self.words().inflection?.article)(before, term)
    }

    /// Returns the plural of a word in the language in which `written` is the plural of `rejected`.
    fn plural_like(self, word: &str, rejected: &str, written: &str) -> Option<String> {
        let (rejected, written) = (rejected.to_lowercase(), written.to_lowercase());
        let mut like = self.inflections().filter(|it| it.plural_of(&rejected) == written);
        let inflection = like.next().or_else(|| self.inflections().next())?;
        Some(inflection.plural_of(word))
    }

    /// Splits a term before the words that follow its noun: `student` and ` with disabilities`.
    fn parted(self, term: &str) -> (&str, &str) {
        let after = self.inflections().flat_map(|it| it.after_noun);
        let ends = after.filter_map(|within| term.find(within));
        term.split_at_checked(ends.min().unwrap_or(term.len())).unwrap_or((term, ""))
    }

    /// Returns `true` if the last word of a term is a plural.
    fn is_plural(self, term: &str) -> bool {
        let last = term.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let ends_in_s =
            last.ends_with('s') && !["ss", "us", "is"].iter().any(|end| last.ends_with(end));
        let mut inflections = self.inflections().peekable();
        inflections.peek().is_some() && ends_in_s || inflections.any(|it| it.has_plural(&last))
    }

    /// Returns a term with a capital at the start of each word except short ones: `Student with Disabilities`.
    fn titled(self, term: &str) -> String {
        let is_small = |word: &str| self.inflections().any(|it| it.small_words.has(word));
        let words = term.split(' ').enumerate().map(|(number, word)| {
            if number > 0 && is_small(word) { word.to_owned() } else { capitalized(word) }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Returns `true` if a term has several letters, all of them capitals, except for the `s` of a plural.
pub(super) fn is_all_capitals(term: &str) -> bool {
    let term = term.strip_suffix('s').filter(|rest| !rest.is_empty()).unwrap_or(term);
    let letters = || term.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

fn capitalized(term: &str) -> String {
    let mut rest = term.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}
