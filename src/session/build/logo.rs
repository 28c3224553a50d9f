//! The district's logo, read once for all reports.

use crate::backend::{self, INVALID_LOGO};
use crate::diagnostic::Diagnostic;
use crate::session::project::OpenProject;
use crate::workspace::{path_name, read};

/// Returns the project's logo as a `data:` URL. If the file is unusable, adds a warning and returns `None`.
pub(super) fn logo(opened: &mut OpenProject) -> Option<String> {
    let project = opened.setting.project()?;
    let named = project.district.as_ref()?.logo.as_ref()?;
    let path = opened.top.join(named.trimmed());
    let shown = path_name::display_name(&path, &opened.here);
    let warn = |message: String, help: Option<String>| {
        let found = Diagnostic::warning(INVALID_LOGO, named.span, message);
        let found = found.note("the reports have no logo");
        help.into_iter().fold(found, Diagnostic::help)
    };
    let found = match read::bytes(&path, &shown, opened.sandbox.as_ref()) {
        Ok(bytes) => match backend::logo(&bytes) {
            Ok(address) => return Some(address),
            Err(fault) => warn(fault.to_string(), Some(fault.help())),
        },
        Err(error) => warn(error.to_string(), error.help()),
    };
    opened.diagnostics.push(found);
    None
}
