//! `plancc new`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::project::Opened;
use super::{Ended, Terminal};
use crate::diagnostic::Severity;
use crate::model::{DepartmentEntry, SchoolYear};
use crate::report::safe;
use crate::schema::{self, NewPlan, slug};
use crate::workspace::clock::Clock;
use crate::workspace::{name, write};

/// Where the schema of plans is kept in a repository that `plancc init` made.
pub(super) const PLAN_SCHEMA: &str = ".vscode/plan.schema.json";

/// Whose plan, and for when.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The department: its id, such as library-services, or its name, such as "Library Services"
    department: String,
    /// The school year, such as 2026-2027; the one that today is in where nothing is said
    #[arg(long, value_parser = year)]
    year: Option<SchoolYear>,
    /// The language that the plan is to be written in, such as en or es; the project's first where nothing is said
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,
}

/// Reads a school year as the language does.
pub(super) fn year(text: &str) -> Result<SchoolYear, String> {
    SchoolYear::read(text).ok_or_else(|| {
        "a school year is two calendar years that follow each other, such as 2026-2027".to_owned()
    })
}

/// Reads the tag of a language as the language does.
pub(super) fn language(tag: &str) -> Result<String, String> {
    if schema::is_language(tag) {
        return Ok(tag.to_owned());
    }
    Err("write the tag of a language, such as `en` for English or `es` for Spanish".to_owned())
}

impl New {
    /// Writes the plan and says what to do next.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let Some(opened) = Opened::here(terminal) else { return Ended::CouldNot };
        if opened.diagnostics.iter().any(|one| one.severity == Severity::Error) {
            terminal.warn(
                &"plancc.yaml or its form has faults, and only what is sound in them was used",
                Some("`plancc lint` says what they are"),
            );
        }
        let setting = &opened.setting;
        let Some(year) = self.year.or_else(|| this_year(terminal, &opened)) else {
            return Ended::CouldNot;
        };
        let departments = setting.departments(year);
        let Some((id, name)) = self.department(terminal, departments) else {
            return Ended::CouldNot;
        };
        let language = self.language.as_deref().unwrap_or_else(|| setting.language());
        let path = opened.new_plan(&id, year);
        let schema = opened.top.join(PLAN_SCHEMA);
        let schema = schema.is_file().then(|| way(&path, &schema));
        let is_listed = setting.department(&id, year, language).is_some();
        let text = schema::new_plan(&NewPlan {
            setting,
            id: &id,
            name: (!is_listed).then_some(&*name),
            year,
            language,
            schema: schema.as_deref(),
        });
        let shown = name::shown(&path, &opened.here);
        if opened.leads_out(&path) {
            terminal.refuse(
                &format!("`{shown}` was not written: it lies outside the project"),
                Some("name a folder of the project under `plans` in plancc.yaml"),
            );
            return Ended::CouldNot;
        }
        match write::new_file(&path, &shown, text.as_bytes()) {
            Ok(true) => {}
            Ok(false) => {
                terminal.refuse(
                    &format!("`{shown}` is there already, and is left as it is"),
                    Some("to start another year, name it: `--year 2027-2028`"),
                );
                return Ended::CouldNot;
            }
            Err(error) => {
                // `--out` is of other commands.
                terminal.refuse(&error, error.help().filter(|help| !help.contains("--out")));
                return Ended::CouldNot;
            }
        }
        let mut said = format!("wrote {}\n", safe(&shown));
        if setting.project().is_some() && !is_listed {
            let name = crate::yaml::quote_in_brackets(&name);
            said.push_str(&format!(
                "next: add the department to plancc.yaml, under `departments`:\n  - {{id: {id}, name: {}}}\n",
                safe(&name)
            ));
        }
        said.push_str(&format!(
            "next: answer its questions, then `plancc lint {}`\n",
            safe(&shown)
        ));
        if terminal.quiet { Ended::Clean } else { terminal.finish(&said) }
    }

    /// The department's id and name: one that the project lists, or a new one.
    fn department(
        &self,
        terminal: &Terminal,
        listed: &[DepartmentEntry],
    ) -> Option<(String, String)> {
        let written = self.department.trim();
        let id = slug(written);
        let is_same = |entry: &&DepartmentEntry| {
            entry.id.as_ref().is_some_and(|own| *own.value == *id)
                || entry.name.as_ref().is_some_and(|name| name.says(written))
        };
        if let Some(own) = listed.iter().find(is_same).and_then(|entry| entry.id.as_ref()) {
            return Some((own.value.to_string(), written.to_owned()));
        }
        if id.is_empty() {
            terminal.refuse(
                &format!("`{written}` cannot be the name of a file"),
                Some("name the department by letters of the alphabet, such as `library-services`"),
            );
            return None;
        }
        let ids = listed.iter().filter_map(|entry| entry.id.as_ref()).map(|id| &*id.value);
        if let Some(near) = schema::nearest(&id, ids) {
            terminal.refuse(
                &format!("plancc.yaml lists no department `{id}`"),
                Some(&format!(
                    "did you mean `{near}`? If it is another one, add it to `departments` first"
                )),
            );
            return None;
        }
        let name = if written == id { titled(&id) } else { written.to_owned() };
        Some((id, name))
    }
}

/// The school year that today is in.
pub(super) fn this_year(terminal: &Terminal, opened: &Opened) -> Option<SchoolYear> {
    match Clock::from_environment(opened.zone.clone(), None) {
        Ok(clock) => Some(SchoolYear::of(clock.day(None).day, opened.setting.year_starts())),
        Err(error) => {
            terminal.refuse(&error, Some(&error.help()));
            None
        }
    }
}

/// An id as a name: `library-services` is `Library Services`.
fn titled(id: &str) -> String {
    let words = id.split('-').filter(|word| !word.is_empty()).map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The way from one file to another, with `/`.
fn way(from: &Path, to: &Path) -> String {
    name::shown(to, from.parent().unwrap_or(from))
}

impl Opened {
    /// Where a department's plan of a year belongs.
    fn new_plan(&self, id: &str, year: SchoolYear) -> PathBuf {
        let folder = self.setting.project().and_then(|project| project.plans.first());
        let folder = folder.map_or("plans", |folder| folder.trimmed());
        self.top.join(folder).join(year.to_string()).join(format!("{id}.yaml"))
    }
}
