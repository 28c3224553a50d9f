//! Human languages: everything that depends on the language of a plan or report.
//!
//! Each language has a pack in its own folder: the texts of the built-in form, dates, numbers, the
//! words in new plans, and the words and grammar that rules need. All code that asks about a
//! language asks [`Language`], which finds packs by subtags (RFC 4647) and never by comparing
//! strings.

mod dates;
mod inflection;
mod international;
mod list;
mod names;
mod numbers;
mod pack;
mod phrase;
mod polarity;
mod readability;
mod recognition;
mod spelling;
mod tag;
mod words;
mod wrong_phrase;

pub use inflection::Inflection;
pub use international::{has_in_any, is_known_acronym};
pub use list::WordList;
pub use names::tag_of_name;
pub use pack::{Pack, Starter};
pub use phrase::{PhraseStart, Phrases};
pub use polarity::Polarity;
pub use readability::{Readability, TextCounts};
pub use recognition::{EvidenceCounts, Recognition, Verdict, WordEvidence};
pub use spelling::{Spelling, SpellingWords};
pub use tag::{DEFAULT, lookup};
pub use words::{
    Abbreviations, DepartmentWords, Doubling, Examples, MetricWords, NeedWords, OwnerWords,
    ReflectionWords, TextWords, TheoryWords, Words,
};
pub use wrong_phrase::WrongPhrases;

use jiff::civil::Date;
use rust_decimal::Decimal;

use pack::Region;

/// Declares the languages that have a pack. Each pack is a submodule.
macro_rules! languages {
    ($($language:ident),+) => {
        $(mod $language;)+

        static PACKS: &[&Pack] = &[$(&$language::PACK),+];
    };
}

languages!(en, es, vi);

/// Returns the packs of all languages. The first is English, the fallback.
#[must_use]
pub fn packs() -> &'static [&'static Pack] {
    PACKS
}

/// Returns the misspellings of the only language with a list of them, and the words that show that
/// a sentence is in this language. Rules judge the language of each sentence by its words, not by the
/// language of the plan.
#[must_use]
pub fn spelling() -> (&'static Spelling, &'static Recognition) {
    (&en::SPELLING, &en::RECOGNITION)
}

/// Returns the words of the language that has the most short words in a text. In a tie, the earlier
/// pack wins.
#[must_use]
pub fn likely_words(text: &str) -> &'static Words {
    let lower = text.to_lowercase();
    let count = |words: &Words| {
        let all = lower.split(|c: char| !c.is_alphabetic());
        all.filter(|word| words.text.short_words.has(word)).count()
    };
    let packs = packs().iter().rev().map(|pack| pack.words);
    packs.max_by_key(|words| count(words)).unwrap_or(&Words::NONE)
}

/// Returns the number of the month with this name, or with a name that begins with these letters,
/// of which there must be at least three. The name is in lowercase.
#[must_use]
pub fn month_number(name: &str) -> Option<i32> {
    let is_of = |month: &&str| month.to_lowercase().starts_with(name);
    // Numbered months, such as Vietnamese `tháng 1`, have no name.
    let is_name = |month: &&str| month.chars().all(char::is_alphabetic);
    let number = |pack: &&Pack| pack.dates.months.iter().filter(|it| is_name(it)).position(&is_of);
    let is_long = name.chars().count() >= 3;
    let number = packs().iter().filter(|_| is_long).find_map(number)?;
    i32::try_from(number + 1).ok()
}

/// Returns `true` if one word is a known misspelling of another.
#[must_use]
pub fn is_misspelling_of(word: &str, other: &str) -> bool {
    let mut corrections = spelling().0.corrections(word).into_iter();
    corrections.any(|correction| correction.eq_ignore_ascii_case(other))
}

/// A language, from a BCP 47 tag such as `es-MX`, with the pack that plancc has for it.
#[derive(Debug, Clone, Copy)]
pub struct Language<'a> {
    tag: &'a str,
    pack: Option<&'static Pack>,
    region: Option<&'static Region>,
}

