//! A plan during processing, with the plans and translations related to it.

use std::cell::OnceCell;
use std::sync::Arc;

use super::{RunFile, RunPlans};
use crate::diagnostic::{self, Diagnostic};
use crate::model::{PlanSettings, Stage};
use crate::pipeline::{self, CheckedPlan};
use crate::schema;
use crate::source::{Source, Sources, Span};
use crate::workspace::read::ReadError;

/// A plan during processing.
pub(crate) struct PlanUnit<'a> {
    /// The plan's file.
    pub(crate) file: &'a RunFile,
    /// The plan's text.
    pub(crate) source: Arc<Source>,
    /// The stage to use instead of the plan's `stage`.
    pub(crate) stage: Option<Stage>,
    pub(crate) checked: OnceCell<CheckedPlan>,
}

impl PlanUnit<'_> {
    /// Returns the plan, validated alone, without checks against other files.
    fn read(&self) -> &CheckedPlan {
        self.checked.get_or_init(|| self.read_alone())
    }

    fn read_alone(&self) -> CheckedPlan {
        pipeline::read_at(Arc::clone(&self.source), &self.file.found.id, self.stage)
    }
}

/// A plan and its related plans, as passed to a command.
pub(crate) struct PlanVisit<'a> {
    /// The plan.
    pub(crate) unit: &'a PlanUnit<'a>,
    /// Last year's plan.
    pub(crate) prior: Option<&'a PlanUnit<'a>>,
    pub(crate) plans: &'a RunPlans,
}

/// A translation of a plan.
pub(crate) struct Translation<'a> {
    /// The translation's file.
    pub(crate) file: &'a RunFile,
    /// The target language.
    pub(crate) language: &'a str,
    /// The translated plan with the findings in the translation.
    pub(crate) read: Result<CheckedPlan, ReadError>,
}

impl<'a> PlanVisit<'a> {
    /// Returns the plan, checked against the project, last year's plan and duplicates.
    pub(crate) fn checked(&self, setting: &PlanSettings) -> &'a CheckedPlan {
        self.unit.checked.get_or_init(|| {
            let mut checked = self.unit.read_alone();
            checked.diagnostics.extend(self.clash());
            checked.diagnostics.extend(self.unit.file.misnamed.clone());
            pipeline::check(&mut checked, setting, self.prior.map(PlanUnit::read));
            checked
        })
    }

    /// Returns last year's plan.
    pub(crate) fn prior(&self) -> Option<&'a CheckedPlan> {
        self.prior.map(PlanUnit::read)
    }

    /// Returns all plan files that the reports depend on: the plan, last year's plan and the translations, each with
    /// its role. Returns `None` if a file cannot be read, or if the plan has duplicates or an invalid file name.
    pub(crate) fn texts(&self) -> Option<Vec<(&'a str, Arc<Source>)>> {
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

    /// Returns the translations of the plan, with an error for each that cannot be read. The severity of outdated
    /// texts depends on `stage` or, if that is `None`, on the plan's own stage.
    pub(crate) fn translations(
        &self,
        setting: &PlanSettings,
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

    /// Returns the project's sources, plus the sources that findings in the plan refer to.
    pub(crate) fn sources(&self, project: &Sources) -> Sources {
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

    fn twins(&self) -> impl Iterator<Item = &'a RunFile> {
        let plans = self.plans;
        self.unit.file.twins.0.iter().filter_map(|number| plans.files.get(*number))
    }

    fn clash(&self) -> Option<Diagnostic> {
        let file = self.unit.file;
        let twins: Vec<Span> = self.twins().map(|twin| twin.place).collect();
        let year = file.year.filter(|_| !twins.is_empty())?;
        Some(schema::duplicate_plans(&file.id, year, file.place, &twins, file.twins.1))
    }
}
