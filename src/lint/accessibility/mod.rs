//! Rules about text that some readers can't access.

mod bare_address;
mod link_without_words;
mod marks_within_marks;
mod missing_glyph;
mod raw_html;
mod skipped_heading;
mod table_without_header;
mod vague_link;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Accessibility",
    rules: &[
        &raw_html::RULE,
        &marks_within_marks::RULE,
        &link_without_words::RULE,
        &vague_link::RULE,
        &bare_address::RULE,
        &table_without_header::RULE,
        &skipped_heading::RULE,
        &missing_glyph::RULE,
    ],
};
