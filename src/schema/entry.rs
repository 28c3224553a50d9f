//! Lists of entries, and entries by name.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Entities, Field, FieldKind, Id};
use crate::source::{Span, Spanned};
use crate::yaml::{Node, Value};

use super::check::Checker;
use super::message_words::{article, shortened};
use super::{errors, name_suggestion};

impl Checker<'_> {
    pub(super) fn entities(&mut self, place: &mut dyn Entities, field: &Field, node: &Node<'_>) {
        let one = matches!(field.kind, FieldKind::OneOrMore(_));
        match &node.value {
            Value::Sequence { items, .. } => {
                for item in items {
                    if matches!(item.value, Value::Empty) {
                        self.say_empty(field, item);
                    } else if let Some(entity) = place.push() {
                        self.fill(entity, item);
                    }
                }
            }
            Value::Empty | Value::Broken => {}
            Value::Mapping { .. } | Value::Scalar(..) if one => {
                if let Some(entity) = place.push() {
                    self.fill(entity, node);
                }
            }
            Value::Alias(_) => self.refuse_alias(node),
            Value::Mapping { .. } if self.say_dated(field, place.table(), node) => {}
            Value::Mapping { .. } if self.entries_under_headings(place, field, node) => {}
            Value::Mapping { .. } | Value::Scalar(..) => {
                let name = place.table().name;
                let said = Diagnostic::error(
                    errors::WRONG_TYPE,
                    self.head(node),
                    format!("`{}` must be a list", field.key),
                )
                .here(format!("missing dash before {} {name}", article(name)))
                .help("start a new line with a dash and a space: `- …`");
                self.say(said.in_list(self.source, node));
                if matches!(node.value, Value::Mapping { .. })
                    && let Some(entity) = place.push()
                {
                    self.fill(entity, node);
                }
            }
        }
    }

    /// Calls `take` for each key and value. Duplicate and unknown keys are reported and skipped.
    pub(super) fn each_named(
        &mut self,
        field: &Field,
        node: &Node<'_>,
        take: impl FnMut(&mut Self, Spanned<Id>, &Node<'_>),
    ) {
        let closed = match field.kind {
            FieldKind::Wordings(names) | FieldKind::Named(_, names) => names,
            _ => None,
        };
        self.each_of(field, closed, node, take);
    }

    /// Calls `take` for each key in the `closed` list, or for every key if there is no list.
    pub(super) fn each_of(
        &mut self,
        field: &Field,
        closed: Option<&[&str]>,
        node: &Node<'_>,
        mut take: impl FnMut(&mut Self, Spanned<Id>, &Node<'_>),
    ) {
        let entries = match &node.value {
            Value::Mapping { entries, .. } => entries,
            Value::Empty | Value::Broken => return,
            _ => {
                self.say(
                    Diagnostic::error(
                        errors::WRONG_TYPE,
                        self.head(node),
                        format!("`{}` must contain keys and values", field.key),
                    )
                    .here("expected a key and a colon")
                    .help("write each key on its own indented line: `name: …`"),
                );
                return;
            }
        };
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for entry in entries {
            self.refuse_properties(&entry.key);
            let Some(key) = entry.key.scalar() else { continue };
            if let Some(first) = seen.get(key) {
                self.twice(key, entry.key.span, *first);
                continue;
            }
            seen.insert(key, entry.key.span);
            if let Some(names) = closed.filter(|names| !names.contains(&key)) {
                let said = Diagnostic::error(
                    errors::UNKNOWN_KEY,
                    entry.key.span,
                    format!("unknown key `{}` in `{}`", shortened(key), field.key),
                )
                .here("not a valid key here");
                self.say(match name_suggestion::nearest(key, names.iter().copied()) {
                    Some(near) => said.help(format!("did you mean `{near}`?")).near_key(
                        entry.key.span,
                        key,
                        near,
                        names,
                    ),
                    None => {
                        said.help("run `plancc schema --format markdown` for a list of all keys")
                    }
                });
                continue;
            }
            self.refuse_properties(&entry.value);
            if matches!(entry.value.value, Value::Alias(_)) {
                self.refuse_alias(&entry.value);
                continue;
            }
            take(self, Spanned::new(key.into(), entry.key.span), &entry.value);
        }
    }
}
