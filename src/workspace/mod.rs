//! The only door to disk, git, clock and other processes.
//!
//! What comes in is plain text and bytes with a name that messages can show; what goes out is written
//! whole or not at all. Nothing here knows what a plan says.
// The door itself; clippy.toml says what passes through it.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod beneath;
pub mod cache;
pub mod clock;
mod damage;
pub mod encoding;
pub mod fence;
pub mod find;
pub mod git;
pub mod history;
mod journal;
pub mod limit;
mod links;
pub mod listing;
pub mod manifest;
pub mod name;
mod near;
pub mod nested;
pub mod place;
pub mod processes;
pub mod read;
mod replace;
pub mod revision;
pub mod template;
pub mod write;
mod zone;
