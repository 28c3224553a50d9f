//! Applies the fixes for findings in rounds, and checks the result of each round.

mod verify;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit, Fix};
use crate::source::Source;
use crate::yaml;
use verify::LintedText;

/// The maximum number of rounds. Each round can reveal a few more fixes.
const ROUNDS: usize = 30;

/// The maximum number of attempts to apply a group of fixes. If a group fails, plancc halves it to
/// find the fix that fails.
const TRIALS: usize = 200;

/// A text with its fixes applied.
#[derive(Debug)]
pub struct FixResult {
    /// The text with the fixes.
    pub source: Arc<Source>,
    /// The applied fixes, in order.
    pub made: Vec<AppliedFix>,
    /// The remaining findings.
    pub left: Diagnostics,
    /// The number of offered fixes that were not applied because their results failed the checks.
    pub refused: usize,
    /// The suggestions for the original text, which need a person's decision.
    pub suggestions: Vec<Suggestion>,
}

/// A selection of fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixSelection<'a> {
    /// Safe fixes only.
    Safe,
    /// Safe fixes and suggestions.
    All,
    /// Fixes for the findings on one line, safe or not.
    At {
        /// The line, from 1.
        line: usize,
        /// The rule of the finding; `None` means any rule.
        rule: Option<&'a str>,
    },
}

/// A fix that is applied only on request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The rule of the finding.
    pub rule: &'static str,
    /// The effect of the fix, in the imperative.
    pub title: String,
    /// The line of the finding, from 1.
    pub line: usize,
    /// The edits.
    pub edits: Vec<Edit>,
}

/// An applied fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedFix {
    /// The rule of the finding.
    pub rule: &'static str,
    /// The effect of the fix, in the imperative.
    pub title: String,
    /// The line of the fix at the time it was applied, from 1.
    pub line: usize,
}

/// The best fix for a finding that the selection allows.
struct Offer<'a> {
    of: &'a Diagnostic,
    title: &'a str,
    edits: &'a [Edit],
}

/// Identifies an offer, even after other fixes changed its line number.
type OfferKey = (&'static str, String, String);

impl Offer<'_> {
    fn name(&self, source: &Source) -> OfferKey {
        let start = self.edits.first().map_or(0, |edit| edit.span.range().start);
        let line = source.line_range(source.position(start).line);
        let line = source.text().get(line).unwrap_or_default();
        (self.of.rule, line.to_owned(), self.title.to_owned())
    }

    fn overlaps(&self, other: &Offer<'_>) -> bool {
        self.edits.iter().any(|one| other.edits.iter().any(|two| yaml::overlap(one, two)))
    }
}

/// Applies the fixes for the findings that `look` returns for a text. Repeats this with the result
/// until there are no more fixes.
///
/// `which` selects the fixes; a selection by line runs for one round only. A fix is applied only if
/// the rest of the text still parses to the same values, the finding is gone, and no rule has new
/// findings. If two fixes overlap, the second one waits for the next round.
pub fn fix(
    source: Arc<Source>,
    which: FixSelection<'_>,
    look: &dyn Fn(Arc<Source>) -> Diagnostics,
) -> FixResult {
    let mut found = look(Arc::clone(&source));
    let suggestions = suggestions(&source, &found);
    let (made, left) = (Vec::new(), Diagnostics::new());
    let mut fixed = FixResult { source, made, left, refused: 0, suggestions };
    let mut refused: BTreeSet<OfferKey> = BTreeSet::new();
    let mut trials = TRIALS;
    let mut made_at_last = 0;
    let rounds = if matches!(which, FixSelection::At { .. }) { 1 } else { ROUNDS };
    for _ in 0..rounds {
        let before = LintedText::of(&fixed.source, found);
        let mut chosen = choose(&before, which, &refused);
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
                chosen = choose(&before, which, &refused);
            } else {
                chosen.truncate(chosen.len() / 2);
            }
        };
        let Some((text, now)) = step else {
            found = before.found;
            // Retry refused fixes, since they may be possible after other fixes.
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
            fixed.made.push(AppliedFix {
                rule: offer.of.rule,
                title: offer.title.to_owned(),
                line,
            });
        }
        fixed.source = text;
        found = now;
    }
    let last = LintedText::of(&fixed.source, found);
    let is_refused = |offer: &Offer<'_>| refused.contains(&offer.name(&last.source));
    fixed.refused = offers(&last, which).iter().filter(|offer| is_refused(offer)).count();
    fixed.left = last.found;
    fixed
}

/// Returns the selected offers, sorted by position in the text.
fn offers<'a>(reading: &'a LintedText, which: FixSelection<'_>) -> Vec<Offer<'a>> {
    let source = &reading.source;
    let mut offers = Vec::new();
    for of in &reading.found {
        let may = |fix: &&Fix| match which {
            FixSelection::Safe => fix.applicability == Applicability::Safe,
            FixSelection::All => true,
            FixSelection::At { line, rule } => {
                rule.is_none_or(|rule| rule == of.rule) && line_of(of, source) == line
            }
        };
        let Some(fix) = of.fixes.iter().find(may) else { continue };
        if is_here(fix, source) {
            offers.push(Offer { of, title: &fix.title, edits: &fix.edits });
        }
    }
    offers.sort_by_key(|offer| offer.edits.iter().map(|edit| edit.span).min());
    offers
}

/// Returns the suggestions, sorted by position in the text.
fn suggestions(source: &Source, found: &[Diagnostic]) -> Vec<Suggestion> {
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for of in found {
        let is_safe = |fix: &Fix| fix.applicability == Applicability::Safe;
        let Some(fix) = of.fixes.first().filter(|_| !of.fixes.iter().any(is_safe)) else {
            continue;
        };
        if is_here(fix, source) {
            let (title, edits) = (fix.title.clone(), fix.edits.clone());
            suggestions.push(Suggestion { rule: of.rule, title, line: line_of(of, source), edits });
        }
    }
    suggestions.sort_by_key(|one| (one.line, one.edits.iter().map(|edit| edit.span).min()));
    suggestions
}

/// Returns the line at which a finding is shown, from 1.
fn line_of(of: &Diagnostic, source: &Source) -> usize {
    source.position(of.primary.span.range().start).line
}

fn is_here(fix: &Fix, source: &Source) -> bool {
    !fix.edits.is_empty() && fix.edits.iter().all(|edit| edit.span.source == source.id())
}

/// Returns the selected offers for the next round, which don't overlap.
fn choose<'a>(
    reading: &'a LintedText,
    which: FixSelection<'_>,
    refused: &BTreeSet<OfferKey>,
) -> Vec<Offer<'a>> {
    let mut chosen: Vec<Offer<'a>> = Vec::new();
    // The indices of offers with several edits, which may be far apart.
    let mut wide: Vec<usize> = Vec::new();
    for offer in offers(reading, which) {
        let is_refused = !refused.is_empty() && refused.contains(&offer.name(&reading.source));
        let is_wide = offer.edits.len() > 1;
        // Offers are sorted by position, so only the last few can overlap this one.
        let near = chosen.iter().rev().take(if is_wide { usize::MAX } else { 8 });
        let overlaps = near
            .chain(wide.iter().filter_map(|number| chosen.get(*number)))
            .any(|other| offer.overlaps(other));
        if !is_refused && !overlaps {
            if is_wide {
                wide.push(chosen.len());
            }
            chosen.push(offer);
        }
    }
    // Fix validation errors first and separately, since those fixes are checked differently.
    if chosen.iter().any(|offer| verify::is_fault(offer.of.rule)) {
        chosen.retain(|offer| verify::is_fault(offer.of.rule));
    }
    chosen
}
