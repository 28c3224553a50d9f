//! A cache of word properties. Each spelling is analyzed only once for all rules.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::mem;
use std::rc::Rc;

use foldhash::fast::RandomState;

use crate::lang::{self, Language};

/// The maximum number of words that stay cached between plans. A large district uses fewer.
const MOST_KEPT: usize = 20_000;

thread_local! {
    /// The words of earlier plans. The next plan uses most of them again.
    static KEPT: RefCell<WordCache> = RefCell::default();
}

/// The cached words of one language, by spelling.
#[derive(Debug, Default)]
struct WordCache {
    /// The tag of the pack; `None` for languages without a pack, which all treat words alike.
    pack: Option<&'static str>,
    forms: HashMap<Box<str>, Rc<WordProperties>, RandomState>,
}

/// The words of a plan. A vocabulary takes over the thread's cache and returns it when dropped.
#[derive(Debug)]
pub(in crate::lint) struct Vocabulary {
    language: Language<'static>,
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
    /// `false` if the word can be no part of a placeholder.
    pub(in crate::lint) may_be_placeholder: bool,
    /// The number of syllables.
    pub(in crate::lint) syllables: usize,
    /// The lengths of the stem and the root, in bytes.
    ends: (usize, usize),
    corrections: OnceCell<Vec<&'static str>>,
}

impl Vocabulary {
    /// Creates the vocabulary of a plan in a language, with the words that the thread's cache has for that
    /// language.
    pub(in crate::lint) fn new(language: Language<'_>) -> Vocabulary {
        let kept = KEPT.with_borrow_mut(mem::take);
        let is_of_use = kept.pack == language.pack() && kept.forms.len() < MOST_KEPT;
        let known = match is_of_use {
            true => kept,
            false => WordCache { pack: language.pack(), ..WordCache::default() },
        };
        Vocabulary { language: language.of_pack(), known: RefCell::new(known) }
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
        let (language, words) = (self.language, self.language.words());
        let stem = (words.stem)(&lower);
        let form = Rc::new(WordProperties {
            number,
            is_whole: word.chars().all(char::is_alphanumeric),
            is_content: !words.function_words.has(&lower),
            may_begin_wrong_phrase: language.may_begin_wrong_phrase(&lower),
            may_be_placeholder: language.may_be_in_placeholder(&lower),
            syllables: language.syllables(word),
            ends: (stem.len(), root(stem).len()),
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
    /// Returns the word without plural, tense and possessive endings.
    pub(in crate::lint) fn stem(&self) -> &str {
        self.lower.get(..self.ends.0).unwrap_or(&self.lower)
    }

    /// Returns the root of the word, which `evaluate`, `evaluating` and `evaluation` share: the first five letters of its
    /// stem.
    ///
    /// Unrelated words may share a root (`community`, `communicate`), so use roots only in rules that report nothing if
    /// words match.
    pub(in crate::lint) fn root(&self) -> &str {
        self.lower.get(..self.ends.1).unwrap_or(&self.lower)
    }

    /// Returns the likely corrections if the word is a known misspelling; otherwise empty.
    pub(in crate::lint) fn corrections(&self) -> &[&'static str] {
        self.corrections.get_or_init(|| lang::spelling().0.corrections(&self.lower))
    }
}

/// Returns the first five letters of a stem.
fn root(stem: &str) -> &str {
    let end = stem.char_indices().nth(5).map_or(stem.len(), |(at, _)| at);
    stem.get(..end).unwrap_or(stem)
}
