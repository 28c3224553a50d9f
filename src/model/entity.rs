//! What an entry of the language is made of: its table of fields, and the way in and out of them.

use super::choices::{Choice, Stage};
use super::slots::{Read, Slot};
use crate::source::{Span, Spanned};

/// A kind of entry: a plan, a priority, a reading.
#[derive(Debug)]
pub struct Table {
    /// What a planner calls it.
    pub name: &'static str,
    /// One paragraph about it.
    pub documentation: &'static str,
    /// Its fields, in the order in which they are written and printed.
    pub fields: &'static [Field],
    /// The field that a bare value in the entry's place says.
    pub bare: Option<&'static str>,
}

impl Table {
    /// Whether it is the same table: told by what it says, since a constant may have several addresses.
    #[must_use]
    pub fn is(&self, other: &Table) -> bool {
        self.name == other.name && self.documentation == other.documentation
    }

    /// The field of that key, and its number.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.key == key)
    }
}

/// One field of the language.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key as it is typed.
    pub key: &'static str,
    /// What it is for, for the reference and the schema.
    pub documentation: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// When it must be there, whatever the form says.
    pub required: Required,
    /// The part of the form that asks for it.
    pub part: Option<&'static str>,
}

impl Field {
    /// An optional field that no part of the form asks for.
    #[must_use]
    pub const fn new(key: &'static str, documentation: &'static str, kind: Kind) -> Field {
        Field { key, documentation, kind, required: Required::No, part: None }
    }
}

/// When the language itself requires a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Required {
    /// Never; the form may ask for it by stage.
    No,
    /// In every entry.
    Always,
    /// In every entry of a plan from this stage on.
    From(Stage),
}

/// Which end of a month a date without a day means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Its first day.
    First,
    /// Its last day.
    Last,
}

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A need of the same plan.
    Need,
    /// A goal of the project.
    Goal,
    /// A fund of the project.
    Fund,
    /// A priority of last year's plan.
    PriorPriority,
    /// A field of the plan that rollover carried over.
    PlanField,
}

