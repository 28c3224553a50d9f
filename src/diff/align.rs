//! Matches the entries of two versions of a plan.
//!
//! Needs, priorities, actions and metrics are matched by id anywhere in the plan, then by text. Other entries, such
//! as readings and costs, are matched by key within their parent, then by text. Matching is symmetric: the two plans
//! are first put in a canonical order, so `align(a, b)` is the inverse of `align(b, a)`.

use std::collections::{BTreeMap, HashMap};

use super::tree::{NodeId, Tree, id_of, main_text};
use super::value::Value;
use super::words::{as_name, readable};
use super::{assign, likeness};
use crate::model::{ChangeClass, Entity, EntityKind, Field, Identity, Kind, Read};
use crate::prose::composed;

/// The kinds of entries that are matched anywhere in the plan. A kind comes before the kinds that use its matches as
/// evidence.
const ANYWHERE: [EntityKind; 4] =
    [EntityKind::Need, EntityKind::Priority, EntityKind::Action, EntityKind::Metric];

/// The evidence for a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// The same position: the only entry of a field, the last target, or an empty entry.
    Place,
    /// The same id.
    Id,
    /// The same key in their list, such as a date or a fund.
    Key,
    /// The same text.
    Same,
    /// Similar text: a guess.
    Like,
}

/// The matches, in both directions.
pub(super) struct Pairs {
    to_after: Vec<Option<(NodeId, How)>>,
    to_before: Vec<Option<(NodeId, How)>>,
}

impl Pairs {
    fn join(&mut self, left: NodeId, right: NodeId, how: How) {
        let (Some(after), Some(before)) =
            (self.to_after.get_mut(left), self.to_before.get_mut(right))
        else {
            return;
        };
        if after.is_none() && before.is_none() {
            *after = Some((right, how));
            *before = Some((left, how));
        }
    }

    /// Returns the entry of the new plan that matches an entry of the old plan.
    pub(super) fn after(&self, before: NodeId) -> Option<NodeId> {
        self.to_after.get(before).copied().flatten().map(|(after, _)| after)
    }

    /// Returns the entry of the old plan that matches an entry of the new plan.
    pub(super) fn before(&self, after: NodeId) -> Option<NodeId> {
        self.to_before.get(after).copied().flatten().map(|(before, _)| before)
    }

    /// Returns the evidence for the match of an entry of the new plan.
    pub(super) fn how(&self, after: NodeId) -> Option<How> {
        self.to_before.get(after).copied().flatten().map(|(_, how)| how)
    }
}

/// Matches the entries of two plans.
pub(super) fn align(before: &Tree<'_>, after: &Tree<'_>) -> Pairs {
    let run = |left: &Tree<'_>, right: &Tree<'_>| {
        let pairs = Pairs { to_after: vec![None; left.len()], to_before: vec![None; right.len()] };
        let mut aligner = Aligner { left, right, pairs };
        aligner.run();
        aligner.pairs
    };
    if signature(before) <= signature(after) {
        run(before, after)
    } else {
        let Pairs { to_after, to_before } = run(after, before);
        Pairs { to_after: to_before, to_before: to_after }
    }
}

/// Returns the ids, texts and keys of all entries as one string, which defines the canonical order of two plans.
fn signature(tree: &Tree<'_>) -> String {
    let mut out = String::new();
    for id in 0..tree.len() {
        let Some(entity) = tree.entity(id) else { continue };
        out.push('\n');
        out.push_str(id_of(entity).map_or("", |id| &id.value));
        out.push('\t');
        out.push_str(&composed(main_text(entity).map_or("", |text| text.trimmed())));
        out.push('\t');
        out.push_str(&key(entity).unwrap_or_default());
    }
    out
}

/// Returns the key of an entry within its list, for kinds of entries without ids: the values of the fields that
/// identify it.
pub(super) fn key(entity: &dyn Entity) -> Option<String> {
    let fields = entity.table().fields.iter().enumerate();
    let mut fields = fields.filter(|(_, field)| field.identity != Identity::None).peekable();
    fields.peek()?;
    let values = fields.map(|(number, field)| {
        match entity.read(number).and_then(|read| Value::field(&read, &field.kind)) {
            Some(Value::Date(date)) => date.to_string(),
            Some(value) => as_name(&readable(&value)),
            None => String::new(),
        }
    });
    let key = values.collect::<Vec<_>>().join("\t");
    (!key.trim().is_empty()).then_some(key)
}

