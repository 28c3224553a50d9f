//! All keys of the language, whatever entry they belong to.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Approvals, Form, HeldBack, Kind, Plan, Project, Table};

type Kinds = HashMap<&'static str, Vec<Kind>>;

static ALL: LazyLock<Kinds> = LazyLock::new(|| {
    kinds(&[Plan::TABLE, Project::TABLE, Form::TABLE, Approvals::TABLE, HeldBack::TABLE])
});

static OF_PLANS: LazyLock<Kinds> = LazyLock::new(|| kinds(&[Plan::TABLE]));

/// The kinds that fields of that key have, in any entry of any file; none if nothing has such a key.
#[must_use]
pub fn kinds_of(key: &str) -> &'static [Kind] {
    ALL.get(key).map_or(&[], Vec::as_slice)
}

/// Returns `true` if any entry of any file has such a key.
#[must_use]
pub fn is_key(word: &str) -> bool {
    ALL.contains_key(word)
}

/// Returns `true` if any entry of a plan has such a key.
#[must_use]
pub fn is_plan_key(word: &str) -> bool {
    OF_PLANS.contains_key(word)
}

fn kinds(files: &[&'static Table]) -> Kinds {
    let mut tables = files.to_vec();
    let mut kinds = Kinds::new();
    let mut next = 0;
    while let Some(table) = tables.get(next).copied() {
        next += 1;
        for field in table.fields {
            kinds.entry(field.key).or_default().push(field.kind);
            let below = match field.kind {
                Kind::Entity(below)
                | Kind::Entities(below)
                | Kind::OneOrMore(below)
                | Kind::ProseOrEntities(below)
                | Kind::Named(below, _) => below,
                _ => continue,
            };
            if !tables.iter().any(|known| known.is(below)) {
                tables.push(below);
            }
        }
    }
    kinds
}
