//! Renders passages as HTML.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::Serde;

use super::format::{OutputFormat, RenderError, Rendered, Renderers};
use crate::model::{Plan, PlanSettings, SchoolYear};
use crate::prose::{Inline, PageContext, Passage, html, html_inlines};
use crate::view::{self, Labels, Render, ReportContext};

/// A self-contained HTML page.
pub(super) struct HtmlFormat;

impl OutputFormat for HtmlFormat {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn render(
        &self,
        plan: &Plan,
        context: &ReportContext<'_>,
        renderers: &Renderers<'_>,
    ) -> Result<Rendered, RenderError> {
        let year = plan.year.map(|year| year.value);
        let labels = renderers.labels.of(context.setting, year, context.language);
        let report = view::report(plan, context, &HtmlRender::new(labels));
        Ok(renderers.templates.html(&report)?.into())
    }
}

/// A cache of the labels as template values, shared by all pages. Converting them for each page
/// would be slow: there are more than a hundred, and a page prints a dozen.
#[derive(Debug, Default)]
pub struct HtmlLabels {
    made: Mutex<BTreeMap<(Option<SchoolYear>, String), Value>>,
}

impl HtmlLabels {
    /// Returns the labels in `language` from the form of the given year. All calls must use the
    /// same project.
    pub fn of(&self, setting: &PlanSettings, year: Option<SchoolYear>, language: &str) -> Value {
        // All years without settings in the project use the same form.
        let year = year.filter(|year| setting.year(*year).is_some());
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let labels = made.entry((year, language.to_owned())).or_insert_with(|| {
            Value::from(Serde(view::labels(&setting.forms(year, language), language)))
        });
        labels.clone()
    }
}

/// Renders passages as HTML, which templates print verbatim. Templates escape all other text.
///
/// Create one renderer for each page. The renderer numbers the tables on the page to give them
/// unique names.
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
        // The label is part of the accessible name of each table in prose.
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
            PageContext {
                level,
                anchors: namespace,
                table: &self.table,
                tables: Some(&self.tables),
            },
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

/// Removes characters from a language tag that could end an HTML attribute.
pub(super) fn tag(language: &str) -> String {
    language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// Escapes text for a CSS string. The style sheet prints it in the header of printed pages.
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
