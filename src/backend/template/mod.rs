//! Renders reports with Jinja templates, built-in or a district's own. Undefined names are errors,
//! and endless loops are stopped.

mod custom;
mod error;
mod index;
mod worker;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use super::html::css_text;
use super::markdown::{MarkdownPassage, line, tidy};
use super::worker::{MEMORY, TIME, WorkerError, WorkerPool, WorkerTimeLimit};
use crate::model::PlanSettings;
use crate::source::{Source, SourceId};
use crate::view::Report;

pub use custom::{CustomTemplate, unused};
pub(super) use error::ERROR_KINDS;
pub use error::{TEMPLATE_ERROR, TemplateError};
pub use index::IndexEntry;
#[cfg(feature = "pdf")]
pub(super) use worker::from_bytes;
pub(super) use worker::{TemplateService, to_bytes};

/// The built-in templates, by path. A district's own template with the same path replaces the built-in one.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("html/report.html", include_str!("../../../templates/html/report.html")),
    ("html/parts.html", include_str!("../../../templates/html/parts.html")),
    ("html/priorities.html", include_str!("../../../templates/html/priorities.html")),
    ("html/language.html", include_str!("../../../templates/html/language.html")),
    ("html/index.html", include_str!("../../../templates/html/index.html")),
    ("html/style.css", include_str!("../../../templates/html/style.css")),
    ("markdown/report.md", include_str!("../../../templates/markdown/report.md")),
    ("markdown/parts.md", include_str!("../../../templates/markdown/parts.md")),
    ("markdown/priorities.md", include_str!("../../../templates/markdown/priorities.md")),
    ("markdown/language.md", include_str!("../../../templates/markdown/language.md")),
    ("pdf/report.typ", include_str!("../../../templates/pdf/report.typ")),
    ("pdf/style.typ", include_str!("../../../templates/pdf/style.typ")),
    ("pdf/look.typ", include_str!("../../../templates/pdf/look.typ")),
    ("pdf/parts.typ", include_str!("../../../templates/pdf/parts.typ")),
    ("pdf/prose.typ", include_str!("../../../templates/pdf/prose.typ")),
    ("pdf/data.typ", include_str!("../../../templates/pdf/data.typ")),
];

/// The only file in the templates folder that is not a template.
const STYLE: &str = "html/style.css";

/// The maximum number of steps before a template counts as endless. A report of 1 MB needs a tenth
/// of this number.
const FUEL: u64 = 50_000_000;

/// The maximum size of a page in bytes before its template counts as endless.
const LIMIT: usize = 50_000_000;

/// The template engine, which many threads can share.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    sources: BTreeMap<String, Arc<Source>>,
    /// The errors of invalid templates, by path.
    broken: BTreeMap<String, TemplateError>,
    /// The workers; `None` to run in this process.
    workers: Option<TemplateWorkers>,
}

/// The workers for templates, and their time limit.
#[derive(Debug)]
struct TemplateWorkers {
    pool: Box<dyn WorkerPool>,
    time_limit: WorkerTimeLimit,
}

impl Templates {
    /// Creates templates that run in workers with limits on memory and time, since a template is a
    /// program that anyone who opens a pull request can change.
    ///
    /// The workers of `pool` must be started with [`template_setup`](super::worker::template_setup).
    #[must_use]
    pub fn in_workers(own: &[CustomTemplate], pool: Box<dyn WorkerPool>) -> Templates {
        Templates {
            environment: Environment::empty(),
            sources: laid_over(own, |path| !path.starts_with("pdf/")),
            broken: BTreeMap::new(),
            workers: Some(TemplateWorkers { pool, time_limit: WorkerTimeLimit::new(TIME) }),
        }
    }

    /// Returns `true` if a district's own templates can run code in Jinja. A style sheet can't, and
    /// PDF templates are handled elsewhere.
    #[must_use]
    pub fn are_programs(own: &[CustomTemplate]) -> bool {
        own.iter().any(|own| !own.path.starts_with("pdf/") && own.path != STYLE)
    }

