//! Plans that were not named but that the named plans depend on.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::RunScope;
use super::selection::{SelectedFile, Selector, key};
use crate::model::SchoolYear;
use crate::workspace::find::{FindError, PlanFile};
use crate::workspace::read::{ReadError, ReadFailure};
use crate::workspace::{containment, write};

impl Selector<'_> {
    /// If a plan of the project was named, adds the project's other plans, which may be duplicates of the named plan.
    pub(crate) fn find_rest(&mut self) -> RunScope {
        let finder = self.opened.finder();
        let is_of_project = |file: &SelectedFile| finder.holds(&file.found.path);
        if self.opened.setting.project().is_none() || !self.files.iter().any(is_of_project) {
            return RunScope::Apart;
        }
        let real = containment::real;
        let known: BTreeSet<PathBuf> =
            self.files.iter().map(|file| real(&file.found.path)).collect();
        let rest = self.all_of_project().iter();
        let rest = rest.filter(|found| !known.contains(&real(&found.path)));
        let rest: Vec<PlanFile> = rest.filter(|found| found.language.is_none()).cloned().collect();
        let is_whole =
            rest.is_empty() && self.request.paths.iter().all(|path| write::is_folder(path));
        for found in rest {
            self.take(found, false, None);
        }
        if is_whole { RunScope::Whole } else { RunScope::Part }
    }

    /// Reports files that could not be read. The flag of an error is `true` if the user named the file, or if all plans
    /// are read.
    pub(crate) fn tell_unread(&mut self, errors: Vec<(ReadError, bool)>) {
        for (error, is_wanted) in errors {
            if is_wanted {
                self.refuse(error);
            } else if matches!(error.why, ReadFailure::Failed(_) | ReadFailure::Forbidden) {
                // A run on the entire project reports the other errors.
                let what = format!("{error}, so it was not compared with the given plans");
                self.reporter.warning(&what, None);
            }
        }
    }

    /// Finds all plans of the project. Warns about folders that cannot be searched.
    pub(crate) fn all_of_project(&self) -> &[PlanFile] {
        self.all.get_or_init(|| {
            let (found, errors) = match self.opened.finder().all() {
                Ok(plans) => (plans.found, plans.passed_over),
                Err(error) => (Vec::new(), vec![error]),
            };
            // A run on the entire project reports the other errors.
            for error in errors.iter().filter(|one| matches!(one, FindError::Failed { .. })) {
                let what = format!(
                    "{error}; the plans in this folder were not compared with the plans that you named"
                );
                self.reporter.warning(&what, None);
            }
            found
        })
    }

    /// Adds last year's plan for each named plan.
    pub(crate) fn find_years_before(&mut self) {
        let mut wanted: BTreeSet<(String, SchoolYear)> = BTreeSet::new();
        let known: BTreeSet<(String, SchoolYear)> = self.files.iter().filter_map(key).collect();
        let mut found = Vec::new();
        for file in self.files.iter().filter(|file| file.is_wanted) {
            let Some((id, year)) = key(file) else { continue };
            let before = (id, year.previous());
            if known.contains(&before) || wanted.contains(&before) {
                continue;
            }
            let year = before.1.to_string();
            match self.opened.finder().in_year(&file.found.path, &before.0, &year) {
                Some(file) => found.push(file),
                None => {
                    wanted.insert(before);
                }
            }
        }
        // In an unusual folder layout, search the entire project.
        if !wanted.is_empty() && self.opened.setting.project().is_some() {
            let ids: BTreeSet<&str> = wanted.iter().map(|(id, _)| &**id).collect();
            let matching = self.all_of_project().iter().filter(|file| {
                let year = SchoolYear::read(&file.folder);
                file.language.is_none()
                    && ids.contains(&*file.id)
                    && year.is_none_or(|year| wanted.contains(&(file.id.clone(), year)))
            });
            found.extend(matching.cloned());
        }
        let paths: BTreeSet<PathBuf> =
            self.files.iter().map(|file| file.found.path.clone()).collect();
        for found in found.into_iter().filter(|found| !paths.contains(&found.path)) {
            self.take(found, false, None);
        }
    }
}
