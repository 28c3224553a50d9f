//! Output formats for diagnostics and changes, one file each.

mod changes;
mod concise;
pub mod findings;
mod human;
mod lines;
mod safe;
mod same;
mod summary;
mod tally;
mod window;

pub use changes::{
    Bit, Comparison, Group, Said, Uncompared, changes_html, changes_human, changes_json,
    changes_markdown, groups, say, sentence, summary_of_changes, tally,
};
pub use concise::concise;
pub use human::human;
pub use lines::{Shown, lines};
pub use safe::{safe, safe_line};
pub use summary::{summary, summary_of};
pub use tally::{HeldBack, Tally, counted};
