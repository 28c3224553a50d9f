//! plancc compiles plans: YAML in; checked, accessible HTML, Markdown, PDF and JSON out.
//!
//! The rooms are the pipeline, in order; see `ARCHITECTURE.md`.

pub mod diagnostic;
pub mod prose;
pub mod source;
pub mod workspace;
pub mod yaml;
