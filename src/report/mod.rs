//! Diagnostics as words, one file a format.

mod concise;
mod human;
mod safe;

pub use concise::concise;
pub use human::human;
pub use safe::safe;
