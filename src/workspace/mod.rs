//! The only module with access to disk, git, the clock and other processes.
//!
//! It reads files, with their names for messages, and writes files atomically. It doesn't interpret
//! plans. `clippy.toml` bans such system calls in all other modules.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod beneath;
pub mod cache;
#[cfg(feature = "cli")]
pub mod clock;
#[cfg(feature = "cli")]
mod damage;
mod disk;
pub mod encoding;
pub mod fence;
pub mod find;
#[cfg(feature = "cli")]
pub mod git;
#[cfg(feature = "cli")]
pub mod history;
mod journal;
pub mod limit;
#[cfg(feature = "cli")]
mod links;
#[cfg(feature = "cli")]
pub mod listing;
pub mod manifest;
pub mod name;
mod near;
pub mod nested;
pub mod place;
pub mod processes;
pub mod read;
mod replace;
#[cfg(feature = "cli")]
pub mod revision;
mod scratch;
mod strays;
pub mod template;
pub mod write;
mod write_error;
#[cfg(feature = "cli")]
mod zone;
