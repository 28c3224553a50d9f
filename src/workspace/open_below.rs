//! Opens files below a folder without following links.
//!
//! The sandbox resolves a path once, and this module opens the result once. It opens each component
//! relative to its parent folder, so a symlink that is swapped in between causes an error and is
//! never followed.

#[cfg(not(unix))]
#[path = "open_below/other.rs"]
mod system;
#[cfg(unix)]
#[path = "open_below/unix.rs"]
mod system;

pub(super) use system::{append, create, is_refusal, open, remove, rename_over};