struct Aligner<'a, 'p> {
    left: &'a Tree<'p>,
    right: &'a Tree<'p>,
    pairs: Pairs,
}

impl Aligner<'_, '_> {
    fn run(&mut self) {
        self.pairs.join(0, 0, How::Place);
        for kind in ANYWHERE {
            self.by_id(kind);
        }
        for kind in ANYWHERE {
            let (lefts, rights) = self.unmatched(self.left.all(kind), self.right.all(kind));
            self.by_words(lefts, rights);
        }
        // Parents come before their children in a tree, so one pass matches everything.
        for left in 0..self.left.len() {
            if let Some(right) = self.pairs.after(left) {
                self.inside(left, right);
            }
        }
    }

    fn by_id(&mut self, kind: EntityKind) {
        let mut rights: HashMap<&str, NodeId> = HashMap::new();
        for right in self.right.all(kind) {
            if let Some(id) = self.right.entity(right).and_then(id_of) {
                rights.entry(&id.value).or_insert(right);
            }
        }
        for left in self.left.all(kind) {
            let id = self.left.entity(left).and_then(id_of);
            if let Some(&right) = id.and_then(|id| rights.get(&*id.value)) {
                self.pairs.join(left, right, How::Id);
            }
        }
    }

    /// Matches the children of two matched entries, except children of a kind in [`ANYWHERE`].
    fn inside(&mut self, left: NodeId, right: NodeId) {
        let Some(table) = self.left.table(left) else { return };
        for (number, field) in table.fields.iter().enumerate() {
            let (lefts, rights) =
                (self.left.inside(left, number), self.right.inside(right, number));
            match field.kind {
                Kind::Entity(_) => {
                    if let (Some(&one), Some(&two)) = (lefts.first(), rights.first()) {
                        self.pairs.join(one, two, How::Place);
                    }
                }
                Kind::Entities(inner) | Kind::OneOrMore(inner) | Kind::ProseOrEntities(inner)
                    if !ANYWHERE.contains(&inner.entity) =>
                {
                    // The last of several targets is the target itself; the others are milestones.
                    if inner.is(EntityKind::MetricTarget)
                        && let (Some(&one), Some(&two)) = (lefts.last(), rights.last())
                    {
                        self.pairs.join(one, two, How::Place);
                    }
                    let (lefts, rights) = self.unmatched(lefts.to_vec(), rights.to_vec());
                    self.list(lefts, rights);
                }
                _ => {}
            }
        }
    }

    fn list(&mut self, lefts: Vec<NodeId>, rights: Vec<NodeId>) {
        // If two entries have the same date or fund, the rest of their content distinguishes them.
        let (lefts, rights) = self.bucket(lefts, rights, How::Key, |tree, id| {
            let key = tree.entity(id).and_then(key)?;
            Some(format!("{key}\n{}", content(tree, id, &|_| true)?))
        });
        let (lefts, rights) =
            self.bucket(lefts, rights, How::Key, |tree, id| tree.entity(id).and_then(key));
        let (lefts, rights) = self.bucket(lefts, rights, How::Same, |tree, id| {
            content(tree, id, &|field| !field.is_id() && field.identity != Identity::Key)
        });
        // Empty entries can only be matched by their position.
        let (lefts, rights) = self.bucket(lefts, rights, How::Place, |tree, id| {
            tree.value(id, &|_| true).is_empty().then(String::new)
        });
        let (lefts, rights) = self.bucket(lefts, rights, How::Key, |tree, id| {
            let entity = tree.entity(id)?;
            let mut fields = entity.table().fields.iter();
            match entity.read(fields.position(|field| field.change == ChangeClass::Fund)?) {
                Some(Read::Id(Some(fund))) => Some(fund.value.to_string()),
                _ => None,
            }
        });
        self.by_words(lefts, rights);
    }

