//! Tables of fields, and access to the fields of an entry by index.

use super::change_class::{ChangeClass, Identity};
use super::choices::{Choice, Stage};
use super::field_id::{EntityKind, FieldId};
use super::slots::{SlotMut, SlotRef};
use crate::source::{Span, Spanned};

/// The description of one kind of entry, such as a plan, a priority or a reading.
#[derive(Debug)]
pub struct Table {
    /// The kind of entry.
    pub entity: EntityKind,
    /// The name that messages use.
    pub name: &'static str,
    /// One paragraph of documentation.
    pub documentation: &'static str,
    /// The fields, in the order in which they are written and printed.
    pub fields: &'static [Field],
    /// The key that receives a value written without keys; `None` if the entry must have keys.
    pub bare: Option<&'static str>,
}

impl Table {
    /// Returns `true` if this is the table of that kind of entry.
    #[must_use]
    pub fn is(&self, entity: EntityKind) -> bool {
        self.entity == entity
    }

    /// Returns the field that contains the id of an entry, and the index of the field.
    #[must_use]
    pub fn id_field(&self) -> Option<(usize, &'static Field)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find(|(_, field)| field.is_id())
    }

    /// Returns the field with this key, and its index in `fields`.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.key == key)
    }
}

/// The description of one field.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The constant that code uses to name the field.
    pub id: FieldId,
    /// The key as typed.
    pub key: &'static str,
    /// The documentation, for the reference page and the schema.
    pub documentation: &'static str,
    /// The kind of value that the field accepts.
    pub kind: FieldKind,
    /// The condition under which the plan language requires the field, regardless of the form.
    pub required: Requirement,
    /// The part of the form that asks for this field.
    pub part: Option<&'static str>,
    /// The class of a change to this field, which determines the kind of change and its weight.
    pub change: ChangeClass,
    /// The role of this field in identifying an entry that has no id.
    pub identity: Identity,
    /// `true` if the field is the main text or number of the entry, which needs no label.
    pub is_main: bool,
    /// `true` if the text is a name, a unit or an address, to which no rule about wording applies.
    pub is_name: bool,
    /// `true` if a new plan shows this field in the first entry of its list. If no field of an
    /// entry sets this flag, all fields are shown.
    pub is_in_new: bool,
    /// The words for this field in messages about changes; the default is the key.
    pub called: Option<&'static str>,
}

impl Field {
    /// Creates an optional field that no part of the form asks for.
    #[must_use]
    pub const fn new(
        id: FieldId,
        key: &'static str,
        documentation: &'static str,
        kind: FieldKind,
    ) -> Field {
        Field {
            id,
            key,
            documentation,
            kind,
            required: Requirement::No,
            part: None,
            change: ChangeClass::Detail,
            identity: Identity::None,
            is_main: false,
            is_name: false,
            is_in_new: false,
            called: None,
        }
    }

    /// Returns `true` if this field is the id of its entry.
    #[must_use]
    pub fn is_id(&self) -> bool {
        matches!(self.change, ChangeClass::Id | ChangeClass::PlanId)
    }

    /// Returns the words for this field in messages about changes.
    #[must_use]
    pub fn called(&self) -> String {
        self.called.map_or_else(|| self.key.replace('_', " "), str::to_owned)
    }
}

/// The condition under which the plan language requires a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// Never, although a form can still require the field.
    No,
    /// In every entry.
    Always,
    /// In every entry of a plan that is at this stage or a later one.
    From(Stage),
}

/// The day of the month to assume for a date without a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingDay {
    /// The first day of the month.
    First,
    /// The last day of the month.
    Last,
}

/// The kind of entry that a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceTarget {
    /// A need in the same plan.
    Need,
    /// A goal in the project.
    Goal,
    /// A fund in the project.
    Fund,
    /// A priority in last year's plan.
    PriorPriority,
    /// A field of the plan that was carried over from last year.
    PlanField,
}

impl ReferenceTarget {
    /// Returns the noun that messages use for the entry.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            ReferenceTarget::Need => "need",
            ReferenceTarget::Goal => "goal",
            ReferenceTarget::Fund => "fund",
            ReferenceTarget::PriorPriority => "priority",
            ReferenceTarget::PlanField => "field",
        }
    }
}