    /// Creates templates that run in this process. A district's own templates replace the built-in
    /// templates with the same path.
    ///
    /// An error in an invalid template is reported when the template is used.
    ///
    /// # Errors
    /// Fails if the template engine rejects its settings.
    pub fn new(own: &[CustomTemplate]) -> Result<Templates, TemplateError> {
        let none = |_: &str| None;
        let mut syntax = SyntaxConfig::builder();
        let syntax = syntax.trim_blocks(true).lstrip_blocks(true).build();
        let syntax = syntax.map_err(|error| TemplateError::new(&error, none))?;
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        environment.set_syntax(syntax);
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None }
        });
        environment.add_filter("line", |words: &str| line(words));
        environment.add_filter("css_text", |words: &str| css_text(words));
        environment.add_filter("hang", hang);
        let mut templates = Templates {
            environment,
            sources: BTreeMap::new(),
            broken: BTreeMap::new(),
            workers: None,
        };
        templates.sources = laid_over(own, |path| !path.starts_with("pdf/"));
        for (path, source) in templates.sources.clone() {
            let text = source.text().to_owned();
            if path == STYLE {
                // A style sheet is printed verbatim, so it must not close the `<style>` element.
                let style = Value::from_safe_string(text.replace("</", "<\\/"));
                templates.environment.add_global("style", style);
            } else if let Err(error) = templates.environment.add_template_owned(path.clone(), text)
            {
                let source = |_: &str| Some(Arc::clone(&source));
                templates.broken.insert(path, TemplateError::new(&error, source));
            }
        }
        Ok(templates)
    }

    /// Renders a report as an HTML page.
    ///
    /// # Errors
    /// Fails if the template has an error or an endless loop.
    pub fn html(&self, report: &Report<Value, Value>) -> Result<String, TemplateError> {
        self.render("html/report.html", Serde(report))
    }

    /// Renders a report as Markdown, without repeated blank lines and trailing white space.
    ///
    /// # Errors
    /// Fails if the template has an error or an endless loop.
    pub fn markdown(&self, report: &Report<MarkdownPassage>) -> Result<String, TemplateError> {
        Ok(tidy(&self.render("markdown/report.md", Serde(report))?))
    }

    /// Renders the index of all reports, in the default language.
    ///
    /// # Errors
    /// Fails if the template has an error or an endless loop.
    pub fn index(
        &self,
        setting: &PlanSettings,
        entries: Vec<IndexEntry>,
    ) -> Result<String, TemplateError> {
        self.render("html/index.html", Serde(index::IndexPage::new(setting, entries)))
    }

    fn render(&self, path: &str, context: impl Into<Value>) -> Result<String, TemplateError> {
        let context = context.into();
        let Some(workers) = &self.workers else { return self.render_here(path, context) };
        let limit = workers.time_limit.limit();
        match workers.pool.ask(&worker::order(path, &context), &mut limit.clone()) {
            Ok(answer) => worker::read_answer(&answer, &self.sources).unwrap_or_else(|| {
                Err(TemplateError::nowhere(
                    "the worker process returned an invalid response",
                    "please report this bug",
                ))
            }),
            Err(error) => {
                if error == WorkerError::Timeout {
                    workers.time_limit.give_up();
                }
                Err(self.stopped(path, error, limit))
            }
        }
    }

    /// Returns the error for a template whose worker was stopped. Its location is the main template
    /// of the page.
    fn stopped(&self, path: &str, error: WorkerError, limit: Duration) -> TemplateError {
        let (message, help) = match error {
            WorkerError::OutOfMemory { .. } => (
                format!("the template needs more than {} MB of memory", MEMORY / 1_000_000),
                "look for a loop that keeps adding to a string or list",
            ),
            WorkerError::Timeout => (
                format!(
                    "the template took too long and was stopped after {} seconds",
                    limit.as_secs()
                ),
                "look for an endless loop, or for a loop that keeps adding to a string or list",
            ),
            WorkerError::Unavailable(why) => (
                format!("cannot start a worker process for the templates: {why}"),
                "close other programs, or remove `templates` from the project file",
            ),
            WorkerError::Ended(how) => (
                format!("the worker process for the template ended unexpectedly: {how}"),
                "run plancc again; if it happens again, look for an endless loop in the template",
            ),
        };
        TemplateError {
            source: self.sources.get(path).cloned(),
            ..TemplateError::nowhere(message, help)
        }
    }

    /// Renders a page in this process.
    fn render_here(&self, path: &str, context: Value) -> Result<String, TemplateError> {
        let folder = path.split('/').next().unwrap_or_default();
        let of_format = |(path, _): &(&String, _)| path.split('/').next() == Some(folder);
        if let Some((_, error)) = self.broken.iter().find(of_format) {
            return Err(error.clone());
        }
        let mut page = PageBuffer { bytes: Vec::new() };
        let rendered = self
            .environment
            .get_template(path)
            .and_then(|template| template.render_captured_to(context, &mut page).map(drop));
        let convert = |error| {
            let error = TemplateError::new(&error, |name| self.sources.get(name).cloned());
            TemplateError {
                source: error.source.or_else(|| self.sources.get(path).cloned()),
                ..error
            }
        };
        rendered.map_err(convert)?;
        // The engine writes only complete strings, so the page is valid UTF-8.
        Ok(String::from_utf8(page.bytes).unwrap_or_default())
    }
}

/// Returns the templates whose path `is_wanted` accepts, by path. A district's own templates
/// replace the built-in templates with the same path.
pub(super) fn laid_over(
    own: &[CustomTemplate],
    is_wanted: impl Fn(&str) -> bool,
) -> BTreeMap<String, Arc<Source>> {
    let built_in = BUILT_IN.iter().zip(0..).map(|((path, text), number)| {
        let name = format!("templates/{path} (built in)");
        let source = Source::new(SourceId(u32::MAX - number), name, *text);
        ((*path).to_owned(), Arc::new(source))
    });
    let own = own.iter().map(|own| (own.path.clone(), Arc::clone(&own.source)));
    built_in.chain(own).filter(|(path, _)| is_wanted(path)).collect()
}

/// Prefixes a text with a list marker, and indents its other lines so that they stay in the list
/// item.
fn hang(text: &str, marker: &str) -> String {
    let by = " ".repeat(marker.chars().count());
    let mut out = String::with_capacity(text.len() + marker.len());
    out.push_str(marker);
    for (number, line) in text.trim().split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { "" } else { &by });
        }
        out.push_str(line);
    }
    out
}

/// The bytes of a page so far.
struct PageBuffer {
    bytes: Vec<u8>,
}

impl Write for PageBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LIMIT {
            return Err(io::Error::other("too long"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
