//! Matches the parts of the three versions.

use std::collections::{HashMap, HashSet};

use super::meaning::meaning;
use super::part::Part;
use super::similarity;
use crate::diff;
use crate::model::Plan;
use crate::prose::composed;

/// One of the three versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MergeSide {
    Base,
    Ours,
    Theirs,
}

/// Numbers for the entries of three versions of a plan; matching entries have the same number.
#[derive(Debug, Default)]
pub(super) struct EntryNumbers {
    base: HashMap<u32, usize>,
    ours: HashMap<u32, usize>,
    theirs: HashMap<u32, usize>,
}

impl EntryNumbers {
    /// Gives the same number to entries that `diff` matches, wherever they are in the plan.
    pub(super) fn of(base: &Plan, ours: &Plan, theirs: &Plan) -> EntryNumbers {
        let mut who = EntryNumbers::default();
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            next
        };
        for (side, plan) in [(MergeSide::Ours, ours), (MergeSide::Theirs, theirs)] {
            // An entry with another id and another text counts as a new entry: edits to the old
            // entry must not silently apply to it.
            let pairs = diff::pairs(base, plan).into_iter();
            for pair in pairs.filter(|pair| !(pair.is_guess && pair.is_renamed)) {
                let number = *who.base.entry(pair.before.start).or_insert_with(&mut fresh);
                who.side_mut(side).entry(pair.after.start).or_insert(number);
            }
        }
        // Similar wording isn't enough to match entries that the two sides added independently.
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

    fn side_mut(&mut self, side: MergeSide) -> &mut HashMap<u32, usize> {
        match side {
            MergeSide::Base => &mut self.base,
            MergeSide::Ours => &mut self.ours,
            MergeSide::Theirs => &mut self.theirs,
        }
    }

    /// Returns the number of the entry that starts at the byte offset `at` of a version.
    pub(super) fn number(&self, side: MergeSide, at: u32) -> Option<usize> {
        let all = match side {
            MergeSide::Base => &self.base,
            MergeSide::Ours => &self.ours,
            MergeSide::Theirs => &self.theirs,
        };
        all.get(&at).copied()
    }
}

/// An item or key, reduced to its identity and content.
pub(super) struct Member {
    pub(super) key: Option<String>,
    pub(super) number: Option<usize>,
    pub(super) meaning: String,
    /// The id, which identifies items without a number.
    pub(super) id: Option<String>,
}

impl Member {
    pub(super) fn of(part: &Part<'_>, side: MergeSide, who: &EntryNumbers) -> Member {
        Member::of_node(part.key, part.node, side, who)
    }

    pub(super) fn of_node(
        key: Option<&str>,
        node: &crate::yaml::Node<'_>,
        side: MergeSide,
        who: &EntryNumbers,
    ) -> Member {
        let field = |name: &str| node.get(name).and_then(|value| value.scalar()).map(str::to_owned);
        Member {
            key: key.map(|key| composed(key).into_owned()),
            number: if key.is_none() { who.number(side, node.span.start) } else { None },
            meaning: meaning(node),
            id: field(Plan::id.key()),
        }
    }
}

/// Assigns a name, which is a number, to each member of three versions of a list or mapping. Members with the same
/// name are versions of one member.
pub(super) fn names(base: &[Member], ours: &[Member], theirs: &[Member]) -> [Vec<usize>; 3] {
    let mut names = NumberAssignment { next: 0, by_key: HashMap::new(), by_number: HashMap::new() };
    let mut rows = [base, ours, theirs].map(|row| names.known(row));
    let [bases, mine, yours] = &mut rows;
    names.join(base, bases, ours, mine, true);
    names.join(base, bases, theirs, yours, true);
    names.join(ours, mine, theirs, yours, false);
    rows.map(|row| row.into_iter().map(|name| name.unwrap_or_else(|| names.fresh())).collect())
}

struct NumberAssignment {
    next: usize,
    /// Names by key. A number distinguishes duplicate keys: 1 for the first occurrence.
    by_key: HashMap<(String, usize), usize>,
    by_number: HashMap<usize, usize>,
}

impl NumberAssignment {
    fn fresh(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    /// Returns the names of members with a key or a number.
    fn known<'a>(&mut self, row: &'a [Member]) -> Vec<Option<usize>> {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let name = |member: &'a Member| -> Option<usize> {
            let fresh = self.next + 1;
            let name = match &member.key {
                Some(key) => {
                    let times = seen.entry(key).or_default();
                    *times += 1;
                    *self.by_key.entry((key.clone(), *times)).or_insert(fresh)
                }
                None => *self.by_number.entry(member.number?).or_insert(fresh),
            };
            self.next = self.next.max(name);
            Some(name)
        };
        row.iter().map(name).collect()
    }

    /// Gives the same name to members without a name that are equal or, with `guess`, similar.
    fn join(
        &mut self,
        left: &[Member],
        lefts: &mut [Option<usize>],
        right: &[Member],
        rights: &mut [Option<usize>],
        guess: bool,
    ) {
        let is_open = |member: &Member| member.key.is_none() && member.number.is_none();
        let given: HashSet<usize> = rights.iter().flatten().copied().collect();
        let of_left = left.iter().zip(lefts.iter()).enumerate().filter(|(_, (member, name))| {
            is_open(member) && name.is_none_or(|name| !given.contains(&name))
        });
        let of_right = right.iter().zip(rights.iter()).enumerate();
        let of_right = of_right.filter(|(_, (member, name))| is_open(member) && name.is_none());
        let pairs = similarity::pairs(
            of_left.map(|(place, (member, _))| (place, member)).collect(),
            of_right.map(|(place, (member, _))| (place, member)).collect(),
            guess,
        );
        for (i, j) in pairs {
            let (Some(one), Some(other)) = (lefts.get_mut(i), rights.get_mut(j)) else { continue };
            let next = &mut self.next;
            let name = *one.get_or_insert_with(|| {
                *next += 1;
                *next
            });
            *other = Some(name);
        }
    }
}
