//! Generated plans for laws about every plan: their content, and every way to write it as YAML.
//!
//! [`plan`] makes a [`Part`] with as many fields as its size allows, from the table of fields; [`Part::written`]
//! writes it with all the variations that a [`Layout`] allows. A failing case shrinks by its size and by the layout's switches.

mod make;
mod places;
mod write;

pub(crate) use crate::laws::meaning::meaning;
pub(crate) use make::plan_of;
pub(crate) use places::strayed;
use proptest::prelude::*;

/// A pseudorandom generator: the same seed gives the same numbers.
pub(crate) struct Dice(u64);

#[allow(dead_code, reason = "the words that laws use are not the same in each")]
impl Dice {
    /// A generator for this seed.
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// Returns a number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }

    /// Returns `true` once in `times` calls on average.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }

    /// Returns one of the items.
    pub(crate) fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }
}

/// A part of a plan, without its notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// An empty key.
    Nothing,
    /// One word, number or date, which needs no quotes.
    Word(String),
    /// One paragraph.
    Text(String),
    /// Markdown blocks.
    Prose(String),
    /// Items; the flag is `true` if brackets are allowed around them.
    List(Vec<Part>, bool),
    /// Keys, in the language's order.
    Keys(Vec<(String, Part)>),
}

/// The variations that a layout allows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Layout {
    /// The seed for choices that the switches leave open.
    pub(crate) seed: u64,
    /// Comments everywhere.
    pub(crate) comments: bool,
    /// Keys in any order.
    pub(crate) shuffled: bool,
    /// Texts in quotes of both kinds.
    pub(crate) quotes: bool,
    /// Texts over several lines, in all styles.
    pub(crate) folding: bool,
    /// Brackets and braces, including ones over several lines.
    pub(crate) flow: bool,
    /// Blank lines, and indentation other than two spaces.
    pub(crate) loose: bool,
    /// Tabs where YAML allows them.
    pub(crate) tabs: bool,
    /// Windows line endings, and a byte order mark.
    pub(crate) windows: bool,
    /// No line break at the end.
    pub(crate) open: bool,
}

/// Any layout; shrinks to the simplest.
pub(crate) fn layout() -> impl Strategy<Value = Layout> {
    (any::<u64>(), any::<[bool; 9]>()).prop_map(|(seed, on)| Layout {
        seed,
        comments: on[0],
        shuffled: on[1],
        quotes: on[2],
        folding: on[3],
        flow: on[4],
        loose: on[5],
        tabs: on[6],
        windows: on[7],
        open: on[8],
    })
}

/// Valid plans at stage draft; shrinks to small ones.
pub(crate) fn plan() -> impl Strategy<Value = Part> {
    (any::<u64>(), 0_usize..60).prop_map(|(seed, size)| plan_of(seed, size))
}

impl Part {
    /// Returns `true` if the part has the same meaning inside brackets.
    pub(crate) fn may_flow(&self) -> bool {
        match self {
            Part::Nothing => false,
            Part::Word(_) => true,
            Part::Text(text) | Part::Prose(text) => !text.contains('\n'),
            Part::List(items, may) => *may && items.iter().all(Part::may_flow),
            Part::Keys(keys) => keys.iter().all(|(key, part)| {
                key != "then" && (matches!(part, Part::Nothing) || part.may_flow())
            }),
        }
    }
}
