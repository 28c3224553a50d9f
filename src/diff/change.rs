//! What a comparison finds.

use super::kind::ChangeKind;
use super::value::Value;
use crate::model::{Stage, Weight};
use crate::source::{Position, Span};

/// One step of the way to a place in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The key that is stepped into.
    pub field: Box<str>,
    /// The entry of a list that is stepped into: what a planner calls its kind.
    pub kind: Option<&'static str>,
    /// Its id, where it has one.
    pub id: Option<Box<str>>,
    /// Its place in the list, from 0.
    pub place: usize,
    /// What a reader knows it by where it has no id: its date, its fund, its first words.
    pub label: Box<str>,
}

/// The way to a place in a plan, from the top.
pub type Path = Vec<Step>;

/// Where something is written: lines and columns, and bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// Where it begins.
    pub start: Position,
    /// Where it ends: one past its last character.
    pub end: Position,
    /// The same place in bytes.
    pub span: Span,
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The way there; where nothing is there, to where it would be.
    pub path: Path,
    /// What is there.
    pub value: Option<Value>,
    /// Where it is written; where nothing is, the entry that it would be in.
    pub span: Span,
    /// The same as lines and columns; `None` where nothing is written.
    pub at: Option<At>,
}

/// What happened to the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// A field got another value, a first one, or lost its own.
    Set,
    /// An entry came; what is in it and was elsewhere before is not part of the value.
    Added,
    /// An entry went; what was in it and is elsewhere now is not part of the value.
    Removed,
    /// An entry stands in another entry than before. The values are the holders' ids.
    Moved,
    /// The entries of a list stand in another order. The values name those that stand in both lists.
    Reordered,
}

impl What {
    /// Its word in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            What::Set => "set",
            What::Added => "added",
            What::Removed => "removed",
            What::Moved => "moved",
            What::Reordered => "reordered",
        }
    }
}

/// One change between two versions of a plan.
#[derive(Debug, Clone)]
pub struct Change {
    /// Its kind, which has a name and a page.
    pub kind: &'static ChangeKind,
    /// How much it weighs.
    pub weight: Weight,
    /// What happened.
    pub what: What,
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
    /// What else a reader should know: that it was matched by likeness, that it was split off.
    pub notes: Vec<String>,
    /// Whether a committed approval names it.
    pub approved: bool,
    /// What an approval names it by; empty until it is asked for.
    pub fingerprint: String,
}

impl Change {
    /// The side that a reader is pointed to: the new one, unless the thing is gone.
    #[must_use]
    pub fn shown(&self) -> &Side {
        if self.what == What::Removed { &self.before } else { &self.after }
    }
}

/// What one side of a comparison is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// What messages call the file.
    pub name: String,
    /// The department's id.
    pub id: String,
    /// What the department is called, where the plan says so.
    pub department: String,
    /// The school year; empty where the plan names none.
    pub year: String,
    /// How far the plan has come.
    pub stage: Option<Stage>,
    /// Whether somebody named the file, so that its name says nothing.
    pub is_named: bool,
    /// How many errors of shape it has; what could not be read could not be compared.
    pub faults: usize,
    /// The first of these errors, each with its line.
    pub problems: Vec<String>,
}

/// The changes of one plan.
#[derive(Debug, Clone, Default)]
pub struct PlanDiff {
    /// The plan before; `None` where there was none.
    pub before: Option<Version>,
    /// The plan after; `None` where it is gone.
    pub after: Option<Version>,
    /// In the order of the report.
    pub changes: Vec<Change>,
}

impl PlanDiff {
    /// The heaviest weight among the changes that no approval names.
    #[must_use]
    pub fn heaviest(&self) -> Option<Weight> {
        self.changes.iter().filter(|change| !change.approved).map(|change| change.weight).min()
    }

    /// The heaviest weight among the changes of the plan itself, without those of the rules.
    #[must_use]
    pub fn heaviest_of_plan(&self) -> Option<Weight> {
        let own = self.changes.iter().filter(|change| !change.approved && !change.kind.is_rule());
        own.map(|change| change.weight).min()
    }
}
