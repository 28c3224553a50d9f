//! A plan on its way through, and what stands around it.

use std::cell::OnceCell;
use std::sync::Arc;

use super::{File, Plans};
use crate::diagnostic::{self, Diagnostic};
use crate::model::{Setting, Stage};
use crate::pipeline::{self, Checked};
use crate::schema;
use crate::source::{Source, Sources, Span};
use crate::workspace::read::ReadError;

/// A plan of the run on its way through.
pub(in crate::cli) struct Unit<'a> {
    /// Its file.
    pub(in crate::cli) file: &'a File,
    /// Its text.
    pub(in crate::cli) source: Arc<Source>,
    /// The stage to read it at, instead of its own.
    pub(super) stage: Option<Stage>,
    pub(super) checked: OnceCell<Checked>,
}

impl Unit<'_> {
    /// The plan, read alone; what is found in it against others is not known yet.
    fn read(&self) -> &Checked {
        self.checked.get_or_init(|| self.read_alone())
    }

    fn read_alone(&self) -> Checked {
        pipeline::read_at(Arc::clone(&self.source), &self.file.found.id, self.stage)
    }
}

/// A plan and what stands around it, as a command looks at it.
pub(in crate::cli) struct Visit<'a> {
    /// The plan.
    pub(in crate::cli) unit: &'a Unit<'a>,
    /// The plan of the year before.
    pub(super) prior: Option<&'a Unit<'a>>,
    pub(super) plans: &'a Plans,
}

/// A translation of a plan.
pub(in crate::cli) struct Translation<'a> {
    /// Its file.
    pub(in crate::cli) file: &'a File,
    /// The language that it is into.
    pub(in crate::cli) language: &'a str,
    /// The plan in that language, with what was found in the translation.
    pub(in crate::cli) read: Result<Checked, ReadError>,
}

impl<'a> Visit<'a> {
    /// The plan, checked against its project, last year's plan and its twins.
    pub(in crate::cli) fn checked(&self, setting: &Setting) -> &'a Checked {
        self.unit.checked.get_or_init(|| {
            let mut checked = self.unit.read_alone();
            checked.diagnostics.extend(self.clash());
            checked.diagnostics.extend(self.unit.file.misnamed.clone());
            pipeline::check(&mut checked, setting, self.prior.map(Unit::read));
            checked
        })
    }

    /// Last year's plan, read.
    pub(in crate::cli) fn prior(&self) -> Option<&'a Checked> {
        self.prior.map(Unit::read)
    }

    /// All texts that the plan's reports are made from besides the project: its own, last year's and its
    /// translations', each with what it is to the plan; nothing where one cannot be read, or where another
    /// plan claims to be this one.
    pub(in crate::cli) fn texts(&self) -> Option<Vec<(&'a str, Arc<Source>)>> {
        let file = self.unit.file;
        if file.twins.1 > 0 || file.misnamed.is_some() {
            return None;
        }
        let mut texts = vec![("plan", Arc::clone(&self.unit.source))];
        texts.extend(self.prior.map(|prior| ("last year", Arc::clone(&prior.source))));
        for number in &file.translations {
            let file = self.plans.files.get(*number)?;
            texts.push((file.found.language.as_deref()?, self.plans.read(file).ok()?));
        }
        Some(texts)
    }

    /// The translations of the plan, each with its language; what could not be read is an error in its
    /// place. Texts that are out of date are judged at `stage`, if there is one, instead of the plan's.
    pub(in crate::cli) fn translations(
        &self,
        setting: &Setting,
        stage: Option<Stage>,
    ) -> Vec<Translation<'a>> {
        let plans = self.plans;
        let numbers = self.unit.file.translations.iter();
        let files = numbers.filter_map(|number| plans.files.get(*number));
        let checked = self.checked(setting);
        let translations = files.filter_map(|file| {
            let language = file.found.language.as_deref()?;
            let read = match plans.read(file) {
                Ok(source) => {
                    let mut read = pipeline::translate(checked, setting, source, language, stage)?;
                    read.diagnostics.extend(file.misnamed.clone());
                    diagnostic::sort(&mut read.diagnostics);
                    Ok(read)
                }
                Err(error) => Err(error),
            };
            Some(Translation { file, language, read })
        });
        translations.collect()
    }

    /// The sources that findings in the plan point into, added to those of the project.
    pub(in crate::cli) fn sources(&self, project: &Sources) -> Sources {
        let mut sources = project.clone();
        sources.insert(Arc::clone(&self.unit.source));
        if let Some(prior) = self.prior {
            sources.insert(Arc::clone(&prior.source));
        }
        for twin in self.twins() {
            if let Ok(source) = self.plans.read(twin) {
                sources.insert(source);
            }
        }
        sources
    }

    fn twins(&self) -> impl Iterator<Item = &'a File> {
        let plans = self.plans;
        self.unit.file.twins.0.iter().filter_map(|number| plans.files.get(*number))
    }

    fn clash(&self) -> Option<Diagnostic> {
        let file = self.unit.file;
        let twins: Vec<Span> = self.twins().map(|twin| twin.place).collect();
        let year = file.year.filter(|_| !twins.is_empty())?;
        Some(schema::twins(&file.id, year, file.place, &twins, file.twins.1))
    }
}
