//! Opens files below a folder without following links.
//!
//! The fence resolves a path once, and this module opens it once: each part is opened relative to the folder
//! before it, so that a link that is swapped in meanwhile causes an error and is never followed.

#[cfg(not(unix))]
#[path = "beneath/other.rs"]
mod system;
#[cfg(unix)]
#[path = "beneath/unix.rs"]
mod system;

pub(super) use system::{append, create, open, remove, rename_over};
