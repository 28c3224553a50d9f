//! What changes a plan's text, and only after the changed text reads as it should.

pub mod fix;
pub mod format;
pub mod mark;
