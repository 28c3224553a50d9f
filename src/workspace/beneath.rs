//! Files below a folder, opened without following any link.
//!
//! The sandbox resolves a path once, and here it is opened once: each part of the path is opened relative to the folder
//! that was opened before it, so that a link that somebody swaps in meanwhile is an error and never followed.

#[cfg(not(unix))]
#[path = "beneath/other.rs"]
mod system;
#[cfg(unix)]
#[path = "beneath/unix.rs"]
mod system;

pub(super) use system::{append, create, open, remove, rename_over};
