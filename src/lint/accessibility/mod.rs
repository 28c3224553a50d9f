//! Rules about text that some readers can't access.

mod bare_url;
mod link_without_text;
mod missing_glyph;
mod nested_markup_too_deep;
mod raw_html;
mod skipped_heading;
mod table_without_header;
mod vague_link;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Accessibility",
    rules: &[
        &raw_html::RULE,
        &nested_markup_too_deep::RULE,
        &link_without_text::RULE,
        &vague_link::RULE,
        &bare_url::RULE,
        &table_without_header::RULE,
        &skipped_heading::RULE,
        &missing_glyph::RULE,
    ],
};
