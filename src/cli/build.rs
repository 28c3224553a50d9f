//! `plancc build`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use rayon::prelude::*;

use super::project::{Checked, Opened};
use super::{Ended, Terminal};
use crate::backend::{Format, HtmlRender, IndexEntry, JsonRender, MarkdownRender, Templates, json};
use crate::diagnostic::Severity;
use crate::model::{Form, Plan};
use crate::view::{self, Context};
use crate::workspace::clock::{self, Clock};
use crate::workspace::git::Repository;
use crate::workspace::manifest::{Made, Manifest, fingerprint};
use crate::workspace::write;
use crate::{report, schema};

/// Which plans, as what, and where to.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// Plans or folders of plans; the whole project where none is named
    paths: Vec<PathBuf>,
    /// What to write: html, markdown, json
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    to: Vec<String>,
    /// The folder to write to; the project's `output`, else `dist`
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The day that reports show, as 2026-11-24, instead of the last commit's
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// One file to be written.
struct Output {
    path: String,
    format: Format,
    text: String,
}

impl Build {
    /// Checks, compiles and writes.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let Some(mut opened) = Opened::here(terminal) else { return Ended::CouldNot };
        let checked = opened.plans(terminal, &self.paths);
        let Some(formats) = self.formats(terminal, &opened) else { return Ended::CouldNot };
        let templates = match Templates::new() {
            Ok(templates) => templates,
            Err(error) => {
                terminal.refuse(&error, None);
                return Ended::CouldNot;
            }
        };
        let zone = opened.project.as_ref().and_then(|project| project.timezone.as_ref());
        let clock = clock::zone(zone.map_or("UTC", |zone| zone.trimmed()))
            .and_then(|zone| Clock::from_environment(zone, self.date));
        let clock = match clock {
            Ok(clock) => clock,
            Err(error) => {
                terminal.refuse(&error, Some(&error.help()));
                return Ended::CouldNot;
            }
        };
        let days = days(&opened, &clock, &checked);
        let forms = opened.forms(terminal);
        let prior = super::project::by_year(&checked);
        let jobs: Vec<_> = checked.iter().zip(days).collect();
        let outputs: Vec<_> = jobs
            .into_par_iter()
            .map(|(one, day)| {
                let is_sound = one.diagnostics.iter().all(|d| d.severity < Severity::Error);
                let plan = one.plan.as_ref().filter(|_| is_sound)?;
                let before = one.key().and_then(|(id, year)| prior.get(&(id, year.previous())));
                let before =
                    before.and_then(|number| checked.get(*number)).and_then(|c| c.plan.as_ref());
                Some(outputs(one, plan, before, day, &opened, &forms, &formats, &templates))
            })
            .collect();
        let out = self.out.clone().unwrap_or_else(|| opened.output());
        let ended = self.write(terminal, &opened, &checked, outputs, &out, &templates);
        opened.finish(terminal, checked, ended)
    }

    fn formats(&self, terminal: &Terminal, opened: &Opened) -> Option<Vec<Format>> {
        let of_project = opened.project.iter().flat_map(|project| &project.formats);
        let mut names: Vec<String> = self.to.clone();
        if names.is_empty() {
            names = of_project
                .map(|name| name.trimmed().to_owned())
                .filter(|name| name != "pdf")
                .collect();
        }
        if names.is_empty() {
            names = vec!["html".to_owned(), "markdown".to_owned()];
        }
        let mut formats = Vec::new();
        for name in names {
            match Format::ALL.into_iter().find(|format| format.name() == name) {
                Some(format) => formats.push(format),
                None => {
                    terminal.refuse(
                        &format!("there is no format `{name}`"),
                        Some("write html, markdown or json"),
                    );
                    return None;
                }
            }
        }
        formats.sort_unstable();
        formats.dedup();
        Some(formats)
    }

    fn write(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        checked: &[Checked],
        outputs: Vec<Option<Result<Vec<Output>, String>>>,
        out: &Path,
        templates: &Templates,
    ) -> bool {
        let mut sound = true;
        let mut files: BTreeMap<String, Made> = BTreeMap::new();
        let mut index = Vec::new();
        let mut written = 0;
        let mut save = |path: &str, from: &str, text: &str, written: &mut usize| -> bool {
            let target = out.join(path);
            match write::file(&target, path, text.as_bytes(), None) {
                Ok(outcome) => {
                    *written += usize::from(outcome == write::Outcome::Written);
                    files
                        .insert(path.to_owned(), Made::new(from, text.as_bytes(), fingerprint([])));
                    true
                }
                Err(error) => {
                    terminal.refuse(&error, error.help());
                    false
                }
            }
        };
        for (one, made) in checked.iter().zip(outputs) {
            let made = match made {
                None => continue,
                Some(Ok(made)) => made,
                Some(Err(message)) => {
                    terminal.refuse(&format!("{}: {message}", one.found.name), None);
                    sound = false;
                    continue;
                }
            };
            for output in &made {
                sound &= save(&output.path, &one.found.name, &output.text, &mut written);
            }
            index.push(entry(one, &made, opened));
        }
        if self.paths.is_empty() {
            match templates.index(&opened.district(), &index) {
                Ok(page) => sound &= save("index.html", "the project", &page, &mut written),
                Err(error) => {
                    terminal.refuse(&error, None);
                    sound = false;
                }
            }
        }
        let total = files.len();
        sound &= self.settle(terminal, out, files, checked);
        if !terminal.quiet {
            eprintln!(
                "{written} of {total} files written to {}",
                report::safe(&out.display().to_string())
            );
        }
        sound
    }

    /// Remembers what was made, and takes out what an earlier build made and this one no longer does.
    fn settle(
        &self,
        terminal: &Terminal,
        out: &Path,
        files: BTreeMap<String, Made>,
        checked: &[Checked],
    ) -> bool {
        let (previous, warning) = Manifest::load(out);
        if let Some(warning) = warning {
            terminal.refuse(&warning, None);
        }
        let broken: Vec<&str> = checked
            .iter()
            .filter(|one| one.diagnostics.iter().any(|d| d.severity == Severity::Error))
            .map(|one| one.found.name.as_str())
            .collect();
        let whole = self.paths.is_empty();
        let mut now = Manifest::default();
        now.files = files;
        // The last good report of a plan that is broken today stays.
        let in_scope = |_: &str, made: &Made| whole && !broken.contains(&made.from.as_str());
        let (manifest, pruned) = now.settle(out, previous, in_scope);
        for left in &pruned.edited {
            terminal.refuse(&format!("`{left}` was edited by hand and is left where it is"), None);
        }
        match manifest.save(out, None) {
            Ok(_) => true,
            Err(error) => {
                terminal.refuse(&error, error.help());
                false
            }
        }
    }
}

