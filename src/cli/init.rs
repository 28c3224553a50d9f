//! `plancc init`.

use std::path::PathBuf;

use clap::Args;

use super::new::language;
use super::{ExitStatus, Terminal, ci, git, templates};
use crate::lang::DEFAULT;
use crate::report::sanitize;
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::session::start::{self, ProjectRequest};

/// Arguments of `plancc init`.
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// Folder to create the project in [default: the working directory]
    folder: Option<PathBuf>,
    /// Only write the built-in templates, as a starting point for your own
    #[arg(long)]
    templates: bool,
    /// Only write a CI job that checks the plans in every change; it installs plancc from --repository
    #[arg(long, value_name = "SERVICE", conflicts_with = "templates")]
    ci: Option<ci::CiService>,
    #[command(flatten)]
    job: ci::OriginOptions,
    /// Only configure git to compare and merge plans entry by entry
    #[arg(long, conflicts_with_all = ["templates", "ci"])]
    git: bool,
    /// Name of the district
    #[arg(long, value_name = "NAME", default_value = "Our School District")]
    district: String,
    /// Name of the first department
    #[arg(long, value_name = "NAME", default_value = "Example Department")]
    department: String,
    /// Language of the plans, such as en or es
    #[arg(long, value_name = "TAG", default_value = DEFAULT, value_parser = language)]
    language: String,
}

impl InitArguments {
    /// Creates the files of a new project. Never overwrites a file.
    ///
    /// # Errors
    /// Fails if the project exists, or if a file cannot be written.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        let opened = OpenProject::here(terminal)?;
        let folder = self.folder.as_deref();
        if self.templates {
            return templates::write_built_in(terminal, &opened, folder);
        }
        if let Some(service) = self.ci {
            return ci::write(terminal, &opened, folder, service, &self.job);
        }
        if self.git {
            return git::set_up(terminal, &opened, folder);
        }
        let project = start::project(
            &opened,
            &ProjectRequest {
                folder,
                district: &self.district,
                department: &self.department,
                language: &self.language,
            },
        )?;
        let mut said = String::new();
        for file in &project.files {
            let name = sanitize(&file.name);
            if file.is_new {
                said.push_str(&format!("wrote {name}\n"));
            } else {
                let missed = missed(&file.path);
                said.push_str(&format!("kept  {name}, which already exists{missed}\n"));
            }
        }
        said.push('\n');
        if let Some(folder) = &project.folder {
            said.push_str(&format!("next: `cd {}`\n", sanitize(folder)));
        }
        said.push_str("next: add the district's name and departments to plancc.yaml\n");
        said.push_str(&format!("next: answer the questions in {}\n", sanitize(&project.plan)));
        said.push_str(
            "next: run `plancc lint` to check the plans, and `plancc build` to write the reports to dist/\n",
        );
        Ok(if terminal.quiet { ExitStatus::Clean } else { terminal.finish(&said) })
    }
}

/// Returns a hint about what to check in a file that already existed.
fn missed(path: &str) -> &'static str {
    match path {
        ".gitignore" => "; make sure that it lists /dist/",
        ".vscode/settings.json" => {
            "; see editors/README.md in the plancc repository for what to add"
        }
        _ => "",
    }
}
