//! Recognizes a metric by its words if another year or another field words it a little differently.

use std::collections::{BTreeMap, BTreeSet};

use super::polarity;
use crate::lang::Language;

/// The maximum number of words of a name that are compared.
const LONGEST: usize = 40;

/// The maximum number of names in the index for each word, so that common words don't slow down the search.
const COMMON: usize = 50;

/// Names with fewer words must have the same words.
const SHORT: usize = 3;

/// The words of a metric's name, without endings, function words and words such as "share of".
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::lint) struct MetricName {
    stems: BTreeSet<String>,
    numbers: BTreeSet<String>,
    is_negated: bool,
}

impl MetricName {
    /// Returns the words of a name. Capitals, hyphens and punctuation don't matter.
    pub(in crate::lint) fn of(text: &str, language: Language<'_>) -> MetricName {
        let mut name = MetricName::default();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for word in words.take(LONGEST) {
            let word = word.to_lowercase();
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                name.numbers.insert(word);
            } else if polarity::is_negation(&word, language) {
                name.is_negated = !name.is_negated;
            } else if !language.has(|it| it.function_words, &word)
                && !language.has(|it| it.metrics.counts, &word)
            {
                name.stems.insert((language.words().stem)(&word).to_owned());
            }
        }
        name
    }

    /// Returns the stems of the content words.
    pub(in crate::lint) fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(String::as_str)
    }

    /// Returns how alike two names are, from 75 to 100 (Dice coefficient of their words); `None` if they
    /// probably name different metrics.
    ///
    /// Names with different numbers are different, such as `grade 3` and `grade 4`, and so are names of which one is
    /// negated.
    fn likeness(&self, other: &MetricName) -> Option<usize> {
        if self.numbers != other.numbers || self.is_negated != other.is_negated {
            return None;
        }
        let shared = self.stems.intersection(&other.stems).count();
        let (mine, theirs) = (self.stems.len(), other.stems.len());
        let likeness = (200 * shared).checked_div(mine + theirs)?;
        let least = if mine.min(theirs) < SHORT { 100 } else { 75 };
        (likeness >= least).then_some(likeness)
    }
}

/// Metrics by name.
#[derive(Debug)]
pub(in crate::lint) struct MetricNames<T> {
    all: Vec<(MetricName, T)>,
    by_stem: BTreeMap<String, Vec<usize>>,
}

impl<T> MetricNames<T> {
    /// Creates an index of metrics. If two names are equal, the later one wins.
    pub(in crate::lint) fn new<'t>(
        metrics: impl IntoIterator<Item = (&'t str, T)>,
        language: Language<'_>,
    ) -> MetricNames<T> {
        let mut names = MetricNames { all: Vec::new(), by_stem: BTreeMap::new() };
        for (text, metric) in metrics {
            let name = MetricName::of(text, language);
            for stem in &name.stems {
                let holders = names.by_stem.entry(stem.clone()).or_default();
                if holders.len() < COMMON {
                    holders.push(names.all.len());
                }
            }
            names.all.push((name, metric));
        }
        names
    }

    /// Returns the metric whose name is most like this one, if one is alike.
    pub(in crate::lint) fn nearest(&self, text: &str, language: Language<'_>) -> Option<&T> {
        let name = MetricName::of(text, language);
        let near: BTreeSet<usize> = name
            .stems
            .iter()
            .filter_map(|stem| self.by_stem.get(stem))
            .flatten()
            .copied()
            .collect();
        let near = near.into_iter().filter_map(|index| self.all.get(index));
        let near = near.filter_map(|(other, metric)| Some((name.likeness(other)?, metric)));
        near.max_by_key(|(likeness, _)| *likeness).map(|(_, metric)| metric)
    }
}