fn days(opened: &Opened, clock: &Clock, checked: &[Checked]) -> Vec<Date> {
    let repository = Repository::around(&opened.top).ok().flatten().filter(|_| !clock.is_fixed());
    let Some(repository) = repository else {
        return checked.iter().map(|_| clock.day(None).day).collect();
    };
    let paths: Vec<&Path> = checked.iter().map(|one| one.found.path.as_path()).collect();
    let changed = repository.last_changed(&paths);
    changed.into_iter().map(|changed| clock.day(Some(changed)).day).collect()
}

#[expect(clippy::too_many_arguments, reason = "what a report is made from, each of another kind")]
fn outputs(
    one: &Checked,
    plan: &Plan,
    prior: Option<&Plan>,
    generated: Date,
    opened: &Opened,
    forms: &BTreeMap<String, Form>,
    formats: &[Format],
    templates: &Templates,
) -> Result<Vec<Output>, String> {
    let (id, year) = one
        .key()
        .unwrap_or_else(|| (one.found.id.clone(), crate::model::SchoolYear { first: 1900 }));
    let language = opened.language_of(plan);
    let mut of_plan = Vec::new();
    if let Some(form) = opened.form_of(&year.to_string()).and_then(|name| forms.get(&name)) {
        of_plan.push(form);
    }
    of_plan.push(schema::built_in_form());
    let context = Context {
        forms: of_plan,
        project: opened.project.as_ref(),
        language: &language,
        plan_language: &language,
        generated,
        id: &id,
        logo: None,
        prior,
    };
    let mut outputs = Vec::with_capacity(formats.len());
    for &format in formats {
        let text = match format {
            Format::Html => templates
                .html(&view::report(plan, &context, &HtmlRender { table: "table" }))
                .map_err(|error| error.to_string())?,
            Format::Markdown => templates
                .markdown(&view::report(plan, &context, &MarkdownRender))
                .map_err(|error| error.to_string())?,
            Format::Json => json(&view::report(plan, &context, &JsonRender))
                .map_err(|error| error.to_string())?,
        };
        outputs.push(Output { path: format!("{year}/{id}.{}", format.extension()), format, text });
    }
    Ok(outputs)
}

fn entry(one: &Checked, made: &[Output], opened: &Opened) -> IndexEntry {
    let plan = one.plan.as_ref();
    let name = plan.and_then(|plan| plan.department.as_ref()).and_then(|d| d.name.as_ref());
    let department =
        name.map(|name| crate::prose::plain_inlines(&crate::prose::inlines(&name.value)));
    let links = made.iter().map(|output| (output.format.name().to_owned(), output.path.clone()));
    IndexEntry {
        year: one.key().map(|(_, year)| year.to_string()).unwrap_or_default(),
        department: department.unwrap_or_else(|| opened.department(&one.found.id)),
        stage: plan
            .map(|plan| crate::model::Choice::word(plan.stage()).to_owned())
            .unwrap_or_default(),
        language: plan.map(|plan| opened.language_of(plan)).unwrap_or_default(),
        links: links.collect(),
    }
}
