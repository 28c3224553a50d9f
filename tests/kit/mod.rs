//! Code that the test binaries `it` and `cases` share. No file here contains a test.

// Each of the two binaries uses a part of this.
#![allow(dead_code)]

pub(crate) mod district;
pub(crate) mod every_field;
pub(crate) mod field_order;
pub(crate) mod lint_bench;
pub(crate) mod lint_case;
pub(crate) mod merge_case;
#[cfg(feature = "pdf")]
pub(crate) mod pdf;
pub(crate) mod snapshot;
pub(crate) mod yaml_oracle;
