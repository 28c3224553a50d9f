//! Edits of a plan that a reviewer would count as one.

use crate::generate::{Dice, Part};

/// The path to a part: positions among keys and items.
type Way = Vec<usize>;

/// Makes one edit and names it; `None` if the plan has no suitable location for it.
pub(crate) fn edit(plan: &mut Part, dice: &mut Dice) -> Option<String> {
    match dice.roll(8) {
        0 | 1 => reword(plan, dice),
        2 => value(plan, dice),
        3 => remove(plan, dice),
        4 => add(plan, dice),
        5 => swap(plan, dice),
        6 => transfer(plan, dice),
        _ => rename(plan, dice),
    }
}

fn walk(part: &Part, way: &mut Way, found: &mut dyn FnMut(&Way, &Part)) {
    found(way, part);
    let inside: Vec<&Part> = match part {
        Part::List(items, _) => items.iter().collect(),
        Part::Keys(keys) => keys.iter().map(|(_, part)| part).collect(),
        _ => Vec::new(),
    };
    for (place, part) in inside.into_iter().enumerate() {
        way.push(place);
        walk(part, way, found);
        way.pop();
    }
}

fn at<'a>(plan: &'a mut Part, way: &[usize]) -> &'a mut Part {
    let Some((place, rest)) = way.split_first() else { return plan };
    match plan {
        Part::List(items, _) => at(&mut items[*place], rest),
        Part::Keys(keys) => at(&mut keys[*place].1, rest),
        _ => unreachable!("ways lead through lists and keys"),
    }
}

/// A location whose key or list the test accepts, with that key.
fn place(
    plan: &Part,
    dice: &mut Dice,
    likes: impl Fn(&str, &Part) -> bool,
) -> Option<(Way, String)> {
    let mut all = Vec::new();
    fn keyed(
        part: &Part,
        way: &mut Way,
        all: &mut Vec<(Way, String)>,
        likes: &dyn Fn(&str, &Part) -> bool,
    ) {
        match part {
            Part::Keys(keys) => {
                for (place, (key, part)) in keys.iter().enumerate() {
                    way.push(place);
                    if likes(key, part) {
                        all.push((way.clone(), key.clone()));
                    }
                    keyed(part, way, all, likes);
                    way.pop();
                }
            }
            Part::List(items, _) => {
                for (place, part) in items.iter().enumerate() {
                    way.push(place);
                    keyed(part, way, all, likes);
                    way.pop();
                }
            }
            _ => {}
        }
    }
    keyed(plan, &mut Way::new(), &mut all, &likes);
    if all.is_empty() { None } else { Some(all[dice.roll(all.len())].clone()) }
}

/// The key of an entry without an id stays the same; otherwise it would be a different entry.
const NAMES: [&str; 9] =
    ["need", "id", "source", "group", "metric", "intended", "for", "unit", "text"];

fn reword(plan: &mut Part, dice: &mut Dice) -> Option<String> {
    let (way, key) = place(plan, dice, |key, part| {
        matches!(part, Part::Text(_) | Part::Prose(_)) && !NAMES.contains(&key)
    })?;
    let number = dice.roll(900) + 100;
    if let Part::Text(text) | Part::Prose(text) = at(plan, &way) {
        *text = format!("quite something else, number {number}, {key}");
    }
    Some(format!("another {key} at {way:?}"))
}

fn value(plan: &mut Part, dice: &mut Dice) -> Option<String> {
    let (way, key) = place(plan, dice, |key, part| {
        matches!(
            (key, part),
            ("actual" | "total" | "due" | "start" | "cadence" | "status" | "result", Part::Word(_))
        )
    })?;
    let Part::Word(word) = at(plan, &way) else { return None };
    let others: &[&str] = match key.as_str() {
        "actual" => &["71", "72"],
        "total" => &["77", "78"],
        "due" | "start" => &["2027-02-03", "2027-02-04"],
        "cadence" => &["weekly", "monthly"],
        "status" => &["done", "in-progress"],
        _ => &["met", "not-met"],
    };
    let other = if word == others[0] { others[1] } else { others[0] };
    *word = other.to_owned();
    Some(format!("{key} is {other} at {way:?}"))
}

