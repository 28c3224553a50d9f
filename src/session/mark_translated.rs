//! Marks translations as up to date: writes the fingerprints of the translated texts to `translates`.

use std::path::PathBuf;
use std::sync::Arc;

use super::plans::{PlanVisit, RunPlans, Translation};
use super::project::OpenProject;
use super::text_files::in_place;
use super::{Error, Reporter, STANDARD_INPUT};
use crate::pipeline::{self, CheckedPlan};
use crate::revise::translation_marks::mark;
use crate::source::Source;
use crate::workspace::write;

/// A translation with its new list of fingerprints.
#[derive(Debug)]
pub struct MarkedTranslation {
    path: PathBuf,
    /// The file's name in messages.
    pub name: String,
    /// The text of the file.
    pub old: String,
    /// The text with the new list.
    pub new: String,
}

impl MarkedTranslation {
    /// Removes temporary files that a killed process left next to the file.
    pub fn clean_up(&self) {
        write::sweep_beside(&self.path);
    }

    /// Writes the new text, unless someone changed the file since it was read.
    ///
    /// # Errors
    /// Fails if the file has changed or cannot be written.
    pub fn write(&self, opened: &OpenProject) -> Result<(), Error> {
        let (seen, sandbox) = (Some(self.old.as_bytes()), opened.sandbox.as_ref());
        write::update(&self.path, &self.name, seen, self.new.as_bytes(), sandbox)
            .map_err(in_place)?;
        Ok(())
    }
}

/// Returns the given translations, and the translations of the given plans, with their new lists. A translation that
/// cannot be marked is reported; then `opened.failed` is set.
///
/// # Errors
/// Fails if the paths include standard input, or if they do not include a translation.
pub fn run(
    opened: &mut OpenProject,
    reporter: &dyn Reporter,
    paths: &[PathBuf],
) -> Result<Vec<MarkedTranslation>, Error> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Error::request(
            "`--mark-translated` cannot read standard input",
            "specify the translation's file; plancc compares it with the plan in the same folder",
        ));
    }
    let plans = RunPlans::select(opened, reporter, paths, STANDARD_INPUT);
    opened.tell_unusable(reporter);
    let results = plans.each(reporter, |visit| {
        let translations = visit.translations(&opened.setting, None);
        let wanted = translations.into_iter().filter(|one| one.file.is_wanted);
        wanted.map(|one| renew(opened, &visit, one)).collect::<Vec<_>>()
    });
    let mut all = Vec::new();
    for result in results {
        match result {
            Ok(translations) => all.extend(translations),
            Err(error) => all.push(Err(error.into())),
        }
    }
    if all.is_empty() && !opened.failed {
        return Err(Error::request(
            "found no translations of the given plans",
            "specify a translation, for example `plancc fix --mark-translated plans/2026-2027/library.es.yaml`",
        ));
    }
    let mut marked = Vec::new();
    for one in all {
        match one {
            Ok(one) => marked.push(one),
            Err(error) => {
                reporter.error(&error);
                opened.failed = true;
            }
        }
    }
    Ok(marked)
}

fn renew(
    opened: &OpenProject,
    visit: &PlanVisit<'_>,
    translation: Translation<'_>,
) -> Result<MarkedTranslation, Error> {
    let Translation { file, language, read } = translation;
    let mut checked = read?;
    let plan = visit.checked(&opened.setting);
    let name = checked.source.name().to_owned();
    if !checked.is_sound() {
        let what = format!("cannot mark `{name}` as up to date: it has errors");
        return Err(Error::request(
            what,
            "run `plancc lint` to see the errors, fix them, then run this command again",
        ));
    }
    let list = pipeline::fingerprints(plan, &mut checked);
    let new = mark(&checked.source, &list);
    let new = new.filter(|new| is_renewed(opened, plan, &checked, &list, new, language));
    let Some(new) = new else {
        return Err(Error::request(
            format!(
                "cannot mark `{name}` as up to date: the YAML layout of the file is not supported"
            ),
            "write each top-level key on its own line, without braces around the file",
        ));
    };
    let old = checked.source.text().to_owned();
    Ok(MarkedTranslation { path: file.found.path.clone(), name, old, new })
}

/// Returns `true` if the new file translates the same texts and none of them is outdated.
fn is_renewed(
    opened: &OpenProject,
    plan: &CheckedPlan,
    old: &CheckedPlan,
    list: &[String],
    new: &str,
    language: &str,
) -> bool {
    let source = Arc::new(Source::new(old.source.id(), old.source.name(), new));
    let new = pipeline::translate(plan, &opened.setting, source, language, None);
    new.is_some_and(|mut new| {
        pipeline::is_up_to_date(&new) && pipeline::fingerprints(plan, &mut new) == list
    })
}
