//! The keys of a plan, which tell a key that lost its line from a text with a colon.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::{Kind, Plan, Table};

static KEYS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let mut keys = BTreeSet::new();
    collect(Plan::TABLE, &mut keys);
    keys
});

fn collect(table: &Table, keys: &mut BTreeSet<&'static str>) {
    for field in table.fields {
        keys.insert(field.key);
        match field.kind {
            Kind::Entity(inner)
            | Kind::Entities(inner)
            | Kind::OneOrMore(inner)
            | Kind::ProseOrEntities(inner)
            | Kind::Named(inner, _) => collect(inner, keys),
            _ => {}
        }
    }
}

/// Returns `true` if some part of a plan has a key of that name.
pub(super) fn is_key(word: &str) -> bool {
    KEYS.contains(word)
}
