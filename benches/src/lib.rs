//! Districts of any size, made from a number: the input of every benchmark.
//!
//! Plans are whole, pass the board's rules and are distinct: no two plans of a district share a sentence.

mod phrase;
mod plan;
mod words;

pub use plan::{plan, project, wide_plan};
