//! `plancc init`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::new::{PLAN_SCHEMA, language, this_year, without_out};
use super::{Ended, Terminal, ci, git, templates};
use crate::model::Setting;
use crate::report::safe;
use crate::schema::{self, Document, NewPlan, json_schema, slug};
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::source::{Source, SourceId};
use crate::workspace::{find, name, write};

/// Arguments of `plancc init`.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// Folder to create the project in [default: the working directory]
    folder: Option<PathBuf>,
    /// Only write the built-in templates, as a starting point for your own
    #[arg(long)]
    templates: bool,
    /// Only write a CI job that checks the plans in every change; it installs plancc from --repository
    #[arg(long, value_name = "SERVICE", conflicts_with = "templates")]
    ci: Option<ci::Service>,
    #[command(flatten)]
    job: ci::Options,
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
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    language: String,
}

const SETTINGS: &str = r#"{
  "yaml.schemas": {
    ".vscode/plan.schema.json": "plans/**/*.yaml",
    ".vscode/project.schema.json": "plancc.yaml",
    ".vscode/form.schema.json": "form*.yaml"
  },
  "[yaml]": {
    "editor.insertSpaces": true,
    "editor.tabSize": 2,
    "editor.wordWrap": "on"
  }
}
"#;

const EXTENSIONS: &str = "{\n  \"recommendations\": [\"redhat.vscode-yaml\"]\n}\n";

impl Init {
    /// Creates the files of a new project. Never overwrites a file.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<Ended, Error> {
        let opened = OpenProject::here(terminal)?;
        if self.templates {
            return templates::write_built_in(terminal, &opened, self.folder.as_deref());
        }
        if let Some(service) = self.ci {
            return ci::write(terminal, &opened, self.folder.as_deref(), service, &self.job);
        }
        if self.git {
            return git::set_up(terminal, &opened, self.folder.as_deref());
        }
        let top = self
            .folder
            .as_ref()
            .map_or_else(|| opened.here.clone(), |folder| name::whole(folder, &opened.here));
        if let Some(project) = find::project_file(&top) {
            let file = name::shown(&project, &opened.here);
            let is_same = project.parent() == Some(&top);
            let around = project.parent().unwrap_or(&top).display();
            let what = if is_same {
                format!("this folder already has a project: `{file}`")
            } else {
                let top = name::shown(&top, &opened.here);
                format!("`{top}` is inside the project in `{around}` (project file: `{file}`)")
            };
            let help = "run `plancc new DEPARTMENT` to start a plan in this project";
            let elsewhere = format!("choose a folder outside `{around}`, or {help}");
            return Err(Error::request(what, if is_same { help } else { &elsewhere }));
        }
        let id = slug(&self.department);
        if id.is_empty() {
            return Err(Error::request(
                format!(
                    "cannot create a file name from `{}`, because it has no letters a to z",
                    self.department
                ),
                "write the department's name with letters a to z: `--department \"Library Services\"`",
            ));
        }
        let year = this_year(&opened)?;
        let department = (id.as_str(), self.department.trim());
        let schema = "../../.vscode/plan.schema.json";
        let project = schema::new_project(
            self.district.trim(),
            department,
            &self.language,
            Some(".vscode/project.schema.json"),
        );
        // Creates the first plan from the project file, as `plancc new` creates later plans.
        let source = Source::new(SourceId(0), "plancc.yaml", project.as_str());
        let setting =
            Setting::new(schema::project(&source).0, BTreeMap::new(), schema::built_in_form());
        let plan = schema::new_plan(&NewPlan {
            setting: &setting,
            id: &id,
            name: None,
            year,
            language: &self.language,
            schema: Some(schema),
        });
        let plan_path = format!("plans/{year}/{id}.yaml");
        let mut files: Vec<(String, String)> = vec![
            ("plancc.yaml".to_owned(), project),
            (plan_path.clone(), plan),
            (".gitignore".to_owned(), "/dist/\n".to_owned()),
            (".vscode/settings.json".to_owned(), SETTINGS.to_owned()),
            (".vscode/extensions.json".to_owned(), EXTENSIONS.to_owned()),
        ];
        files.extend(Document::ALL.map(|document| {
            let path = PLAN_SCHEMA.replace("plan", document.name());
            (path, format!("{:#}\n", json_schema(document)))
        }));
        self.write(terminal, &opened.here, &top, &files, &plan_path)
    }

    fn write(
        &self,
        terminal: &Terminal,
        here: &Path,
        top: &Path,
        files: &[(String, String)],
        plan: &str,
    ) -> Result<Ended, Error> {
        let mut said = String::new();
        for (path, text) in files {
            let target = top.join(path);
            let shown = name::shown(&target, here);
            match write::new_file(&target, &shown, text.as_bytes()) {
                Err(error) => return Err(without_out(error)),
                Ok(true) => said.push_str(&format!("wrote {}\n", safe(&shown))),
                Ok(false) => said.push_str(&format!(
                    "kept  {}, which already exists{}\n",
                    safe(&shown),
                    missed(path)
                )),
            }
        }
        said.push('\n');
        if top != here {
            said.push_str(&format!("next: `cd {}`\n", safe(&name::shown(top, here))));
        }
        said.push_str("next: add the district's name and departments to plancc.yaml\n");
        said.push_str(&format!("next: answer the questions in {}\n", safe(plan)));
        said.push_str(
            "next: run `plancc lint` to check the plans, and `plancc build` to write the reports to dist/\n",
        );
        Ok(if terminal.quiet { Ended::Clean } else { terminal.finish(&said) })
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