impl<'a> Language<'a> {
    /// Returns the language of a tag. Case is ignored.
    #[must_use]
    pub fn of(tag: &'a str) -> Language<'a> {
        let pack = lookup(tag, packs().iter().copied(), |pack| pack.tag);
        let region = pack.and_then(|pack| lookup(tag, pack.regions, |region| region.tag));
        Language { tag, pack, region }
    }

    /// Returns the language of the pack, which has no region.
    #[must_use]
    pub fn of_pack(self) -> Language<'static> {
        Language { tag: self.pack.map_or("", |pack| pack.tag), pack: self.pack, region: None }
    }

    /// Returns the tag, as it was written.
    #[must_use]
    pub fn tag(self) -> &'a str {
        self.tag
    }

    /// Returns the tag of the pack for this language: `es` for `es-MX`; `None` if there is none.
    #[must_use]
    pub fn pack(self) -> Option<&'static str> {
        self.pack.map(|pack| pack.tag)
    }

    /// Returns the language that dates and numbers fall back to if this language has no pack;
    /// otherwise `None`.
    #[must_use]
    pub fn fallback(self) -> Option<&'static str> {
        self.pack.is_none().then_some(DEFAULT)
    }

    /// Returns the language's own name, falling back to the base tag (`es` for `es-AR`), then to
    /// the tag itself.
    #[must_use]
    pub fn name(self) -> &'a str {
        let own = self.region.map(|region| region.name).or(self.pack.map(|pack| pack.name));
        own.or_else(|| names::native(self.tag)).unwrap_or(self.tag)
    }

    /// Formats a day: `October 22, 2026`.
    #[must_use]
    pub fn day(self, day: Date) -> String {
        self.formats().dates.day(day)
    }

    /// Formats a month: `October 2026`.
    #[must_use]
    pub fn month(self, month: Date) -> String {
        self.formats().dates.month(month)
    }

    /// Formats a number with thousands separators: `1,425.5`.
    #[must_use]
    pub fn number(self, value: Decimal) -> String {
        self.numbers().number(value)
    }

    /// Formats a percentage: `62%`.
    #[must_use]
    pub fn percent(self, value: Decimal) -> String {
        self.numbers().percent(value)
    }

    /// Formats an amount with its currency: `$251,000`.
    #[must_use]
    pub fn money(self, value: Decimal, currency: &str) -> String {
        self.numbers().money(value, currency)
    }

    /// Returns the words in new plans that aren't from the form.
    #[must_use]
    pub fn starter(self) -> &'static Starter {
        &self.formats().starter
    }

    /// Returns the words and grammar for rules. Unlike dates and numbers, they have no fallback.
    #[must_use]
    pub fn words(self) -> &'static Words {
        self.pack.map_or(&Words::NONE, |pack| pack.words)
    }

    /// Returns the words of this language, and of the languages that its plans mix in. There are
    /// none if the language has no pack.
    pub fn mixed(self) -> impl Iterator<Item = &'static Words> {
        let mixed_in = self.pack.map_or(&[][..], |pack| pack.mixed_with);
        let own = self.pack.map(|pack| pack.words);
        own.into_iter().chain(mixed_in.iter().map(|pack| pack.words))
    }

    /// Returns `true` if a list of this language, or of a language that its plans mix in, contains
    /// a lowercase word.
    #[must_use]
    pub fn has(self, list: impl Fn(&Words) -> WordList, word: &str) -> bool {
        self.mixed().any(|words| list(words).has(word))
    }

    /// Returns `true` for the default language, in any region.
    #[must_use]
    pub fn is_default(self) -> bool {
        self.pack() == Some(DEFAULT)
    }

    /// Returns `true` if misspellings of this language are known.
    #[must_use]
    pub fn has_spelling(self) -> bool {
        self.words().spelling.is_some()
    }

    fn numbers(self) -> &'static numbers::Numbers {
        let of_region = self.region.and_then(|region| region.numbers.as_ref());
        of_region.unwrap_or(&self.formats().numbers)
    }

    /// Returns the pack, or the English one as the fallback.
    fn formats(self) -> &'static Pack {
        self.pack.unwrap_or(&en::PACK)
    }
}
