//! `plancc init --templates`: writes the built-in templates, as a starting point for your own.

use std::path::Path;

use super::{ExitStatus, Terminal};
use crate::backend::BUILT_IN;
use crate::report::sanitize;
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::workspace::{path_name, write};

/// Writes the built-in templates to the templates folder. Never overwrites a file.
///
/// The templates folder is `templates` in the given `folder`, or else the folder that the project file names, or else
/// `templates` next to the project file.
pub(super) fn write_built_in(
    terminal: &Terminal,
    opened: &OpenProject,
    folder: Option<&Path>,
) -> Result<ExitStatus, Error> {
    let project = opened.setting.project().and_then(|project| project.templates.as_ref());
    let is_named = folder.is_none() && project.is_some();
    let own = project.filter(|_| is_named).map_or("templates", |own| own.trimmed());
    let top = folder
        .map_or_else(|| opened.top.clone(), |folder| path_name::resolve_dots(folder, &opened.here));
    let folder = top.join(own);
    let mut said = String::new();
    for (path, text) in BUILT_IN {
        let target = folder.join(path);
        let shown = path_name::display_name(&target, &opened.here);
        match write::new_file(&target, &shown, text.as_bytes())? {
            true => said.push_str(&format!("wrote {}\n", sanitize(&shown))),
            false => {
                said.push_str(&format!("kept  {}, which already exists\n", sanitize(&shown)));
            }
        }
    }
    said.push('\n');
    if !is_named {
        said.push_str(&format!("next: add `templates: {own}` to plancc.yaml\n"));
    }
    said.push_str("next: edit the templates, and delete the templates that you don't change\n");
    Ok(if terminal.quiet { ExitStatus::Clean } else { terminal.finish(&said) })
}
