//! Access to the values of fields, with one variant for each type of value.

use super::choices::{Choice, Level, Stage};
use super::date::PlanDate;
use super::entity::{
    Entity, FieldKind, FieldType, MissingDay, ReferenceTarget, StaticEntity, Table, words,
};
use super::metric::Measure;
use super::money::Money;
use super::project::MonthDay;
use super::wording::{Answer, Wording};
use super::year::SchoolYear;
use crate::source::{Spanned, Text};

/// An id, or another short name.
pub type Id = Box<str>;

/// A value under a key that isn't part of the plan language, such as an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedValue<T> {
    /// The name.
    pub key: Spanned<Id>,
    /// The value.
    pub value: T,
}

/// Prose, or a list of entries.
#[derive(Debug, Clone)]
pub struct Evidence<T> {
    /// The text, if the field contains prose.
    pub prose: Option<Text>,
    /// The entries, if the field contains a list.
    pub entries: Vec<T>,
}

impl<T> Default for Evidence<T> {
    fn default() -> Self {
        Evidence { prose: None, entries: Vec::new() }
    }
}

/// The levels of a rule for the four stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Levels {
    /// The levels at draft, review, board and adopted; `None` leaves the rule's default.
    pub by_stage: [Option<Level>; 4],
}

impl Levels {
    /// Returns the level set for a stage.
    #[must_use]
    pub fn at(&self, stage: Stage) -> Option<Level> {
        self.by_stage.get(stage.index()).copied().flatten()
    }
}

