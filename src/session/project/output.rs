//! Checks where a command writes: never to an input, and reports only to a separate folder.

use std::path::{Path, PathBuf};

use super::OpenProject;
use crate::diagnostic::Diagnostic;
use crate::schema;
use crate::source::Text;
use crate::workspace::sandbox::Denial;
use crate::workspace::write::{self, WriteError, WriteFailure, WriteOutcome};
use crate::workspace::{containment, path_name};

impl OpenProject {
    /// Writes a file that the user named on the command line.
    ///
    /// # Errors
    /// Fails if the file is a plan or another input, is a symlink, is in a `.git` folder, or cannot be written.
    pub(crate) fn write_output(
        &self,
        path: &Path,
        name: &str,
        bytes: &[u8],
    ) -> Result<WriteOutcome, WriteError> {
        let path = self.here.join(path);
        if self.is_input(&path) {
            return Err(WriteError { name: name.to_owned(), why: WriteFailure::Input });
        }
        write::file(&path, name, bytes, self.sandbox.as_ref())
    }

    /// Returns `true` if plancc may read the file: a YAML file, or a file in a plans or templates folder.
    fn is_input(&self, path: &Path) -> bool {
        self.is_named_input(path) || containment::is_there_below(path, &self.folders)
    }

    /// Returns `true` if the file is YAML, or if the project file names it or a folder above it.
    ///
    /// Reports may be in a plans folder (`plans: .`): a report never has the name of a plan, and `build` keeps files
    /// that plancc did not write.
    pub(crate) fn is_named_input(&self, path: &Path) -> bool {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        if ending.is_some_and(|ending| ending == "yaml" || ending == "yml") {
            return true;
        }
        let project = self.setting.project();
        let logo = project.and_then(|project| project.district.as_ref()?.logo.as_ref());
        let forms = super::form_files(project);
        let fonts = project.into_iter().flat_map(|project| &project.fonts);
        let templates = project.and_then(|project| project.templates.as_ref());
        let named = forms.into_iter().chain(fonts).chain(logo).chain(templates);
        let named: Vec<PathBuf> = named.map(|text| self.top.join(text.trimmed())).collect();
        containment::is_there_below(path, &named)
    }

    /// Checks the project's output folder, and adds an error at its name if it is unusable.
    pub(crate) fn check_output(&mut self, text: &Text) {
        let Some(path) = self.within(text) else { return };
        let Some(why) = self.unfit_for_reports(&path, false) else { return };
        let shown = path_name::display_name(&path, &self.here);
        let found = Diagnostic::error(
            schema::INVALID_PATH,
            text.span,
            format!("`{shown}` cannot be the output folder: it {why}"),
        )
        .note("plancc writes reports only to a separate folder, so it never replaces other files")
        .help("write `output: dist`, or remove `output`");
        self.diagnostics.push(found);
    }

    /// Returns the reason that reports may not be written to `out`. A folder given on the command line may be anywhere,
    /// except in `.git` or behind a link in the checkout.
    pub(crate) fn unfit_for_reports(&self, out: &Path, is_typed: bool) -> Option<&'static str> {
        match self.sandbox.as_ref()?.denial_for_folder(out) {
            Ok(None) => {}
            Ok(Some(Denial::Git)) => return Some("is in a `.git` folder"),
            Ok(Some(Denial::Link)) => return Some("is a link, or inside a linked folder"),
            Ok(Some(Denial::LeadsOut)) => return Some("is outside the project"),
            Err(_) => return Some("cannot be accessed"),
        }
        let is_plans = || self.folders.iter().any(|folder| containment::is_same(folder, out));
        if is_typed {
            None
        } else if self.leads_out(out) {
            Some("is outside the project or hidden")
        } else if containment::is_same(&self.top, out) {
            Some("is the project folder itself")
        } else if is_plans() {
            Some("is a plans folder")
        } else if containment::is_repository(out, &self.top) {
            Some("is in another git repository")
        } else {
            None
        }
    }
}