impl Target {
    /// What a planner calls the thing referred to.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Target::Need => "need",
            Target::Goal => "goal",
            Target::Fund => "fund",
            Target::PriorPriority => "priority",
            Target::PlanField => "part",
        }
    }
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// The version of the language: `1`.
    Version,
    /// One paragraph.
    Text,
    /// Markdown blocks.
    Prose,
    /// Prose, or a list of text.
    Answer,
    /// A list of text.
    Texts,
    /// A list of text, each of it one of some words.
    TextsOf(&'static [&'static str]),
    /// Text, or one text a language.
    Wording,
    /// A slug.
    Id,
    /// The tag of a language: `en`, `es`.
    Language,
    /// Tags of languages.
    Languages,
    /// The id of something.
    Reference(Target),
    /// Ids of things.
    References(Target),
    /// A day, or a month that stands for its first or last day.
    Date(Edge),
    /// A school year.
    Year,
    /// A month and a day: `07-01`.
    MonthDay,
    /// A plain decimal in the project's currency.
    Money,
    /// A number, a percentage, or text where the metric's unit is text.
    Measure,
    /// A number.
    Number,
    /// `true` or `false`.
    Switch,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// One entry.
    Entity(&'static Table),
    /// A list of entries.
    Entities(&'static Table),
    /// A list of entries; one alone needs no list.
    OneOrMore(&'static Table),
    /// Prose, or a list of entries.
    ProseOrEntities(&'static Table),
    /// Answers by the name of a section of the form.
    Answers,
    /// Wordings by name; the closed list of names, where there is one.
    Wordings(Option<&'static [&'static str]>),
    /// Lists of text by name.
    TextsByName,
    /// Entries by name; the closed list of names, where there is one.
    Named(&'static Table, Option<&'static [&'static str]>),
    /// Levels by rule: one, or one a stage.
    Levels,
}

/// An entry: one that a [`Table`] describes.
pub trait Entity: Send + Sync {
    /// Its fields.
    fn table(&self) -> &'static Table;
    /// The place to put a field's value, by its number in the table.
    fn slot(&mut self, field: usize) -> Option<Slot<'_>>;
    /// A field's value, by its number in the table.
    fn read(&self, field: usize) -> Option<Read<'_>>;
    /// Where the entry stands.
    fn span(&self) -> Span;
    /// Says where the entry stands.
    fn set_span(&mut self, span: Span);
    /// The keys with nothing after their colon.
    fn empty_keys(&self) -> &[Spanned<&'static str>];
    /// Adds a key with nothing after its colon.
    fn add_empty_key(&mut self, key: Spanned<&'static str>);
}

/// A type that can be a field: what kind it is by default, and its way in and out.
pub(super) trait FieldType {
    /// The kind that the type stands for unless the declaration says more.
    const KIND: Kind;
    fn slot(&mut self) -> Slot<'_>;
    fn read(&self) -> Read<'_>;
}

/// An entity whose table is known from its type.
pub(super) trait Tabled: Entity + Default {
    /// Its table.
    const TABLE: &'static Table;
}

/// Declares an entry: its struct and its table, from one list of fields.
///
/// A field is `/// documentation`, `name: Type`, and where the type does not say all,
/// `= { key: "…", kind: …, required: …, part: Some("…") }`.
macro_rules! entity {
    (
        $(#[doc = $about:literal])+
        $entity:ident = $name:literal $( , bare $bare:literal )? {
            $( $(#[doc = $doc:literal])+ $field:ident : $type:ty
               $( = { $( $set:ident : $value:expr ),+ $(,)? } )? ; )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Default)]
        pub struct $entity {
            /// Where the entry stands.
            pub span: $crate::source::Span,
            /// The keys with nothing after their colon.
            pub empty_keys: Vec<$crate::source::Spanned<&'static str>>,
            $( $(#[doc = $doc])+ pub $field: $type, )+
        }

        impl $entity {
            /// The fields of this entry.
            pub const TABLE: &'static $crate::model::entity::Table = &$crate::model::entity::Table {
                name: $name,
                documentation: concat!($($about, "\n"),+),
                fields: &[ $( $crate::model::entity::Field {
                    $( $( $set: $value, )+ )?
                    ..$crate::model::entity::Field::new(
                        stringify!($field),
                        concat!($($doc, "\n"),+),
                        <$type as $crate::model::entity::FieldType>::KIND,
                    )
                }, )+ ],
                bare: $crate::model::entity::entity!(@bare $($bare)?),
            };
        }

        impl $crate::model::entity::Tabled for $entity {
            const TABLE: &'static $crate::model::entity::Table = $entity::TABLE;
        }

        impl $crate::model::entity::Entity for $entity {
            fn table(&self) -> &'static $crate::model::entity::Table {
                $entity::TABLE
            }

            fn slot(&mut self, field: usize) -> Option<$crate::model::slots::Slot<'_>> {
                let mut number = 0;
                $(
                    if number == field {
                        return Some($crate::model::entity::FieldType::slot(&mut self.$field));
                    }
                    number += 1;
                )+
                let _ = number;
                None
            }

            fn read(&self, field: usize) -> Option<$crate::model::slots::Read<'_>> {
                let mut number = 0;
                $(
                    if number == field {
                        return Some($crate::model::entity::FieldType::read(&self.$field));
                    }
                    number += 1;
                )+
                let _ = number;
                None
            }

            fn span(&self) -> $crate::source::Span {
                self.span
            }

            fn set_span(&mut self, span: $crate::source::Span) {
                self.span = span;
            }

            fn empty_keys(&self) -> &[$crate::source::Spanned<&'static str>] {
                &self.empty_keys
            }

            fn add_empty_key(&mut self, key: $crate::source::Spanned<&'static str>) {
                self.empty_keys.push(key);
            }
        }
    };
    (@bare) => { None };
    (@bare $bare:literal) => { Some($bare) };
}
pub(super) use entity;

/// The words of a choice, for its kind.
pub(super) const fn words<T: Choice>() -> Kind {
    Kind::Choice(T::WORDS)
}
