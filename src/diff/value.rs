//! Values as changes hold them.

use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::model::{Answer, Keyed, Kind, Measure, PlanDate, Read};
use crate::source::Text;

/// What stood or stands in a field, without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Markdown as it was typed; `prose` where it has blocks.
    Text {
        /// The characters.
        text: Box<str>,
        /// Whether they are blocks and not one paragraph.
        prose: bool,
    },
    /// An id, a reference, a choice, a school year, a language: compared as it stands.
    Word(Box<str>),
    /// Money or a plain number.
    Money(Decimal),
    /// A measured value.
    Measure {
        /// The number, where there is one.
        number: Option<Decimal>,
        /// Whether it is a percentage, by its own `%` or by its metric's unit.
        percent: bool,
        /// The characters as written.
        text: Box<str>,
    },
    /// A day or a month.
    Date(PlanDate),
    /// Several of them.
    List(Vec<Value>),
    /// An entry: its fields that are not empty, in the table's order.
    Entry(Vec<(Box<str>, Value)>),
}

impl Value {
    /// The text of a field of prose or text.
    #[must_use]
    pub fn text(text: &Text, prose: bool) -> Value {
        Value::Text { text: text.trimmed().into(), prose }
    }

    /// A measured value; a number alone is one of percent where its metric's unit says so.
    #[must_use]
    pub fn measure(measure: &Measure, percent: bool) -> Value {
        Value::Measure {
            number: measure.number,
            percent: measure.number.is_some() && (measure.percent || percent),
            text: measure.text.trimmed().into(),
        }
    }

    /// An answer: prose, or a list of texts.
    #[must_use]
    pub fn answer(answer: &Answer) -> Value {
        match answer {
            Answer::Prose(text) => Value::text(text, true),
            Answer::Items(items) => {
                Value::List(items.iter().map(|t| Value::text(t, false)).collect())
            }
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text { text, .. } | Value::Word(text) => text.is_empty(),
            Value::List(all) => all.is_empty(),
            Value::Entry(fields) => fields.is_empty(),
            Value::Money(_) | Value::Measure { .. } | Value::Date(_) => false,
        }
    }

    /// What stands in a field that holds no entries; `None` where nothing does.
    #[must_use]
    pub fn field(read: &Read<'_>, kind: &Kind) -> Option<Value> {
        let words = |all: &[crate::source::Spanned<crate::model::Id>]| {
            Value::List(all.iter().map(|id| Value::Word(id.value.clone())).collect())
        };
        let value = match read {
            Read::Text(text) => Value::text((*text)?, matches!(kind, Kind::Prose)),
            Read::Texts(texts) => {
                Value::List(texts.iter().map(|t| Value::text(t, false)).collect())
            }
            Read::Answer(answer) => Value::answer((*answer)?),
            Read::Id(id) => Value::Word((*id)?.value.clone()),
            Read::Ids(ids) => words(ids),
            Read::Date(date) => Value::Date((*date)?.value),
            Read::Year(year) => Value::Word((*year)?.value.to_string().into()),
            Read::Money(money) => Value::Money((*money)?.value.0.normalize()),
            Read::Measure(measure) => Value::measure((*measure)?, false),
            Read::Switch(switch) => Value::Word((*switch)?.value.to_string().into()),
            Read::Choice(choice) => Value::Word((*choice)?.value.into()),
            Read::ProseOrEntities(text, _) => Value::text((*text)?, true),
            Read::Answers(answers) => Value::Entry(
                answers
                    .iter()
                    .map(|Keyed { key, value }| (key.value.clone(), Value::answer(value)))
                    .collect(),
            ),
            // Fields of projects and forms, which are not compared.
            Read::Wording(_)
            | Read::MonthDay(_)
            | Read::Wordings(_)
            | Read::TextsByName(_)
            | Read::Named(_)
            | Read::Levels(_)
            | Read::Entity(_)
            | Read::Entities(_) => return None,
        };
        (!value.is_empty()).then_some(value)
    }

    /// The value under a key of an entry.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Entry(fields) => {
                fields.iter().find(|(name, _)| &**name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text { text, .. } | Value::Word(text) | Value::Measure { text, .. } => {
                serializer.serialize_str(text)
            }
            Value::Money(number) => serializer.collect_str(number),
            Value::Date(date) => serializer.collect_str(date),
            Value::List(all) => serializer.collect_seq(all),
            Value::Entry(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
