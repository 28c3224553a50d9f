//! Matches the entries of two versions of a plan.
//!
//! Needs, priorities, actions and metrics are matched by id anywhere in the plan, then by text. Other entries, such
//! as readings and costs, are matched by key within their parent, then by text. Matching is symmetric: the two plans
//! are first put in a canonical order, so `align(a, b)` is the inverse of `align(b, a)`.

use std::collections::{BTreeMap, HashMap};

use super::entry_tree::{EntryIndex, EntryTree, id_of, main_text};
use super::field_value::FieldValue;
use super::text_difference::{as_name, readable};
use super::{matching, similarity};
use crate::model::{ChangeClass, Entity, EntityKind, Field, FieldKind, Identity, SlotRef};
use crate::prose::composed;

/// The kinds of entries that are matched anywhere in the plan. A kind comes before the kinds that use its matches as
/// evidence.
const ANYWHERE: [EntityKind; 4] =
    [EntityKind::Need, EntityKind::Priority, EntityKind::Action, EntityKind::Metric];

/// The evidence for a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MatchEvidence {
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
pub(super) struct EntryMatches {
    to_after: Vec<Option<(EntryIndex, MatchEvidence)>>,
    to_before: Vec<Option<(EntryIndex, MatchEvidence)>>,
}

impl EntryMatches {
    fn join(&mut self, left: EntryIndex, right: EntryIndex, how: MatchEvidence) {
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
    pub(super) fn after(&self, before: EntryIndex) -> Option<EntryIndex> {
        self.to_after.get(before).copied().flatten().map(|(after, _)| after)
    }

    /// Returns the entry of the old plan that matches an entry of the new plan.
    pub(super) fn before(&self, after: EntryIndex) -> Option<EntryIndex> {
        self.to_before.get(after).copied().flatten().map(|(before, _)| before)
    }

    /// Returns the evidence for the match of an entry of the new plan.
    pub(super) fn how(&self, after: EntryIndex) -> Option<MatchEvidence> {
        self.to_before.get(after).copied().flatten().map(|(_, how)| how)
    }
}

/// Matches the entries of two plans.
pub(super) fn align(before: &EntryTree<'_>, after: &EntryTree<'_>) -> EntryMatches {
    let run = |left: &EntryTree<'_>, right: &EntryTree<'_>| {
        let pairs =
            EntryMatches { to_after: vec![None; left.len()], to_before: vec![None; right.len()] };
        let mut aligner = EntryMatcher { left, right, pairs };
        aligner.run();
        aligner.pairs
    };
    if signature(before) <= signature(after) {
        run(before, after)
    } else {
        let EntryMatches { to_after, to_before } = run(after, before);
        EntryMatches { to_after: to_before, to_before: to_after }
    }
}

/// Returns the ids, texts and keys of all entries as one string, which defines the canonical order of two plans.
fn signature(tree: &EntryTree<'_>) -> String {
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
        match entity.read(number).and_then(|read| FieldValue::field(&read, &field.kind)) {
            Some(FieldValue::Date(date)) => date.to_string(),
            Some(value) => as_name(&readable(&value)),
            None => String::new(),
        }
    });
    let key = values.collect::<Vec<_>>().join("\t");
    (!key.trim().is_empty()).then_some(key)
}

struct EntryMatcher<'a, 'p> {
    left: &'a EntryTree<'p>,
    right: &'a EntryTree<'p>,
    pairs: EntryMatches,
}

impl EntryMatcher<'_, '_> {
    fn run(&mut self) {
        self.pairs.join(0, 0, MatchEvidence::Place);
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
        let mut rights: HashMap<&str, EntryIndex> = HashMap::new();
        for right in self.right.all(kind) {
            if let Some(id) = self.right.entity(right).and_then(id_of) {
                rights.entry(&id.value).or_insert(right);
            }
        }
        for left in self.left.all(kind) {
            let id = self.left.entity(left).and_then(id_of);
            if let Some(&right) = id.and_then(|id| rights.get(&*id.value)) {
                self.pairs.join(left, right, MatchEvidence::Id);
            }
        }
    }

