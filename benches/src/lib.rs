//! Generated districts of any size: the input of every benchmark.
//!
//! Plans are complete, pass all rules and are distinct: no two plans of a district share a sentence.

mod phrase;
mod plan;
mod words;

pub use plan::{plan, project, wide_plan};
