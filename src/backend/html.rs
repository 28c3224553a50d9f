//! Passages as HTML.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::Serde;

use crate::model::{SchoolYear, Setting};
use crate::prose::{Inline, Passage, Place, html, html_inlines};
use crate::view::{self, Labels, Render};

/// The labels of forms as templates get them, made once for all pages that share them: there are more than a
/// hundred, and a page shows a dozen.
#[derive(Debug, Default)]
pub struct HtmlLabels {
    made: Mutex<BTreeMap<(Option<SchoolYear>, String), Value>>,
}

impl HtmlLabels {
    /// The labels of the form of a year, in `language`; always asked with the same project.
    pub fn of(&self, setting: &Setting, year: Option<SchoolYear>, language: &str) -> Value {
        // Years that the project says nothing of have one form.
        let year = year.filter(|year| setting.year(*year).is_some());
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let labels = made
            .entry((year, language.to_owned()))
            .or_insert_with(|| Value::from(Serde(view::labels(&setting.forms(year), language))));
        labels.clone()
    }
}

/// Makes passages into HTML that a template prints as it is; everything else it escapes.
///
/// One for each page: it counts the page's tables, so that no two have one name.
#[derive(Debug, Clone)]
pub struct HtmlRender {
    labels: Value,
    table: String,
    tables: Cell<usize>,
}

impl HtmlRender {
    /// For one page in the words of these labels.
    #[must_use]
    pub fn new(labels: Value) -> HtmlRender {
        // What a screen reader calls a table in prose.
        let table = labels.get_attr("table").map(|table| table.to_string()).unwrap_or_default();
        HtmlRender { labels, table, tables: Cell::new(0) }
    }
}

impl Render for HtmlRender {
    type Output = Value;
    type Labels = Value;

    fn labels(&self, _: impl FnOnce() -> Labels) -> Value {
        self.labels.clone()
    }

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
        let html = html(
            passage,
            Place { level, anchors: namespace, table: &self.table, tables: Some(&self.tables) },
        );
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
pub(super) fn tag(language: &str) -> String {
    language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// Words as the content of a string in a style sheet, for what stands at the head of printed pages.
pub(super) fn css_text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | ':') {
            out.push(c);
        } else if !c.is_control() {
            out.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    out
}
