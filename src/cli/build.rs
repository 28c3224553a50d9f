//! `plancc build`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use rayon::prelude::*;

use super::project::{Loaded, Opened};
use super::{Ended, Terminal};
use crate::backend::{Format, IndexEntry, Templates};
use crate::pipeline::{CompileError, Compiler, Edition, Output};
use crate::report;
use crate::workspace::clock::{self, Clock};
use crate::workspace::git::Repository;
use crate::workspace::manifest::{Made, Manifest, fingerprint};
use crate::workspace::write;

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
        let clock = clock::zone(opened.setting.timezone())
            .and_then(|zone| Clock::from_environment(zone, self.date));
        let clock = match clock {
            Ok(clock) => clock,
            Err(error) => {
                terminal.refuse(&error, Some(&error.help()));
                return Ended::CouldNot;
            }
        };
        let days = days(&opened, &clock, &checked);
        let prior = super::project::by_year(&checked);
        let compiler =
            Compiler { setting: &opened.setting, templates: &templates, formats: &formats };
        let jobs: Vec<_> = checked.iter().zip(days).collect();
        let outputs: Vec<_> = jobs
            .into_par_iter()
            .map(|(one, generated)| {
                let plan = one.checked.plan.as_ref().filter(|_| one.checked.is_sound())?;
                let key = one.checked.key().map(|(id, year)| (id.to_owned(), year.previous()));
                let before = key.and_then(|key| checked.get(*prior.get(&key)?));
                let edition = Edition {
                    prior: before.and_then(|before| before.checked.plan.as_ref()),
                    language: opened.setting.language_of(plan),
                    generated,
                };
                Some(compiler.compile(plan, &one.checked.id, edition))
            })
            .collect();
        let out = self.out.clone().unwrap_or_else(|| opened.output());
        let ended = self.write(terminal, &opened, &checked, outputs, &out, &templates);
        opened.finish(terminal, checked, ended)
    }

    fn formats(&self, terminal: &Terminal, opened: &Opened) -> Option<Vec<Format>> {
        let of_project = opened.setting.project().into_iter().flat_map(|project| &project.formats);
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
        checked: &[Loaded],
        outputs: Vec<Option<Result<Vec<Output>, CompileError>>>,
        out: &Path,
        templates: &Templates,
    ) -> bool {
        let mut sound = true;
        let mut files: BTreeMap<String, Made> = BTreeMap::new();
        let mut index = Vec::new();
        let mut written = 0;
        let mut save = |path: &str, from: &str, bytes: &[u8], written: &mut usize| -> bool {
            let target = out.join(path);
            match write::file(&target, path, bytes, None) {
                Ok(outcome) => {
                    *written += usize::from(outcome == write::Outcome::Written);
                    files.insert(path.to_owned(), Made::new(from, bytes, fingerprint([])));
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
                sound &= save(&output.path, &one.found.name, &output.bytes, &mut written);
            }
            index.push(entry(one, &made, opened));
        }
        if self.paths.is_empty() {
            match templates.index(
                opened.setting.district(opened.setting.language()).unwrap_or("Plans"),
                &index,
            ) {
                Ok(page) => {
                    sound &= save("index.html", "the project", page.as_bytes(), &mut written)
                }
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
        checked: &[Loaded],
    ) -> bool {
        let (previous, warning) = Manifest::load(out);
        if let Some(warning) = warning {
            terminal.refuse(&warning, None);
        }
        let broken: Vec<&str> = checked
            .iter()
            .filter(|one| !one.checked.is_sound())
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

fn days(opened: &Opened, clock: &Clock, checked: &[Loaded]) -> Vec<Date> {
    let repository = Repository::around(&opened.top).ok().flatten().filter(|_| !clock.is_fixed());
    let Some(repository) = repository else {
        return checked.iter().map(|_| clock.day(None).day).collect();
    };
    let paths: Vec<&Path> = checked.iter().map(|one| one.found.path.as_path()).collect();
    let changed = repository.last_changed(&paths);
    changed.into_iter().map(|changed| clock.day(Some(changed)).day).collect()
}

fn entry(one: &Loaded, made: &[Output], opened: &Opened) -> IndexEntry {
    let plan = one.checked.plan.as_ref();
    let name = plan.and_then(|plan| plan.department.as_ref()).and_then(|d| d.name.as_ref());
    let department =
        name.map(|name| crate::prose::plain_inlines(&crate::prose::inlines(&name.value)));
    let links = made.iter().map(|output| (output.format.name().to_owned(), output.path.clone()));
    let (id, setting) = (&one.checked.id, &opened.setting);
    let year = one.checked.key().map(|(_, year)| year);
    let named = || Some(setting.department(id, year?, setting.language())?.to_owned());
    IndexEntry {
        year: year.map(|year| year.to_string()).unwrap_or_default(),
        department: department.or_else(named).unwrap_or_else(|| id.clone()),
        stage: plan
            .map(|plan| crate::model::Choice::word(plan.stage()).to_owned())
            .unwrap_or_default(),
        language: plan.map(|plan| setting.language_of(plan).to_owned()).unwrap_or_default(),
        links: links.collect(),
    }
}
