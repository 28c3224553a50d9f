//! Output formats for findings, one file each, all made from the same records.

mod checkstyle;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod record;
mod sarif;
mod xml;

pub use checkstyle::checkstyle;
pub use github::github;
pub use gitlab::gitlab;
pub use json::{json, json_lines};
pub use junit::junit;
pub use markdown::markdown;
pub use record::{Location, Position, Record, RecordedEdit, RecordedFix, Run, distinguish, record};
pub use sarif::sarif;
