//! Lists of entries, and entries by name.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Entities, Field, Id, Kind};
use crate::source::{Span, Spanned};
use crate::yaml::{Node, Value};

use super::check::{Checker, article, shortened};
use super::{fault, suggest};

impl Checker<'_> {
    pub(super) fn entities(&mut self, place: &mut dyn Entities, field: &Field, node: &Node<'_>) {
        let one = matches!(field.kind, Kind::OneOrMore(_));
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
            Value::Mapping { .. } | Value::Scalar(..) => {
                let name = place.table().name;
                let said = Diagnostic::error(
                    fault::WRONG_KIND,
                    self.head(node),
                    format!("`{}` is a list, and this is one thing", field.key),
                )
                .here(format!("{} {name} begins with a dash", article(name)))
                .help("put a dash and a space before it, on a line of its own: `- …`");
                self.say(said.in_list(self.source, node));
                if matches!(node.value, Value::Mapping { .. })
                    && let Some(entity) = place.push()
                {
                    self.fill(entity, node);
                }
            }
        }
    }

    /// Calls `take` for each key and value; double and unknown keys are told and passed over.
    pub(super) fn each_named(
        &mut self,
        field: &Field,
        node: &Node<'_>,
        take: impl FnMut(&mut Self, Spanned<Id>, &Node<'_>),
    ) {
        let closed = match field.kind {
            Kind::Wordings(names) | Kind::Named(_, names) => names,
            _ => None,
        };
        self.each_of(field, closed, node, take);
    }

    /// Calls `take` for each key of the `closed` list, or for any key where there is none.
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
                        fault::WRONG_KIND,
                        self.head(node),
                        format!("`{}` holds names, each with what stands under it", field.key),
                    )
                    .here("this has no name")
                    .help("write one a line, indented: `name: …`"),
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
                    fault::UNKNOWN_KEY,
                    entry.key.span,
                    format!("`{}` is not a name that `{}` knows", shortened(key), field.key),
                )
                .here("this name is not known here");
                self.say(match suggest::nearest(key, names.iter().copied()) {
                    Some(near) => {
                        said.help(format!("did you mean `{near}`?")).near(entry.key.span, key, near)
                    }
                    None => said.help("`plancc schema --format markdown` lists all the names"),
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
