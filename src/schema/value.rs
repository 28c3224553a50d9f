//! Validates the value of a field, depending on the type of the field's slot.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::model::{Answer, Field, FieldKind, SlotMut, Wording};
use crate::source::{Text, TextStyle};
use crate::yaml::{Node, Value};

use super::check::Checker;
use super::errors;
use super::message_words::shortened;

impl Checker<'_> {
    /// Sets a slot from a node. A key without a value leaves the slot unchanged.
    pub(super) fn put(&mut self, slot: SlotMut<'_>, field: &Field, node: &Node<'_>) {
        self.refuse_properties(node);
        if self.say_comparison(field, node) {
            return;
        }
        match node.value {
            Value::Empty | Value::Broken => return,
            Value::Alias(_) => return self.refuse_alias(node),
            Value::Scalar(..) if node.scalar().is_some_and(|text| text.trim().is_empty()) => return,
            _ => {}
        }
        match slot {
            SlotMut::Text(place) => *place = self.one_text(field, node),
            SlotMut::Texts(place) => *place = self.texts(field, node),
            SlotMut::Answer(place) => *place = self.answer(field, node),
            SlotMut::Wording(place) => *place = self.wording(field, node),
            SlotMut::Id(place) => *place = self.id(field, node),
            SlotMut::Ids(place) => *place = self.ids(field, node),
            SlotMut::Date(place) => *place = self.date(field, node),
            SlotMut::Year(place) => *place = self.year(field, node),
            SlotMut::MonthDay(place) => *place = self.month_day(field, node),
            SlotMut::Money(place) => *place = self.money(field, node),
            SlotMut::Measure(place) => *place = self.measure(field, node),
            SlotMut::Switch(place) => *place = self.switch(field, node),
            SlotMut::Choice(place) => {
                if let (FieldKind::Choice(words), Some(text)) =
                    (field.kind, self.scalar(field, node))
                    && let Some(word) = self.choice(field, words, &text)
                {
                    place.choose(word);
                }
            }
            SlotMut::Entity(place) => self.fill(place.make(), node),
            SlotMut::Entities(place) => self.entities(place, field, node),
            SlotMut::ProseOrEntities(text, place) => {
                if matches!(node.value, Value::Scalar(..)) {
                    *text = self.one_text(field, node);
                } else {
                    self.entities(place, field, node);
                }
            }
            SlotMut::Answers(place) => {
                self.each_named(field, node, |checker, key, value| {
                    if let Some(value) = checker.answer(field, value) {
                        place.push(crate::model::KeyedValue { key, value });
                    }
                });
            }
            SlotMut::Wordings(place) => {
                self.each_named(field, node, |checker, key, value| {
                    if let Some(value) = checker.wording(field, value) {
                        place.push(crate::model::KeyedValue { key, value });
                    }
                });
            }
            SlotMut::TextsByName(place) => {
                self.each_named(field, node, |checker, key, value| {
                    let value = checker.texts(field, value);
                    place.push(crate::model::KeyedValue { key, value });
                });
            }
            SlotMut::Named(place) => {
                self.each_named(field, node, |checker, key, value| {
                    if let Some(entity) = place.push(key) {
                        checker.fill(entity, value);
                    }
                });
            }
            SlotMut::Levels(place) => {
                self.each_named(field, node, |checker, key, value| {
                    let value = checker.levels(field, value);
                    place.push(crate::model::KeyedValue { key, value });
                });
            }
        }
    }

    /// Reports `>5` in a number field, which YAML reads as the header of a folded block scalar.
    /// Returns `true` if it was reported.
    fn say_comparison(&mut self, field: &Field, node: &Node<'_>) -> bool {
        let Value::Scalar(text, TextStyle::Folded) = &node.value else { return false };
        let kind = match &field.kind {
            FieldKind::Entity(table) | FieldKind::OneOrMore(table) => {
                table.bare.and_then(|key| table.field(key)).map(|(_, field)| &field.kind)
            }
            kind => Some(kind),
        };
        let written = self.source.slice(node.span).trim().to_owned();
        let number = written.trim_start_matches('>').to_owned();
        if !matches!(kind, Some(FieldKind::Measure | FieldKind::Money | FieldKind::Number))
            || !text.trim().is_empty()
            || number.parse::<u8>().is_err()
        {
            return false;
        }
        self.say(
            Diagnostic::error(
                errors::INVALID_NUMBER,
                node.span,
                format!("`{written}` is not a number"),
            )
            .here("expected a number")
            .note("YAML reads `>` as the start of a block of text")
            .help(format!("write only the number: `{number}`"))
            .meant(node.span, Some((number, Applicability::Unsafe))),
        );
        true
    }

    fn one_text(&mut self, field: &Field, node: &Node<'_>) -> Option<Text> {
        let text = self.scalar(field, node)?;
        match field.kind {
            FieldKind::Version if text.trimmed() != "1" => {
                self.say(
                    Diagnostic::error(
                        errors::UNKNOWN_VERSION,
                        node.span,
                        format!("unknown plan language version `{}`", shortened(text.trimmed())),
                    )
                    .here("this version of plancc supports only version 1")
                    .help("write `plancc: 1`, or update plancc"),
                );
            }
            FieldKind::Choice(words) => {
                self.choice(field, words, &text)?;
            }
            FieldKind::Prose => self.look_for_folded_list(&text, false),
            _ => {}
        }
        Some(text)
    }

    fn texts(&mut self, field: &Field, node: &Node<'_>) -> Vec<Text> {
        match &node.value {
            Value::Sequence { items, flow } => {
                if *flow {
                    self.look_for_split_text(field, node, items);
                }
                items.iter().filter_map(|item| self.item(field, item)).collect()
            }
            _ => {
                let text = self.scalar(field, node);
                text.iter().for_each(|text| self.look_for_folded_list(text, true));
                text.into_iter().collect()
            }
        }
    }

    fn item(&mut self, field: &Field, item: &Node<'_>) -> Option<Text> {
        self.refuse_properties(item);
        match &item.value {
            Value::Broken => None,
            Value::Empty => {
                self.say_empty(field, item);
                None
            }
            Value::Mapping { entries, .. } if matches!(entries.as_slice(), [one] if one.key.scalar().is_some()) =>
            {
                if let Some(entry) = entries.first() {
                    self.say_colon(item, entry);
                }
                None
            }
            Value::Alias(_) => {
                self.refuse_alias(item);
                None
            }
            _ => {
                let text = self.scalar(field, item).filter(|text| !text.is_blank())?;
                self.look_for_swallowed_item(&text);
                Some(text)
            }
        }
    }

    pub(super) fn answer(&mut self, field: &Field, node: &Node<'_>) -> Option<Answer> {
        match &node.value {
            Value::Sequence { .. } => Some(Answer::Items(self.texts(field, node))),
            Value::Empty | Value::Broken => None,
            _ => {
                let text = self.scalar(field, node)?;
                self.look_for_folded_list(&text, true);
                Some(Answer::Prose(text))
            }
        }
    }

    fn wording(&mut self, field: &Field, node: &Node<'_>) -> Option<Wording> {
        if !matches!(node.value, Value::Mapping { .. }) {
            return match node.value {
                Value::Empty | Value::Broken => None,
                _ => self.scalar(field, node).map(Wording::One),
            };
        }
        let mut texts = Vec::new();
        self.each_of(field, None, node, |checker, key, value| {
            checker.language_tag(&key.value, key.span);
            if let Some(value) = checker.scalar(field, value) {
                texts.push(crate::model::KeyedValue { key, value });
            }
        });
        Some(Wording::ByLanguage(texts))
    }
}
