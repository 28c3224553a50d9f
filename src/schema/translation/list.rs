//! Lists of entries in a translation.

use std::collections::HashMap;

use crate::model::{Entities, Entity, Field, SlotRef};
use crate::source::Span;

use super::diagnostics::TranslationDiagnostics;

/// Merges the translated entries into the plan's entries, by id, or by position if an entry has no
/// id.
///
/// If every entry has an id, a translation can leave some entries out. If entries match by
/// position, it must have as many entries as the plan.
pub(super) fn lay(
    places: &mut dyn Entities,
    entities: &[&dyn Entity],
    field: &Field,
    said: &mut TranslationDiagnostics,
) {
    let Some(first) = entities.first() else { return };
    let mut places = places.all();
    if places.is_empty() {
        return said.of_nothing(first.span(), field.key);
    }
    let by_place = entities.iter().any(|entity| id(*entity).is_none());
    if by_place && places.len() != entities.len() {
        return said.out_of_step(first.span(), field.key, places.len(), entities.len());
    }
    let numbers: HashMap<String, usize> = places
        .iter()
        .enumerate()
        .filter_map(|(number, place)| Some((id(&**place)?.0, number)))
        .collect();
    let mut seen: HashMap<usize, Span> = HashMap::new();
    for (number, entity) in entities.iter().enumerate() {
        let (number, span) = match id(*entity) {
            None => (number, entity.span()),
            Some((id, span)) => match numbers.get(&id) {
                Some(number) => (*number, span),
                None => {
                    let known = places.iter().filter_map(|place| Some(self::id(&**place)?.0));
                    said.no_such_id(span, field.key, &id, &known.collect::<Vec<_>>());
                    continue;
                }
            },
        };
        if let Some(first) = seen.insert(number, span) {
            said.twice(span, first);
        } else if let Some(place) = places.get_mut(number) {
            super::lay(&mut **place, *entity, said);
        }
    }
}

/// Returns the id of an entry, if it has one.
pub(super) fn id(entity: &dyn Entity) -> Option<(String, Span)> {
    let (number, _) = entity.table().id_field()?;
    match entity.read(number) {
        Some(SlotRef::Id(Some(id))) => Some((id.value.to_string(), id.span)),
        _ => None,
    }
}
