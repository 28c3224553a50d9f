//! Starts projects and plans. Never overwrites a file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Error;
use super::project::OpenProject;
use crate::model::{DepartmentEntry, PlanSettings, SchoolYear};
use crate::schema::{self, FileType, NewPlan, json_schema, slug};
use crate::source::{Source, SourceId};
use crate::workspace::clock::Clock;
use crate::workspace::write::WriteError;
use crate::workspace::{containment, find, path_name, write};

/// The path of the plan schema in projects that [`project`] created.
const PLAN_SCHEMA: &str = ".vscode/plan.schema.json";

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

/// A project to create.
#[derive(Debug)]
pub struct ProjectRequest<'a> {
    /// The folder to create the project in; `None` means the working directory.
    pub folder: Option<&'a Path>,
    /// The district's name.
    pub district: &'a str,
    /// The name of the first department.
    pub department: &'a str,
    /// The language of the plans, as a tag such as `es`.
    pub language: &'a str,
}

/// A file of a new project.
#[derive(Debug)]
pub struct StartedFile {
    /// The path in the project.
    pub path: String,
    /// The file's name in messages.
    pub name: String,
    /// `true` if the file was written; `false` if it already existed.
    pub is_new: bool,
}

/// A new project.
#[derive(Debug)]
pub struct StartedProject {
    /// The files; the project file is the first.
    pub files: Vec<StartedFile>,
    /// The name of the project's folder in messages, unless it is the working directory.
    pub folder: Option<String>,
    /// The path of the first plan in the project.
    pub plan: String,
}

/// Creates the files of a new project. Files that exist are kept.
///
/// # Errors
/// Fails if the folder is already in a project, if the department's name has no letters, or if a file cannot be
/// written.
pub fn project(
    opened: &OpenProject,
    request: &ProjectRequest<'_>,
) -> Result<StartedProject, Error> {
    let here = &opened.here;
    let top =
        request.folder.map_or_else(|| here.clone(), |folder| path_name::resolve_dots(folder, here));
    if let Some(file) = find::project_file(&top) {
        // A killed run may have left temporary files.
        let plans = this_year(opened).map(|year| format!("plans/{year}")).unwrap_or_default();
        for folder in ["", ".vscode", &plans] {
            write::sweep_beside(&top.join(folder).join(find::PROJECT_FILE));
        }
        return Err(existing(&file, &top, here));
    }
    let id = slug(request.department);
    if id.is_empty() {
        return Err(Error::request(
            format!(
                "cannot create a file name from `{}`, because it has no letters a to z",
                request.department
            ),
            "write the department's name with letters a to z: `--department \"Library Services\"`",
        ));
    }
    let year = this_year(opened)?;
    let plan = format!("plans/{year}/{id}.yaml");
    let mut files = Vec::new();
    let mut texts = texts(request, &id, year, &plan);
    // The project file is written last: without it, the command can be run again after a failure.
    texts.rotate_left(1);
    for (path, text) in texts {
        let target = top.join(&path);
        let name = path_name::display_name(&target, here);
        let is_new = write::new_file(&target, &name, text.as_bytes()).map_err(without_out)?;
        files.push(StartedFile { path, name, is_new });
    }
    files.rotate_right(1);
    let folder = (top != *here).then(|| path_name::display_name(&top, here));
    Ok(StartedProject { files, folder, plan })
}

/// Returns the paths and texts of a new project's files.
fn texts(
    request: &ProjectRequest<'_>,
    id: &str,
    year: SchoolYear,
    plan_path: &str,
) -> Vec<(String, String)> {
    let department = (id, request.department.trim());
    let schema = "../../.vscode/plan.schema.json";
    let project = schema::new_project(
        request.district.trim(),
        department,
        request.language,
        Some(".vscode/project.schema.json"),
    );
    // Creates the first plan from the project file, as `plancc new` creates later plans.
    let source = Source::new(SourceId(0), "plancc.yaml", project.as_str());
    let setting =
        PlanSettings::new(schema::project(&source).0, BTreeMap::new(), schema::built_in_form());
    let plan = schema::new_plan(&NewPlan {
        setting: &setting,
        id,
        name: None,
        year,
        language: request.language,
        schema: Some(schema),
    });
    let mut files: Vec<(String, String)> = vec![
        ("plancc.yaml".to_owned(), project),
        (plan_path.to_owned(), plan),
        (".gitignore".to_owned(), "/dist/\n".to_owned()),
        (".vscode/settings.json".to_owned(), SETTINGS.to_owned()),
        (".vscode/extensions.json".to_owned(), EXTENSIONS.to_owned()),
    ];
    files.extend(FileType::ALL.map(|document| {
        let path = PLAN_SCHEMA.replace("plan", document.name());
        (path, format!("{:#}\n", json_schema(document)))
    }));
    files
}

