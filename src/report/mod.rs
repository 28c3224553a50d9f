//! Output formats for diagnostics and changes, one file each.

mod changes;
mod concise;
mod dedupe;
mod excerpt;
pub mod findings;
mod human;
mod patch;
mod sanitize;
mod summary;
mod tally;

pub use changes::{
    ChangeGroup, Comparison, ComparisonGap, Description, Fragment, changes_html, changes_human,
    changes_json, changes_markdown, describe, groups, sentence, summary_of_changes, tally,
};
pub use concise::concise;
pub use human::human;
pub use patch::{PatchReader, patch};
pub use sanitize::{sanitize, sanitize_line};
pub use summary::{summary, summary_of};
pub use tally::{SuppressedCounts, Tally, counted};
