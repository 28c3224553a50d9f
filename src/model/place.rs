//! Paths to values in a plan, made of keys and ids instead of line numbers.

use super::change_class::ChangeClass;
use super::entity::Entity;
use super::slots::Read;
use super::wording::Answer;
use crate::source::{Span, Text};

/// Returns the path from the root to the innermost field that contains `span`, made of keys and the
/// ids of list entries: `priorities/attendance/actions/call-home/owner`.
///
/// An entry without an id is named by its date or fund, or else `[]`. So the path stays the same if
/// entries move or are reworded.
#[must_use]
pub fn way(whole: &dyn Entity, span: Span) -> String {
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
                Inner::Entity(entity) => descend(entity, span, way),
                Inner::Entry(entry) => {
                    step(way, &name(entry));
                    descend(entry, span, way);
                }
                Inner::Named(name, entry) => {
                    step(way, name);
                    descend(entry, span, way);
                }
                Inner::Name(name) => step(way, name),
                Inner::Value => {}
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
            Some(Read::Id(Some(id))) if field.is_id() || field.change == ChangeClass::Fund => {
                id.value.to_string()
            }
            Some(Read::Date(Some(date))) if field.key == "date" => date.value.to_string(),
            _ => continue,
        };
        if field.is_id() {
            return word;
        }
        known.push(word);
    }
    if known.is_empty() { "[]".to_owned() } else { known.join(" ") }
}

enum Inner<'a> {
    Entity(&'a dyn Entity),
    Entry(&'a dyn Entity),
    Named(&'a str, &'a dyn Entity),
    Name(&'a str),
    Value,
}

fn holds<'a>(read: &Read<'a>, span: Span) -> Option<Inner<'a>> {
    let value = |at: Span| at.contains(span).then_some(Inner::Value);
    let text = |text: &Text| text.span.contains(span);
    let entry = |entries: &[&'a dyn Entity]| {
        entries.iter().find(|entry| entry.span().contains(span)).map(|entry| Inner::Entry(*entry))
    };
    let answer = |answer: &Answer| match answer {
        Answer::Prose(prose) => text(prose),
        Answer::Items(items) => items.iter().any(text),
    };
    match read {
        Read::Text(one) => one.filter(|one| text(one)).map(|_| Inner::Value),
        Read::Texts(all) => all.iter().any(text).then_some(Inner::Value),
        Read::Answer(one) => one.filter(|one| answer(one)).map(|_| Inner::Value),
        Read::Wording(_) => None,
        Read::Id(one) => one.and_then(|id| value(id.span)),
        Read::Ids(all) => all.iter().any(|id| id.span.contains(span)).then_some(Inner::Value),
        Read::Date(one) => one.and_then(|one| value(one.span)),
        Read::Year(one) => one.and_then(|one| value(one.span)),
        Read::MonthDay(one) => one.and_then(|one| value(one.span)),
        Read::Money(one) => one.and_then(|one| value(one.span)),
        Read::Measure(one) => one.and_then(|one| value(one.text.span)),
        Read::Switch(one) => one.and_then(|one| value(one.span)),
        Read::Choice(one) => one.and_then(|one| value(one.span)),
        Read::Entity(one) => one.filter(|one| one.span().contains(span)).map(Inner::Entity),
        Read::Entities(all) => entry(all),
        Read::ProseOrEntities(one, all) => {
            one.filter(|one| text(one)).map(|_| Inner::Value).or_else(|| entry(all))
        }
        Read::Answers(all) => all
            .iter()
            .find(|keyed| keyed.key.span.contains(span) || answer(&keyed.value))
            .map(|keyed| Inner::Name(&keyed.key.value)),
        Read::Wordings(all) => {
            all.iter().find(|k| k.key.span.contains(span)).map(|k| Inner::Name(&k.key.value))
        }
        Read::TextsByName(all) => all
            .iter()
            .find(|keyed| keyed.key.span.contains(span) || keyed.value.iter().any(text))
            .map(|keyed| Inner::Name(&keyed.key.value)),
        Read::Named(all) => all
            .iter()
            .find(|(key, entry)| key.span.contains(span) || entry.span().contains(span))
            .map(|(key, entry)| Inner::Named(&key.value, *entry)),
        Read::Levels(all) => {
            all.iter().find(|k| k.key.span.contains(span)).map(|k| Inner::Name(&k.key.value))
        }
    }
}
