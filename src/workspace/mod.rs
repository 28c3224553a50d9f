//! The only module with access to disk, git, the clock and other processes.
//!
//! It reads files, with their names for messages, and writes files atomically. It doesn't interpret
//! plans. `clippy.toml` bans such system calls in all other modules.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod cache;
#[cfg(feature = "cli")]
pub mod clock;
mod compare_and_replace;
pub mod containment;
mod disk;
pub mod encoding;
pub mod find;
#[cfg(feature = "cli")]
pub mod git;
#[cfg(feature = "cli")]
mod git_damage;
#[cfg(feature = "cli")]
pub mod history;
mod journal;
#[cfg(feature = "cli")]
mod links;
#[cfg(feature = "cli")]
pub mod listing;
pub mod manifest;
pub mod nested;
mod open_below;
pub mod path_name;
pub mod process_limits;
pub mod read;
#[cfg(feature = "cli")]
pub mod revision;
pub mod sandbox;
mod scratch;
mod strays;
mod suggestion;
pub mod template_folder;
#[cfg(feature = "cli")]
mod time_zone;
pub mod worker_pool;
pub mod write;
mod write_error;