/// Write access to a field, by type of value.
pub enum SlotMut<'a> {
    /// Text or prose.
    Text(&'a mut Option<Text>),
    /// A list of paragraphs.
    Texts(&'a mut Vec<Text>),
    /// Prose, or a list of paragraphs.
    Answer(&'a mut Option<Answer>),
    /// A wording.
    Wording(&'a mut Option<Wording>),
    /// An id, a reference or a language.
    Id(&'a mut Option<Spanned<Id>>),
    /// Ids, references or languages.
    Ids(&'a mut Vec<Spanned<Id>>),
    /// A date.
    Date(&'a mut Option<Spanned<PlanDate>>),
    /// A school year.
    Year(&'a mut Option<Spanned<SchoolYear>>),
    /// A month and day.
    MonthDay(&'a mut Option<Spanned<MonthDay>>),
    /// Money or a plain number.
    Money(&'a mut Option<Spanned<Money>>),
    /// A measured value.
    Measure(&'a mut Option<Measure>),
    /// `true` or `false`.
    Switch(&'a mut Option<Spanned<bool>>),
    /// One of a list of words.
    Choice(&'a mut dyn ChoiceSlot),
    /// One entry.
    Entity(&'a mut dyn OneEntity),
    /// Entries.
    Entities(&'a mut dyn Entities),
    /// Prose, or entries.
    ProseOrEntities(&'a mut Option<Text>, &'a mut dyn Entities),
    /// Answers by name.
    Answers(&'a mut Vec<KeyedValue<Answer>>),
    /// Wordings by name.
    Wordings(&'a mut Vec<KeyedValue<Wording>>),
    /// Lists of paragraphs by name.
    TextsByName(&'a mut Vec<KeyedValue<Vec<Text>>>),
    /// Entries by name.
    Named(&'a mut dyn NamedEntities),
    /// Levels by rule.
    Levels(&'a mut Vec<KeyedValue<Levels>>),
}

/// Read access to a field, by type of value.
pub enum SlotRef<'a> {
    /// Text or prose.
    Text(Option<&'a Text>),
    /// A list of paragraphs.
    Texts(&'a [Text]),
    /// Prose, or a list of paragraphs.
    Answer(Option<&'a Answer>),
    /// A wording.
    Wording(Option<&'a Wording>),
    /// An id, a reference or a language.
    Id(Option<&'a Spanned<Id>>),
    /// Ids, references or languages.
    Ids(&'a [Spanned<Id>]),
    /// A date.
    Date(Option<Spanned<PlanDate>>),
    /// A school year.
    Year(Option<Spanned<SchoolYear>>),
    /// A month and day.
    MonthDay(Option<Spanned<MonthDay>>),
    /// Money or a plain number.
    Money(Option<Spanned<Money>>),
    /// A measured value.
    Measure(Option<&'a Measure>),
    /// `true` or `false`.
    Switch(Option<Spanned<bool>>),
    /// One of a list of words.
    Choice(Option<Spanned<&'static str>>),
    /// One entry.
    Entity(Option<&'a dyn Entity>),
    /// Entries.
    Entities(Vec<&'a dyn Entity>),
    /// Prose, or entries.
    ProseOrEntities(Option<&'a Text>, Vec<&'a dyn Entity>),
    /// Answers by name.
    Answers(&'a [KeyedValue<Answer>]),
    /// Wordings by name.
    Wordings(&'a [KeyedValue<Wording>]),
    /// Lists of paragraphs by name.
    TextsByName(&'a [KeyedValue<Vec<Text>>]),
    /// Entries by name.
    Named(Vec<(&'a Spanned<Id>, &'a dyn Entity)>),
    /// Levels by rule.
    Levels(&'a [KeyedValue<Levels>]),
}

/// A field that accepts one of a list of words.
pub trait ChoiceSlot {
    /// Sets the variant with this index.
    fn choose(&mut self, word: Spanned<usize>);
}

impl<T: Choice> ChoiceSlot for Option<Spanned<T>> {
    fn choose(&mut self, word: Spanned<usize>) {
        *self = T::from_index(word.value).map(|value| Spanned::new(value, word.span));
    }
}

/// A field for one entry.
pub trait OneEntity {
    /// Returns the table of the entry.
    fn table(&self) -> &'static Table;
    /// Returns the entry, creating it if necessary.
    fn make(&mut self) -> &mut dyn Entity;
    /// Returns the entry, if there is one.
    fn get(&mut self) -> Option<&mut dyn Entity>;
}

/// A field for a list of entries.
pub trait Entities {
    /// Returns the table of the entries.
    fn table(&self) -> &'static Table;
    /// Appends a new entry.
    fn push(&mut self) -> Option<&mut dyn Entity>;
    /// Returns all entries, in order.
    fn all(&mut self) -> Vec<&mut dyn Entity>;
}

/// A field for entries by name.
pub trait NamedEntities {
    /// Returns the table of the entries.
    fn table(&self) -> &'static Table;
    /// Appends a new entry with this name.
    fn push(&mut self, name: Spanned<Id>) -> Option<&mut dyn Entity>;
}

impl<T: StaticEntity> OneEntity for Option<T> {
    fn table(&self) -> &'static Table {
        T::TABLE
    }

    fn make(&mut self) -> &mut dyn Entity {
        self.get_or_insert_with(T::default)
    }

    fn get(&mut self) -> Option<&mut dyn Entity> {
        self.as_mut().map(|entity| entity as &mut dyn Entity)
    }
}

impl<T: StaticEntity> Entities for Vec<T> {
    fn table(&self) -> &'static Table {
        T::TABLE
    }

    fn push(&mut self) -> Option<&mut dyn Entity> {
        self.push(T::default());
        self.last_mut().map(|entity| entity as &mut dyn Entity)
    }

    fn all(&mut self) -> Vec<&mut dyn Entity> {
        self.iter_mut().map(|entity| entity as &mut dyn Entity).collect()
    }
}

impl<T: StaticEntity> NamedEntities for Vec<KeyedValue<T>> {
    fn table(&self) -> &'static Table {
        T::TABLE
    }

    fn push(&mut self, key: Spanned<Id>) -> Option<&mut dyn Entity> {
        self.push(KeyedValue { key, value: T::default() });
        self.last_mut().map(|keyed| &mut keyed.value as &mut dyn Entity)
    }
}

/// Implements [`FieldType`] for each type: its kind, slot and reader.
macro_rules! field_types {
    ($( $type:ty, $kind:expr, $variant:ident, $slot:ident => $read:expr; )+) => {$(
        impl FieldType for $type {
            const KIND: FieldKind = $kind;

            fn slot(&mut self) -> SlotMut<'_> {
                SlotMut::$variant(self)
            }

            fn read(&self) -> SlotRef<'_> {
                let $slot = self;
                SlotRef::$variant($read)
            }
        }
    )+};
}

field_types! {
    Option<Text>, FieldKind::Text, Text, value => value.as_ref();
    Vec<Text>, FieldKind::Texts, Texts, value => value;
    Option<Answer>, FieldKind::Answer, Answer, value => value.as_ref();
    Option<Wording>, FieldKind::Wording, Wording, value => value.as_ref();
    Option<Spanned<Id>>, FieldKind::Id, Id, value => value.as_ref();
    Vec<Spanned<Id>>, FieldKind::References(ReferenceTarget::Need), Ids, value => value;
    Option<Spanned<PlanDate>>, FieldKind::Date(MissingDay::First), Date, value => *value;
    Option<Spanned<SchoolYear>>, FieldKind::Year, Year, value => *value;
    Option<Spanned<MonthDay>>, FieldKind::MonthDay, MonthDay, value => *value;
    Option<Spanned<Money>>, FieldKind::Money, Money, value => *value;
    Option<Measure>, FieldKind::Measure, Measure, value => value.as_ref();
    Option<Spanned<bool>>, FieldKind::Switch, Switch, value => *value;
    Vec<KeyedValue<Answer>>, FieldKind::Answers, Answers, value => value;
    Vec<KeyedValue<Wording>>, FieldKind::Wordings(None), Wordings, value => value;
    Vec<KeyedValue<Vec<Text>>>, FieldKind::TextsByName, TextsByName, value => value;
    Vec<KeyedValue<Levels>>, FieldKind::Levels, Levels, value => value;
}

impl<T: Choice> FieldType for Option<Spanned<T>> {
    const KIND: FieldKind = words::<T>();

    fn slot(&mut self) -> SlotMut<'_> {
        SlotMut::Choice(self)
    }

    fn read(&self) -> SlotRef<'_> {
        SlotRef::Choice(self.map(|choice| choice.map(Choice::word)))
    }
}

impl<T: StaticEntity> FieldType for Option<T> {
    const KIND: FieldKind = FieldKind::Entity(T::TABLE);

    fn slot(&mut self) -> SlotMut<'_> {
        SlotMut::Entity(self)
    }

    fn read(&self) -> SlotRef<'_> {
        SlotRef::Entity(self.as_ref().map(|entity| entity as &dyn Entity))
    }
}

impl<T: StaticEntity> FieldType for Vec<T> {
    const KIND: FieldKind = FieldKind::Entities(T::TABLE);

    fn slot(&mut self) -> SlotMut<'_> {
        SlotMut::Entities(self)
    }

    fn read(&self) -> SlotRef<'_> {
        SlotRef::Entities(self.iter().map(|entity| entity as &dyn Entity).collect())
    }
}

impl<T: StaticEntity> FieldType for Vec<KeyedValue<T>> {
    const KIND: FieldKind = FieldKind::Named(T::TABLE, None);

    fn slot(&mut self) -> SlotMut<'_> {
        SlotMut::Named(self)
    }

    fn read(&self) -> SlotRef<'_> {
        SlotRef::Named(self.iter().map(|k| (&k.key, &k.value as &dyn Entity)).collect())
    }
}

impl<T: StaticEntity> FieldType for Evidence<T> {
    const KIND: FieldKind = FieldKind::ProseOrEntities(T::TABLE);

    fn slot(&mut self) -> SlotMut<'_> {
        SlotMut::ProseOrEntities(&mut self.prose, &mut self.entries)
    }

    fn read(&self) -> SlotRef<'_> {
        let entries = self.entries.iter().map(|entity| entity as &dyn Entity).collect();
        SlotRef::ProseOrEntities(self.prose.as_ref(), entries)
    }
}
