//! Output formats for findings, one file each, all generated from the same records.

mod checkstyle;
mod github;
mod gitlab;
mod json;
#[cfg(feature = "cli")]
mod junit;
mod markdown;
mod record;
#[cfg(feature = "cli")]
mod sarif;
mod xml;

pub use checkstyle::checkstyle;
pub use github::github;
pub use gitlab::gitlab;
pub use json::{json, json_lines};
#[cfg(feature = "cli")]
pub use junit::junit;
pub use markdown::markdown;
pub use record::{Location, Position, Record, RecordedEdit, RecordedFix, Run, distinguish, record};
#[cfg(feature = "cli")]
pub use sarif::sarif;