const LISTS: [&str; 6] = ["priorities", "actions", "metrics", "needs", "outcomes", "readings"];

fn is_entries(key: &str, part: &Part) -> bool {
    LISTS.contains(&key)
        && matches!(part, Part::List(items, _) if items.iter().all(|item| matches!(item, Part::Keys(_))))
}

fn remove(plan: &mut Part, dice: &mut Dice) -> Option<String> {
    // Skip needs: removing one would also require removing the references to it.
    let (way, key) = place(plan, dice, |key, part| key != "needs" && is_entries(key, part))?;
    let Part::List(items, _) = at(plan, &way) else { return None };
    if items.len() < 2 {
        return None;
    }
    let place = dice.roll(items.len());
    items.remove(place);
    Some(format!("one of the {key} less at {way:?}"))
}

fn add(plan: &mut Part, dice: &mut Dice) -> Option<String> {
    let (way, key) = place(plan, dice, |key, part| {
        is_entries(key, part) && !matches!(key, "readings" | "outcomes")
    })?;
    let number = dice.roll(900) + 100;
    let Part::List(items, _) = at(plan, &way) else { return None };
    let main = match key.as_str() {
        "priorities" => "priority",
        "actions" => "action",
        "metrics" => "metric",
        _ => "need",
    };
    let entry = Part::Keys(vec![
        ("id".to_owned(), Part::Word(format!("wholly-new-{number}"))),
        (main.to_owned(), Part::Text(format!("Wholly new {number} zebra {main}"))),
    ]);
    let place = dice.roll(items.len() + 1);
    items.insert(place, entry);
    Some(format!("one of the {key} more at {way:?}"))
}

fn swap(plan: &mut Part, dice: &mut Dice) -> Option<String> {
    let (way, key) = place(plan, dice, |key, part| is_entries(key, part) && key != "readings")?;
    let Part::List(items, _) = at(plan, &way) else { return None };
    let last = items.len().checked_sub(2)?;
    let place = dice.roll(last + 1);
    if items[place] == items[place + 1] {
        return None;
    }
    items.swap(place, place + 1);
    Some(format!("another order of {key} at {way:?}"))
}

/// Moves an action to a different priority.
fn transfer(plan: &mut Part, dice: &mut Dice) -> Option<String> {
    let mut lists = Vec::new();
    walk(plan, &mut Way::new(), &mut |way, part| {
        if let Part::Keys(keys) = part
            && let Some(place) =
                keys.iter().position(|(key, part)| key == "actions" && is_entries(key, part))
        {
            lists.push([way.clone(), vec![place]].concat());
        }
    });
    if lists.len() < 2 {
        return None;
    }
    let from = dice.roll(lists.len());
    let to = (from + 1) % lists.len();
    let Part::List(items, _) = at(plan, &lists[from]) else { return None };
    if items.len() < 2 {
        return None;
    }
    let action = items.remove(0);
    let Part::List(items, _) = at(plan, &lists[to]) else { return None };
    items.push(action);
    Some(format!("an action moved from {:?} to {:?}", lists[from], lists[to]))
}

/// Changes the id of an entry and the references to it.
pub(super) fn rename(plan: &mut Part, dice: &mut Dice) -> Option<String> {
    let mut ids = Vec::new();
    walk(plan, &mut Way::new(), &mut |way, part| {
        if let (Part::Keys(keys), false) = (part, way.is_empty()) {
            ids.extend(keys.iter().filter(|(key, _)| key == "id").map(|(_, id)| id.clone()));
        }
    });
    if ids.is_empty() {
        return None;
    }
    let Part::Word(old) = ids[dice.roll(ids.len())].clone() else { return None };
    let new = format!("renamed-{}", dice.roll(100_000));
    fn everywhere(part: &mut Part, old: &str, new: &str) {
        match part {
            Part::Word(word) if word == old => *word = new.to_owned(),
            Part::List(items, _) => items.iter_mut().for_each(|item| everywhere(item, old, new)),
            Part::Keys(keys) => keys.iter_mut().for_each(|(_, part)| everywhere(part, old, new)),
            _ => {}
        }
    }
    everywhere(plan, &old, &new);
    Some(format!("{old} is {new}"))
}