    /// Matches the children of two matched entries, except children of a kind in [`ANYWHERE`].
    fn inside(&mut self, left: EntryIndex, right: EntryIndex) {
        let Some(table) = self.left.table(left) else { return };
        for (number, field) in table.fields.iter().enumerate() {
            let (lefts, rights) =
                (self.left.inside(left, number), self.right.inside(right, number));
            match field.kind {
                FieldKind::Entity(_) => {
                    if let (Some(&one), Some(&two)) = (lefts.first(), rights.first()) {
                        self.pairs.join(one, two, MatchEvidence::Place);
                    }
                }
                FieldKind::Entities(inner)
                | FieldKind::OneOrMore(inner)
                | FieldKind::ProseOrEntities(inner)
                    if !ANYWHERE.contains(&inner.entity) =>
                {
                    // The last of several targets is the target itself; the others are milestones.
                    if inner.is(EntityKind::MetricTarget)
                        && let (Some(&one), Some(&two)) = (lefts.last(), rights.last())
                    {
                        self.pairs.join(one, two, MatchEvidence::Place);
                    }
                    let (lefts, rights) = self.unmatched(lefts.to_vec(), rights.to_vec());
                    self.list(lefts, rights);
                }
                _ => {}
            }
        }
    }

    fn list(&mut self, lefts: Vec<EntryIndex>, rights: Vec<EntryIndex>) {
        // If two entries have the same date or fund, the rest of their content distinguishes them.
        let (lefts, rights) = self.bucket(lefts, rights, MatchEvidence::Key, |tree, id| {
            let key = tree.entity(id).and_then(key)?;
            Some(format!("{key}\n{}", content(tree, id, &|_| true)?))
        });
        let (lefts, rights) = self
            .bucket(lefts, rights, MatchEvidence::Key, |tree, id| tree.entity(id).and_then(key));
        let (lefts, rights) = self.bucket(lefts, rights, MatchEvidence::Same, |tree, id| {
            content(tree, id, &|field| !field.is_id() && field.identity != Identity::Key)
        });
        // Empty entries can only be matched by their position.
        let (lefts, rights) = self.bucket(lefts, rights, MatchEvidence::Place, |tree, id| {
            tree.value(id, &|_| true).is_empty().then(String::new)
        });
        let (lefts, rights) = self.bucket(lefts, rights, MatchEvidence::Key, |tree, id| {
            let entity = tree.entity(id)?;
            let mut fields = entity.table().fields.iter();
            match entity.read(fields.position(|field| field.change == ChangeClass::Fund)?) {
                Some(SlotRef::Id(Some(fund))) => Some(fund.value.to_string()),
                _ => None,
            }
        });
        self.by_words(lefts, rights);
    }

