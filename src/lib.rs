//! plancc checks department plans written in YAML, and compiles them to accessible HTML, PDF, Markdown and JSON.
//!
//! The modules are the stages of the pipeline, in order; see `ARCHITECTURE.md`.

pub mod backend;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod lang;
pub mod lint;
pub mod merge;
pub mod model;
pub mod pipeline;
pub mod prose;
pub mod report;
pub mod revise;
pub mod rule;
pub mod schema;
#[cfg(feature = "cli")]
pub mod session;
pub mod source;
pub mod view;
pub mod workspace;
pub mod yaml;
