//! Edits the text of plans, and checks that the new text parses to the intended values.

pub mod fix;
pub mod format;
pub mod translation_marks;
