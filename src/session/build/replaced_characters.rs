//! Locations of characters that PDFs cannot show.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::backend::pdf;
use crate::diagnostic::Diagnostics;
use crate::pipeline::CheckedPlan;

/// Unsupported characters that no plan file contains: they come from the project file or a form.
#[derive(Debug, Default)]
pub(super) struct ReplacedCharacters(Mutex<BTreeSet<char>>);

impl ReplacedCharacters {
    /// Returns a warning for each character, in the first file that contains it: the translation, or one of `beside`
    /// (the plan, which supplies untranslated text, and last year's plan).
    pub(super) fn places<'a>(
        &self,
        replaced: &[(char, Option<&'a CheckedPlan>)],
        beside: [Option<&'a CheckedPlan>; 2],
    ) -> Vec<(&'a CheckedPlan, Diagnostics)> {
        let mut places: Vec<(&CheckedPlan, Vec<char>)> = Vec::new();
        for (character, translation) in replaced {
            let mut files = [*translation].into_iter().chain(beside).flatten();
            let Some(file) = files.find(|file| !warnings(file, &[*character]).is_empty()) else {
                self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(*character);
                continue;
            };
            let is_it =
                |(other, _): &&mut (&CheckedPlan, _)| Arc::ptr_eq(&other.source, &file.source);
            match places.iter_mut().find(is_it) {
                Some((_, characters)) => characters.push(*character),
                None => places.push((file, vec![*character])),
            }
        }
        let warned =
            places.into_iter().map(|(file, characters)| (file, warnings(file, &characters)));
        warned.collect()
    }

    /// Returns the unsupported characters that are in no plan file, in code point order. They come from the project file or
    /// a form.
    pub(super) fn others(&self) -> Vec<char> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().copied().collect()
    }
}

fn warnings(file: &CheckedPlan, characters: &[char]) -> Diagnostics {
    let plan = file.plan.as_ref();
    plan.map(|plan| pdf::replaced(plan, &file.source, characters)).unwrap_or_default()
}
