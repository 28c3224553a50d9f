//! Translations: replaces the text in the fields of a plan.

mod copied;
mod diagnostics;
mod fingerprint;
mod list;
mod pairs;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::model::{Answer, Entity, Field, Measure, Metric, Plan, SlotMut, SlotRef, UNITS};
use crate::source::{Source, Span, Text};

use diagnostics::TranslationDiagnostics;
pub use fingerprint::{fingerprints, recorded, stale_severity};

/// Parses a translation of a plan from the language `own` into `language`, and merges it into the
/// plan.
///
/// Returns the plan with each translated text in place of the original, marked as translated.
/// Errors become diagnostics; valid text is used anyway. Entries match by id, or by position if
/// they have no id.
///
/// Source: the plan language, version 1, "A translation".
#[must_use]
pub fn translate(
    plan: &Plan,
    own: &str,
    translation: &Source,
    language: &str,
) -> (Plan, Diagnostics) {
    let (read, mut diagnostics) = super::read::<Plan>(translation, true);
    let mut translated = plan.clone();
    if let Some(read) = read {
        let mut said = TranslationDiagnostics::default();
        if own == language {
            said.of_its_own_language(Span::new(translation.id(), 0..0), own);
        }
        head(plan, &read, language, &mut said);
        lay(&mut translated, &read, &mut said);
        diagnostics.append(&mut said.diagnostics(translation));
        diagnostics.extend(fingerprint::compare(plan, &mut translated, read.translates.as_ref()));
        diagnostics.extend(copied::copied(plan, &mut translated));
    }
    crate::diagnostic::sort(&mut diagnostics);
    (translated, diagnostics)
}

/// Returns every translatable passage of a plan, with normalized white space, by its path in `translates`.
#[must_use]
pub fn texts(plan: &Plan) -> BTreeMap<String, String> {
    // Merging the plan into itself marks every translatable passage.
    let mut translated = plan.clone();
    lay(&mut translated, plan, &mut TranslationDiagnostics::default());
    let mut texts = BTreeMap::new();
    pairs::pairs(plan, &mut translated, &mut |path, text, _| {
        let words: Vec<&str> = text.value.split_whitespace().collect();
        texts.insert(path.to_owned(), words.join(" "));
    });
    texts
}

/// Reports an id, year or language that doesn't match the plan.
fn head(plan: &Plan, read: &Plan, language: &str, said: &mut TranslationDiagnostics) {
    if let (Some(own), Some(id)) = (&plan.id, &read.id)
        && own.value != id.value
    {
        said.of_another(id.span, "id", &own.value);
    }
    if let (Some(own), Some(year)) = (plan.year, read.year)
        && own.value != year.value
    {
        said.of_another(year.span, "year", &own.value.to_string());
    }
    if let Some(tag) = &read.language
        && &*tag.value != language
    {
        said.of_another(tag.span, "language", language);
    }
}

/// Replaces the text in the fields of an entry.
fn lay(into: &mut dyn Entity, from: &dyn Entity, said: &mut TranslationDiagnostics) {
    let span = from.span();
    for (number, field) in from.table().fields.iter().enumerate() {
        // The keys that identify the plan and its entries are checked elsewhere.
        let names = field.is_id()
            || matches!(field.id, Plan::plancc | Plan::year | Plan::language | Plan::translates);
        if names {
            continue;
        }
        if let (Some(slot), Some(read)) = (into.slot(number), from.read(number)) {
            field_of(slot, read, field, span, said);
        }
    }
}