    /// Matches entries with the same text, first under the same parent; then entries with similar text.
    fn by_words(&mut self, lefts: Vec<NodeId>, rights: Vec<NodeId>) {
        if lefts.is_empty() || rights.is_empty() {
            return;
        }
        let all = |tree: &Tree<'_>, id: NodeId| content(tree, id, &|field| !field.is_id());
        let own = |tree: &Tree<'_>, id: NodeId| {
            let text = main_text(tree.entity(id)?)?;
            let words = as_name(&readable(&Value::text(text, false)));
            (!words.is_empty()).then_some(words)
        };
        let (lefts, rights) = self.bucket_under(lefts, rights, all);
        let (lefts, rights) = self.bucket(lefts, rights, How::Same, all);
        let (lefts, rights) = self.bucket_under(lefts, rights, own);
        let (lefts, rights) = self.bucket(lefts, rights, How::Same, own);
        let pairs = &self.pairs;
        let known = |right: NodeId| pairs.before(right);
        let near = |left: NodeId, right: NodeId| {
            pairs.after(self.left.parent(left)) == Some(self.right.parent(right))
        };
        let alike = likeness::pairs((self.left, &lefts), (self.right, &rights), &known, &near);
        for (left, right) in assign::best(&alike) {
            if let (Some(&left), Some(&right)) = (lefts.get(left), rights.get(right)) {
                self.pairs.join(left, right, How::Like);
            }
        }
    }

    fn bucket_under(
        &mut self,
        lefts: Vec<NodeId>,
        rights: Vec<NodeId>,
        name: impl Fn(&Tree<'_>, NodeId) -> Option<String>,
    ) -> (Vec<NodeId>, Vec<NodeId>) {
        let holders: HashMap<NodeId, NodeId> = rights
            .iter()
            .map(|&right| self.right.parent(right))
            .filter_map(|holder| Some((holder, self.pairs.before(holder)?)))
            .collect();
        let is_left = |tree: &Tree<'_>| std::ptr::eq(tree, self.left);
        let named = |tree: &Tree<'_>, id: NodeId| {
            let holder = tree.parent(id);
            let holder = if is_left(tree) { Some(holder) } else { holders.get(&holder).copied() };
            Some(format!("{}\t{}", holder?, name(tree, id)?))
        };
        let chosen = Self::matched(self.left, &lefts, self.right, &rights, named);
        self.take(chosen, How::Same);
        self.unmatched(lefts, rights)
    }

    /// Matches entries with the same name, in order. Returns the unmatched entries.
    fn bucket(
        &mut self,
        lefts: Vec<NodeId>,
        rights: Vec<NodeId>,
        how: How,
        name: impl Fn(&Tree<'_>, NodeId) -> Option<String>,
    ) -> (Vec<NodeId>, Vec<NodeId>) {
        let chosen = Self::matched(self.left, &lefts, self.right, &rights, name);
        self.take(chosen, how);
        self.unmatched(lefts, rights)
    }

    fn matched(
        left: &Tree<'_>,
        lefts: &[NodeId],
        right: &Tree<'_>,
        rights: &[NodeId],
        name: impl Fn(&Tree<'_>, NodeId) -> Option<String>,
    ) -> Vec<(NodeId, NodeId)> {
        if lefts.is_empty() || rights.is_empty() {
            return Vec::new();
        }
        let mut buckets: BTreeMap<String, (Vec<NodeId>, Vec<NodeId>)> = BTreeMap::new();
        for &id in lefts {
            if let Some(name) = name(left, id) {
                buckets.entry(name).or_default().0.push(id);
            }
        }
        for &id in rights {
            if let Some((_, rights)) = name(right, id).and_then(|name| buckets.get_mut(&name)) {
                rights.push(id);
            }
        }
        buckets.into_values().flat_map(|(lefts, rights)| lefts.into_iter().zip(rights)).collect()
    }

    fn take(&mut self, chosen: Vec<(NodeId, NodeId)>, how: How) {
        for (left, right) in chosen {
            self.pairs.join(left, right, how);
        }
    }

    fn unmatched(
        &self,
        mut lefts: Vec<NodeId>,
        mut rights: Vec<NodeId>,
    ) -> (Vec<NodeId>, Vec<NodeId>) {
        lefts.retain(|&id| self.pairs.after(id).is_none());
        rights.retain(|&id| self.pairs.before(id).is_none());
        (lefts, rights)
    }
}

/// Returns the content of an entry as a string, without the fields that `counts` rejects; `None` if it is empty.
fn content(tree: &Tree<'_>, id: NodeId, counts: &dyn Fn(&Field) -> bool) -> Option<String> {
    let table = tree.table(id)?;
    let counts = |key: &str| table.field(key).is_none_or(|(_, field)| counts(field));
    let Value::Entry(fields) = tree.value(id, &|_| true).composed() else { return None };
    let fields: Vec<_> = fields.into_iter().filter(|(key, _)| counts(key)).collect();
    (!fields.is_empty()).then(|| format!("{fields:?}"))
}
