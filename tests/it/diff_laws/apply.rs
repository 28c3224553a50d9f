//! A plan as a tree that changes can be applied to, independent of the code that finds them.

use super::*;

/// An entry: its plain fields, and the entries in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    /// The path to it in the old plan; empty for a new entry.
    was: Option<String>,
    kind: &'static str,
    fields: BTreeMap<String, FieldValue>,
    inside: BTreeMap<String, Vec<Tree>>,
}

/// A path as text.
pub(super) fn path(path: &PlanPath) -> String {
    path.iter()
        .map(|step| match (&step.id, step.kind) {
            (Some(id), Some(_)) => format!("/{}/{id}", step.field),
            (None, Some(_)) => format!("/{}/#{}", step.field, step.place),
            _ => format!("/{}", step.field),
        })
        .collect()
}

impl Tree {
    pub(super) fn of(plan: &Plan) -> Tree {
        Tree::read(plan, String::new())
    }

    fn read(entity: &dyn Entity, way: String) -> Tree {
        let table: &'static Table = entity.table();
        let mut tree = Tree { was: Some(way.clone()), kind: table.name, ..Tree::default() };
        for (number, field) in table.fields.iter().enumerate() {
            let read = entity.read(number).unwrap();
            if let Some(value) = FieldValue::field(&read, &field.kind)
                && (table.name, field.key) != ("plan", "id")
            {
                tree.fields.insert(field.key.to_owned(), value);
            }
            let (all, is_list) = match read {
                SlotRef::Entity(one) => (one.into_iter().collect(), false),
                SlotRef::Entities(all) | SlotRef::ProseOrEntities(_, all) => (all, true),
                _ => continue,
            };
            let inside = all.into_iter().enumerate().map(|(place, one)| {
                let id = one.table().field("id").and_then(|(number, _)| match one.read(number) {
                    Some(SlotRef::Id(id)) => id.map(|id| id.value.to_string()),
                    _ => None,
                });
                let name = id.unwrap_or_else(|| format!("#{place}"));
                let way = if is_list {
                    format!("{way}/{}/{name}", field.key)
                } else {
                    format!("{way}/{}", field.key)
                };
                Tree::read(one, way)
            });
            tree.inside.insert(field.key.to_owned(), inside.collect());
        }
        tree
    }

    /// Creates a new entry from a value.
    fn made(table: &'static Table, value: &FieldValue) -> Tree {
        let mut tree = Tree { kind: table.name, ..Tree::default() };
        let FieldValue::Entry(fields) = value else { panic!("an entry is an entry: {value:?}") };
        for (key, value) in fields {
            let (_, field) = table.field(key).unwrap();
            let (inner, all) = match (&field.kind, value) {
                (FieldKind::Entity(inner), value) => (inner, vec![value.clone()]),
                (
                    FieldKind::Entities(inner) | FieldKind::OneOrMore(inner),
                    FieldValue::List(all),
                )
                | (FieldKind::ProseOrEntities(inner), FieldValue::List(all)) => {
                    (inner, all.clone())
                }
                _ => {
                    tree.fields.insert(key.to_string(), value.clone());
                    continue;
                }
            };
            let all = all.iter().map(|value| Tree::made(inner, value));
            tree.inside.insert(key.to_string(), all.collect());
        }
        tree
    }

    pub(super) fn apply(&mut self, changes: &[Change]) {
        let of = |what: Operation| changes.iter().filter(move |change| change.what == what);
        for change in of(Operation::Set) {
            self.set(change);
        }
        let mut moved = Vec::new();
        for change in of(Operation::Moved) {
            let entry = self.take(&path(&change.before.path)).expect("what moved was there");
            moved.push((change, entry));
        }
        for change in of(Operation::Removed) {
            // The removed entry may have been in an entry that moved.
            let way = path(&change.before.path);
            let gone = self.take(&way);
            gone.or_else(|| {
                moved.iter_mut().find_map(|(_, entry): &mut (_, Tree)| entry.take(&way))
            })
            .expect("what went was there");
        }
        // The ids are final by now, so lists can be ordered by their new names.
        for change in of(Operation::Reordered) {
            self.reorder(&change.before.path, change);
        }
        let mut arrivals: Vec<(&Change, Tree)> = moved;
        arrivals.extend(of(Operation::Added).map(|change| {
            let table = table_of(&change.after.path);
            (change, Tree::made(table, change.after.value.as_ref().unwrap()))
        }));
        // Parents before their children, then by position.
        arrivals.sort_by_key(|(change, _)| {
            (change.after.path.len(), change.after.path.last().map(|step| step.place))
        });
        for (change, entry) in arrivals {
            let (last, holders) = change.after.path.split_last().unwrap();
            let mut holder = &mut *self;
            for step in holders {
                holder = holder.into(step);
            }
            let list = holder.inside.entry(last.field.to_string()).or_default();
            let place = last.place.min(list.len());
            list.insert(place, entry);
        }
    }

