//! A project in memory, for programs that have texts instead of files, such as an editor or a preview.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::Error;
use crate::backend::{HtmlLabels, ReportFormat, Templates};
use crate::diagnostic::Diagnostics;
use crate::diff::{CompareSettings, PlanDiff};
use crate::lint::{self, ActiveRules, RuleSelection};
use crate::model::PlanSettings;
use crate::pipeline::{self, CheckedPlan, CompareInput, Compiler, ReportVariant};
use crate::schema;
use crate::source::{Source, SourceId};

/// The project file's source id; plans have higher ids.
const PROJECT: SourceId = SourceId(0);
const PLAN: SourceId = SourceId(1);
const OTHER: SourceId = SourceId(2);

/// A project whose files are texts in memory.
#[derive(Debug)]
pub struct TextProject {
    setting: PlanSettings,
    findings: Diagnostics,
}

impl TextProject {
    /// Reads a project file from its text. Forms of the project are ignored; the built-in form applies.
    #[must_use]
    pub fn new(project: &str) -> TextProject {
        let (project, mut findings) =
            schema::project(&Source::new(PROJECT, "plancc.yaml", project));
        findings.extend(project.iter().flat_map(lint::settings));
        let setting = PlanSettings::new(project, BTreeMap::new(), schema::built_in_form());
        TextProject { setting, findings }
    }

    /// Returns the findings in the project file.
    #[must_use]
    pub fn findings(&self) -> &Diagnostics {
        &self.findings
    }

    /// Returns all findings in a plan, in the order of its text. `name` is its file name, `prior` is the text of last
    /// year's plan, and `today` is the current date.
    ///
    /// ```
    /// use plancc::session::TextProject;
    ///
    /// let project = TextProject::new("plancc: 1\n");
    /// let plan = "plancc: 1\nyear: 2026-2027\npurpos: We help students read.\n";
    /// let findings = project.lint("library.yaml", plan, None, jiff::civil::date(2026, 10, 1));
    /// assert!(findings.iter().any(|finding| finding.message.contains("purpos")));
    /// ```
    #[must_use]
    pub fn lint(&self, name: &str, plan: &str, prior: Option<&str>, today: Date) -> Diagnostics {
        let prior = prior.map(|text| read(OTHER, "prior.yaml", text));
        let levels = self.setting.project().and_then(|project| project.lint.as_ref());
        let active = ActiveRules::new(levels, &RuleSelection::default());
        let plan = read(PLAN, name, plan);
        pipeline::findings(plan, &self.setting, prior.as_ref(), today, &active)
    }

    /// Builds a plan's report, in its own language and with the date `date`. PDFs need [`build::run`].
    ///
    /// ```
    /// use plancc::backend::ReportFormat;
    /// use plancc::session::TextProject;
    ///
    /// let project = TextProject::new("plancc: 1\n");
    /// let plan = "plancc: 1\nyear: 2026-2027\npurpose: We help students read.\n";
    /// let date = jiff::civil::date(2026, 10, 1);
    /// let page = project.report("library.yaml", plan, ReportFormat::HTML, date)?;
    /// assert!(String::from_utf8_lossy(&page).contains("We help students read."));
    /// # Ok::<(), plancc::session::Error>(())
    /// ```
    ///
    /// # Errors
    /// Fails if the plan has errors, or if the format is PDF.
    ///
    /// [`build::run`]: super::build::run
    pub fn report(
        &self,
        name: &str,
        plan: &str,
        format: ReportFormat,
        date: Date,
    ) -> Result<Vec<u8>, Error> {
        let mut checked = read(PLAN, name, plan);
        pipeline::check(&mut checked, &self.setting, None);
        let Some(plan) = checked.plan.as_ref().filter(|_| checked.is_sound()) else {
            return Err(Error::invalid(checked.diagnostics, checked.source));
        };
        let templates = Templates::new(&[])?;
        let compiler = Compiler {
            setting: &self.setting,
            templates: &templates,
            labels: HtmlLabels::default(),
            pdf: None,
            formats: &[format],
            logo: None,
            internal: false,
        };
        let language = self.setting.language_of(plan).to_owned();
        let languages = [language.clone()];
        let variant = ReportVariant {
            prior: None,
            language: &language,
            languages: &languages,
            generated: date,
        };
        let outputs = compiler.compile(plan, &checked.id, variant, &|_| false);
        let output = outputs.into_iter().next().transpose();
        let output = output
            .map_err(|failure| Error::Compile { file: name.to_owned(), error: failure.error })?;
        Ok(output.and_then(|output| output.bytes).unwrap_or_default())
    }

    /// Compares two versions of a plan.
    ///
    /// ```
    /// use plancc::session::TextProject;
    ///
    /// let project = TextProject::new("plancc: 1\n");
    /// let old = "plancc: 1\nyear: 2026-2027\npurpose: We help students read.\n";
    /// let new = "plancc: 1\nyear: 2026-2027\npurpose: We help all students read.\n";
    /// assert_eq!(project.compare("library.yaml", old, new).changes.len(), 1);
    /// ```
    #[must_use]
    pub fn compare(&self, name: &str, before: &str, after: &str) -> PlanDiff {
        let side = |id, text: &str| {
            Some(CompareInput {
                source: Arc::new(Source::new(id, name, text)),
                stem: stem(name).to_owned(),
                is_translation: false,
                is_named: true,
            })
        };
        pipeline::compare(
            side(PLAN, before),
            side(OTHER, after),
            &CompareSettings::of(&self.setting),
            false,
        )
        .0
    }
}

fn read(id: SourceId, name: &str, text: &str) -> CheckedPlan {
    pipeline::read(Arc::new(Source::new(id, name, text)), stem(name))
}

/// Returns a file name without its extension.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