    /// Matches entries with the same text, first under the same parent; then entries with similar text.
    fn by_words(&mut self, lefts: Vec<EntryIndex>, rights: Vec<EntryIndex>) {
        if lefts.is_empty() || rights.is_empty() {
            return;
        }
        let all = |tree: &EntryTree<'_>, id: EntryIndex| content(tree, id, &|field| !field.is_id());
        let own = |tree: &EntryTree<'_>, id: EntryIndex| {
            let text = main_text(tree.entity(id)?)?;
            let words = as_name(&readable(&FieldValue::text(text, false)));
            (!words.is_empty()).then_some(words)
        };
        let (lefts, rights) = self.bucket_under(lefts, rights, all);
        let (lefts, rights) = self.bucket(lefts, rights, MatchEvidence::Same, all);
        let (lefts, rights) = self.bucket_under(lefts, rights, own);
        let (lefts, rights) = self.bucket(lefts, rights, MatchEvidence::Same, own);
        let pairs = &self.pairs;
        let known = |right: EntryIndex| pairs.before(right);
        let near = |left: EntryIndex, right: EntryIndex| {
            pairs.after(self.left.parent(left)) == Some(self.right.parent(right))
        };
        let alike = similarity::pairs((self.left, &lefts), (self.right, &rights), &known, &near);
        for (left, right) in matching::best_matching(&alike) {
            if let (Some(&left), Some(&right)) = (lefts.get(left), rights.get(right)) {
                self.pairs.join(left, right, MatchEvidence::Like);
            }
        }
    }

    fn bucket_under(
        &mut self,
        lefts: Vec<EntryIndex>,
        rights: Vec<EntryIndex>,
        name: impl Fn(&EntryTree<'_>, EntryIndex) -> Option<String>,
    ) -> (Vec<EntryIndex>, Vec<EntryIndex>) {
        let holders: HashMap<EntryIndex, EntryIndex> = rights
            .iter()
            .map(|&right| self.right.parent(right))
            .filter_map(|holder| Some((holder, self.pairs.before(holder)?)))
            .collect();
        let is_left = |tree: &EntryTree<'_>| std::ptr::eq(tree, self.left);
        let named = |tree: &EntryTree<'_>, id: EntryIndex| {
            let holder = tree.parent(id);
            let holder = if is_left(tree) { Some(holder) } else { holders.get(&holder).copied() };
            Some(format!("{}\t{}", holder?, name(tree, id)?))
        };
        let chosen = Self::matched(self.left, &lefts, self.right, &rights, named);
        self.take(chosen, MatchEvidence::Same);
        self.unmatched(lefts, rights)
    }

    /// Matches entries with the same name, in order. Returns the unmatched entries.
    fn bucket(
        &mut self,
        lefts: Vec<EntryIndex>,
        rights: Vec<EntryIndex>,
        how: MatchEvidence,
        name: impl Fn(&EntryTree<'_>, EntryIndex) -> Option<String>,
    ) -> (Vec<EntryIndex>, Vec<EntryIndex>) {
        let chosen = Self::matched(self.left, &lefts, self.right, &rights, name);
        self.take(chosen, how);
        self.unmatched(lefts, rights)
    }

    fn matched(
        left: &EntryTree<'_>,
        lefts: &[EntryIndex],
        right: &EntryTree<'_>,
        rights: &[EntryIndex],
        name: impl Fn(&EntryTree<'_>, EntryIndex) -> Option<String>,
    ) -> Vec<(EntryIndex, EntryIndex)> {
        if lefts.is_empty() || rights.is_empty() {
            return Vec::new();
        }
        let mut buckets: BTreeMap<String, (Vec<EntryIndex>, Vec<EntryIndex>)> = BTreeMap::new();
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

    fn take(&mut self, chosen: Vec<(EntryIndex, EntryIndex)>, how: MatchEvidence) {
        for (left, right) in chosen {
            self.pairs.join(left, right, how);
        }
    }

    fn unmatched(
        &self,
        mut lefts: Vec<EntryIndex>,
        mut rights: Vec<EntryIndex>,
    ) -> (Vec<EntryIndex>, Vec<EntryIndex>) {
        lefts.retain(|&id| self.pairs.after(id).is_none());
        rights.retain(|&id| self.pairs.before(id).is_none());
        (lefts, rights)
    }
}

/// Returns the content of an entry as a string, without the fields that `counts` rejects; `None` if it is empty.
fn content(
    tree: &EntryTree<'_>,
    id: EntryIndex,
    counts: &dyn Fn(&Field) -> bool,
) -> Option<String> {
    let table = tree.table(id)?;
    let counts = |key: &str| table.field(key).is_none_or(|(_, field)| counts(field));
    let FieldValue::Entry(fields) = tree.value(id, &|_| true).composed() else { return None };
    let fields: Vec<_> = fields.into_iter().filter(|(key, _)| counts(key)).collect();
    (!fields.is_empty()).then(|| format!("{fields:?}"))
}
