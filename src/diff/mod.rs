//! Compares two versions of a plan the way a reviewer reads them.
//!
//! Both plans become trees of entries (`tree`). Entries are matched by id, then by their text (`align`). The matches
//! are compared field by field (`compare`), driven by the table of fields, so no field can be forgotten. Each change
//! gets a kind and a weight (`weigh`).

mod align;
mod approve;
mod assign;
mod change;
mod come_and_go;
mod compare;
mod disguise;
mod field;
mod file;
mod follow;
mod kind;
mod kinds;
mod likeness;
mod metric;
mod money;
mod order;
mod outline;
mod pairing;
mod path;
mod redline;
mod rules;
mod settings;
mod translation;
mod tree;
mod value;
mod weigh;
mod words;
mod years;

pub use approve::{approve, former_kinds, identity};
pub use change::{At, Change, Path, PlanDiff, Side, Step, Version, What};
pub use compare::changes;
pub use file::{Read, files};
pub use follow::{Lone, follow};
pub use kind::{ALL as KINDS, ChangeKind};
pub use outline::{Content, Row, outline};
pub use pairing::{Pair, pairs};
pub use redline::{Piece, redline};
pub use rules::{Allowing, Rules, allows, rules};
pub use settings::Settings;
pub use value::Value;
pub use weigh::{FAULTS, Weights};
pub use years::years;
