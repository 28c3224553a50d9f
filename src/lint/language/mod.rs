//! The words of a plan: their properties, quotations among them, and passages with nearly the same words.
//!
//! Knowledge about a language is in `lang/`.

mod metric_name;
mod polarity;
mod quotations;
mod similar_passages;
mod vocabulary;

pub(super) use metric_name::MetricNames;
pub(super) use polarity::{promised, usual};
pub(super) use quotations::quotations;
pub(super) use similar_passages::{ContentWords, is_letter_apart, near_pairs};
pub(super) use vocabulary::{Vocabulary, WordProperties, WordSet};
