//! The meaning of a plan, independent of its notation.

use std::fmt::Write;

use plancc::model::{Answer, Entity, FieldKind, SlotRef, Wording};
use plancc::prose;
use plancc::source::Text;

/// Returns the meaning of an entry, independent of its notation: two texts with the same meaning give the same result.
pub(crate) fn meaning(entity: &dyn Entity) -> String {
    let mut out = String::new();
    write_meaning(entity, &mut out);
    out
}

fn write_meaning(entity: &dyn Entity, out: &mut String) {
    let table = entity.table();
    let _ = write!(out, "{{");
    for (number, field) in table.fields.iter().enumerate() {
        let Some(read) = entity.read(number) else { continue };
        let _ = write!(out, "{}=", field.key);
        let is_prose = matches!(field.kind, FieldKind::Prose | FieldKind::ProseOrEntities(_));
        let text = |text: &Text| if is_prose { blocks(text) } else { inlines(text) };
        match read {
            SlotRef::Text(value) => out.push_str(&value.map(text).unwrap_or_default()),
            SlotRef::Texts(all) => all.iter().for_each(|one| out.push_str(&inlines(one))),
            SlotRef::Answer(value) => out.push_str(&value.map(answer).unwrap_or_default()),
            SlotRef::Wording(value) => match value {
                Some(Wording::One(one)) => out.push_str(&inlines(one)),
                Some(Wording::ByLanguage(all)) => {
                    all.iter().for_each(|one| {
                        out.push_str(&format!("{}:{}", one.key.value, inlines(&one.value)))
                    });
                }
                None => {}
            },
            SlotRef::Id(value) => out.push_str(&format!("{:?}", value.map(|id| &id.value))),
            SlotRef::Ids(all) => all.iter().for_each(|id| out.push_str(&format!("{:?}", id.value))),
            SlotRef::Date(value) => out.push_str(&format!("{:?}", value.map(|date| date.value))),
            SlotRef::Year(value) => out.push_str(&format!("{:?}", value.map(|year| year.value))),
            SlotRef::MonthDay(value) => out.push_str(&format!("{:?}", value.map(|day| day.value))),
            SlotRef::Money(value) => out.push_str(&format!("{:?}", value.map(|money| money.value))),
            SlotRef::Measure(value) => {
                out.push_str(&format!("{:?}", value.map(|measure| measure.text.trimmed())));
            }
            SlotRef::Switch(value) => out.push_str(&format!("{:?}", value.map(|on| on.value))),
            SlotRef::Choice(value) => {
                out.push_str(&format!("{:?}", value.map(|choice| choice.value)))
            }
            SlotRef::Entity(value) => value.into_iter().for_each(|one| write_meaning(one, out)),
            SlotRef::Entities(all) => all.into_iter().for_each(|one| write_meaning(one, out)),
            SlotRef::ProseOrEntities(value, all) => {
                out.push_str(&value.map(text).unwrap_or_default());
                all.into_iter().for_each(|one| write_meaning(one, out));
            }
            SlotRef::Answers(all) => {
                all.iter().for_each(|one| {
                    out.push_str(&format!("{}:{}", one.key.value, answer(&one.value)))
                });
            }
            _ => {}
        }
        out.push(';');
    }
    out.push('}');
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Prose(text) => blocks(text),
        Answer::Items(items) => items.iter().map(inlines).collect(),
    }
}

fn blocks(text: &Text) -> String {
    format!("{:?}", prose::blocks(&text.value))
}

fn inlines(text: &Text) -> String {
    format!("{:?}", prose::inlines(text.trimmed()))
}
