//! Diagnostics as words, one file a format.

mod concise;
mod human;
mod lines;
mod safe;
mod tally;

pub use concise::concise;
pub use human::human;
pub use lines::lines;
pub use safe::safe;
pub use tally::{Tally, counted};
