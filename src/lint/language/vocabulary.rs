//! The words of a plan, each spelling looked into once for all rules.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::{Tongue, content, root, stem};
use crate::prose;

/// What the words of one plan are, by their spelling.
#[derive(Debug)]
pub(in crate::lint) struct Vocabulary {
    language: Box<str>,
    forms: RefCell<HashMap<Box<str>, Rc<Form>>>,
}

/// What the rules know of a word, however often it stands in a plan.
#[derive(Debug)]
pub(in crate::lint) struct Form {
    /// The number of the word in small letters among those of its plan, from 0.
    pub(in crate::lint) number: usize,
    /// The word in small letters.
    pub(in crate::lint) lower: Box<str>,
    /// Whether it is letters and figures only.
    pub(in crate::lint) is_whole: bool,
    /// Whether it says what a sentence is about.
    pub(in crate::lint) is_content: bool,
    /// How many syllables it has.
    pub(in crate::lint) syllables: usize,
    /// The length of its stem, and of its root.
    ends: (usize, usize),
    corrections: OnceCell<&'static [&'static str]>,
}

impl Vocabulary {
    /// The words of a plan in that language, of which none is known yet.
    pub(in crate::lint) fn new(language: &str) -> Vocabulary {
        Vocabulary { language: language.into(), forms: RefCell::default() }
    }

    /// What there is to know of a word.
    pub(in crate::lint) fn form(&self, word: &str) -> Rc<Form> {
        let known = self.forms.borrow().get(word).map(Rc::clone);
        known.unwrap_or_else(|| self.learn(word))
    }

    fn learn(&self, word: &str) -> Rc<Form> {
        let lower = word.to_lowercase();
        let number = match lower == word {
            true => self.forms.borrow().len(),
            false => self.form(&lower).number,
        };
        let tongue = Tongue::of(&self.language);
        let form = Rc::new(Form {
            number,
            is_whole: word.chars().all(char::is_alphanumeric),
            is_content: content(&lower, tongue),
            syllables: prose::syllables(word, &self.language),
            ends: (stem(&lower, tongue).len(), root(&lower, tongue).len()),
            lower: lower.into(),
            corrections: OnceCell::new(),
        });
        self.forms.borrow_mut().insert(word.into(), Rc::clone(&form));
        form
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
    pub(in crate::lint) fn corrections(&self) -> &'static [&'static str] {
        self.corrections.get_or_init(|| prose::corrections(&self.lower))
    }
}