/// The kind of value that a field accepts.
#[derive(Debug, Clone, Copy)]
pub enum FieldKind {
    /// The version of the language: `1`.
    Version,
    /// One paragraph.
    Text,
    /// Markdown blocks.
    Prose,
    /// Prose, or a list of paragraphs.
    Answer,
    /// A list of paragraphs.
    Texts,
    /// A list of words from the given list.
    TextsOf(&'static [&'static str]),
    /// Text, or a version of the text for each language.
    Wording,
    /// An id: lowercase letters, digits and hyphens.
    Id,
    /// A language tag: `en`, `es`.
    Language,
    /// A list of language tags.
    Languages,
    /// The id of another entry.
    Reference(ReferenceTarget),
    /// A list of ids of other entries.
    References(ReferenceTarget),
    /// A day or a month. The [`MissingDay`] decides which day a month means.
    Date(MissingDay),
    /// A school year.
    Year,
    /// A month and a day: `07-01`.
    MonthDay,
    /// A decimal number in the project's currency.
    Money,
    /// A number, a percentage, or text if the metric's unit is `text`.
    Measure,
    /// A number.
    Number,
    /// `true` or `false`.
    Switch,
    /// One of the given words.
    Choice(&'static [&'static str]),
    /// One entry.
    Entity(&'static Table),
    /// A list of entries.
    Entities(&'static Table),
    /// A list of entries, or one entry without a list.
    OneOrMore(&'static Table),
    /// Prose, or a list of entries.
    ProseOrEntities(&'static Table),
    /// Answers by the ids of the form's sections.
    Answers,
    /// Wordings by name. `Some` lists the valid names.
    Wordings(Option<&'static [&'static str]>),
    /// Lists of paragraphs by name.
    TextsByName,
    /// Entries by name. `Some` lists the valid names.
    Named(&'static Table, Option<&'static [&'static str]>),
    /// For each rule, a level or a level for each stage.
    Levels,
}

/// An entry that a [`Table`] describes.
pub trait Entity: Send + Sync {
    /// Returns the table of the entry's fields.
    fn table(&self) -> &'static Table;
    /// Returns a slot through which the field at this index can be set.
    fn slot(&mut self, field: usize) -> Option<SlotMut<'_>>;
    /// Returns the value of the field at this index.
    fn read(&self, field: usize) -> Option<SlotRef<'_>>;
    /// Returns the span of the entry.
    fn span(&self) -> Span;
    /// Sets the span of the entry.
    fn set_span(&mut self, span: Span);
    /// Returns the keys that have no value.
    fn empty_keys(&self) -> &[Spanned<&'static str>];
    /// Records a key that has no value.
    fn add_empty_key(&mut self, key: Spanned<&'static str>);
}

/// A type that a field can have, with its default kind and access to its value.
pub(super) trait FieldType {
    /// The default kind, which the declaration of a field can override.
    const KIND: FieldKind;
    fn slot(&mut self) -> SlotMut<'_>;
    fn read(&self) -> SlotRef<'_>;
}

/// An entity whose table is known at compile time.
pub(super) trait StaticEntity: Entity + Default {
    /// The table of the entity's fields.
    const TABLE: &'static Table;
}

/// Declares a kind of entry: generates the struct and its table from one list of fields.
///
/// A field is `/// documentation` and `name: Type`, followed by `= { key: "…", kind: …, required:
/// …, part: Some("…") }` for settings that don't follow from the type.
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
            /// The span of the entry.
            pub span: $crate::source::Span,
            /// The keys that have no value.
            pub empty_keys: Vec<$crate::source::Spanned<&'static str>>,
            $( $(#[doc = $doc])+ pub $field: $type, )+
        }

        impl $entity {
            /// The fields of this entry.
            pub const TABLE: &'static $crate::model::entity::Table = &$crate::model::entity::Table {
                entity: $crate::model::field_id::EntityKind::$entity,
                name: $name,
                documentation: concat!($($about, "\n"),+),
                fields: &[ $( $crate::model::entity::Field {
                    $( $( $set: $value, )+ )?
                    ..$crate::model::entity::Field::new(
                        $entity::$field,
                        stringify!($field),
                        concat!($($doc, "\n"),+),
                        <$type as $crate::model::entity::FieldType>::KIND,
                    )
                }, )+ ],
                bare: $crate::model::entity::entity!(@bare $($bare)?),
            };
        }

        const _: () = {
            #[allow(non_camel_case_types, clippy::enum_variant_names, reason = "these are the names of fields")]
            #[repr(u8)]
            enum Index {
                $($field),+
            }

            #[allow(missing_docs, non_upper_case_globals, reason = "these are the names of fields")]
            impl $entity {
                $(
                    pub const $field: $crate::model::field_id::FieldId =
                        $crate::model::field_id::FieldId {
                            entity: $crate::model::field_id::EntityKind::$entity,
                            index: Index::$field as u8,
                        };
                )+
            }
        };

        impl $crate::model::entity::StaticEntity for $entity {
            const TABLE: &'static $crate::model::entity::Table = $entity::TABLE;
        }

        impl $crate::model::entity::Entity for $entity {
            fn table(&self) -> &'static $crate::model::entity::Table {
                $entity::TABLE
            }

            fn slot(&mut self, field: usize) -> Option<$crate::model::slots::SlotMut<'_>> {
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

            fn read(&self, field: usize) -> Option<$crate::model::slots::SlotRef<'_>> {
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

/// Returns the kind of a field that accepts the words of `T`.
pub(super) const fn words<T: Choice>() -> FieldKind {
    FieldKind::Choice(T::WORDS)
}
