//! The reports of one plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::replaced_characters::ReplacedCharacters;
use super::report_dates::ReportDates;
use crate::diagnostic::{self, Diagnostics};
use crate::model::{Choice, Plan};
use crate::pipeline::{
    self, CheckedPlan, CompileError, Compiler, ReportFailure, ReportFile, ReportVariant,
};
use crate::prose;
use crate::report::Tally;
use crate::session::plans::{PlanVisit, Translation};
use crate::session::project::OpenProject;
use crate::session::{FileFindings, FindingsFormatter, Reporter};
use crate::source::Sources;
use crate::workspace::manifest::{PlanRecord, fingerprint};
use crate::workspace::read::ReadError;

/// Builds the reports of all plans.
pub(super) struct ReportBuilder<'a, T> {
    pub(super) opened: &'a OpenProject,
    pub(super) reporter: &'a dyn Reporter,
    pub(super) compiler: Compiler<'a>,
    pub(super) days: &'a ReportDates,
    /// The language if only one report is requested; `Some(None)` means the plan's own language.
    pub(super) one: Option<Option<String>>,
    /// The fingerprint of the inputs that all reports of the build share.
    pub(super) inputs: &'a str,
    /// Characters that PDFs could not show.
    pub(super) replaced: ReplacedCharacters,
    /// Formats the findings.
    pub(super) format: FindingsFormatter<'a, T>,
}

/// The result for one plan.
pub(super) struct PlanResult<T> {
    /// The formatted findings.
    pub(super) findings: Vec<T>,
    /// The number of findings.
    pub(super) tally: Tally,
    /// The reports; `None` if the plan has an error.
    pub(super) reports: Option<Result<PlanReports, CompileError>>,
    /// The errors for the translations that could not be read.
    pub(super) unread: Vec<ReadError>,
    /// `true` if a translation has an error, so its reports are missing.
    pub(super) is_partly: bool,
    /// The fingerprint of all inputs of the plan's reports.
    pub(super) inputs: String,
}

/// The reports of one plan.
pub(super) struct PlanReports {
    /// Reports that were built.
    pub(super) outputs: Vec<ReportFile>,
    /// Reports that failed.
    pub(super) failures: Vec<ReportFailure>,
    /// The plan's entry in the manifest.
    pub(super) record: PlanRecord,
}

