//! Changes the text of plans, and checks that the changed text parses as intended.

pub mod fix;
pub mod format;
pub mod mark;
