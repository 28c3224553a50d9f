//! The meaning of a plan, independent of its notation.

use std::fmt::Write;

use plancc::model::{Answer, Entity, Kind, Read, Wording};
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
        let is_prose = matches!(field.kind, Kind::Prose | Kind::ProseOrEntities(_));
        let text = |text: &Text| if is_prose { blocks(text) } else { inlines(text) };
        match read {
            Read::Text(value) => out.push_str(&value.map(text).unwrap_or_default()),
            Read::Texts(all) => all.iter().for_each(|one| out.push_str(&inlines(one))),
            Read::Answer(value) => out.push_str(&value.map(answer).unwrap_or_default()),
            Read::Wording(value) => match value {
                Some(Wording::One(one)) => out.push_str(&inlines(one)),
                Some(Wording::ByLanguage(all)) => {
                    all.iter().for_each(|one| {
                        out.push_str(&format!("{}:{}", one.key.value, inlines(&one.value)))
                    });
                }
                None => {}
            },
            Read::Id(value) => out.push_str(&format!("{:?}", value.map(|id| &id.value))),
            Read::Ids(all) => all.iter().for_each(|id| out.push_str(&format!("{:?}", id.value))),
            Read::Date(value) => out.push_str(&format!("{:?}", value.map(|date| date.value))),
            Read::Year(value) => out.push_str(&format!("{:?}", value.map(|year| year.value))),
            Read::MonthDay(value) => out.push_str(&format!("{:?}", value.map(|day| day.value))),
            Read::Money(value) => out.push_str(&format!("{:?}", value.map(|money| money.value))),
            Read::Measure(value) => {
                out.push_str(&format!("{:?}", value.map(|measure| measure.text.trimmed())));
            }
            Read::Switch(value) => out.push_str(&format!("{:?}", value.map(|on| on.value))),
            Read::Choice(value) => out.push_str(&format!("{:?}", value.map(|choice| choice.value))),
            Read::Entity(value) => value.into_iter().for_each(|one| write_meaning(one, out)),
            Read::Entities(all) => all.into_iter().for_each(|one| write_meaning(one, out)),
            Read::ProseOrEntities(value, all) => {
                out.push_str(&value.map(text).unwrap_or_default());
                all.into_iter().for_each(|one| write_meaning(one, out));
            }
            Read::Answers(all) => {
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
