//! Parses the Markdown that planners write into plancc's own blocks and inlines.
//!
//! A *text* is one paragraph with inline Markdown ([`inlines`]); *prose* has blocks ([`blocks`]).
//! Raw HTML and images remain text. Links can only have the targets that [`Inline::Link`] lists.
//! Lint rules use [`Scan`], which has byte ranges. This is the only module that uses
//! pulldown-cmark.

mod abbreviation;
mod acronym;
mod ast;
mod boundary;
mod build;
mod command;
mod compose;
mod escape;
mod events;
mod guard;
mod html;
mod inline;
mod markdown;
mod outline;
mod parse;
mod plain;
mod scan;
mod sentence;
mod spelling;
mod swapped;
mod tidy;
mod unseen;
mod words;
mod wrap;

pub use ast::{Alignment, Block, Inline, Item, Note, Passage};
pub use command::{has_command, json_without_commands, without_commands, xml_without_commands};
pub use compose::composed;
pub use guard::DEPTH;
pub use html::{Place, html, html_inlines};
pub use markdown::{markdown, markdown_cell, markdown_inlines};
pub use parse::{blocks, inlines};
pub use plain::{plain, plain_inlines};
pub use scan::{Mark, Markup, Scan};
pub use sentence::{Effort, sentences, syllables};
pub use spelling::{corrections, is_misspelling_of};
pub use tidy::turns_text_around;
pub use unseen::{Unseen, is_unseen, unseen};
pub use words::{Found, Words};
pub use wrap::{wrap_prose, wrap_text};
