//! Passages as Markdown.

use serde::Serialize;

use crate::prose::{Inline, Passage, inlines, markdown, markdown_cell, markdown_inlines};
use crate::view::Render;

/// A passage in its two Markdown forms.
#[derive(Debug, Clone, Serialize)]
pub struct Written {
    /// Where lines may follow one another.
    pub text: String,
    /// Within a table's cell, on one line.
    pub cell: String,
}

/// Makes passages into Markdown in which nothing is read as markup that was not meant so.
#[derive(Debug, Clone, Copy)]
pub struct MarkdownRender;

impl Render for MarkdownRender {
    type Output = Written;

    fn inline(&self, inlines: &[Inline], _language: Option<&str>) -> Written {
        Written { text: markdown_inlines(inlines), cell: markdown_cell(inlines) }
    }

    fn blocks(
        &self,
        passage: &Passage,
        level: u8,
        namespace: &str,
        _language: Option<&str>,
    ) -> Written {
        let words = crate::prose::plain(passage);
        let cell = markdown_cell(&[Inline::Text { text: words.replace('\n', " ") }]);
        Written { text: markdown(passage, level, namespace), cell }
    }

    fn words(&self, words: &str) -> Written {
        let text = [Inline::Text { text: words.to_owned() }];
        Written { text: markdown_inlines(&text), cell: markdown_cell(&text) }
    }
}

/// Words of the form's or of a name, escaped for a line of Markdown.
pub(super) fn line(words: &str) -> String {
    markdown_inlines(&inlines_of(words))
}

fn inlines_of(words: &str) -> Vec<Inline> {
    if words.trim().is_empty() {
        return inlines(words);
    }
    vec![Inline::Text { text: words.split_whitespace().collect::<Vec<_>>().join(" ") }]
}
