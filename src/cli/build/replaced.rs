//! Where characters stand in whose place PDFs have a replacement.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::backend::pdf;
use crate::diagnostic::Diagnostics;
use crate::pipeline::Checked;

/// Characters that a report had from none of a plan's own files, and so from the project or its form.
#[derive(Debug, Default)]
pub(super) struct Replaced(Mutex<BTreeSet<char>>);

impl Replaced {
    /// A warning for each character, in the first file of the report that has it: the translation that it was
    /// met in, or one of `beside` that shows through where nothing is translated, or that it goes on from.
    pub(super) fn places<'a>(
        &self,
        replaced: &[(char, Option<&'a Checked>)],
        beside: [Option<&'a Checked>; 2],
    ) -> Vec<(&'a Checked, Diagnostics)> {
        let mut places: Vec<(&Checked, Vec<char>)> = Vec::new();
        for (character, translation) in replaced {
            let mut files = [*translation].into_iter().chain(beside).flatten();
            let Some(file) = files.find(|file| !warnings(file, &[*character]).is_empty()) else {
                self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(*character);
                continue;
            };
            let is_it = |(other, _): &&mut (&Checked, _)| Arc::ptr_eq(&other.source, &file.source);
            match places.iter_mut().find(is_it) {
                Some((_, characters)) => characters.push(*character),
                None => places.push((file, vec![*character])),
            }
        }
        let warned =
            places.into_iter().map(|(file, characters)| (file, warnings(file, &characters)));
        warned.collect()
    }

    /// Those that stood in no plan's own files, in the order of their numbers.
    pub(super) fn others(&self) -> Vec<char> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().copied().collect()
    }
}

fn warnings(file: &Checked, characters: &[char]) -> Diagnostics {
    let plan = file.plan.as_ref();
    plan.map(|plan| pdf::replaced(plan, &file.source, characters)).unwrap_or_default()
}
