//! The plans of a run: their files, relations and processing order.
//!
//! A plan is the unit of work. The plans of a department are processed in order of their years, so each can use last
//! year's plan. Departments run in parallel. Only the command's results are kept in memory.

mod file_name;
mod named_file;
mod related_plans;
mod select_with_names;
mod selection;
mod skipped_files;
mod unit;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) use self::named_file::{NamedFile, NamedFileKind};
pub(crate) use self::selection::FileRequest;
pub(crate) use self::skipped_files::SkippedFiles;
use self::unit::PlanUnit;
pub(crate) use self::unit::{PlanVisit, Translation};
use super::{Reporter, threads};
use crate::diagnostic::Diagnostic;
use crate::model::{SchoolYear, Stage};
use crate::source::{Source, SourceId, Span};
use crate::workspace::find::PlanFile;
use crate::workspace::read::{self, ReadError};
use crate::workspace::sandbox::Sandbox;

/// The maximum number of duplicates that a message lists. Without this limit, each of a thousand duplicates would list
/// all others.
const SHOWN: usize = 3;

/// A plan file that this run processes.
pub(crate) struct RunFile {
    /// The file's path and name.
    pub(crate) found: PlanFile,
    /// The file's source id. Ids follow the order of the files.
    pub(crate) source: SourceId,
    /// The department's id.
    pub(crate) id: String,
    /// The school year in the file, or from its folder.
    pub(crate) year: Option<SchoolYear>,
    /// `true` if the file was requested. Other files are read only because requested files depend on them.
    pub(crate) is_wanted: bool,
    /// `true` if the plan may be from a selected school year, regardless of `year`.
    may_be_of_years: bool,
    /// `true` if the plan is processed, because it or one of its translations was requested.
    is_visited: bool,
    /// Indices of the plan's translations, in the order of their languages.
    pub(crate) translations: Vec<usize>,
    /// Other files with the same id and year: the indices of the first few, and the total number.
    twins: (Vec<usize>, usize),
    /// The span of `year` in the file, or else the start of the file.
    place: Span,
    /// An error in the file's name.
    misnamed: Option<Diagnostic>,
    /// The content of standard input, if it replaces the file.
    text: Option<Arc<str>>,
}

impl RunFile {
    /// Returns `true` if the file came from standard input.
    pub(crate) fn is_input(&self) -> bool {
        self.text.is_some()
    }
}

/// The files of a run, sorted by path.
pub(crate) struct RunPlans {
    pub(crate) files: Vec<RunFile>,
    /// Indices of each department's plans, by year.
    chains: Vec<Vec<usize>>,
    /// Files that look like plans but are skipped.
    pub(crate) skipped: SkippedFiles,
    /// Named files that are not plans.
    pub(crate) others: Vec<NamedFile>,
    /// The requested part of the project's plans.
    pub(crate) extent: RunScope,
    /// The stage to use instead of each plan's `stage`.
    stage: Option<Stage>,
    sandbox: Option<Sandbox>,
}

/// The part of the project's plans that a run processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunScope {
    /// All plans of the project.
    Whole,
    /// Some plans of the project. The others are also listed, for rules that compare plans.
    Part,
    /// Files outside any project.
    Apart,
}

impl RunPlans {
    /// Returns the plans that are processed, in the order of their files.
    pub(crate) fn visited(&self) -> impl Iterator<Item = &RunFile> {
        self.files.iter().filter(|file| file.is_visited)
    }

