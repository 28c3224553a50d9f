//! Renders passages as HTML.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::Serde;

use crate::model::{SchoolYear, Setting};
use crate::prose::{Inline, Passage, Place, html, html_inlines};
use crate::view::{self, Labels, Render};

/// A cache of the labels for templates, shared by all pages. There are more than a hundred labels, and a
/// page shows a dozen.
#[derive(Debug, Default)]
pub struct HtmlLabels {
    made: Mutex<BTreeMap<(Option<SchoolYear>, String), Value>>,
}

impl HtmlLabels {
    /// Returns the labels of the form of a year in `language`. All calls must use the same project.
    pub fn of(&self, setting: &Setting, year: Option<SchoolYear>, language: &str) -> Value {
        // Years without settings in the project share one form.
        let year = year.filter(|year| setting.year(*year).is_some());
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let labels = made
            .entry((year, language.to_owned()))
            .or_insert_with(|| Value::from(Serde(view::labels(&setting.forms(year), language))));
        labels.clone()
    }
}

/// Renders passages as HTML that templates print verbatim; templates escape everything else.
///
/// Use one for each page: it counts the page's tables to give them unique names.
#[derive(Debug, Clone)]
pub struct HtmlRender {
    labels: Value,
    table: String,
    tables: Cell<usize>,
}

impl HtmlRender {
    /// Creates a renderer for one page with these labels.
    #[must_use]
    pub fn new(labels: Value) -> HtmlRender {
        // The accessible name of a table in prose.
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
        // A plain string, which the template escapes.
        Value::from(words)
    }
}

/// Removes all characters from a language tag that could end an attribute.
pub(super) fn tag(language: &str) -> String {
    language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// Escapes words for a string in a style sheet, for the header of printed pages.
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
