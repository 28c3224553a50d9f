//! Edits that name their target, so that they can be applied in any order.

use crate::generate::{Dice, Part};

/// One edit of an entry with an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Op {
    /// Sets a different text or keyword under a key of an entry.
    Set { id: String, key: String, value: String },
    /// Adds an entry to the end of a list in an entry.
    Add { id: String, list: String, entry: String },
    /// Removes an entry.
    Remove { id: String },
    /// Moves an entry to the front of its list.
    First { id: String },
    /// Moves an action to a different entry.
    Move { id: String, to: String },
}

impl Op {
    pub(super) fn apply(&self, plan: &mut Part) {
        match self {
            Op::Set { id, key, value } => {
                let Some(Part::Keys(keys)) = entry(plan, id) else { return };
                if let Some((_, Part::Text(old) | Part::Prose(old) | Part::Word(old))) =
                    keys.iter_mut().find(|(other, _)| other == key)
                {
                    *old = value.clone();
                }
            }
            Op::Add { id, list, entry: new } => {
                let Some(Part::Keys(keys)) = entry(plan, id) else { return };
                if let Some((_, Part::List(items, _))) =
                    keys.iter_mut().find(|(key, _)| key == list)
                {
                    items.push(made(list, new));
                }
            }
            Op::Remove { id } => {
                take(plan, id);
            }
            Op::First { id } => lists(plan, &mut |items| {
                if let Some(at) = items.iter().position(|item| id_of(item) == Some(id)) {
                    let item = items.remove(at);
                    items.insert(0, item);
                }
            }),
            Op::Move { id, to } => {
                let Some(action) = take(plan, id) else { return };
                let Some(Part::Keys(keys)) = entry(plan, to) else { return };
                if let Some((_, Part::List(items, _))) =
                    keys.iter_mut().find(|(key, _)| key == "actions")
                {
                    items.push(action);
                }
            }
        }
    }
}

fn made(list: &str, id: &str) -> Part {
    let main = list.strip_suffix('s').unwrap_or(list);
    Part::Keys(vec![
        ("id".to_owned(), Part::Word(id.to_owned())),
        (main.to_owned(), Part::Text(format!("Wholly new zebra {id}"))),
    ])
}

fn id_of(part: &Part) -> Option<&String> {
    let Part::Keys(keys) = part else { return None };
    keys.iter().find_map(|(key, part)| match part {
        Part::Word(id) if key == "id" => Some(id),
        _ => None,
    })
}

fn entry<'a>(part: &'a mut Part, id: &str) -> Option<&'a mut Part> {
    if id_of(part).is_some_and(|own| own == id) {
        return Some(part);
    }
    match part {
        Part::List(items, _) => items.iter_mut().find_map(|item| entry(item, id)),
        Part::Keys(keys) => keys.iter_mut().find_map(|(_, part)| entry(part, id)),
        _ => None,
    }
}

fn lists(part: &mut Part, found: &mut dyn FnMut(&mut Vec<Part>)) {
    match part {
        Part::List(items, _) => {
            found(items);
            items.iter_mut().for_each(|item| lists(item, found));
        }
        Part::Keys(keys) => keys.iter_mut().for_each(|(_, part)| lists(part, found)),
        _ => {}
    }
}

fn take(plan: &mut Part, id: &str) -> Option<Part> {
    let mut taken = None;
    lists(plan, &mut |items| {
        if let Some(at) = items.iter().position(|item| id_of(item).is_some_and(|own| own == id)) {
            taken = Some(items.remove(at));
        }
    });
    taken
}

/// An entry, its list, and its content.
struct Known {
    id: String,
    /// The entries that contain it.
    within: Vec<String>,
    list: String,
    siblings: usize,
    texts: Vec<String>,
    lists: Vec<String>,
}

