//! A plan as a tree of entries of any kind.

use std::collections::BTreeMap;

use super::field_value::FieldValue;
use crate::model::{Entity, EntityKind, FieldId, FieldKind, Id, Plan, Requirement, SlotRef, Table};
use crate::source::{Span, Spanned, Text};

/// The index of an entry in its tree; the plan has index 0.
pub(super) type EntryIndex = usize;

/// An entry and its position.
pub(super) struct EntryNode<'a> {
    pub(super) entity: &'a dyn Entity,
    pub(super) parent: EntryIndex,
    /// The index of the parent's field that contains the entry.
    pub(super) field: usize,
    /// The index of the entry in that field, from 0.
    pub(super) place: usize,
    /// The children, by field index.
    children: BTreeMap<usize, Vec<EntryIndex>>,
}

/// All entries of a plan, parents before their children.
pub(super) struct EntryTree<'a> {
    nodes: Vec<EntryNode<'a>>,
}

impl<'a> EntryTree<'a> {
    pub(super) fn new(plan: &'a Plan) -> EntryTree<'a> {
        let mut tree = EntryTree { nodes: Vec::new() };
        tree.add(plan, 0, 0, 0);
        tree
    }

    fn add(&mut self, entity: &'a dyn Entity, parent: EntryIndex, field: usize, place: usize) {
        let id = self.nodes.len();
        self.nodes.push(EntryNode { entity, parent, field, place, children: BTreeMap::new() });
        if id > 0
            && let Some(parent) = self.nodes.get_mut(parent)
        {
            parent.children.entry(field).or_default().push(id);
        }
        for number in 0..entity.table().fields.len() {
            let inside = match entity.read(number) {
                Some(SlotRef::Entity(one)) => one.into_iter().collect(),
                Some(SlotRef::Entities(all) | SlotRef::ProseOrEntities(_, all)) => all,
                _ => continue,
            };
            for (place, entity) in inside.into_iter().enumerate() {
                self.add(entity, id, number, place);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn get(&self, id: EntryIndex) -> Option<&EntryNode<'a>> {
        self.nodes.get(id)
    }

    pub(super) fn entity(&self, id: EntryIndex) -> Option<&'a dyn Entity> {
        self.nodes.get(id).map(|node| node.entity)
    }

    pub(super) fn table(&self, id: EntryIndex) -> Option<&'static Table> {
        self.nodes.get(id).map(|node| node.entity.table())
    }

    pub(super) fn parent(&self, id: EntryIndex) -> EntryIndex {
        self.nodes.get(id).map_or(0, |node| node.parent)
    }

    /// Returns the entries in a field of an entry, in order.
    pub(super) fn inside(&self, id: EntryIndex, field: usize) -> &[EntryIndex] {
        let children = self.nodes.get(id).and_then(|node| node.children.get(&field));
        children.map_or(&[], Vec::as_slice)
    }

    /// Returns all children of an entry, field by field.
    pub(super) fn children(&self, id: EntryIndex) -> impl Iterator<Item = EntryIndex> + '_ {
        self.nodes.get(id).into_iter().flat_map(|node| node.children.values().flatten().copied())
    }

    /// Returns an entry as a value, without the children that `keep` rejects.
    pub(super) fn value(&self, id: EntryIndex, keep: &dyn Fn(EntryIndex) -> bool) -> FieldValue {
        let mut fields = Vec::new();
        let Some(entity) = self.entity(id) else { return FieldValue::Entry(fields) };
        for (number, field) in entity.table().fields.iter().enumerate() {
            let own = entity.read(number).and_then(|read| FieldValue::field(&read, &field.kind));
            let inside = self.inside(id, number).iter().filter(|&&child| keep(child));
            let mut inside: Vec<FieldValue> =
                inside.map(|&child| self.value(child, keep)).collect();
            let value = match (&field.kind, own) {
                (_, Some(own)) => Some(own),
                (FieldKind::Entity(_), None) => inside.pop(),
                (_, None) => Some(FieldValue::List(inside)),
            };
            let value = value.filter(|value| !value.is_empty());
            fields.extend(value.map(|value| (field.key.into(), value)));
        }
        FieldValue::Entry(fields)
    }

    /// Returns all entries of a kind, in the order of the plan.
    pub(super) fn all(&self, kind: EntityKind) -> Vec<EntryIndex> {
        let is = |id: &EntryIndex| self.table(*id).is_some_and(|table| table.is(kind));
        (0..self.len()).filter(is).collect()
    }
}

/// Returns the id of an entry, if it has one.
pub(super) fn id_of(entity: &dyn Entity) -> Option<&Spanned<Id>> {
    let (number, _) = entity.table().id_field()?;
    match entity.read(number) {
        Some(SlotRef::Id(id)) => id,
        _ => None,
    }
}

/// Returns the text of a field; `None` if it is blank or a field of another kind of entry.
pub(super) fn text_of(entity: &dyn Entity, field: FieldId) -> Option<&Text> {
    match entity.read(field.index()).filter(|_| entity.table().is(field.entity)) {
        Some(SlotRef::Text(text)) => text.filter(|text| !text.is_blank()),
        _ => None,
    }
}

/// Returns the index of the main text field of an entry, such as `need` in a need.
pub(super) fn main_field(table: &'static Table) -> Option<usize> {
    let is_text = |kind: &FieldKind| matches!(kind, FieldKind::Text | FieldKind::Prose);
    let mut fields = table.fields.iter();
    fields
        .position(|field| field.required == Requirement::Always && is_text(&field.kind))
        .or_else(|| table.fields.iter().position(|field| is_text(&field.kind)))
}

/// Returns the main text of an entry; `None` if it is blank.
pub(super) fn main_text(entity: &dyn Entity) -> Option<&Text> {
    match entity.read(main_field(entity.table())?) {
        Some(SlotRef::Text(text)) => text.filter(|text| !text.is_blank()),
        _ => None,
    }
}

/// Returns the span of a field's value.
pub(super) fn place(read: &SlotRef<'_>) -> Option<Span> {
    let around = |mut spans: Box<dyn Iterator<Item = Span> + '_>| {
        let first = spans.next()?;
        Some(spans.fold(first, Span::to))
    };
    match read {
        SlotRef::Text(text) | SlotRef::ProseOrEntities(text, _) => text.map(|text| text.span),
        SlotRef::Texts(texts) => around(Box::new(texts.iter().map(|text| text.span))),
        SlotRef::Answer(answer) => {
            around(Box::new(answer.iter().flat_map(|a| a.texts()).map(|t| t.span)))
        }
        SlotRef::Id(id) => id.map(|id| id.span),
        SlotRef::Ids(ids) => around(Box::new(ids.iter().map(|id| id.span))),
        SlotRef::Date(date) => date.map(|date| date.span),
        SlotRef::Year(year) => year.map(|year| year.span),
        SlotRef::Money(money) => money.map(|money| money.span),
        SlotRef::Measure(measure) => measure.map(|measure| measure.text.span),
        SlotRef::Switch(switch) => switch.map(|switch| switch.span),
        SlotRef::Choice(choice) => choice.map(|choice| choice.span),
        SlotRef::Answers(answers) => around(Box::new(answers.iter().map(|answer| answer.key.span))),
        _ => None,
    }
}
