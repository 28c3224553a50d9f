//! Passages as HTML.

use minijinja::Value;

use crate::prose::{Inline, Passage, Place, html, html_inlines};
use crate::view::Render;

/// Makes passages into HTML that a template prints as it is; everything else it escapes.
#[derive(Debug, Clone, Copy)]
pub struct HtmlRender<'a> {
    /// What a screen reader calls a table in prose.
    pub table: &'a str,
}

impl Render for HtmlRender<'_> {
    type Output = Value;

    fn inline(&self, inlines: &[Inline], language: Option<&str>) -> Value {
        let html = html_inlines(inlines);
        Value::from_safe_string(match language {
            Some(language) => format!("<span lang=\"{}\">{html}</span>", tag(language)),
            None => html,
        })
    }

    fn blocks(
        &self,
        passage: &Passage,
        level: u8,
        namespace: &str,
        language: Option<&str>,
    ) -> Value {
        let html = html(passage, Place { level, anchors: namespace, table: self.table });
        Value::from_safe_string(match language {
            Some(language) => format!("<div lang=\"{}\">{html}</div>", tag(language)),
            None => html,
        })
    }

    fn words(&self, words: &str) -> Value {
        // A plain string: the template escapes it.
        Value::from(words)
    }
}

/// A language's tag with nothing in it that could end an attribute.
fn tag(language: &str) -> String {
    language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}
