//! The project file lists the terms. The rule finds singular and plural forms. Quotations and links are skipped,
//! because other people's words should not change.

use std::collections::BTreeMap;

use crate::diagnostic::{Applicability, Edit};
use crate::lang::Language;
use crate::lint::correction_trust::is_own;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::Plan;
use crate::source::Span;

declare_rule! {
    /// Checks for terms that the district no longer uses.
    ///
    /// `terms` in `plancc.yaml` lists each preferred term with the terms that it replaces. The rule reports a term
    /// once, at its first use, with the number of uses. The fix replaces every use and adjusts capitals, plurals
    /// and articles.
    ///
    /// ## Why it matters
    /// Readers may think that two terms mean two different things, and some terms exclude or offend people.
    ///
    /// ## Example
    /// ```yaml,project
    /// terms:
    ///   family: [household, parents and guardians]
    /// ```
    /// ```yaml,fires
    /// purpose: We keep in touch with each household.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We keep in touch with each family.
    /// ```
    "rejected-term" {
        levels: [Info, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

/// A term that must not be used, and its replacement.
struct RejectedTerm<'a> {
    /// The rejected term as the project file writes it.
    term: &'a str,
    words: Vec<String>,
    chosen: &'a str,
    chosen_words: Vec<String>,
    language: Language<'a>,
}

/// One use of a rejected term: its span, its text, and the edits that replace it; no edits if the form is uncertain.
type TermUse = (Span, String, Vec<Edit>);

/// All uses of a rejected term in a plan.
#[derive(Default)]
struct TermUses {
    /// The span of the first use, its text, and its replacement.
    first: Option<(Span, String, String)>,
    count: usize,
    /// The edits that replace all uses.
    edits: Vec<Edit>,
}

impl TermUses {
    fn add(&mut self, (span, text, edits): TermUse, chosen: &str) {
        let instead = edits.last().map_or(chosen, |edit| &edit.text).to_owned();
        self.first.get_or_insert((span, text, instead));
        self.count += 1;
        self.edits.extend(edits);
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(project) = context.setting.project().filter(|project| !project.terms.is_empty())
    else {
        return;
    };
    let language = context.language;
    let stem = language.words().stem;
    // Grouped by first word, so that each passage is searched only once for all terms.
    let mut rejected: BTreeMap<String, Vec<RejectedTerm<'_>>> = BTreeMap::new();
    for term in &project.terms {
        for instead in &term.value {
            let (words, chosen_words) = (parts(&instead.value), parts(&term.key.value));
            if let Some(first) = words.first() {
                let chosen = &term.key.value;
                let key = stem(first).to_owned();
                rejected.entry(key).or_default().push(RejectedTerm {
                    term: &instead.value,
                    words,
                    chosen,
                    chosen_words,
                    language,
                });
            }
        }
    }
    let mut used: BTreeMap<(&str, &[String], bool), TermUses> = BTreeMap::new();
    for passage in context.passages.iter().filter(|passage| passage.is_said()) {
        let words: Vec<Word<'_>> = passage.words().collect();
        for (number, word) in words.iter().enumerate() {
            for term in rejected.get(word.stem()).into_iter().flatten() {
                if term.is_at(passage, &words, number) {
                    let one = term.replaced(passage, &words, number);
                    // Uses with an uncertain replacement become a separate finding without a fix.
                    let is_unsure = one.2.is_empty();
                    let uses = used.entry((term.chosen, &term.words, is_unsure)).or_default();
                    uses.add(one, term.chosen);
                }
            }
        }
    }
    used.into_values().for_each(|uses| report(uses, findings));
}

fn report(uses: TermUses, findings: &mut Findings<'_>) {
    let Some((span, text, instead)) = uses.first else { return };
    let here = match uses.count {
        1 => "the only use".to_owned(),
        count => format!("the first of {count} uses"),
    };
    let finding = findings
        .at(span, format!("use the district's term `{instead}` instead of `{text}`"))
        .here(here)
        .note("readers may think that two terms mean two different things")
        .help(format!("write `{instead}`, or change `terms` in `plancc.yaml`"));
    if !uses.edits.is_empty() {
        let title = match uses.count {
            1 => format!("write `{instead}`"),
            count => format!("write `{instead}` in all {count} places"),
        };
        finding.fix(title, Applicability::Unsafe, uses.edits);
    }
}

impl RejectedTerm<'_> {
    /// Returns `true` if the term begins at word index `number` and is not part of the chosen term, a name or a
    /// quotation.
    fn is_at(&self, passage: &Passage<'_>, words: &[Word<'_>], number: usize) -> bool {
        let here = words.get(number..number + self.words.len()).unwrap_or_default();
        if !self.matches(&self.words, words, Some(number))
            || is_in_name(passage, words, number, self.words.len(), self.language)
            || !here.iter().all(|word| is_own(passage, word))
        {
            return false;
        }
        // `aide` within `instructional aide`, the chosen term.
        let inside =
            self.chosen_words.windows(self.words.len()).position(|part| part == self.words);
        inside.is_none_or(|before| {
            !self.matches(&self.chosen_words, words, number.checked_sub(before))
        })
    }

    /// Returns `true` if the words from index `start` are forms of the term's words.
    fn matches(&self, term: &[String], words: &[Word<'_>], start: Option<usize>) -> bool {
        let here = start.and_then(|start| words.get(start..start + term.len()));
        let is_form =
            |(word, term): (&Word<'_>, &String)| self.language.is_form(word.lower(), term);
        here.is_some_and(|here| here.iter().zip(term).all(is_form))
    }

    /// Returns the use that begins at word index `number`.
    fn replaced(&self, passage: &Passage<'_>, words: &[Word<'_>], number: usize) -> TermUse {
        let here = words.get(number..number + self.words.len()).unwrap_or_default();
        let (start, end) = match (here.first(), here.last()) {
            (Some(first), Some(last)) => (first.at.start, last.at.end),
            _ => (0, 0),
        };
        let scanned = passage.scan().words.text();
        let text = scanned.get(start..end).unwrap_or_default();
        let span = passage.at_words(start..end);
        let before = number.checked_sub(1).and_then(|before| words.get(before));
        let gap = before.and_then(|before| scanned.get(before.at.end..start));
        let is_first = gap.is_none_or(|gap| gap.contains(['.', '!', '?', '\n']));
        let Some(instead) = self.language.inflect(self.chosen, self.term, text, is_first) else {
            return (span, text.to_owned(), Vec::new());
        };
        let mut edits = Vec::new();
        if let Some(before) = before.filter(|_| gap == Some(" "))
            && let Some(article) = self.language.article(before.text, &instead)
        {
            let span = passage.at_words(before.at.clone());
            edits.push(Edit { span, text: article });
        }
        edits.push(Edit { span, text: instead });
        (span, text.to_owned(), edits)
    }
}

/// Returns `true` if the words are part of a name: `the Stakeholder Council`, but not `Stakeholders Answered` in a
/// heading.
fn is_in_name(
    passage: &Passage<'_>,
    words: &[Word<'_>],
    start: usize,
    length: usize,
    language: Language<'_>,
) -> bool {
    let text = passage.scan().words.text();
    let is_capital = |number: Option<usize>| {
        let word = number.and_then(|number| words.get(number));
        word.filter(|word| word.text.starts_with(char::is_uppercase))
    };
    let is_joined = |one: usize, next: usize| {
        let between = (words.get(one), words.get(next));
        matches!(between, (Some(one), Some(next)) if text.get(one.at.end..next.at.start) == Some(" "))
    };
    let last = start + length - 1;
    let before = start.checked_sub(1).filter(|before| is_joined(*before, start));
    let Some(before) = before.filter(|_| is_capital(Some(start)).is_some()) else { return false };
    // An acronym or a word such as `Each` is also capitalized outside of names.
    let is_acronym = is_capital(Some(start))
        .is_some_and(|word| word.text.chars().nth(1).is_some_and(char::is_uppercase));
    let is_named = is_capital(Some(before)).is_some_and(|word| {
        !is_acronym && !language.has(|words| words.text.sentence_starts, word.lower())
    });
    is_named || is_capital(Some(last + 1)).is_some() && is_joined(last, last + 1)
}

fn parts(term: &str) -> Vec<String> {
    let words = term.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
