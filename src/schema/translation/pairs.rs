//! Pairs of originals and translations.

use crate::model::{Answer, Entity, SlotMut, SlotRef};
use crate::source::Text;

/// A callback that receives the path of a translated passage, the original and the translation.
type PairVisitor<'a> = dyn FnMut(&str, &Text, &mut Text) + 'a;

/// Calls `see` for every translated passage, in the order of the fields.
///
/// Both plans have the same structure, since a translation only replaces text. A path consists of
/// keys, and of the id of each list entry, or its position if it has no id:
/// `priorities/evenings/priority`.
pub(super) fn pairs(original: &dyn Entity, translated: &mut dyn Entity, see: &mut PairVisitor<'_>) {
    entity(original, translated, &mut String::new(), see);
}

fn entity(
    original: &dyn Entity,
    translated: &mut dyn Entity,
    path: &mut String,
    see: &mut PairVisitor<'_>,
) {
    for (number, field) in original.table().fields.iter().enumerate() {
        let (Some(read), Some(slot)) = (original.read(number), translated.slot(number)) else {
            continue;
        };
        within(path, field.key, |path| value(read, slot, path, see));
    }
}

fn value(read: SlotRef<'_>, slot: SlotMut<'_>, path: &mut String, see: &mut PairVisitor<'_>) {
    match (read, slot) {
        (SlotRef::Text(Some(own)), SlotMut::Text(Some(text))) => one(own, text, path, see),
        (SlotRef::Measure(Some(own)), SlotMut::Measure(Some(measure))) => {
            one(&own.text, &mut measure.text, path, see);
        }
        (SlotRef::Texts(own), SlotMut::Texts(texts)) => list(own, texts, path, see),
        (SlotRef::Answer(Some(own)), SlotMut::Answer(Some(answer))) => both(own, answer, path, see),
        (SlotRef::Answers(own), SlotMut::Answers(answers)) => {
            for (own, keyed) in own.iter().zip(answers) {
                within(path, &own.key.value, |path| both(&own.value, &mut keyed.value, path, see));
            }
        }
        (SlotRef::Entity(Some(own)), SlotMut::Entity(place)) => {
            if let Some(translated) = place.get() {
                entity(own, translated, path, see);
            }
        }
        (SlotRef::Entities(own), SlotMut::Entities(places)) => {
            entities(&own, places.all(), path, see);
        }
        (SlotRef::ProseOrEntities(own, all), SlotMut::ProseOrEntities(text, places)) => {
            if let (Some(own), Some(text)) = (own, text) {
                one(own, text, path, see);
            }
            entities(&all, places.all(), path, see);
        }
        _ => {}
    }
}

fn entities(
    own: &[&dyn Entity],
    translated: Vec<&mut dyn Entity>,
    path: &mut String,
    see: &mut PairVisitor<'_>,
) {
    for (number, (own, translated)) in own.iter().zip(translated).enumerate() {
        let name = super::list::id(*own).map_or_else(|| (number + 1).to_string(), |(id, _)| id);
        within(path, &name, |path| entity(*own, translated, path, see));
    }
}

fn both(own: &Answer, translated: &mut Answer, path: &mut String, see: &mut PairVisitor<'_>) {
    match (own, translated) {
        (Answer::Prose(own), Answer::Prose(text)) => one(own, text, path, see),
        (Answer::Items(own), Answer::Items(texts)) => list(own, texts, path, see),
        _ => {}
    }
}

fn list(own: &[Text], translated: &mut [Text], path: &mut String, see: &mut PairVisitor<'_>) {
    for (number, (own, text)) in own.iter().zip(translated).enumerate() {
        within(path, &(number + 1).to_string(), |path| one(own, text, path, see));
    }
}

fn one(own: &Text, text: &mut Text, path: &str, see: &mut PairVisitor<'_>) {
    if text.translated {
        see(path, own, text);
    }
}

/// Calls `step` with the path extended by one name.
fn within(path: &mut String, name: &str, step: impl FnOnce(&mut String)) {
    let length = path.len();
    if length > 0 {
        path.push('/');
    }
    path.push_str(name);
    step(path);
    path.truncate(length);
}
