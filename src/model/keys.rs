//! All keys of the language, in entries of any kind.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Approvals, FieldKind, Form, Plan, Project, SuppressedFindings, Table};

type KindsByKey = HashMap<&'static str, Vec<FieldKind>>;

static ALL: LazyLock<KindsByKey> = LazyLock::new(|| {
    kinds(&[Plan::TABLE, Project::TABLE, Form::TABLE, Approvals::TABLE, SuppressedFindings::TABLE])
});

static OF_PLANS: LazyLock<KindsByKey> = LazyLock::new(|| kinds(&[Plan::TABLE]));

/// Returns the kinds of all fields with this key, in any entry of any file; empty if there is no
/// such key.
#[must_use]
pub fn kinds_of(key: &str) -> &'static [FieldKind] {
    ALL.get(key).map_or(&[], Vec::as_slice)
}

/// Returns `true` if an entry of any file can have this key.
#[must_use]
pub fn is_key(word: &str) -> bool {
    ALL.contains_key(word)
}

/// Returns `true` if an entry of a plan can have this key.
#[must_use]
pub fn is_plan_key(word: &str) -> bool {
    OF_PLANS.contains_key(word)
}

fn kinds(files: &[&'static Table]) -> KindsByKey {
    let mut tables = files.to_vec();
    let mut kinds = KindsByKey::new();
    let mut next = 0;
    while let Some(table) = tables.get(next).copied() {
        next += 1;
        for field in table.fields {
            kinds.entry(field.key).or_default().push(field.kind);
            let below = match field.kind {
                FieldKind::Entity(below)
                | FieldKind::Entities(below)
                | FieldKind::OneOrMore(below)
                | FieldKind::ProseOrEntities(below)
                | FieldKind::Named(below, _) => below,
                _ => continue,
            };
            if !tables.iter().any(|known| known.is(below.entity)) {
                tables.push(below);
            }
        }
    }
    kinds
}
