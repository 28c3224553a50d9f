//! Fixes that findings offer, made: in rounds, each held to what it promised.

mod sound;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit};
use crate::source::Source;
use crate::yaml;
use sound::Reading;

/// How many rounds there are at most; a fix shows at most a few more each time.
const ROUNDS: usize = 30;

/// How many times a text is read at most to find out which of several fixes cannot be made.
const TRIALS: usize = 200;

/// A text with its fixes made.
#[derive(Debug)]
pub struct Fixed {
    /// The text.
    pub source: Arc<Source>,
    /// What was done, in the order in which it was done.
    pub made: Vec<Made>,
    /// What is found in the text now.
    pub left: Diagnostics,
    /// How many fixes were offered that would not have kept their promise.
    pub refused: usize,
}

/// One fix that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The rule that asked for it.
    pub rule: &'static str,
    /// What it did, as an imperative.
    pub title: String,
    /// The line on which it stood when it was made, from 1.
    pub line: usize,
}

/// A finding's best fix of those that may be made.
struct Offer<'a> {
    of: &'a Diagnostic,
    title: &'a str,
    edits: &'a [Edit],
}

/// What tells one offer from another, as far as it survives other fixes.
type Name = (&'static str, String, String);

impl Offer<'_> {
    fn name(&self, source: &Source) -> Name {
        let start = self.edits.first().map_or(0, |edit| edit.span.range().start);
        let line = source.line_range(source.position(start).line);
        let line = source.text().get(line).unwrap_or_default();
        (self.of.rule, line.to_owned(), self.title.to_owned())
    }

    fn overlaps(&self, other: &Offer<'_>) -> bool {
        self.edits.iter().any(|one| other.edits.iter().any(|two| yaml::overlap(one, two)))
    }
}

/// Makes the fixes that `look` offers in a text, and those that it offers in the text that comes out.
///
/// Safe fixes are made, and with `all` the others too. A fix is made only where the new text is read as before but
/// for the place of the fix, its finding is gone, and there is no other of its kind. Of two fixes
/// that touch, the second waits for the next round.
pub fn fix(source: Arc<Source>, all: bool, look: &dyn Fn(Arc<Source>) -> Diagnostics) -> Fixed {
    let mut found = look(Arc::clone(&source));
    let mut fixed = Fixed { source, made: Vec::new(), left: Diagnostics::new(), refused: 0 };
    let mut refused: BTreeSet<Name> = BTreeSet::new();
    let mut trials = TRIALS;
    let mut made_at_last = 0;
    for _ in 0..ROUNDS {
        let before = Reading::of(&fixed.source, found);
        let mut chosen = choose(&before, all, &refused);
        let step = loop {
            if chosen.is_empty() || trials == 0 {
                break None;
            }
            trials -= 1;
            let edits: Vec<Edit> = chosen.iter().flat_map(|offer| offer.edits).cloned().collect();
            let rules: Vec<&'static str> = chosen.iter().map(|offer| offer.of.rule).collect();
            if let Some(after) = before.after(&edits, &rules, look) {
                break Some(after);
            }
            if let [only] = chosen.as_slice() {
                refused.insert(only.name(&before.source));
                chosen = choose(&before, all, &refused);
            } else {
                chosen.truncate(chosen.len() / 2);
            }
        };
        let Some((text, now)) = step else {
            found = before.found;
            // What could not be made at first may be sound now that others are made.
            if trials == 0 || refused.is_empty() || made_at_last == fixed.made.len() {
                break;
            }
            made_at_last = fixed.made.len();
            refused.clear();
            continue;
        };
        for offer in &chosen {
            let start = offer.edits.first().map_or(0, |edit| edit.span.range().start);
            let line = fixed.source.position(start).line;
            fixed.made.push(Made { rule: offer.of.rule, title: offer.title.to_owned(), line });
        }
        fixed.source = text;
        found = now;
    }
    let last = Reading::of(&fixed.source, found);
    let is_refused = |offer: &Offer<'_>| refused.contains(&offer.name(&last.source));
    fixed.refused = offers(&last, all).iter().filter(|offer| is_refused(offer)).count();
    fixed.left = last.found;
    fixed
}

/// What is offered of what may be made, in the order of the text.
fn offers(reading: &Reading, all: bool) -> Vec<Offer<'_>> {
    let source = reading.source.id();
    let mut offers = Vec::new();
    for of in &reading.found {
        let may = |applicability| all || applicability == Applicability::Safe;
        let Some(fix) = of.fixes.iter().find(|fix| may(fix.applicability)) else { continue };
        let is_here = fix.edits.iter().all(|edit| edit.span.source == source);
        if !fix.edits.is_empty() && is_here {
            offers.push(Offer { of, title: &fix.title, edits: &fix.edits });
        }
    }
    offers.sort_by_key(|offer| offer.edits.iter().map(|edit| edit.span).min());
    offers
}

/// The offers that can be made together.
fn choose<'a>(reading: &'a Reading, all: bool, refused: &BTreeSet<Name>) -> Vec<Offer<'a>> {
    let mut chosen: Vec<Offer<'a>> = Vec::new();
    for offer in offers(reading, all) {
        let is_refused = !refused.is_empty() && refused.contains(&offer.name(&reading.source));
        // In the order of the text only the last few can reach as far as this one.
        let overlaps = || chosen.iter().rev().take(8).any(|other| offer.overlaps(other));
        if !is_refused && !overlaps() {
            chosen.push(offer);
        }
    }
    // What can be read is settled before what is said, since each is held to its own kind of findings.
    if chosen.iter().any(|offer| sound::is_fault(offer.of.rule)) {
        chosen.retain(|offer| sound::is_fault(offer.of.rule));
    }
    chosen
}
