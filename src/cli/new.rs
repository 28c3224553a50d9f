//! `plancc new`.

use clap::Args;

use super::{ExitStatus, Terminal};
use crate::diagnostic::Severity;
use crate::model::SchoolYear;
use crate::report::sanitize;
use crate::schema;
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::session::start;
use crate::yaml::quote_in_brackets;

/// Arguments of `plancc new`.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
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

impl NewArguments {
    /// Writes the plan and prints the next steps.
    ///
    /// # Errors
    /// Fails if the plan exists or cannot be written.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        let opened = OpenProject::here(terminal)?;
        // Without the project file, plancc might write the plan to the wrong folder. The error was already printed.
        if opened.failed && opened.setting.project().is_none() {
            return Ok(ExitStatus::CouldNot);
        }
        if opened.diagnostics.iter().any(|one| one.severity == Severity::Error) {
            terminal.warn(
                &"plancc.yaml or its form has errors; invalid settings are ignored",
                Some("run `plancc lint` to see the errors"),
            );
        }
        let plan = start::plan(&opened, &self.department, self.year, self.language.as_deref())?;
        let mut said = format!("wrote {}\n", sanitize(&plan.name));
        if let Some((id, name)) = &plan.unlisted {
            let name = quote_in_brackets(name);
            said.push_str(&format!(
                "next: add the department to plancc.yaml, under `departments`:\n  - {{id: {id}, name: {}}}\n",
                sanitize(&name)
            ));
        }
        said.push_str(&format!(
            "next: answer the questions in the plan, then run `plancc lint {}`\n",
            sanitize(&plan.name)
        ));
        Ok(if terminal.quiet { ExitStatus::Clean } else { terminal.finish(&said) })
    }
}
