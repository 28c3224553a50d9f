//! Values of changes.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::model::{Answer, Keyed, Kind, Measure, PlanDate, Read};
use crate::prose::composed;
use crate::source::Text;

/// The value of a field, without its location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, which may contain Markdown.
    Text {
        /// The Markdown source, trimmed.
        text: Box<str>,
        /// The text is prose with blocks, not a single paragraph.
        prose: bool,
    },
    /// An id, reference, choice, school year or language, compared verbatim.
    Word(Box<str>),
    /// Money or a plain number.
    Money {
        /// The amount.
        amount: Decimal,
        /// Its ISO 4217 currency code, once the comparison is complete.
        currency: Option<Arc<str>>,
    },
    /// A measured value.
    Measure {
        /// The number, if there is one.
        number: Option<Decimal>,
        /// The value is a percentage: it ends in `%`, or its metric's unit is percent.
        percent: bool,
        /// The text as written.
        text: Box<str>,
    },
    /// A day or a month.
    Date(PlanDate),
    /// A list of values.
    List(Vec<Value>),
    /// An entry: its nonempty fields, in the order of the table.
    Entry(Vec<(Box<str>, Value)>),
}

impl Value {
    /// Sets the currency of all amounts.
    pub(super) fn set_currency(&mut self, code: &Arc<str>) {
        match self {
            Value::Money { currency, .. } => *currency = Some(Arc::clone(code)),
            Value::List(items) => items.iter_mut().for_each(|item| item.set_currency(code)),
            Value::Entry(fields) => {
                fields.iter_mut().for_each(|(_, value)| value.set_currency(code));
            }
            _ => {}
        }
    }

    /// Normalizes all texts to NFC, so that equal texts have equal values.
    #[must_use]
    pub(super) fn composed(self) -> Value {
        let compose = |text: Box<str>| composed(&text).into();
        match self {
            Value::Text { text, prose } => Value::Text { text: compose(text), prose },
            Value::Word(text) => Value::Word(compose(text)),
            Value::List(items) => Value::List(items.into_iter().map(Value::composed).collect()),
            Value::Entry(fields) => Value::Entry(
                fields.into_iter().map(|(key, value)| (key, value.composed())).collect(),
            ),
            other => other,
        }
    }

    /// Creates the value of a text or prose field.
    #[must_use]
    pub fn text(text: &Text, prose: bool) -> Value {
        Value::Text { text: text.trimmed().into(), prose }
    }

    /// Creates a measured value. A bare number is a percentage if its metric's unit is percent.
    #[must_use]
    pub fn measure(measure: &Measure, percent: bool) -> Value {
        Value::Measure {
            number: measure.number,
            percent: measure.number.is_some() && (measure.percent || percent),
            text: measure.text.trimmed().into(),
        }
    }

    /// Creates the value of an answer: prose, or a list of texts.
    #[must_use]
    pub fn answer(answer: &Answer) -> Value {
        match answer {
            Answer::Prose(text) => Value::text(text, true),
            Answer::Items(items) => {
                Value::List(items.iter().map(|t| Value::text(t, false)).collect())
            }
        }
    }

    /// Returns `true` if the value is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text { text, .. } | Value::Word(text) => text.is_empty(),
            Value::List(all) => all.is_empty(),
            Value::Entry(fields) => fields.is_empty(),
            Value::Money { .. } | Value::Measure { .. } | Value::Date(_) => false,
        }
    }

    /// Returns the value of a field that contains no entries; `None` if it is empty.
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
            Read::Money(money) => {
                Value::Money { amount: (*money)?.value.0.normalize(), currency: None }
            }
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
            // Fields of projects and forms, which are not compared here.
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

    /// Returns the value under a key of an entry.
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
            Value::Money { amount, .. } => serializer.collect_str(amount),
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