/// Returns the error about a folder that is already in a project.
fn existing(project: &Path, top: &Path, here: &Path) -> Error {
    let file = path_name::display_name(project, here);
    let around = project.parent().unwrap_or(project).display();
    let help = "run `plancc new DEPARTMENT` to start a plan in this project";
    if project.parent() == Some(top) {
        return Error::request(format!("this folder already has a project: `{file}`"), help);
    }
    let top = path_name::display_name(top, here);
    Error::request(
        format!("`{top}` is inside the project in `{around}` (project file: `{file}`)"),
        format!("choose a folder outside `{around}`, or {help}"),
    )
}

/// A new plan.
#[derive(Debug)]
pub struct StartedPlan {
    /// The file's name in messages.
    pub name: String,
    /// The department's id and name, if the project file should list them and doesn't yet.
    pub unlisted: Option<(String, String)>,
}

/// Writes a department's plan for a year, the current school year if `None`, in the project's first language if
/// `language` is `None`.
///
/// # Errors
/// Fails if the department is unknown or probably misspelled, or if the plan exists or cannot be written.
pub fn plan(
    opened: &OpenProject,
    department_name: &str,
    year: Option<SchoolYear>,
    language: Option<&str>,
) -> Result<StartedPlan, Error> {
    let setting = &opened.setting;
    let year = year.map_or_else(|| this_year(opened), Ok)?;
    let (id, full_name) = department(department_name, setting.departments(year))?;
    let language = language.unwrap_or_else(|| setting.language());
    let path = opened.new_plan(&id, year);
    let schema = opened.top.join(PLAN_SCHEMA);
    let schema = containment::is_file(&schema).then(|| way(&path, &schema));
    let is_listed = setting.department(&id, year, language).is_some();
    let text = schema::new_plan(&NewPlan {
        setting,
        id: &id,
        name: (!is_listed).then_some(&*full_name),
        year,
        language,
        schema: schema.as_deref(),
    });
    let name = path_name::display_name(&path, &opened.here);
    if opened.leads_out(&path) {
        return Err(Error::request(
            format!("cannot write `{name}`: it is outside the project"),
            "set `plans` in plancc.yaml to a folder inside the project",
        ));
    }
    if !write::new_file(&path, &name, text.as_bytes()).map_err(without_out)? {
        return Err(Error::request(
            format!("`{name}` already exists"),
            "to start a plan for another year, add the year: `--year 2027-2028`",
        ));
    }
    let unlisted = (setting.project().is_some() && !is_listed).then_some((id, full_name));
    Ok(StartedPlan { name, unlisted })
}

/// Returns the id and name of a listed department, or of a new one.
fn department(written: &str, listed: &[DepartmentEntry]) -> Result<(String, String), Error> {
    let written = written.trim();
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
            format!("cannot create a file name from `{written}`, because it has no letters a to z"),
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

/// Returns the current school year.
///
/// # Errors
/// Fails if `SOURCE_DATE_EPOCH` is invalid.
fn this_year(opened: &OpenProject) -> Result<SchoolYear, Error> {
    let clock = Clock::from_environment(opened.zone.clone(), None)?;
    Ok(SchoolYear::of(clock.day(None).day, opened.setting.year_starts()))
}

/// Returns the error about a new file. Leaves out help that suggests `--out`, because the commands for new files don't
/// have that option.
fn without_out(error: WriteError) -> Error {
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
    path_name::display_name(to, from.parent().unwrap_or(from))
}

impl OpenProject {
    /// Returns the path of a department's plan for a year.
    fn new_plan(&self, id: &str, year: SchoolYear) -> PathBuf {
        let folder = self.setting.project().and_then(|project| project.plans.first());
        let folder = folder.map_or("plans", |folder| folder.trimmed());
        self.top.join(folder).join(year.to_string()).join(format!("{id}.yaml"))
    }
}