    /// Calls `visit` for every plan that was requested, or that has a requested translation. Returns the results in
    /// the order of the files.
    pub(crate) fn each<T: Send>(
        &self,
        reporter: &dyn Reporter,
        visit: impl Fn(PlanVisit<'_>) -> T + Sync,
    ) -> Vec<Result<T, ReadError>> {
        let progress = reporter.progress(self.visited().count());
        let through = |chain: &Vec<usize>| self.through(chain, &visit, &|| progress.step());
        let mut results: Vec<(usize, _)> = match self.chains.as_slice() {
            // A single department is processed without threads.
            [chain] => through(chain),
            chains => threads::each(chains, through).into_iter().flatten().collect(),
        };
        results.sort_by_key(|(number, _)| *number);
        results.into_iter().map(|(_, result)| result).collect()
    }

    fn through<T>(
        &self,
        chain: &[usize],
        visit: &impl Fn(PlanVisit<'_>) -> T,
        step: &impl Fn(),
    ) -> Vec<(usize, Result<T, ReadError>)> {
        let mut results = Vec::new();
        let mut kept: Vec<PlanUnit<'_>> = Vec::new();
        for &number in chain {
            let Some(file) = self.files.get(number) else { continue };
            let source = match self.read(file) {
                Ok(source) => source,
                Err(error) if file.is_visited => {
                    results.push((number, Err(error)));
                    continue;
                }
                Err(_) => continue,
            };
            let before = file.year.map(SchoolYear::previous);
            kept.retain(|unit| unit.file.year == before || unit.file.year == file.year);
            let unit = PlanUnit { file, source, stage: self.stage, checked: OnceCell::new() };
            if file.is_visited {
                let prior = kept.iter().find(|unit| before.is_some() && unit.file.year == before);
                results.push((number, Ok(visit(PlanVisit { unit: &unit, prior, plans: self }))));
                step();
            }
            kept.push(unit);
        }
        results
    }

    /// Returns a file's text. Standard input was already read.
    pub(crate) fn read(&self, file: &RunFile) -> Result<Arc<Source>, ReadError> {
        let (found, sandbox) = (&file.found, self.sandbox.as_ref());
        let text = match &file.text {
            Some(text) => text.to_string(),
            None => read::file(&found.path, &found.name, sandbox)?,
        };
        Ok(Arc::new(Source::new(file.source, found.name.clone(), text)))
    }
}

impl RunPlans {
    /// Finds each plan's translations, duplicates and other years.
    fn relate(&mut self) {
        let mut by_place: BTreeMap<(PathBuf, String), Vec<usize>> = BTreeMap::new();
        let mut by_key: BTreeMap<(String, Option<SchoolYear>), Vec<usize>> = BTreeMap::new();
        for (number, file) in self.files.iter().enumerate() {
            let folder = file.found.path.parent().unwrap_or(Path::new("")).to_owned();
            if file.found.language.is_some() {
                by_place.entry((folder, file.found.id.clone())).or_default().push(number);
            } else {
                by_key.entry((file.id.clone(), file.year)).or_default().push(number);
            }
        }
        let mut chains: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for ((id, _), numbers) in &by_key {
            chains.entry(id).or_default().extend(numbers);
        }
        self.chains = chains.into_values().collect();
        for ((_, year), numbers) in by_key {
            if numbers.len() < 2 || year.is_none() {
                continue;
            }
            for number in &numbers {
                if let Some(file) = self.files.get_mut(*number) {
                    let others = numbers.iter().copied().filter(|other| other != number);
                    file.twins = (others.take(SHOWN).collect(), numbers.len() - 1);
                }
            }
        }
        for file in &mut self.files {
            if file.found.language.is_none() {
                let folder = file.found.path.parent().unwrap_or(Path::new("")).to_owned();
                let beside = by_place.remove(&(folder, file.found.id.clone()));
                file.translations = beside.unwrap_or_default();
            }
        }
    }

    /// Marks the plans to process: requested plans, and plans with a requested translation.
    fn visit(&mut self) {
        let wanted: Vec<bool> = self.files.iter().map(|file| file.is_wanted).collect();
        for file in self.files.iter_mut().filter(|file| file.found.language.is_none()) {
            let mut translations = file.translations.iter();
            file.is_visited =
                file.is_wanted || translations.any(|one| wanted.get(*one) == Some(&true));
        }
    }
}