impl<T> ReportBuilder<'_, T> {
    /// Checks and compiles one plan in all its languages. `is_current` returns `true` if the file at a path exists
    /// and was built from inputs with this fingerprint.
    pub(super) fn make(
        &self,
        visit: &PlanVisit<'_>,
        is_current: &dyn Fn(&str, &str) -> bool,
    ) -> PlanResult<T> {
        let setting = &self.opened.setting;
        let checked = visit.checked(setting);
        let mut made = PlanResult {
            findings: Vec::new(),
            tally: Tally::default(),
            reports: None,
            unread: Vec::new(),
            is_partly: false,
            inputs: String::new(),
        };
        let mut translated: BTreeMap<String, CheckedPlan> = BTreeMap::new();
        for Translation { language, read, .. } in visit.translations(setting, None) {
            match read {
                Ok(one) => {
                    self.tell(&mut made, &one, || {
                        let mut sources = visit.sources(&self.opened.sources);
                        sources.insert(Arc::clone(&one.source));
                        sources
                    });
                    made.is_partly |= !one.is_sound();
                    translated.insert(language.to_owned(), one);
                }
                Err(error) => {
                    made.unread.push(error);
                    made.is_partly = true;
                }
            }
        }
        self.tell(&mut made, checked, || visit.sources(&self.opened.sources));
        if let Some(plan) = checked.plan.as_ref().filter(|_| checked.is_sound()) {
            made.inputs = self.inputs(visit).unwrap_or_default();
            let is_current = |path: &str| is_current(path, &made.inputs);
            let mut replaced = Vec::new();
            let reports =
                self.reports(visit, checked, plan, &translated, &is_current, &mut replaced);
            for (one, diagnostics) in
                self.replaced.places(&replaced, [Some(checked), visit.prior()])
            {
                self.print(&mut made, diagnostics, || {
                    let mut sources = Sources::default();
                    sources.insert(Arc::clone(&one.source));
                    sources
                });
            }
            made.reports = Some(reports);
        }
        made
    }

    fn tell(
        &self,
        made: &mut PlanResult<T>,
        checked: &CheckedPlan,
        sources: impl FnOnce() -> Sources,
    ) {
        let mut diagnostics = checked.diagnostics.clone();
        if let Some(plan) = checked.plan.as_ref().filter(|_| checked.is_sound()) {
            diagnostics.extend(self.compiler.missing_glyphs(plan, &checked.source));
        }
        self.print(made, diagnostics, sources);
    }

    fn print(
        &self,
        made: &mut PlanResult<T>,
        mut diagnostics: Diagnostics,
        sources: impl FnOnce() -> Sources,
    ) {
        if diagnostics.is_empty() {
            return;
        }
        diagnostic::sort(&mut diagnostics);
        made.tally.add(&Tally::of(&diagnostics));
        let (diagnostics, sources, way) = (&*diagnostics, &sources(), &|_| String::new());
        made.findings.push((self.format)(&FileFindings { diagnostics, sources, way }));
    }

    /// Compiles a plan in all its languages. Adds unsupported characters to `replaced`, with the translation that
    /// contains them.
    fn reports<'b>(
        &self,
        visit: &PlanVisit<'_>,
        checked: &CheckedPlan,
        plan: &Plan,
        translated: &'b BTreeMap<String, CheckedPlan>,
        is_current: &dyn Fn(&str) -> bool,
        replaced: &mut Vec<(char, Option<&'b CheckedPlan>)>,
    ) -> Result<PlanReports, CompileError> {
        let setting = &self.opened.setting;
        let named: Vec<&str> = translated.keys().map(String::as_str).collect();
        let mut languages = pipeline::languages(plan, setting, &named);
        languages.retain(|language| translated.get(language).is_none_or(CheckedPlan::is_sound));
        match &self.one {
            Some(Some(named)) if !languages.contains(named) => {
                return Err(CompileError::Untranslated(named.clone()));
            }
            Some(Some(named)) => languages.retain(|language| language == named),
            Some(None) => languages.truncate(1),
            None => {}
        }
        let (mut outputs, mut failures) = (Vec::new(), Vec::new());
        let mut reports = Vec::new();
        for language in &languages {
            let variant = ReportVariant {
                prior: visit.prior().and_then(|prior| prior.plan.as_ref()),
                language,
                languages: &languages,
                generated: self.days.day(visit.unit.file),
            };
            let translation = translated.get(language);
            let plan = translation.and_then(|one| one.plan.as_ref()).unwrap_or(plan);
            let compiled = self.compiler.compile(plan, &checked.id, variant, is_current);
            let mut made = Vec::with_capacity(compiled.len());
            for one in compiled {
                match one {
                    Ok(output) => made.push(output),
                    Err(failure) => failures.push(failure),
                }
            }
            let characters = made.iter().flat_map(|output| &output.replaced);
            replaced.extend(characters.map(|character| (*character, translation)));
            if let Some(output) = made.first() {
                let ending = format!(".{}", output.format.extension());
                let stem = output.path.strip_suffix(&ending).unwrap_or(&output.path);
                reports.push((language.clone(), stem.to_owned()));
            }
            outputs.extend(made);
        }
        let record = self.record(checked, plan, reports);
        Ok(PlanReports { outputs, failures, record })
    }

    /// Returns the fingerprint of all inputs of a plan's reports. Returns `None` if a file cannot be read, or if the
    /// plan must be checked again anyway.
    pub(super) fn inputs(&self, visit: &PlanVisit<'_>) -> Option<String> {
        let file = visit.unit.file;
        let day = self.days.day(file).to_string();
        let texts = visit.texts()?;
        let named = texts.iter().flat_map(|(what, source)| [*what, source.text()]);
        let parts = [self.inputs, &day, &file.found.id].into_iter().chain(named);
        Some(fingerprint(parts.map(str::as_bytes)))
    }

    fn record(
        &self,
        checked: &CheckedPlan,
        plan: &Plan,
        reports: Vec<(String, String)>,
    ) -> PlanRecord {
        let setting = &self.opened.setting;
        let own = plan.department.as_ref().and_then(|department| department.name.as_ref());
        let own = own.map(|name| prose::plain_inlines(&prose::inlines(&name.value)));
        let year = plan.year.map(|year| year.value);
        let named = || Some(setting.department(&checked.id, year?, setting.language())?.to_owned());
        PlanRecord {
            inputs: String::new(),
            year: year.map(|year| year.to_string()).unwrap_or_default(),
            department: own.or_else(named).unwrap_or_else(|| checked.id.clone()),
            stage: plan.stage_or_draft().word().to_owned(),
            reports,
        }
    }
}
