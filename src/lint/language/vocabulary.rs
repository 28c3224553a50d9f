//! A cache of word properties. Each spelling is analyzed only once for all rules.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::mem;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::{SupportedLanguage, content, may_begin_wrong_phrase, root, stem};
use crate::prose;

/// The maximum number of words that stay cached between plans. A large district uses fewer.
const MOST_KEPT: usize = 20_000;

thread_local! {
    /// The words of earlier plans. The next plan uses most of them again.
    static KEPT: RefCell<WordCache> = RefCell::default();
}

/// The cached words of one language, by spelling.
#[derive(Debug, Default)]
struct WordCache {
    language: Box<str>,
    forms: HashMap<Box<str>, Rc<WordProperties>, RandomState>,
}

/// The words of a plan. A vocabulary takes over the thread's cache and returns it when dropped.
#[derive(Debug)]
pub(in crate::lint) struct Vocabulary {
    known: RefCell<WordCache>,
}

/// A set of words, stems or roots.
pub(in crate::lint) type WordSet<'p> = HashSet<&'p str, RandomState>;

/// The properties of a word, shared by all its uses in a plan.
#[derive(Debug)]
pub(in crate::lint) struct WordProperties {
    /// A number that identifies the lowercase word within its plan.
    pub(in crate::lint) number: usize,
    /// The word in lowercase.
    pub(in crate::lint) lower: Box<str>,
    /// `true` if the word has only letters and digits.
    pub(in crate::lint) is_whole: bool,
    /// `true` if the word is a content word.
    pub(in crate::lint) is_content: bool,
    /// `true` if a phrase in `wrong_phrases` may begin with the word.
    pub(in crate::lint) may_begin_wrong_phrase: bool,
    /// The number of syllables.
    pub(in crate::lint) syllables: usize,
    /// The lengths of the stem and the root, in bytes.
    ends: (usize, usize),
    corrections: OnceCell<Vec<&'static str>>,
}

impl Vocabulary {
    /// Creates the vocabulary of a plan in a language, with the words that the thread's cache has for that
    /// language.
    pub(in crate::lint) fn new(language: &str) -> Vocabulary {
        let kept = KEPT.with_borrow_mut(mem::take);
        let is_of_use = *kept.language == *language && kept.forms.len() < MOST_KEPT;
        let known = match is_of_use {
            true => kept,
            false => WordCache { language: language.into(), ..WordCache::default() },
        };
        Vocabulary { known: RefCell::new(known) }
    }

    /// Returns the properties of a word.
    pub(in crate::lint) fn form(&self, word: &str) -> Rc<WordProperties> {
        let known = self.known.borrow().forms.get(word).map(Rc::clone);
        known.unwrap_or_else(|| self.learn(word))
    }

    fn learn(&self, word: &str) -> Rc<WordProperties> {
        let lower = word.to_lowercase();
        let number = match lower == word {
            true => self.known.borrow().forms.len(),
            false => self.form(&lower).number,
        };
        let mut known = self.known.borrow_mut();
        let lang = SupportedLanguage::of(&known.language);
        let form = Rc::new(WordProperties {
            number,
            is_whole: word.chars().all(char::is_alphanumeric),
            is_content: content(&lower, lang),
            may_begin_wrong_phrase: may_begin_wrong_phrase(&lower, lang),
            syllables: prose::syllables(word, &known.language),
            ends: (stem(&lower, lang).len(), root(&lower, lang).len()),
            lower: lower.into(),
            corrections: OnceCell::new(),
        });
        known.forms.insert(word.into(), Rc::clone(&form));
        form
    }
}

impl Drop for Vocabulary {
    fn drop(&mut self) {
        // When the thread ends, its cache may already be gone.
        let _ = KEPT.try_with(|kept| kept.replace(self.known.take()));
    }
}

impl WordProperties {
    /// Returns the word without the endings of number, tense and possession.
    pub(in crate::lint) fn stem(&self) -> &str {
        self.lower.get(..self.ends.0).unwrap_or(&self.lower)
    }

    /// Returns the root of the word: the first five letters of its stem.
    pub(in crate::lint) fn root(&self) -> &str {
        self.lower.get(..self.ends.1).unwrap_or(&self.lower)
    }

    /// Returns the likely corrections if the word is a known misspelling; otherwise empty.
    pub(in crate::lint) fn corrections(&self) -> &[&'static str] {
        self.corrections.get_or_init(|| prose::corrections(&self.lower))
    }
}
