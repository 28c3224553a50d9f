//! Suggests ids for entries without one, made from the text of the entry.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Applicability, Diagnostics, Edit};
use crate::lang::has_in_any;
use crate::model::{Id, Plan};
use crate::source::{Source, Span, Spanned, Text};

use super::correction::further_lines;
use super::errors;

/// The maximum number of words and of letters in a suggested id.
const WORDS: usize = 4;
const LETTERS: usize = 40;

/// An entry that can have an id.
struct IdCandidate<'a> {
    id: Option<&'a Spanned<Id>>,
    text: Option<&'a Text>,
    span: Span,
    /// The key of the entry's text.
    key: &'static str,
}

/// Adds a fix with a suggested id to each diagnostic about a missing id.
pub(super) fn offer_ids(plan: &Plan, source: &Source, found: &mut Diagnostics) {
    let mut asked: BTreeMap<u32, usize> = BTreeMap::new();
    for (number, one) in found.iter().enumerate() {
        if one.rule == errors::MISSING_KEY && one.message.starts_with("missing `id`") {
            asked.insert(one.primary.span.start, number);
        }
    }
    if asked.is_empty() {
        return;
    }
    for (noun, all) in kinds(plan) {
        let mut used: BTreeSet<String> =
            all.iter().filter_map(|one| one.id).map(|id| id.value.to_string()).collect();
        for one in all.iter().filter(|one| one.id.is_none()) {
            let start = one.text.map_or(one.span.start, |text| text.span.start);
            let number = asked.get(&one.span.start).or_else(|| asked.get(&start));
            let Some(finding) = number.and_then(|number| found.get_mut(*number)) else { continue };
            let id =
                unlike(&one.text.map(|text| words(&text.value)).unwrap_or_default(), noun, &used);
            if let Some(edits) = put(one, &id, source) {
                let taken = std::mem::take(&mut finding.fixes);
                *finding =
                    finding.clone().fix(format!("write `id: {id}`"), Applicability::Safe, edits);
                finding.fixes.extend(taken);
                used.insert(id);
            }
        }
    }
}

fn kinds(plan: &Plan) -> [(&'static str, Vec<IdCandidate<'_>>); 4] {
    let needs = plan.needs_assessment.iter().flat_map(|assessment| &assessment.needs);
    let actions = || plan.priorities.iter().flat_map(|priority| &priority.actions);
    let metrics = plan.priorities.iter().flat_map(|priority| {
        priority.metrics.iter().chain(priority.actions.iter().flat_map(|action| &action.metrics))
    });
    [
        (
            "need",
            needs
                .map(|need| IdCandidate {
                    id: need.id.as_ref(),
                    text: need.need.as_ref(),
                    span: need.span,
                    key: "need",
                })
                .collect(),
        ),
        (
            "priority",
            plan.priorities
                .iter()
                .map(|priority| IdCandidate {
                    id: priority.id.as_ref(),
                    text: priority.priority.as_ref(),
                    span: priority.span,
                    key: "priority",
                })
                .collect(),
        ),
        (
            "action",
            actions()
                .map(|action| IdCandidate {
                    id: action.id.as_ref(),
                    text: action.action.as_ref(),
                    span: action.span,
                    key: "action",
                })
                .collect(),
        ),
        (
            "metric",
            metrics
                .map(|metric| IdCandidate {
                    id: metric.id.as_ref(),
                    text: metric.metric.as_ref(),
                    span: metric.span,
                    key: "metric",
                })
                .collect(),
        ),
    ]
}

/// Returns the edits that add an id as the first key of an entry.
fn put(one: &IdCandidate<'_>, id: &str, source: &Source) -> Option<Vec<Edit>> {
    let said = source.slice(one.span);
    if said.starts_with('{') {
        let after = Span { start: one.span.start + 1, end: one.span.start + 1, ..one.span };
        return Some(vec![Edit { span: after, text: format!("id: {id}, ") }]);
    }
    let start = one.span.range().start;
    let line = source.line_range(source.position(start).line);
    let before = source.text().get(line.start..start)?;
    let column = before.chars().count();
    let is_bare = one.text.is_some_and(|text| text.span == one.span);
    if is_bare && !before.trim().trim_start_matches(['-', ' ']).is_empty() {
        return None;
    }
    let key = if is_bare { format!("{}: ", one.key) } else { String::new() };
    let end = source.line_break();
    let text = format!("id: {id}{end}{}{key}", " ".repeat(column));
    let mut edits = vec![Edit { span: one.span.before(), text }];
    if is_bare {
        // After a key, the other lines of the text must be indented further than the key.
        edits.extend(further_lines(source, one.span));
    }
    Some(edits)
}

/// Creates a unique id from `words`, or from `noun` if `words` is empty. Adds a number if
/// necessary.
fn unlike(words: &str, noun: &str, used: &BTreeSet<String>) -> String {
    let stem = if words.is_empty() { noun } else { words };
    if !words.is_empty() && !used.contains(stem) {
        return stem.to_owned();
    }
    let first = if words.is_empty() { 1 } else { 2 };
    let mut numbers = first..;
    let free = numbers.find(|number: &usize| !used.contains(&format!("{stem}-{number}")));
    format!("{stem}-{}", free.unwrap_or(first))
}

/// Creates an id from the first significant words of `text`; empty if it has no letters from a to
/// z.
pub(super) fn words(text: &str) -> String {
    let plain: String = text.chars().flat_map(char::to_lowercase).map(unaccented).collect();
    let all = plain.split(|one: char| !one.is_ascii_alphanumeric() && one != '\'' && one != '’');
    let all = all.map(|word| word.replace(['\'', '’'], ""));
    let mut slug = String::new();
    let mut count = 0;
    for word in all.filter(|word| !word.is_empty() && !is_filler(word)) {
        let is_first_number = slug.is_empty() && word.starts_with(|one: char| one.is_ascii_digit());
        if is_first_number || slug.len() + word.len() > LETTERS {
            continue;
        }
        if count == WORDS {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
        count += 1;
    }
    slug
}

pub(super) fn unaccented(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

/// Returns `true` for words that suggested ids leave out.
fn is_filler(word: &str) -> bool {
    has_in_any(|words| words.text.fillers, word)
}
