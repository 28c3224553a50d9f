//! The district's own templates.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::backend::worker::{ARGUMENT, WorkerError, WorkerPool, template_setup};
use crate::backend::{BUILT_IN, CustomTemplate, TemplateError, Templates, unused};
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::source::{Source, SourceId};
use crate::workspace::sandbox::Sandbox;
use crate::workspace::worker_pool::WorkerProcesses;
use crate::workspace::{containment, path_name::display_name, template_folder};

/// The source id of the first template. Plans have much lower ids.
const FIRST_TEMPLATE: u32 = u32::MAX / 2;

/// Returns the template engine. A district's own templates run in workers; built-in templates run in this process.
pub(super) fn engine(own: &[CustomTemplate]) -> Result<Templates, TemplateError> {
    if !Templates::are_programs(own) {
        return Templates::new(own);
    }
    let pool: Box<dyn WorkerPool> =
        match WorkerProcesses::of_this_program(ARGUMENT.into(), template_setup(own)) {
            Ok(processes) => Box::new(processes),
            Err(error) => Box::new(UnavailableWorkers(error.to_string())),
        };
    Ok(Templates::in_workers(own, pool))
}

/// A worker pool that always fails, used if the path of this program is unknown.
#[derive(Debug)]
struct UnavailableWorkers(String);

impl WorkerPool for UnavailableWorkers {
    fn ask(&self, _: &[u8], _: &mut Duration) -> Result<Vec<u8>, WorkerError> {
        Err(WorkerError::Unavailable(self.0.clone()))
    }
}

/// Reads the templates from the given folder or, without one, from the project's folder.
///
/// # Errors
/// Fails if the templates cannot be read.
pub(super) fn custom_templates(
    opened: &mut OpenProject,
    named: Option<&Path>,
) -> Result<Vec<CustomTemplate>, Error> {
    let project = opened.setting.project().and_then(|project| project.templates.as_ref());
    let folder = match (named, project) {
        (Some(folder), _) => opened.here.join(folder),
        (None, Some(folder)) => opened.top.join(folder.trimmed()),
        (None, None) => return Ok(Vec::new()),
    };
    let mut formats: Vec<&str> =
        BUILT_IN.iter().filter_map(|(path, _)| path.split('/').next()).collect();
    formats.dedup();
    // A folder on the command line may be anywhere, but its symlinks must not lead out of it.
    let is_inside =
        opened.sandbox.as_ref().is_some_and(|sandbox| sandbox.holds(&folder).unwrap_or(false));
    let around = match is_inside {
        true => opened.sandbox.clone(),
        false => Sandbox::around_existing(&folder, &display_name(&folder, &opened.here))?,
    };
    let denial = opened.sandbox.as_ref().map(|sandbox| sandbox.is_left_by(&folder).unwrap_or(true));
    if denial == Some(true) {
        let what = format!(
            "cannot read templates from `{}`: the folder is in `.git`, or is a link to a folder outside the project",
            display_name(&folder, &opened.here)
        );
        return Err(Error::request(
            what,
            "move the templates to a folder inside the project, such as `templates`",
        ));
    }
    let files = template_folder::folder(&folder, &formats, &opened.here, around.as_ref())?;
    let is_built_in = |(path, _): &(&str, _)| {
        path.rsplit('/').next().is_some_and(|name| containment::is_file(&folder.join(name)))
    };
    if files.is_empty() && BUILT_IN.iter().any(is_built_in) {
        return Err(Error::request(
            format!(
                "`{}` contains templates, but not in a subfolder named `html`, `markdown` or `pdf`",
                display_name(&folder, &opened.here)
            ),
            "use the folder that contains these subfolders",
        ));
    }
    let own: Vec<CustomTemplate> = files
        .into_iter()
        .zip(FIRST_TEMPLATE..)
        .map(|(file, number)| CustomTemplate {
            path: file.path,
            source: Arc::new(Source::new(SourceId(number), file.name, file.text)),
        })
        .collect();
    let built_in: Vec<&str> = BUILT_IN.iter().map(|(path, _)| *path).collect();
    for found in unused(&own, &built_in) {
        let source = own.iter().find(|own| own.source.id() == found.primary.span.source);
        source.into_iter().for_each(|own| opened.sources.insert(Arc::clone(&own.source)));
        opened.diagnostics.push(found);
    }
    Ok(own)
}