fn known(part: &Part, within: &mut Vec<String>, list: (&str, usize), all: &mut Vec<Known>) {
    match part {
        Part::List(items, _) => {
            items.iter().for_each(|item| known(item, within, (list.0, items.len()), all));
        }
        Part::Keys(keys) => {
            let id = id_of(part).filter(|_| list.1 > 0).cloned();
            if let Some(id) = &id {
                let named = |is: &dyn Fn(&str, &Part) -> bool| {
                    keys.iter().filter(|(k, p)| is(k, p)).map(|(k, _)| k.clone()).collect()
                };
                all.push(Known {
                    id: id.clone(),
                    within: within.clone(),
                    list: list.0.to_owned(),
                    siblings: list.1,
                    texts: named(&|_, p| matches!(p, Part::Text(_) | Part::Prose(_))),
                    lists: named(&|k, p| {
                        let is_list = matches!(p, Part::List(items, _) if !items.is_empty()
                            && items.iter().all(|item| matches!(item, Part::Keys(_))));
                        ["actions", "metrics"].contains(&k) && is_list
                    }),
                });
                within.push(id.clone());
            }
            for (key, part) in keys {
                known(part, within, (key, 0), all);
            }
            if id.is_some() {
                within.pop();
            }
        }
        _ => {}
    }
}

/// Returns two independent edits, if the plan has room for them; often of the same entry.
pub(super) fn ops(plan: &Part, picks: (u64, u64)) -> Option<(Op, Op)> {
    let mut all = Vec::new();
    known(plan, &mut Vec::new(), ("", 0), &mut all);
    let (mut one, mut other) = (Dice::new(picks.0), Dice::new(picks.1));
    (0..20).find_map(|_| {
        let first = op(&all, &mut one, "one", None)?;
        let near = other.once_in(2).then(|| target(&first));
        let second = op(&all, &mut other, "other", near)?;
        is_apart(&all, &first, &second).then_some((first, second))
    })
}

/// The edited entry.
fn target(op: &Op) -> &str {
    match op {
        Op::Set { id, .. }
        | Op::Add { id, .. }
        | Op::Remove { id }
        | Op::First { id }
        | Op::Move { id, .. } => id,
    }
}

fn op(all: &[Known], dice: &mut Dice, salt: &str, near: Option<&str>) -> Option<Op> {
    if all.is_empty() {
        return None;
    }
    let mut rolled = &all[dice.roll(all.len())];
    if dice.once_in(3)
        && let Some(action) = all.iter().find(|one| one.list == "actions" && one.siblings > 1)
    {
        rolled = action;
    }
    let entry = all.iter().find(|one| Some(one.id.as_str()) == near).unwrap_or(rolled);
    let id = entry.id.clone();
    match dice.roll(6) {
        0 | 1 if !entry.texts.is_empty() => {
            let key = entry.texts[dice.roll(entry.texts.len())].clone();
            Some(Op::Set { id, key, value: format!("quite something else {salt}") })
        }
        2 if !entry.lists.is_empty() => {
            let list = entry.lists[dice.roll(entry.lists.len())].clone();
            Some(Op::Add { id, list, entry: format!("wholly-new-{salt}") })
        }
        // Skip needs, which may have references.
        3 if entry.siblings > 1 && entry.list != "needs" => Some(Op::Remove { id }),
        4 if entry.siblings > 1 => Some(Op::First { id }),
        5 if entry.list == "actions" && entry.siblings > 1 => {
            let to = all.iter().find(|other| {
                !entry.within.contains(&other.id)
                    && other.lists.iter().any(|list| list == "actions")
            })?;
            Some(Op::Move { id, to: to.id.clone() })
        }
        _ => None,
    }
}

fn is_apart(all: &[Known], one: &Op, other: &Op) -> bool {
    let within = |id: &str, outer: &str| {
        all.iter().any(|known| known.id == id && known.within.iter().any(|one| one == outer))
    };
    let touches = |removed: &Op, other: &Op| match removed {
        Op::Remove { id } => {
            let edited = target(other);
            let is_target = matches!(other, Op::Move { to, .. } if to == id || within(to, id));
            edited == id || within(edited, id) || is_target
        }
        _ => false,
    };
    if touches(one, other) || touches(other, one) {
        return false;
    }
    match (one, other) {
        (Op::Set { id, key, .. }, Op::Set { id: id2, key: key2, .. }) => (id, key) != (id2, key2),
        (Op::First { .. } | Op::Move { .. }, Op::First { .. } | Op::Move { .. }) => false,
        // Removing two of two entries would leave an empty list.
        (Op::Remove { .. } | Op::Move { .. }, Op::Remove { .. } | Op::Move { .. }) => false,
        _ => true,
    }
}
