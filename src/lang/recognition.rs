//! Recognizes the language of a sentence from its words, regardless of the language that the plan declares.

use super::list::word_lists;

/// The verdict on whether a sentence is in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Certainly in this language.
    Certain,
    /// In another language, or in a mix of two.
    Other,
    /// Too few words to decide.
    Unknown,
}

/// The evidence that a word gives for the language of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordEvidence {
    /// Common in this language and very rare in other languages that plans are written in.
    Own,
    /// Common in this language and in another one.
    Shared,
    /// Common in another language, or written with letters that this language doesn't use.
    Foreign,
    /// No evidence.
    None,
}

word_lists! {
    /// Words that show whether a sentence is in a language.
    Recognition {
        /// Words that are very rare in other languages.
        own,
        /// Words that also exist in other languages, such as Tagalog `at` or Spanish `has`.
        shared,
        /// Common words of other languages that don't exist in this one.
        foreign,
        /// Names of days and months that are different in other languages. They are written with a capital.
        names,
        /// Loanwords with letters that the language doesn't use otherwise.
        loanwords,
        /// Endings of long words that are very rare in other languages.
        endings,
        /// Words of other languages with one of the endings.
        foreign_with_ending,
        /// Endings of contractions after an apostrophe.
        contractions,
    }
}

impl Recognition {
    /// Returns the evidence that a word gives. Names give none. `is_first` is `true` for the first word of a sentence.
    #[must_use]
    pub fn evidence(&self, word: &str, is_first: bool) -> WordEvidence {
        let lower = word.to_lowercase();
        let is_capital = word.starts_with(char::is_uppercase);
        if is_capital && self.is_day_or_month(word, &lower) {
            return WordEvidence::Own;
        }
        if is_capital && !is_first && word != "I" {
            return WordEvidence::None;
        }
        if self.own.has(&lower) {
            WordEvidence::Own
        } else if self.shared.has(&lower) || self.is_contraction(&lower) {
            WordEvidence::Shared
        } else if self.foreign.has(&lower) {
            WordEvidence::Foreign
        } else if self.has_own_ending(&lower) {
            WordEvidence::Own
        } else if !lower.is_ascii()
            && lower.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
            && !self.loanwords.has(&lower)
        {
            // The first word of a sentence may be a name.
            if is_first { WordEvidence::None } else { WordEvidence::Foreign }
        } else {
            WordEvidence::None
        }
    }

    fn is_day_or_month(&self, word: &str, lower: &str) -> bool {
        let is_title = word.chars().skip(1).all(char::is_lowercase);
        is_title && self.names.has(lower.strip_suffix('s').unwrap_or(lower))
    }

    /// Returns `true` if a word has an ending that is very rare in other languages.
    fn has_own_ending(&self, word: &str) -> bool {
        word.len() >= 6
            && word.is_ascii()
            && self.endings.ends(word)
            && !self.foreign_with_ending.has(word)
    }

    fn is_contraction(&self, word: &str) -> bool {
        word.contains(['\'', '\u{2019}']) && self.contractions.ends(&word.replace('\u{2019}', "'"))
    }
}

/// The number of words in a sentence for each kind of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceCounts {
    own: usize,
    shared: usize,
    foreign: usize,
}

impl EvidenceCounts {
    /// Counts the evidence of each kind.
    #[must_use]
    pub fn of(all: &[WordEvidence]) -> EvidenceCounts {
        let count = |kind: WordEvidence| all.iter().filter(|one| **one == kind).count();
        EvidenceCounts {
            own: count(WordEvidence::Own),
            shared: count(WordEvidence::Shared),
            foreign: count(WordEvidence::Foreign),
        }
    }

    /// Returns the balance without one word of this evidence.
    #[must_use]
    pub fn without(mut self, one: WordEvidence) -> EvidenceCounts {
        let count = match one {
            WordEvidence::Own => &mut self.own,
            WordEvidence::Shared => &mut self.shared,
            WordEvidence::Foreign => &mut self.foreign,
            WordEvidence::None => return self,
        };
        *count = count.saturating_sub(1);
        self
    }

    /// Recognizes the language of a sentence from the evidence of its words.
    ///
    /// A sentence is in the language if it has two of its own words, or one of its own and one shared word. It also
    /// needs at least four own or shared words for each foreign word.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let EvidenceCounts { own, shared, foreign } = *self;
        if foreign > 0 && own + shared < 4 * foreign {
            Verdict::Other
        } else if own >= 2 || own == 1 && shared >= 1 {
            Verdict::Certain
        } else {
            Verdict::Unknown
        }
    }
}
