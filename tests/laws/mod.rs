//! Laws that every input must satisfy: the fuzz targets and the replay tests both call them.
//!
//! Each law takes the bytes that a fuzzer would produce and panics if it is broken. A fuzz target includes this
//! module by path, so nothing here may use other test code.

mod compile;
pub(crate) mod meaning;
mod read;
mod revise;

pub(crate) use compile::compiles;
pub(crate) use read::{locates, reads, renders};
pub(crate) use revise::{NEXT_VERSION, comments, formats, mends, merges};

/// A law: the name of its fuzz target, and the function that checks it.
pub(crate) type Law = (&'static str, fn(&[u8]));

/// Every law; `fuzz/Cargo.toml` has a target for each.
pub(crate) const LAWS: &[Law] = &[
    ("compile", compiles),
    ("fix", mends),
    ("fmt", formats),
    ("front_end", reads),
    ("merge", merges),
    ("offsets", locates),
    ("prose", renders),
];
