//! Diagnostics as words, one file a format.

mod concise;
mod human;
mod lines;
mod safe;

pub use concise::concise;
pub use human::human;
pub use lines::lines;
pub use safe::safe;