    /// The entry of a step, by its id or its new position.
    fn into(&mut self, step: &plancc::diff::PathStep) -> &mut Tree {
        let list = self.inside.entry(step.field.to_string()).or_default();
        if step.kind.is_none() && list.is_empty() {
            list.push(Tree::default());
        }
        let named = step.id.as_ref().and_then(|id| {
            list.iter().position(|one| one.fields.get("id") == Some(&FieldValue::Word(id.clone())))
        });
        &mut list[named.unwrap_or(step.place)]
    }

    fn take(&mut self, way: &str) -> Option<Tree> {
        for list in self.inside.values_mut() {
            if let Some(place) = list.iter().position(|one| one.was.as_deref() == Some(way)) {
                return Some(list.remove(place));
            }
            for one in list {
                if let Some(found) = one.take(way) {
                    return Some(found);
                }
            }
        }
        None
    }

    fn find(&mut self, way: &str) -> Option<&mut Tree> {
        if self.was.as_deref() == Some(way) {
            return Some(self);
        }
        self.inside.values_mut().flatten().find_map(|one| one.find(way))
    }

    fn set(&mut self, change: &Change) {
        let (last, holders) = change.before.path.split_last().unwrap();
        // A rewritten target is replaced as a whole.
        if last.kind.is_some() {
            let entry = self.find(&path(&change.before.path)).unwrap();
            entry.fields.remove("value");
            entry.fields.remove("change");
            if let Some(FieldValue::Entry(fields)) = &change.after.value {
                entry
                    .fields
                    .extend(fields.iter().map(|(key, value)| (key.to_string(), value.clone())));
            }
            return;
        }
        let own = holders.last().is_some_and(|step| &*step.field == "own");
        let holders = if own { &holders[..holders.len() - 1] } else { holders };
        let way = path(&holders.to_vec());
        if self.find(&way).is_none() {
            // A new heading.
            let mut holder = &mut *self;
            for at in 0..holders.len() {
                let way = path(&holders[..=at].to_vec());
                let list = holder.inside.entry(holders[at].field.to_string()).or_default();
                let place = list.iter().position(|one| one.was.as_deref() == Some(&way));
                let place = place.unwrap_or_else(|| {
                    let kind = table_of(&holders[..=at].to_vec()).name;
                    list.push(Tree { was: Some(way), kind, ..Tree::default() });
                    list.len() - 1
                });
                holder = &mut list[place];
            }
        }
        if change.kind.name == "id-changed" && table_of(&holders.to_vec()).name == "need" {
            let (old, new) =
                (change.before.value.clone().unwrap(), change.after.value.clone().unwrap());
            self.refer(&old, &new);
        }
        let entry = self.find(&way).unwrap();
        let key = last.field.to_string();
        if own {
            let mut answers = match entry.fields.remove("own") {
                Some(FieldValue::Entry(answers)) => answers,
                _ => Vec::new(),
            };
            answers.retain(|(name, _)| **name != *key);
            answers.extend(change.after.value.clone().map(|value| (key.into(), value)));
            if !answers.is_empty() {
                entry.fields.insert("own".to_owned(), FieldValue::Entry(answers));
            }
            return;
        }
        match &change.after.value {
            Some(value) => entry.fields.insert(key, value.clone()),
            None => entry.fields.remove(&key),
        };
    }

    /// Updates the references to a need whose id changed.
    fn refer(&mut self, old: &FieldValue, new: &FieldValue) {
        if let Some(FieldValue::List(needs)) = self.fields.get_mut("needs") {
            for need in needs.iter_mut().filter(|need| *need == old) {
                *need = new.clone();
            }
        }
        self.inside.values_mut().flatten().for_each(|one| one.refer(old, new));
    }

