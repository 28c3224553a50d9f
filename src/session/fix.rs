//! Applies the fixes for findings to plans, and replaces former names in other files of the project.

use std::path::PathBuf;
use std::sync::Arc;

use super::plans::{NamedFileKind, RunPlans};
use super::project::OpenProject;
use super::text_files::in_place;
use super::{Error, Reporter, lint};
use crate::lint::{ActiveRules, RuleSelection};
use crate::pipeline;
use crate::revise::fix::{self, FixResult, FixSelection};
use crate::rule::DEPRECATED_NAME;
use crate::source::{Source, SourceId};
use crate::workspace::{path_name, read, write};

/// The files to fix, and the fixes to apply.
#[derive(Debug, Clone, Copy)]
pub struct FixOptions<'a> {
    /// Plans, folders or other project files, or only `-` for standard input; the entire project if empty.
    pub paths: &'a [PathBuf],
    /// The name of standard input.
    pub stdin: &'a str,
    /// The fixes to apply.
    pub which: FixSelection<'a>,
}

/// A file with its fixes applied. `T` is the caller's output type for the fixes.
#[derive(Debug)]
pub struct FixedFile<T> {
    path: PathBuf,
    /// `true` if the file is standard input.
    pub is_input: bool,
    /// `true` if the file is a plan.
    pub is_plan: bool,
    /// The text before the fixes.
    pub old: String,
    /// The text after the fixes, with the applied fixes and the remaining findings.
    pub fixed: FixResult,
    /// The formatted fixes.
    pub formatted: T,
}

impl<T> FixedFile<T> {
    /// Writes the new text, unless someone changed the file since it was read.
    ///
    /// # Errors
    /// Fails if the file has changed or cannot be written.
    pub fn write(&self, opened: &OpenProject) -> Result<(), Error> {
        let text = self.fixed.source.text();
        if text == self.old {
            write::sweep_beside(&self.path);
            return Ok(());
        }
        let (seen, sandbox) = (Some(self.old.as_bytes()), opened.sandbox.as_ref());
        let name = self.fixed.source.name();
        write::update(&self.path, name, seen, text.as_bytes(), sandbox).map_err(in_place)?;
        Ok(())
    }
}

/// The result of a run.
#[derive(Debug)]
pub struct FixRun<T> {
    /// The files, in order: plans first.
    pub files: Vec<FixedFile<T>>,
    /// `true` if the run includes a plan, or another file that the user specified.
    pub is_any: bool,
}

/// Applies fixes without writing any file. `format` receives the old text and the result of each file, on any thread.
///
/// # Errors
/// Fails if the current date cannot be determined. A file that cannot be read is reported; then `opened.failed` is set.
pub fn run<T: Send>(
    opened: &mut OpenProject,
    reporter: &dyn Reporter,
    options: &FixOptions<'_>,
    format: &(dyn Fn(&str, &FixResult) -> T + Sync),
) -> Result<FixRun<T>, Error> {
    let as_of = lint::today(opened)?;
    let plans = RunPlans::select_with_names(opened, reporter, options.paths, options.stdin);
    opened.tell_unusable(reporter);
    let levels = opened.setting.project().and_then(|project| project.lint.as_ref());
    let active = ActiveRules::new(levels, &RuleSelection::default());
    let results = plans.each(reporter, |visit| {
        if !visit.unit.file.is_wanted {
            return None;
        }
        let look = |source| {
            let plan = pipeline::read(source, &visit.unit.file.found.id);
            pipeline::findings(plan, &opened.setting, visit.prior(), as_of, &active)
        };
        let source = Arc::clone(&visit.unit.source);
        let old = source.text().to_owned();
        let fixed = fix::fix(source, options.which, &look);
        let formatted = format(&old, &fixed);
        let (path, is_input) = (visit.unit.file.found.path.clone(), visit.unit.file.is_input());
        Some(FixedFile { path, is_input, is_plan: true, old, fixed, formatted })
    });
    let mut files = Vec::new();
    for result in results {
        match result {
            Ok(file) => files.extend(file),
            Err(error) => {
                reporter.error(&error.into());
                opened.failed = true;
            }
        }
    }
    files.extend(former_names(opened, reporter, &plans, options, format));
    let is_any = plans.visited().count() > 0 || !plans.others.is_empty();
    Ok(FixRun { files, is_any })
}

/// Replaces former names of rules, kinds of change and levels in files that are not plans. Without paths, processes all
/// such files of the project.
fn former_names<T>(
    opened: &mut OpenProject,
    reporter: &dyn Reporter,
    plans: &RunPlans,
    options: &FixOptions<'_>,
    format: &(dyn Fn(&str, &FixResult) -> T + Sync),
) -> Vec<FixedFile<T>> {
    let named = plans.others.iter().map(|other| (other.kind, other.found.path.clone()));
    let mut kinds: Vec<(NamedFileKind, PathBuf)> = named.collect();
    if options.paths.is_empty() {
        kinds = NamedFileKind::all_of(opened);
    }
    let mut files = Vec::new();
    for (kind, path) in kinds {
        let name = path_name::display_name(&path, &opened.here);
        let text = match read::file(&path, &name, opened.sandbox.as_ref()) {
            Ok(text) => text,
            Err(error) => {
                // `plancc lint` reports the other errors in detail.
                if matches!(error.why, read::ReadFailure::Failed(_) | read::ReadFailure::Forbidden)
                {
                    reporter.error(&error.into());
                    opened.failed = true;
                }
                continue;
            }
        };
        let source = Arc::new(Source::new(SourceId(0), name, text));
        let old = source.text().to_owned();
        let look = |source: Arc<Source>| {
            let mut found = kind.check(&source);
            found.iter_mut().filter(|one| one.rule != DEPRECATED_NAME).for_each(|one| {
                one.fixes.clear();
            });
            found
        };
        let mut fixed = fix::fix(source, FixSelection::Safe, &look);
        // In a file that is not a plan, this command ignores all other findings.
        fixed.left.retain(|one| one.rule == DEPRECATED_NAME);
        if fixed.made.is_empty() && fixed.left.is_empty() {
            continue;
        }
        let formatted = format(&old, &fixed);
        files.push(FixedFile { path, is_input: false, is_plan: false, old, fixed, formatted });
    }
    files
}
