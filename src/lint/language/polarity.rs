//! Decides from words whether more or less is better, with the words of `lang/`.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::metric_name::MetricName;
use crate::lang::{Language, Polarity};
use crate::model::Direction;

/// Returns `true` if a lowercase word negates what follows.
pub(super) fn is_negation(word: &str, language: Language<'_>) -> bool {
    language.words().polarity.is_some_and(|words| words.negations.contains(&word))
}

/// The maximum number of words of a sentence that are searched.
const LONGEST: usize = 200;

/// Returns the direction that a sentence gives to a metric with this target: "raise the score to 3.7", "from 24 to 21",
/// "at least 90".
///
/// A verb counts only if a word of the metric or the target follows it. If verbs disagree, returns `None`.
pub(in crate::lint) fn promised(
    sentence: &str,
    metric: &str,
    target: Decimal,
    language: Language<'_>,
) -> Option<Direction> {
    let words = language.words().polarity?;
    let tokens = tokens(sentence);
    let is_target = |token: &String| number(token) == Some(target);
    if let Some(start) = start_of_range(&tokens, target, words) {
        return direction(start, target);
    }
    for (at, _) in tokens.iter().enumerate().filter(|(_, token)| is_target(token)) {
        let (before, after) = (tokens.get(..at)?, tokens.get(at + 1..)?);
        // The longest phrase counts: "no more than 5" also ends with "more than".
        let longest = |phrases: &[&[&str]; 2]| {
            let [first, last] = phrases;
            let first = first.iter().filter(|phrase| ends_with(before, phrase));
            let last = last.iter().filter(|phrase| starts_with(after, phrase));
            first.chain(last).map(|phrase| phrase.len()).max()
        };
        match longest(&words.at_least).cmp(&longest(&words.at_most)) {
            Ordering::Greater => return Some(Direction::Up),
            Ordering::Less => return Some(Direction::Down),
            Ordering::Equal => {}
        }
    }
    let name = MetricName::of(metric, language);
    let of_metric: Vec<&str> = name.stems().collect();
    let is_about = |at: usize| {
        let after = tokens.iter().skip(at + 1).take(12);
        let mut object = after.take_while(|token| !words.stops.contains(&token.as_str()));
        object.any(|token| is_target(token) || of_metric.contains(&(language.words().stem)(token)))
    };
    let has = |list: &[&str]| {
        let is_one = |token: &String| {
            let stem = (language.words().stem)(token);
            let is_beginning = || list.iter().any(|word| token.starts_with(word));
            list.contains(&stem)
                || list.contains(&token.as_str())
                || words.are_beginnings && is_beginning()
        };
        tokens.iter().enumerate().any(|(at, token)| is_one(token) && is_about(at))
    };
    match (has(words.more), has(words.less)) {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ => None,
    }
}

/// Returns the direction that is usually better for what a metric counts: up for `students who graduate`, down for
/// `absences`. Returns `None` for double negatives, such as `students without absences`.
pub(in crate::lint) fn usual(metric: &str, language: Language<'_>) -> Option<Direction> {
    let words = language.words().polarity?;
    let tokens = tokens(metric);
    // Short words count only as they are: "late", but not "later".
    let is = |token: &str, list: &[&str]| {
        let is_one = |word: &&str| token == *word || word.len() >= 5 && token.starts_with(word);
        list.iter().any(is_one)
    };
    let is_bad =
        |token: &String| is(token, words.unwanted) || words.negations.contains(&token.as_str());
    match tokens.iter().filter(|token| is_bad(token)).count() {
        0 => tokens.iter().any(|token| is(token, words.wanted)).then_some(Direction::Up),
        1 => Some(Direction::Down),
        _ => None,
    }
}

/// Returns the direction from one value to another.
fn direction(from: Decimal, to: Decimal) -> Option<Direction> {
    match from.cmp(&to) {
        Ordering::Less => Some(Direction::Up),
        Ordering::Equal => None,
        Ordering::Greater => Some(Direction::Down),
    }
}

/// Returns the start of a range that ends at `target`: 24 in "from 24% to 21%" or "from 24 days to 21".
fn start_of_range(tokens: &[String], target: Decimal, words: &Polarity) -> Option<Decimal> {
    let [from, to] = words.range;
    (0..tokens.len()).find_map(|at| {
        let near = tokens.get(at..)?;
        let (first, rest) = near.split_first()?;
        let (start, rest) = rest.split_first()?;
        let second = rest.iter().take(3).position(|token| to.contains(&token.as_str()))?;
        let ends = rest.get(second + 1).is_some_and(|end| number(end) == Some(target));
        (from.contains(&first.as_str()) && ends).then(|| number(start)).flatten()
    })
}

fn ends_with(tokens: &[String], phrase: &str) -> bool {
    let mut rest = tokens.iter().rev();
    phrase.split(' ').rev().all(|word| rest.next().is_some_and(|token| token == word))
}

fn starts_with(tokens: &[String], phrase: &str) -> bool {
    let mut rest = tokens.iter();
    phrase.split(' ').all(|word| rest.next().is_some_and(|token| token == word))
}

/// Returns the lowercase words and numbers of a text.
fn tokens(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '\'' | '\u{2019}');
    text.split(|c: char| !is_part(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .take(LONGEST)
        .collect()
}

fn number(token: &str) -> Option<Decimal> {
    token.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    token.replace(',', "").parse::<Decimal>().ok().map(|number| number.normalize())
}
