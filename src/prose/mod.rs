//! Parses the Markdown that planners write into plancc's own blocks and inlines.
//!
//! A *text* is one paragraph with inline Markdown ([`inlines`]); *prose* has blocks ([`blocks`]).
//! Raw HTML and images remain text. Links can only have the targets that [`Inline::Link`] lists.
//! Lint rules use [`Scan`], which has byte ranges. This is the only module that uses
//! pulldown-cmark.

mod acronym;
mod ast;
mod boundary;
mod build;
mod escape;
mod events;
mod heading_levels;
mod html;
mod inline;
mod inline_cleanup;
mod invisible;
mod markdown;
mod nesting_guard;
mod normalization;
mod parse;
mod plain;
mod scan;
mod sentence;
mod words;
mod workflow_command;
mod wrap;

pub use ast::{Alignment, Block, Inline, Item, Note, Passage};
pub use html::{PageContext, html, html_inlines};
pub use inline_cleanup::turns_text_around;
pub use invisible::{InvisibleReason, invisible, is_invisible};
pub use markdown::{markdown, markdown_cell, markdown_inlines};
pub use nesting_guard::DEPTH;
pub use normalization::composed;
pub use parse::{blocks, inlines};
pub use plain::{plain, plain_inlines};
pub use scan::{Markup, MarkupSpan, Scan};
pub use sentence::{ReadabilityCounts, sentences};
pub use words::{Segment, Words};
pub use workflow_command::{
    has_command, json_without_commands, without_commands, xml_without_commands,
};
pub use wrap::{wrap_prose, wrap_text};