fn field_of(
    slot: SlotMut<'_>,
    read: SlotRef<'_>,
    field: &Field,
    span: Span,
    said: &mut TranslationDiagnostics,
) {
    match (slot, read) {
        (SlotMut::Text(place), SlotRef::Text(Some(text))) => put_text(place, text, field, said),
        (SlotMut::Texts(place), SlotRef::Texts(texts)) => put_texts(place, texts, field, said),
        (SlotMut::Answer(place), SlotRef::Answer(Some(answer))) => {
            match place {
                Some(place) => put_answer(place, answer, field, said),
                None => said.of_nothing(first_span(answer), field.key),
            };
        }
        (SlotMut::Answers(places), SlotRef::Answers(answers)) => {
            for answer in answers {
                match places.iter_mut().find(|place| place.key.value == answer.key.value) {
                    Some(place) => put_answer(&mut place.value, &answer.value, field, said),
                    None => said.of_nothing(answer.key.span, &answer.key.value),
                }
            }
        }
        (SlotMut::Measure(place), SlotRef::Measure(Some(measure))) => {
            put_measure(place, measure, field, said);
        }
        (SlotMut::Entity(place), SlotRef::Entity(Some(entity))) => match place.get() {
            Some(into) => lay(into, entity, said),
            None => said.of_nothing(head_of(entity, span), field.key),
        },
        (SlotMut::Entities(places), SlotRef::Entities(entities)) => {
            list::lay(places, &entities, field, said);
        }
        (SlotMut::ProseOrEntities(prose, places), SlotRef::ProseOrEntities(text, entities)) => {
            match (prose.is_some(), text) {
                (true, Some(text)) => put_text(prose, text, field, said),
                (false, Some(text)) if !places.all().is_empty() => {
                    said.other_kind(text.span, field.key, "a list of entries");
                }
                (false, Some(text)) => said.of_nothing(text.span, field.key),
                (true, None) if !entities.is_empty() => {
                    let first = entities.first().map_or(span, |entity| entity.span());
                    said.other_kind(first, field.key, "text");
                }
                (_, None) => list::lay(places, &entities, field, said),
            }
        }
        (_, SlotRef::Id(Some(id))) => said.not_translated(id.span, field.key),
        (_, SlotRef::Ids(ids)) => said.all_not_translated(ids.iter().map(|id| id.span), field.key),
        (_, SlotRef::Date(Some(date))) => said.not_translated(date.span, field.key),
        (_, SlotRef::Year(Some(year))) => said.not_translated(year.span, field.key),
        (_, SlotRef::Money(Some(money))) => said.not_translated(money.span, field.key),
        (_, SlotRef::Choice(Some(choice))) => said.not_translated(choice.span, field.key),
        (_, SlotRef::Switch(Some(switch))) => said.not_translated(switch.span, field.key),
        _ => {}
    }
}

/// Returns the span of an entry, or `otherwise` if that span is empty.
fn head_of(entity: &dyn Entity, otherwise: Span) -> Span {
    let span = entity.span();
    if span.is_empty() { otherwise } else { span }
}

fn first_span(answer: &Answer) -> Span {
    answer.texts().next().map_or_else(Span::default, |text| text.span)
}

fn put_text(
    place: &mut Option<Text>,
    text: &Text,
    field: &Field,
    said: &mut TranslationDiagnostics,
) {
    match place {
        // A built-in unit is a keyword; a unit that the project file adds is text.
        Some(unit) if field.id == Metric::unit && UNITS.contains(&unit.trimmed()) => {
            said.not_translated(text.span, field.key);
        }
        Some(place) => replace(place, text),
        None => said.of_nothing(text.span, field.key),
    }
}

fn replace(place: &mut Text, text: &Text) {
    *place = Text { translated: true, ..text.clone() };
}

fn put_texts(
    places: &mut [Text],
    texts: &[Text],
    field: &Field,
    said: &mut TranslationDiagnostics,
) {
    let Some(first) = texts.first() else { return };
    if places.is_empty() {
        return said.of_nothing(first.span, field.key);
    }
    if places.len() != texts.len() {
        return said.out_of_step(first.span, field.key, places.len(), texts.len());
    }
    for (place, text) in places.iter_mut().zip(texts) {
        replace(place, text);
    }
}

fn put_answer(
    place: &mut Answer,
    answer: &Answer,
    field: &Field,
    said: &mut TranslationDiagnostics,
) {
    match (place, answer) {
        (Answer::Prose(place), Answer::Prose(text)) => replace(place, text),
        (Answer::Items(places), Answer::Items(texts)) => put_texts(places, texts, field, said),
        (Answer::Prose(_), Answer::Items(_)) => {
            said.other_kind(first_span(answer), field.key, "text");
        }
        (Answer::Items(_), Answer::Prose(text)) => said.other_kind(text.span, field.key, "a list"),
    }
}

/// Replaces a measured value; only text can be translated.
fn put_measure(
    place: &mut Option<Measure>,
    measure: &Measure,
    field: &Field,
    said: &mut TranslationDiagnostics,
) {
    match place {
        Some(place) if place.number.is_none() && measure.number.is_none() => {
            replace(&mut place.text, &measure.text);
        }
        _ => said.not_translated(measure.text.span, field.key),
    }
}
