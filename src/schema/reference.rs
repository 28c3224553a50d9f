//! References by name instead of by id: `fund: "Title I, Part A"`.
//!
//! The ids of a project are not known when a plan is parsed. So the parser reports a reference that
//! is not an id, and this module corrects the error's help text as soon as the ids are known.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Fund, Goal, Id, Need, Plan, Wording};
use crate::source::{Source, Span, Spanned, Text};

use super::{errors, id_suggestion, name_suggestion};

/// An entry that a reference can name: its id, and its names in all languages.
struct Named<'a> {
    id: &'a str,
    names: Vec<&'a str>,
}

/// Corrects the help texts for references to needs in the same plan.
pub(super) fn to_needs(plan: &Plan, source: &Source, found: &mut [Diagnostic]) {
    let needs = plan.needs_assessment.iter().flat_map(|assessment| &assessment.needs);
    let named: Vec<Named<'_>> = needs.filter_map(need).collect();
    correct(found, source, "need", &named, "give the need an `id` in this plan");
}

/// Corrects the help texts for references to goals and funds in the project.
pub(super) fn to_project(
    source: &Source,
    goals: &[Goal],
    funds: &[Fund],
    found: &mut [Diagnostic],
) {
    let goals: Vec<Named<'_>> = goals.iter().filter_map(goal).collect();
    let funds: Vec<Named<'_>> = funds.iter().filter_map(fund).collect();
    correct(found, source, "goal", &goals, "add the goal to `goals` in the project file");
    correct(found, source, "fund", &funds, "add the fund to `funds` in the project file");
}

fn need(need: &Need) -> Option<Named<'_>> {
    let names = need.need.iter().map(Text::trimmed).collect();
    Some(Named { id: id(need.id.as_ref())?, names })
}

fn goal(goal: &Goal) -> Option<Named<'_>> {
    let names = [&goal.label, &goal.goal].into_iter().flatten().flat_map(wordings).collect();
    Some(Named { id: id(goal.id.as_ref())?, names })
}

fn fund(fund: &Fund) -> Option<Named<'_>> {
    let names = fund.fund.iter().flat_map(wordings).collect();
    Some(Named { id: id(fund.id.as_ref())?, names })
}

fn id(id: Option<&Spanned<Id>>) -> Option<&str> {
    id.map(|id| &*id.value)
}

fn wordings(wording: &Wording) -> Vec<&str> {
    match wording {
        Wording::One(text) => vec![text.trimmed()],
        Wording::ByLanguage(texts) => texts.iter().map(|text| text.value.trimmed()).collect(),
    }
}

/// Replaces the help text for each invalid reference to an entry of this kind.
fn correct(
    found: &mut [Diagnostic],
    source: &Source,
    noun: &str,
    named: &[Named<'_>],
    otherwise: &str,
) {
    let end = format!("is not a valid {noun} id");
    let is_meant = |one: &&mut Diagnostic| {
        one.rule == errors::INVALID_ID
            && one.message.ends_with(&end)
            && one.primary.span.source == source.id()
    };
    for one in found.iter_mut().filter(is_meant) {
        let span = one.primary.span;
        let written = source.slice(span).trim_matches(['"', '\'']);
        one.helps.clear();
        one.fixes.clear();
        if let Some(id) = by_name(written, named) {
            one.helps.push(format!("write `{id}`, the id of this {noun}"));
            one.fixes.push(fix(span, id));
        } else if named.is_empty() {
            one.helps.push(format!("{otherwise}, and write its id here"));
        } else {
            let ids: Vec<&str> = named.iter().map(|named| named.id).collect();
            one.helps.push(format!("write {}", name_suggestion::listed(&ids)));
            one.helps.push(format!("if none of these is meant, {otherwise}"));
        }
    }
}

fn fix(span: Span, id: &str) -> crate::diagnostic::Fix {
    crate::diagnostic::Fix {
        title: format!("write `{id}`"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit { span, text: id.to_owned() }],
    }
}

/// Returns the id of the only entry that `written` names. A name or id must match; if none does,
/// one must contain the other. Case, accents and punctuation don't count.
fn by_name<'a>(written: &str, named: &[Named<'a>]) -> Option<&'a str> {
    let written = folded(written);
    let texts = |one: &Named<'_>| -> Vec<String> {
        one.names.iter().copied().chain([one.id]).map(folded).collect()
    };
    let only = |is_named: &dyn Fn(&str) -> bool| {
        let mut all = named.iter().filter(|one| texts(one).iter().any(|text| is_named(text)));
        let first = all.next()?;
        all.next().is_none().then_some(first.id)
    };
    if written.trim().is_empty() {
        return None;
    }
    let is_part = |part: &str, whole: &str| !part.trim().is_empty() && whole.contains(part);
    only(&|text| text == written)
        .or_else(|| only(&|text| is_part(text, &written)))
        .or_else(|| only(&|text| is_part(&written, text)))
}

/// Normalizes a name: lowercase words without accents, with a space before and after each.
fn folded(text: &str) -> String {
    let lower: String =
        text.chars().flat_map(char::to_lowercase).map(id_suggestion::unaccented).collect();
    let words = lower.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| format!("{all}{word} "))
}
