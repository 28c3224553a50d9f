//! Paths to values in a plan, made of keys and ids instead of line numbers.

use super::change_class::ChangeClass;
use super::entity::Entity;
use super::slots::SlotRef;
use super::wording::Answer;
use crate::source::{Span, Text};

/// Returns the path from the root to the innermost field that contains `span`, made of keys and the
/// ids of list entries: `priorities/attendance/actions/call-home/owner`.
///
/// An entry without an id is named by its date or fund, or else `[]`. So the path stays the same if
/// entries move or are reworded.
#[must_use]
pub fn value_path(whole: &dyn Entity, span: Span) -> String {
    let mut way = String::new();
    descend(whole, span, &mut way);
    way
}

fn descend(entity: &dyn Entity, span: Span, way: &mut String) {
    for (number, field) in entity.table().fields.iter().enumerate() {
        let Some(read) = entity.read(number) else { continue };
        if let Some(inner) = holds(&read, span) {
            step(way, field.key);
            match inner {
                SpanOwner::Entity(entity) => descend(entity, span, way),
                SpanOwner::Entry(entry) => {
                    step(way, &name(entry));
                    descend(entry, span, way);
                }
                SpanOwner::Named(name, entry) => {
                    step(way, name);
                    descend(entry, span, way);
                }
                SpanOwner::Name(name) => step(way, name),
                SpanOwner::Value => {}
            }
            return;
        }
    }
}

fn step(way: &mut String, name: &str) {
    if !way.is_empty() {
        way.push('/');
    }
    way.push_str(name);
}

/// Returns the name of an entry in a path: its id, or its date or fund.
fn name(entry: &dyn Entity) -> String {
    let mut known = Vec::new();
    for (number, field) in entry.table().fields.iter().enumerate() {
        let word = match entry.read(number) {
            Some(SlotRef::Id(Some(id))) if field.is_id() || field.change == ChangeClass::Fund => {
                id.value.to_string()
            }
            Some(SlotRef::Date(Some(date))) if field.key == "date" => date.value.to_string(),
            _ => continue,
        };
        if field.is_id() {
            return word;
        }
        known.push(word);
    }
    if known.is_empty() { "[]".to_owned() } else { known.join(" ") }
}

enum SpanOwner<'a> {
    Entity(&'a dyn Entity),
    Entry(&'a dyn Entity),
    Named(&'a str, &'a dyn Entity),
    Name(&'a str),
    Value,
}

fn holds<'a>(read: &SlotRef<'a>, span: Span) -> Option<SpanOwner<'a>> {
    let value = |at: Span| at.contains(span).then_some(SpanOwner::Value);
    let text = |text: &Text| text.span.contains(span);
    let entry = |entries: &[&'a dyn Entity]| {
        entries
            .iter()
            .find(|entry| entry.span().contains(span))
            .map(|entry| SpanOwner::Entry(*entry))
    };
    let answer = |answer: &Answer| match answer {
        Answer::Prose(prose) => text(prose),
        Answer::Items(items) => items.iter().any(text),
    };
    match read {
        SlotRef::Text(one) => one.filter(|one| text(one)).map(|_| SpanOwner::Value),
        SlotRef::Texts(all) => all.iter().any(text).then_some(SpanOwner::Value),
        SlotRef::Answer(one) => one.filter(|one| answer(one)).map(|_| SpanOwner::Value),
        SlotRef::Wording(_) => None,
        SlotRef::Id(one) => one.and_then(|id| value(id.span)),
        SlotRef::Ids(all) => {
            all.iter().any(|id| id.span.contains(span)).then_some(SpanOwner::Value)
        }
        SlotRef::Date(one) => one.and_then(|one| value(one.span)),
        SlotRef::Year(one) => one.and_then(|one| value(one.span)),
        SlotRef::MonthDay(one) => one.and_then(|one| value(one.span)),
        SlotRef::Money(one) => one.and_then(|one| value(one.span)),
        SlotRef::Measure(one) => one.and_then(|one| value(one.text.span)),
        SlotRef::Switch(one) => one.and_then(|one| value(one.span)),
        SlotRef::Choice(one) => one.and_then(|one| value(one.span)),
        SlotRef::Entity(one) => one.filter(|one| one.span().contains(span)).map(SpanOwner::Entity),
        SlotRef::Entities(all) => entry(all),
        SlotRef::ProseOrEntities(one, all) => {
            one.filter(|one| text(one)).map(|_| SpanOwner::Value).or_else(|| entry(all))
        }
        SlotRef::Answers(all) => all
            .iter()
            .find(|keyed| keyed.key.span.contains(span) || answer(&keyed.value))
            .map(|keyed| SpanOwner::Name(&keyed.key.value)),
        SlotRef::Wordings(all) => {
            all.iter().find(|k| k.key.span.contains(span)).map(|k| SpanOwner::Name(&k.key.value))
        }
        SlotRef::TextsByName(all) => all
            .iter()
            .find(|keyed| keyed.key.span.contains(span) || keyed.value.iter().any(text))
            .map(|keyed| SpanOwner::Name(&keyed.key.value)),
        SlotRef::Named(all) => all
            .iter()
            .find(|(key, entry)| key.span.contains(span) || entry.span().contains(span))
            .map(|(key, entry)| SpanOwner::Named(&key.value, *entry)),
        SlotRef::Levels(all) => {
            all.iter().find(|k| k.key.span.contains(span)).map(|k| SpanOwner::Name(&k.key.value))
        }
    }
}
