//! The words of a plan, each spelling looked into once for all rules.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::mem;
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::{Tongue, content, may_begin_slip, root, stem};
use crate::prose;

/// How many words are kept from one plan to the next; a large district uses fewer.
const MOST_KEPT: usize = 20_000;

thread_local! {
    /// The words of the plans before this one, most of which it uses again.
    static KEPT: RefCell<Known> = RefCell::default();
}

/// Words of one language by their spelling.
#[derive(Debug, Default)]
struct Known {
    language: Box<str>,
    forms: HashMap<Box<str>, Rc<Form>, RandomState>,
}

/// What the words of one plan are.
#[derive(Debug)]
pub(in crate::lint) struct Vocabulary {
    known: RefCell<Known>,
}

/// Some words, or stems or roots of words.
pub(in crate::lint) type Set<'p> = HashSet<&'p str, RandomState>;

/// What the rules know of a word, however often it stands in a plan.
#[derive(Debug)]
pub(in crate::lint) struct Form {
    /// A number that the word has in small letters, and no other word of its plan.
    pub(in crate::lint) number: usize,
    /// The word in small letters.
    pub(in crate::lint) lower: Box<str>,
    /// Whether it is letters and figures only.
    pub(in crate::lint) is_whole: bool,
    /// Whether it says what a sentence is about.
    pub(in crate::lint) is_content: bool,
    /// Whether a slip of the pen may begin with it.
    pub(in crate::lint) may_begin_slip: bool,
    /// How many syllables it has.
    pub(in crate::lint) syllables: usize,
    /// The length of its stem, and of its root.
    ends: (usize, usize),
    corrections: OnceCell<Vec<&'static str>>,
}

impl Vocabulary {
    /// The words of a plan in that language.
    pub(in crate::lint) fn new(language: &str) -> Vocabulary {
        let kept = KEPT.with_borrow_mut(mem::take);
        let is_of_use = *kept.language == *language && kept.forms.len() < MOST_KEPT;
        let known = match is_of_use {
            true => kept,
            false => Known { language: language.into(), ..Known::default() },
        };
        Vocabulary { known: RefCell::new(known) }
    }

    /// What there is to know of a word.
    pub(in crate::lint) fn form(&self, word: &str) -> Rc<Form> {
        let known = self.known.borrow().forms.get(word).map(Rc::clone);
        known.unwrap_or_else(|| self.learn(word))
    }

    fn learn(&self, word: &str) -> Rc<Form> {
        let lower = word.to_lowercase();
        let number = match lower == word {
            true => self.known.borrow().forms.len(),
            false => self.form(&lower).number,
        };
        let mut known = self.known.borrow_mut();
        let tongue = Tongue::of(&known.language);
        let form = Rc::new(Form {
            number,
            is_whole: word.chars().all(char::is_alphanumeric),
            is_content: content(&lower, tongue),
            may_begin_slip: may_begin_slip(&lower, tongue),
            syllables: prose::syllables(word, &known.language),
            ends: (stem(&lower, tongue).len(), root(&lower, tongue).len()),
            lower: lower.into(),
            corrections: OnceCell::new(),
        });
        known.forms.insert(word.into(), Rc::clone(&form));
        form
    }
}

impl Drop for Vocabulary {
    fn drop(&mut self) {
        // Where the thread is ending there is no next plan.
        let _ = KEPT.try_with(|kept| kept.replace(self.known.take()));
    }
}

impl Form {
    /// The word without the endings of number, tense and possession.
    pub(in crate::lint) fn stem(&self) -> &str {
        self.lower.get(..self.ends.0).unwrap_or(&self.lower)
    }

    /// What words of its family share.
    pub(in crate::lint) fn root(&self) -> &str {
        self.lower.get(..self.ends.1).unwrap_or(&self.lower)
    }

    /// What it is most likely a misspelling of; empty where it is none that is known.
    pub(in crate::lint) fn corrections(&self) -> &[&'static str] {
        self.corrections.get_or_init(|| prose::corrections(&self.lower))
    }
}