    /// Puts the entries that a change names in its order; the positions that they use stay the same.
    fn reorder(&mut self, way: &PlanPath, change: &Change) {
        let (last, holders) = way.split_last().unwrap();
        let Some(FieldValue::List(old)) = &change.before.value else { panic!() };
        let Some(FieldValue::List(new)) = &change.after.value else { panic!() };
        assert_eq!(old.len(), new.len());
        let holder = self.find(&path(&holders.to_vec())).unwrap();
        let list = holder.inside.get_mut(&*last.field).unwrap();
        // Both lists name the same entries, one in the old order and one in the new.
        assert_eq!(list.len(), new.len(), "all others came or went");
        let plain: Vec<String> = list.iter().map(Tree::name).collect();
        let is_shared = |name: &String| plain.iter().filter(|one| *one == name).count() > 1;
        let names = plain.iter().enumerate().map(|(at, name)| {
            if is_shared(name) { format!("{name} ({})", at + 1) } else { name.clone() }
        });
        let names: Vec<String> = names.collect();
        let mut left: Vec<Option<Tree>> = std::mem::take(list).into_iter().map(Some).collect();
        for name in new {
            let FieldValue::Word(name) = name else { panic!() };
            let place = (0..left.len())
                .find(|at| left[*at].is_some() && names[*at] == **name)
                .unwrap_or_else(|| panic!("{name} of {names:?}"));
            list.push(left[place].take().unwrap());
        }
    }

    /// The name of an entry in an order: its id or its label.
    fn name(&self) -> String {
        match self.fields.get("id") {
            Some(FieldValue::Word(id)) => id.to_string(),
            _ => self.label(),
        }
    }

    fn label(&self) -> String {
        let main = [
            "need", "priority", "action", "metric", "intended", "source", "group", "text", "fund",
            "for",
        ];
        let said = main.iter().find_map(|key| self.fields.get(*key));
        let said = match said {
            Some(FieldValue::Text { text, .. }) => prose::plain_inlines(&prose::inlines(text)),
            Some(FieldValue::Word(word)) => word.to_string(),
            _ => String::new(),
        };
        let line = said.lines().next().unwrap_or_default();
        if line.chars().count() <= 50 {
            return line.to_owned();
        }
        let head: String = line.chars().take(49).collect();
        let end = head.rfind(' ').filter(|&at| at > 20).unwrap_or(head.len());
        format!("{}…", head[..end].trim_end())
    }

    /// The content, equal for two values with the same meaning.
    pub(super) fn meaning(&self) -> String {
        let mut out = format!("{}{{", self.kind);
        for (key, value) in &self.fields {
            if (key.as_str(), value) != ("stage", &FieldValue::Word("draft".into())) {
                out.push_str(&format!("{key}={};", said(value)));
            }
        }
        for (key, all) in &self.inside {
            let mut all: Vec<String> = all.iter().map(Tree::meaning).collect();
            all.retain(|one| !one.ends_with("{}"));
            // These are sorted by date, regardless of their order in the file.
            if matches!(key.as_str(), "readings" | "reviews") {
                all.sort();
            }
            if !all.is_empty() {
                out.push_str(&format!("{key}={all:?};"));
            }
        }
        out.push('}');
        // A heading with nothing below it has no meaning.
        if out.ends_with("{}") { "{}".to_owned() } else { out }
    }
}

fn said(value: &FieldValue) -> String {
    match value {
        FieldValue::Text { text, prose: true } => format!("{:?}", prose::blocks(text)),
        FieldValue::Text { text, prose: false } => format!("{:?}", prose::inlines(text)),
        FieldValue::Measure { number: Some(number), .. } => number.normalize().to_string(),
        FieldValue::List(all) => all.iter().map(said).collect::<Vec<_>>().join(","),
        FieldValue::Entry(fields) => {
            let mut fields: Vec<String> =
                fields.iter().map(|(key, value)| format!("{key}={}", said(value))).collect();
            fields.sort();
            fields.join(";")
        }
        other => format!("{other:?}"),
    }
}

fn table_of(path: &PlanPath) -> &'static Table {
    let mut table = Plan::TABLE;
    for step in path {
        table = match table.field(&step.field).unwrap().1.kind {
            FieldKind::Entity(inner)
            | FieldKind::Entities(inner)
            | FieldKind::OneOrMore(inner)
            | FieldKind::ProseOrEntities(inner) => inner,
            _ => panic!("{} holds no entries", step.field),
        };
    }
    table
}
