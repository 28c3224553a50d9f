//! Plans that were not named but that the named plans depend on.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Extent;
use super::choice::{Choice, Chosen, key};
use crate::model::SchoolYear;
use crate::workspace::find::Found;
use crate::workspace::{place, write};

impl Choice<'_> {
    /// If a plan of the project was named, adds the project's other plans, which may be duplicates of the named plan.
    pub(crate) fn find_rest(&mut self) -> Extent {
        let finder = self.opened.finder();
        let is_of_project = |file: &Chosen| finder.holds(&file.found.path);
        if self.opened.setting.project().is_none() || !self.files.iter().any(is_of_project) {
            return Extent::Apart;
        }
        let real = place::real;
        let known: BTreeSet<PathBuf> =
            self.files.iter().map(|file| real(&file.found.path)).collect();
        // A run on the entire project reports folders that cannot be searched.
        let all = finder.all().map(|plans| plans.found).unwrap_or_default();
        let rest = all.into_iter().filter(|found| !known.contains(&real(&found.path)));
        let rest: Vec<Found> = rest.filter(|found| found.language.is_none()).collect();
        let is_whole =
            rest.is_empty() && self.request.paths.iter().all(|path| write::is_folder(path));
        for found in rest {
            self.take(found, false, None);
        }
        if is_whole { Extent::Whole } else { Extent::Part }
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
            let all = self.opened.finder().all().map(|plans| plans.found).unwrap_or_default();
            let ids: BTreeSet<&str> = wanted.iter().map(|(id, _)| &**id).collect();
            found.extend(all.into_iter().filter(|file| {
                let year = SchoolYear::read(&file.folder);
                file.language.is_none()
                    && ids.contains(&*file.id)
                    && year.is_none_or(|year| wanted.contains(&(file.id.clone(), year)))
            }));
        }
        let paths: BTreeSet<PathBuf> =
            self.files.iter().map(|file| file.found.path.clone()).collect();
        for found in found.into_iter().filter(|found| !paths.contains(&found.path)) {
            self.take(found, false, None);
        }
    }
}
