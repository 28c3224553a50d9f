//! Which part of one version is which of another.

use std::collections::HashMap;

use super::meaning::meaning;
use super::part::Part;
use crate::diff;
use crate::model::Plan;

/// How much two texts without a name must share to be one that was reworded.
const ALIKE: f64 = 0.6;

/// One of the three versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Base,
    Ours,
    Theirs,
}

/// The entries of three versions of a plan, numbered so that one entry has one number in all.
#[derive(Debug, Default)]
pub(super) struct Who {
    base: HashMap<u32, usize>,
    ours: HashMap<u32, usize>,
    theirs: HashMap<u32, usize>,
}

impl Who {
    /// Numbers what comparisons take for one entry, wherever it stands.
    pub(super) fn of(base: &Plan, ours: &Plan, theirs: &Plan) -> Who {
        let mut who = Who::default();
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            next
        };
        for (side, plan) in [(Side::Ours, ours), (Side::Theirs, theirs)] {
            // What got another id and other words is taken for something else: what one side did to the old
            // must not be done to the new unasked.
            let pairs = diff::pairs(base, plan).into_iter();
            for pair in pairs.filter(|pair| !(pair.is_guess && pair.is_renamed)) {
                let number = *who.base.entry(pair.before.start).or_insert_with(&mut fresh);
                who.side_mut(side).entry(pair.after.start).or_insert(number);
            }
        }
        // What both put in is one only where more than a likeness says so.
        for pair in diff::pairs(ours, theirs).into_iter().filter(|pair| !pair.is_guess) {
            let is_new = !who.ours.contains_key(&pair.before.start)
                && !who.theirs.contains_key(&pair.after.start);
            if is_new {
                let number = fresh();
                who.ours.insert(pair.before.start, number);
                who.theirs.insert(pair.after.start, number);
            }
        }
        who
    }

    fn side_mut(&mut self, side: Side) -> &mut HashMap<u32, usize> {
        match side {
            Side::Base => &mut self.base,
            Side::Ours => &mut self.ours,
            Side::Theirs => &mut self.theirs,
        }
    }

    /// The number of the entry that stands at a byte of a version.
    pub(super) fn number(&self, side: Side, at: u32) -> Option<usize> {
        let all = match side {
            Side::Base => &self.base,
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        };
        all.get(&at).copied()
    }
}

/// What can stand in a list or under keys, for all that follows only its name and its meaning.
pub(super) struct Member {
    pub(super) key: Option<String>,
    pub(super) number: Option<usize>,
    pub(super) meaning: String,
    /// What names it in its list where the plan as a whole could not say.
    pub(super) id: Option<String>,
}

impl Member {
    pub(super) fn of(part: &Part<'_>, side: Side, who: &Who) -> Member {
        Member::of_node(part.key, part.node, side, who)
    }

    pub(super) fn of_node(
        key: Option<&str>,
        node: &crate::yaml::Node<'_>,
        side: Side,
        who: &Who,
    ) -> Member {
        let field = |name: &str| node.get(name).and_then(|value| value.scalar()).map(str::to_owned);
        Member {
            key: key.map(str::to_owned),
            number: if key.is_none() { who.number(side, node.span.start) } else { None },
            meaning: meaning(node),
            id: field("id"),
        }
    }
}

/// A name for each member of three rows; one name on several sides is one member.
pub(super) fn names(base: &[Member], ours: &[Member], theirs: &[Member]) -> [Vec<usize>; 3] {
    let mut names = Names { next: 0, by_key: HashMap::new(), by_number: HashMap::new() };
    let mut rows = [base, ours, theirs].map(|row| names.known(row));
    let [bases, mine, yours] = &mut rows;
    names.join(base, bases, ours, mine, true);
    names.join(base, bases, theirs, yours, true);
    names.join(ours, mine, theirs, yours, false);
    rows.map(|row| row.into_iter().map(|name| name.unwrap_or_else(|| names.fresh())).collect())
}

struct Names {
    next: usize,
    /// A key that stands twice is told apart by which of the two it is.
    by_key: HashMap<(String, usize), usize>,
    by_number: HashMap<usize, usize>,
}

impl Names {
    fn fresh(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    /// The names of what has a key or a number.
    fn known(&mut self, row: &[Member]) -> Vec<Option<usize>> {
        let mut name = |member: &'_ Member| -> Option<usize> {
            if let Some(key) = &member.key {
                let times = row.iter().take_while(|other| !std::ptr::eq(*other, member));
                let times = times.filter(|other| other.key.as_ref() == Some(key)).count();
                let fresh = self.next + 1;
                let name = *self.by_key.entry((key.clone(), times)).or_insert(fresh);
                self.next = self.next.max(name);
                return Some(name);
            }
            let fresh = self.next + 1;
            let name = *self.by_number.entry(member.number?).or_insert(fresh);
            self.next = self.next.max(name);
            Some(name)
        };
        row.iter().map(&mut name).collect()
    }

    /// Names alike what has no name yet and is the same on both sides, or with `guess` nearly so.
    fn join(
        &mut self,
        left: &[Member],
        lefts: &mut [Option<usize>],
        right: &[Member],
        rights: &mut [Option<usize>],
        guess: bool,
    ) {
        let is_open = |member: &Member| member.key.is_none() && member.number.is_none();
        let mut pairs: Vec<(u8, f64, usize, usize)> = Vec::new();
        for (i, one) in left.iter().enumerate().filter(|(_, one)| is_open(one)) {
            for (j, other) in right.iter().enumerate().filter(|(_, other)| is_open(other)) {
                if one.meaning == other.meaning {
                    pairs.push((0, 0.0, i, j));
                } else if one.id.is_some() && one.id == other.id {
                    pairs.push((1, 0.0, i, j));
                } else if guess && one.id.is_none() == other.id.is_none() {
                    let likeness = strsim::sorensen_dice(&one.meaning, &other.meaning);
                    if likeness > ALIKE {
                        pairs.push((2, 1.0 - likeness, i, j));
                    }
                }
            }
        }
        pairs.sort_by(|a, b| {
            let near = |pair: &(u8, f64, usize, usize)| pair.2.abs_diff(pair.3);
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(near(a).cmp(&near(b))).then(a.2.cmp(&b.2))
        });
        let mut taken: (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for (_, _, i, j) in pairs {
            if taken.0.contains(&i) || taken.1.contains(&j) {
                continue;
            }
            let (Some(one), Some(other)) = (lefts.get_mut(i), rights.get_mut(j)) else { continue };
            match (*one, *other) {
                (Some(name), None) => *other = Some(name),
                (None, Some(name)) if guess => *one = Some(name),
                (None, None) => {
                    self.next += 1;
                    *one = Some(self.next);
                    *other = Some(self.next);
                }
                _ => continue,
            }
            taken.0.push(i);
            taken.1.push(j);
        }
    }
}
