//! `plancc new`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Ended, Terminal};
use crate::diagnostic::Severity;
use crate::model::{DepartmentEntry, SchoolYear};
use crate::report::safe;
use crate::schema::{self, NewPlan, slug};
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::workspace::clock::Clock;
use crate::workspace::write::WriteError;
use crate::workspace::{name, write};

/// Path of the plan schema in projects that `plancc init` created.
pub(super) const PLAN_SCHEMA: &str = ".vscode/plan.schema.json";

/// Arguments of `plancc new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// Id or name of the department, such as library-services or "Library Services"
    department: String,
    /// School year, such as 2026-2027 [default: the current school year]
    #[arg(long, value_parser = year)]
    year: Option<SchoolYear>,
    /// Language of the plan, such as en or es [default: the project's first language]
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,
}

/// Parses a school year, by the same rules as in a plan.
pub(super) fn year(text: &str) -> Result<SchoolYear, String> {
    SchoolYear::read(text)
        .ok_or_else(|| "a school year is two consecutive years, such as 2026-2027".to_owned())
}

/// Parses a language tag, by the same rules as in a plan.
pub(super) fn language(tag: &str) -> Result<String, String> {
    if schema::is_language(tag) {
        return Ok(tag.to_owned());
    }
    Err("write a language tag, such as `en` for English or `es` for Spanish".to_owned())
}

impl New {
    /// Writes the plan and prints the next steps.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<Ended, Error> {
        let opened = OpenProject::here(terminal)?;
        if opened.diagnostics.iter().any(|one| one.severity == Severity::Error) {
            terminal.warn(
                &"plancc.yaml or its form has errors; invalid settings are ignored",
                Some("run `plancc lint` to see the errors"),
            );
        }
        let setting = &opened.setting;
        let year = self.year.map_or_else(|| this_year(&opened), Ok)?;
        let departments = setting.departments(year);
        let (id, name) = self.department(departments)?;
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
            return Err(Error::request(
                format!("cannot write `{shown}`: it is outside the project"),
                "set `plans` in plancc.yaml to a folder inside the project",
            ));
        }
        match write::new_file(&path, &shown, text.as_bytes()) {
            Ok(true) => {}
            Ok(false) => {
                return Err(Error::request(
                    format!("`{shown}` already exists"),
                    "to start a plan for another year, add the year: `--year 2027-2028`",
                ));
            }
            Err(error) => return Err(without_out(error)),
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
            "next: answer the questions in the plan, then run `plancc lint {}`\n",
            safe(&shown)
        ));
        Ok(if terminal.quiet { Ended::Clean } else { terminal.finish(&said) })
    }

    /// Returns the id and name of a listed department, or of a new one.
    fn department(&self, listed: &[DepartmentEntry]) -> Result<(String, String), Error> {
        let written = self.department.trim();
        let id = slug(written);
        let is_same = |entry: &&DepartmentEntry| {
            entry.id.as_ref().is_some_and(|own| *own.value == *id)
                || entry.name.as_ref().is_some_and(|name| name.says(written))
        };
        if let Some(own) = listed.iter().find(is_same).and_then(|entry| entry.id.as_ref()) {
            return Ok((own.value.to_string(), written.to_owned()));
        }
        if id.is_empty() {
            return Err(Error::request(
                format!(
                    "cannot create a file name from `{written}`, because it has no letters a to z"
                ),
                "write the department's name with letters a to z, such as `library-services`",
            ));
        }
        let ids = listed.iter().filter_map(|entry| entry.id.as_ref()).map(|id| &*id.value);
        if let Some(near) = schema::nearest(&id, ids) {
            return Err(Error::request(
                format!("unknown department `{id}`: plancc.yaml doesn't list it"),
                format!(
                    "did you mean `{near}`? If not, add the department to `departments` in plancc.yaml first"
                ),
            ));
        }
        let name = if written == id { titled(&id) } else { written.to_owned() };
        Ok((id, name))
    }
}

/// Returns the current school year.
///
/// # Errors
/// Fails if `SOURCE_DATE_EPOCH` is invalid.
pub(super) fn this_year(opened: &OpenProject) -> Result<SchoolYear, Error> {
    let clock = Clock::from_environment(opened.zone.clone(), None)?;
    Ok(SchoolYear::of(clock.day(None).day, opened.setting.year_starts()))
}

/// Returns the error about a new file, without help that suggests `--out`, which these commands don't have.
pub(super) fn without_out(error: WriteError) -> Error {
    match error.help() {
        Some(help) if help.contains("--out") => Error::without_help(error.to_string()),
        _ => error.into(),
    }
}

/// Converts an id to a name: `library-services` becomes `Library Services`.
fn titled(id: &str) -> String {
    let words = id.split('-').filter(|word| !word.is_empty()).map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the relative path from one file to another, with forward slashes.
fn way(from: &Path, to: &Path) -> String {
    name::shown(to, from.parent().unwrap_or(from))
}

impl OpenProject {
    /// Returns the path of a department's plan for a year.
    fn new_plan(&self, id: &str, year: SchoolYear) -> PathBuf {
        let folder = self.setting.project().and_then(|project| project.plans.first());
        let folder = folder.map_or("plans", |folder| folder.trimmed());
        self.top.join(folder).join(year.to_string()).join(format!("{id}.yaml"))
    }
}
