//! The values before and after a change.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::model::{Answer, FieldKind, KeyedValue, Measure, PlanDate, SlotRef};
use crate::prose::composed;
use crate::source::Text;

/// The value of a field, without its location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Text, which may contain Markdown.
    Text {
        /// The Markdown source, trimmed.
        text: Box<str>,
        /// `true` if the text is prose with blocks, not a single paragraph.
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
        /// `true` if the value is a percentage: it ends in `%`, or its metric's unit is percent.
        percent: bool,
        /// The text as written.
        text: Box<str>,
    },
    /// A day or a month.
    Date(PlanDate),
    /// A list of values.
    List(Vec<FieldValue>),
    /// An entry: its nonempty fields, in the order of the table.
    Entry(Vec<(Box<str>, FieldValue)>),
}

impl FieldValue {
    /// Sets the currency of all amounts.
    pub(super) fn set_currency(&mut self, code: &Arc<str>) {
        match self {
            FieldValue::Money { currency, .. } => *currency = Some(Arc::clone(code)),
            FieldValue::List(items) => items.iter_mut().for_each(|item| item.set_currency(code)),
            FieldValue::Entry(fields) => {
                fields.iter_mut().for_each(|(_, value)| value.set_currency(code));
            }
            _ => {}
        }
    }

    /// Normalizes all texts to NFC, so that equal texts have equal values.
    #[must_use]
    pub(super) fn composed(self) -> FieldValue {
        let compose = |text: Box<str>| composed(&text).into();
        match self {
            FieldValue::Text { text, prose } => FieldValue::Text { text: compose(text), prose },
            FieldValue::Word(text) => FieldValue::Word(compose(text)),
            FieldValue::List(items) => {
                FieldValue::List(items.into_iter().map(FieldValue::composed).collect())
            }
            FieldValue::Entry(fields) => FieldValue::Entry(
                fields.into_iter().map(|(key, value)| (key, value.composed())).collect(),
            ),
            other => other,
        }
    }

    /// Creates the value of a field for text or prose.
    #[must_use]
    pub fn text(text: &Text, prose: bool) -> FieldValue {
        FieldValue::Text { text: text.trimmed().into(), prose }
    }

    /// Creates a measured value. A bare number is a percentage if its metric's unit is percent.
    #[must_use]
    pub fn measure(measure: &Measure, percent: bool) -> FieldValue {
        FieldValue::Measure {
            number: measure.number,
            percent: measure.number.is_some() && (measure.percent || percent),
            text: measure.text.trimmed().into(),
        }
    }

    /// Creates the value of an answer: prose, or a list of texts.
    #[must_use]
    pub fn answer(answer: &Answer) -> FieldValue {
        match answer {
            Answer::Prose(text) => FieldValue::text(text, true),
            Answer::Items(items) => {
                FieldValue::List(items.iter().map(|t| FieldValue::text(t, false)).collect())
            }
        }
    }

    /// Returns `true` if the value is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            FieldValue::Text { text, .. } | FieldValue::Word(text) => text.is_empty(),
            FieldValue::List(all) => all.is_empty(),
            FieldValue::Entry(fields) => fields.is_empty(),
            FieldValue::Money { .. } | FieldValue::Measure { .. } | FieldValue::Date(_) => false,
        }
    }

    /// Returns the value of a field that contains no entries; `None` if it is empty.
    #[must_use]
    pub fn field(read: &SlotRef<'_>, kind: &FieldKind) -> Option<FieldValue> {
        let words = |all: &[crate::source::Spanned<crate::model::Id>]| {
            FieldValue::List(all.iter().map(|id| FieldValue::Word(id.value.clone())).collect())
        };
        let value = match read {
            SlotRef::Text(text) => FieldValue::text((*text)?, matches!(kind, FieldKind::Prose)),
            SlotRef::Texts(texts) => {
                FieldValue::List(texts.iter().map(|t| FieldValue::text(t, false)).collect())
            }
            SlotRef::Answer(answer) => FieldValue::answer((*answer)?),
            SlotRef::Id(id) => FieldValue::Word((*id)?.value.clone()),
            SlotRef::Ids(ids) => words(ids),
            SlotRef::Date(date) => FieldValue::Date((*date)?.value),
            SlotRef::Year(year) => FieldValue::Word((*year)?.value.to_string().into()),
            SlotRef::Money(money) => {
                FieldValue::Money { amount: (*money)?.value.0.normalize(), currency: None }
            }
            SlotRef::Measure(measure) => FieldValue::measure((*measure)?, false),
            SlotRef::Switch(switch) => FieldValue::Word((*switch)?.value.to_string().into()),
            SlotRef::Choice(choice) => FieldValue::Word((*choice)?.value.into()),
            SlotRef::ProseOrEntities(text, _) => FieldValue::text((*text)?, true),
            SlotRef::Answers(answers) => FieldValue::Entry(
                answers
                    .iter()
                    .map(|KeyedValue { key, value }| (key.value.clone(), FieldValue::answer(value)))
                    .collect(),
            ),
            // Fields of projects and forms, which are not compared here.
            SlotRef::Wording(_)
            | SlotRef::MonthDay(_)
            | SlotRef::Wordings(_)
            | SlotRef::TextsByName(_)
            | SlotRef::Named(_)
            | SlotRef::Levels(_)
            | SlotRef::Entity(_)
            | SlotRef::Entities(_) => return None,
        };
        (!value.is_empty()).then_some(value)
    }

    /// Returns the value under a key of an entry.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&FieldValue> {
        match self {
            FieldValue::Entry(fields) => {
                fields.iter().find(|(name, _)| &**name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }
}

impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FieldValue::Text { text, .. }
            | FieldValue::Word(text)
            | FieldValue::Measure { text, .. } => serializer.serialize_str(text),
            FieldValue::Money { amount, .. } => serializer.collect_str(amount),
            FieldValue::Date(date) => serializer.collect_str(date),
            FieldValue::List(all) => serializer.collect_seq(all),
            FieldValue::Entry(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
