//! The templates: built in or a district's own, strict, and stopped where they never end.

mod error;
mod index;
mod own;
mod remote;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use super::html::css_text;
use super::markdown::{Written, line, tidy};
use super::worker::{MEMORY, Patience, TIME, WorkerError, WorkerPool};
use crate::model::Setting;
use crate::source::{Source, SourceId};
use crate::view::Report;

pub(super) use error::FAULTS;
pub use error::{TEMPLATE_MISTAKE, TemplateError};
pub use index::IndexEntry;
pub use own::{OwnTemplate, unused};
#[cfg(feature = "pdf")]
pub(super) use remote::from_bytes;
pub(super) use remote::{Served, to_bytes};

/// The built-in templates, by the path under which a district can put its own in their place.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("html/report.html", include_str!("../../../templates/html/report.html")),
    ("html/parts.html", include_str!("../../../templates/html/parts.html")),
    ("html/priorities.html", include_str!("../../../templates/html/priorities.html")),
    ("html/index.html", include_str!("../../../templates/html/index.html")),
    ("html/style.css", include_str!("../../../templates/html/style.css")),
    ("markdown/report.md", include_str!("../../../templates/markdown/report.md")),
    ("markdown/parts.md", include_str!("../../../templates/markdown/parts.md")),
    ("markdown/priorities.md", include_str!("../../../templates/markdown/priorities.md")),
    ("pdf/report.typ", include_str!("../../../templates/pdf/report.typ")),
    ("pdf/style.typ", include_str!("../../../templates/pdf/style.typ")),
    ("pdf/look.typ", include_str!("../../../templates/pdf/look.typ")),
    ("pdf/parts.typ", include_str!("../../../templates/pdf/parts.typ")),
    ("pdf/prose.typ", include_str!("../../../templates/pdf/prose.typ")),
    ("pdf/data.typ", include_str!("../../../templates/pdf/data.typ")),
];

/// The one file that is no template.
const STYLE: &str = "html/style.css";

/// Steps of a template after which it is taken for one that never ends; a report of a megabyte takes a tenth.
const FUEL: u64 = 50_000_000;

/// Bytes after which a page is taken for one that never ends.
const LIMIT: usize = 50_000_000;

/// The templates, ready to be used by many threads.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    sources: BTreeMap<String, Arc<Source>>,
    /// Mistakes for which a template could not be read, by its path.
    broken: BTreeMap<String, TemplateError>,
    /// Where they run, unless they run in this process.
    workers: Option<Workers>,
}

/// Worker processes that run templates, and how long they may take.
#[derive(Debug)]
struct Workers {
    pool: Box<dyn WorkerPool>,
    patience: Patience,
}

impl Templates {
    /// The templates of [`Templates::new`], which run in workers with limits on memory and time: a district's own
    /// template is a program, and may come from anyone who opens a pull request.
    ///
    /// The workers of `pool` start from [`template_setup`](super::worker::template_setup).
    #[must_use]
    pub fn in_workers(own: &[OwnTemplate], pool: Box<dyn WorkerPool>) -> Templates {
        Templates {
            environment: Environment::empty(),
            sources: laid_over(own, |path| !path.starts_with("pdf/")),
            broken: BTreeMap::new(),
            workers: Some(Workers { pool, patience: Patience::new(TIME) }),
        }
    }

    /// Whether any of a district's own templates is a program. A style sheet is none.
    #[must_use]
    pub fn are_programs(own: &[OwnTemplate]) -> bool {
        own.iter().any(|own| !own.path.starts_with("pdf/") && own.path != STYLE)
    }

    /// The built-in templates, with a district's own in the place of those of the same path.
    ///
    /// One that cannot be read is told where it is used.
    ///
    /// # Errors
    /// Where the engine refuses its settings.
    pub fn new(own: &[OwnTemplate]) -> Result<Templates, TemplateError> {
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
                // A style sheet is no template; it must only not end its own element.
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

    /// Writes a report as a page.
    ///
    /// # Errors
    /// Where the template has a mistake or never ends.
    pub fn html(&self, report: &Report<Value, Value>) -> Result<String, TemplateError> {
        self.render("html/report.html", Serde(report))
    }

    /// Writes a report as Markdown: no blank line twice, no white space at a line's end.
    ///
    /// # Errors
    /// Where the template has a mistake or never ends.
    pub fn markdown(&self, report: &Report<Written>) -> Result<String, TemplateError> {
        Ok(tidy(&self.render("markdown/report.md", Serde(report))?))
    }

    /// Writes the index of all reports, in the default language.
    ///
    /// # Errors
    /// Where the template has a mistake or never ends.
    pub fn index(
        &self,
        setting: &Setting,
        entries: Vec<IndexEntry>,
    ) -> Result<String, TemplateError> {
        self.render("html/index.html", Serde(index::Index::new(setting, entries)))
    }

    fn render(&self, path: &str, context: impl Into<Value>) -> Result<String, TemplateError> {
        let context = context.into();
        let Some(workers) = &self.workers else { return self.render_here(path, context) };
        let limit = workers.patience.limit();
        match workers.pool.ask(&remote::order(path, &context), &mut limit.clone()) {
            Ok(answer) => remote::read_answer(&answer, &self.sources).unwrap_or_else(|| {
                Err(TemplateError::nowhere(
                    "the worker's answer cannot be read",
                    "report this, please",
                ))
            }),
            Err(error) => {
                if error == WorkerError::Timeout {
                    workers.patience.give_up();
                }
                Err(self.stopped(path, error, limit))
            }
        }
    }

    /// The mistake of a template that its worker did not survive, told at the template that the page starts from.
    fn stopped(&self, path: &str, error: WorkerError, limit: Duration) -> TemplateError {
        let (message, help) = match error {
            WorkerError::OutOfMemory { .. } => (
                format!("the template needs more than {} MB of memory", MEMORY / 1_000_000),
                "look for a loop that makes a text or a list longer each time",
            ),
            WorkerError::Timeout => (
                format!("the template was not done after {} seconds", limit.as_secs()),
                "look for loops within loops, and for texts that grow",
            ),
            WorkerError::Unavailable(why) => (
                format!(
                    "templates of your own run in a process of their own, and none could be started: {why}"
                ),
                "end other programs, or build without `templates`",
            ),
            WorkerError::Ended(how) => (
                format!("the process that ran the template ended: {how}"),
                "run this again; if it ends again, look for what the template does without end",
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
        let mut page = Page { bytes: Vec::new() };
        let rendered = self
            .environment
            .get_template(path)
            .and_then(|template| template.render_captured_to(context, &mut page).map(drop));
        let told = |error| {
            let told = TemplateError::new(&error, |name| self.sources.get(name).cloned());
            TemplateError {
                source: told.source.or_else(|| self.sources.get(path).cloned()),
                ..told
            }
        };
        rendered.map_err(told)?;
        // Templates and reports are text, and only whole pieces of text are written.
        Ok(String::from_utf8(page.bytes).unwrap_or_default())
    }
}

/// The built-in templates whose paths are wanted, with a district's own in the place of those of the same
/// path, and beside them.
pub(super) fn laid_over(
    own: &[OwnTemplate],
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

/// A text behind a list's marker, its later lines moved to the right so that they stay in the item.
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

/// What has been written of a page.
struct Page {
    bytes: Vec<u8>,
}

impl Write for Page {
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
