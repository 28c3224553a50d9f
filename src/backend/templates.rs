//! The templates: embedded, strict, and stopped where they never end.

use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;

use super::markdown::{Written, line};
use crate::view::Report;

const REPORT_HTML: &str = include_str!("../../templates/html/report.html");
const INDEX_HTML: &str = include_str!("../../templates/html/index.html");
const STYLE: &str = include_str!("../../templates/html/style.css");
const REPORT_MARKDOWN: &str = include_str!("../../templates/markdown/report.md");

/// Steps of a template after which it is taken for one that never ends; a report of a megabyte takes a tenth.
const FUEL: u64 = 50_000_000;

/// A mistake in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template's file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "templates/{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for TemplateError {}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> TemplateError {
        TemplateError {
            file: error.name().unwrap_or_default().to_owned(),
            line: error.line().unwrap_or_default(),
            message: error.detail().map_or_else(|| error.kind().to_string(), str::to_owned),
        }
    }
}

/// A plan in the index of a district's reports.
#[derive(Debug, Clone, Serialize)]
pub struct IndexEntry {
    /// The school year.
    pub year: String,
    /// The department.
    pub department: String,
    /// The stage's name.
    pub stage: String,
    /// The language of the report.
    pub language: String,
    /// Each format's name and address.
    pub links: Vec<(String, String)>,
}

/// The templates, ready to be used by many threads.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// The built-in templates.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn new() -> Result<Templates, TemplateError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        let mut syntax = SyntaxConfig::builder();
        environment.set_syntax(syntax.trim_blocks(true).lstrip_blocks(true).build()?);
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None }
        });
        environment.add_filter("line", |words: &str| line(words));
        environment
            .add_filter("indent_by", |text: &str, by: &str| text.replace('\n', &format!("\n{by}")));
        environment.add_global("style", Value::from_safe_string(STYLE.to_owned()));
        environment.add_template("html/report.html", REPORT_HTML)?;
        environment.add_template("html/index.html", INDEX_HTML)?;
        environment.add_template("markdown/report.md", REPORT_MARKDOWN)?;
        Ok(Templates { environment })
    }

    /// Writes a report as a page.
    ///
    /// # Errors
    /// Where the template has a mistake or never ends.
    pub fn html(&self, report: &Report<Value>) -> Result<String, TemplateError> {
        Ok(self.environment.get_template("html/report.html")?.render(Serde(report))?)
    }

    /// Writes a report as Markdown: no blank line twice, no white space at a line's end.
    ///
    /// # Errors
    /// Where the template has a mistake or never ends.
    pub fn markdown(&self, report: &Report<Written>) -> Result<String, TemplateError> {
        let text = self.environment.get_template("markdown/report.md")?.render(Serde(report))?;
        let mut out = String::with_capacity(text.len());
        // The run of backticks that opened the code we are in; a longer one may hold shorter ones.
        let mut fence = 0;
        for line in text.lines() {
            let ticks = line.trim_start().bytes().take_while(|byte| *byte == b'`').count();
            if fence == 0 && ticks >= 3 {
                fence = ticks;
            } else if fence > 0 && ticks >= fence && line.trim().len() == ticks {
                fence = 0;
            }
            let line = if fence > 0 { line } else { line.trim_end() };
            if fence == 0 && line.is_empty() && (out.is_empty() || out.ends_with("\n\n")) {
                continue;
            }
            out.push_str(line);
            out.push('\n');
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
        Ok(out)
    }

    /// Writes the index of all reports.
    ///
    /// # Errors
    /// Where the template has a mistake or never ends.
    pub fn index(&self, district: &str, entries: &[IndexEntry]) -> Result<String, TemplateError> {
        let mut years: Vec<String> = entries.iter().map(|entry| entry.year.clone()).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        let context = minijinja::context! { district, years, entries => Serde(entries) };
        Ok(self.environment.get_template("html/index.html")?.render(context)?)
    }
}
