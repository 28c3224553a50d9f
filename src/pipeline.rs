//! The phases of the compiler: parsing, validating, linting, compiling and comparing plans.
//!
//! All functions here are pure: they receive the project's settings as a [`PlanSettings`], and return diagnostics and
//! the bytes of reports.

mod error;
mod lint_result;
mod translation;

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use crate::backend::pdf::{self, Pdf};
use crate::backend::{HtmlLabels, Renderers, ReportFormat, Templates};
use crate::diagnostic::{self, Diagnostic, Diagnostics, Severity};
use crate::diff::{self, PlanDiff, PlanVersion, SideBySideRow};
use crate::lang::Language;
use crate::lint::{self, ActiveRules, PlanInput};
use crate::model::{Plan, PlanSettings, SchoolYear, Stage};
use crate::schema::{self, ControlComment};
use crate::source::{Source, Sources};
use crate::view::{LanguageLink, ReportContext};
use crate::yaml;

pub use error::CompileError;
pub use lint_result::{LintResult, findings};
pub use translation::{fingerprints, is_up_to_date, translate};

/// A plan with all its findings.
#[derive(Debug)]
pub struct CheckedPlan {
    /// The plan's text, which the findings refer to.
    pub source: Arc<Source>,
    /// The department's id, from the plan or else from the file name.
    pub id: String,
    /// The plan; `None` if nothing in the text could be parsed.
    pub plan: Option<Plan>,
    /// The findings, in the order of the text.
    pub diagnostics: Diagnostics,
    /// The comments that contain instructions for plancc.
    pub control_comments: Vec<ControlComment>,
}

impl CheckedPlan {
    /// Returns `true` if no error prevents a report. An outdated translation doesn't prevent a report, which marks
    /// the outdated text.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let stops = |one: &Diagnostic| {
            one.severity == Severity::Error && one.rule != schema::STALE_TRANSLATION
        };
        self.plan.is_some() && !self.diagnostics.iter().any(stops)
    }

    /// Returns the department and year, which identify a plan; `None` if the year is unknown.
    #[must_use]
    pub fn key(&self) -> Option<(&str, SchoolYear)> {
        Some((&self.id, self.plan.as_ref()?.year?.value))
    }
}

/// Parses a plan from its text, without checks against other files. `stem` is the file name without its extension,
/// which is the id if the plan has none.
#[must_use]
pub fn read(source: Arc<Source>, stem: &str) -> CheckedPlan {
    read_at(source, stem, None)
}

/// Parses a plan as if it were at `stage`; `None` keeps its own stage.
#[must_use]
pub fn read_at(source: Arc<Source>, stem: &str, stage: Option<Stage>) -> CheckedPlan {
    let (plan, diagnostics, control_comments) = schema::plan_and_comments(&source, stage);
    let own = plan.as_ref().and_then(|plan| plan.id.as_ref());
    let id = own.map_or_else(|| stem.to_owned(), |id| id.value.to_string());
    CheckedPlan { source, id, plan, diagnostics, control_comments }
}

/// Checks a plan against its project and last year's plan.
pub fn check(checked: &mut CheckedPlan, setting: &PlanSettings, prior: Option<&CheckedPlan>) {
    if let Some(plan) = &checked.plan {
        let prior = prior.and_then(|prior| prior.plan.as_ref());
        schema::references(plan, &checked.source, setting, prior, &mut checked.diagnostics);
    }
    diagnostic::sort(&mut checked.diagnostics);
}

/// Returns the languages of a plan's reports: its own first, then those of the project and of its
/// translations.
///
/// A project with only one language adds no languages.
#[must_use]
pub fn languages(plan: &Plan, setting: &PlanSettings, translated: &[&str]) -> Vec<String> {
    let of_project = setting.languages();
    let of_project = if of_project.len() > 1 { of_project } else { Vec::new() };
    let mut languages = vec![setting.language_of(plan).to_owned()];
    for language in of_project.into_iter().chain(translated.iter().copied()) {
        if languages.iter().all(|known| known != language) {
            languages.push(language.to_owned());
        }
    }
    languages
}

/// Runs the lint rules on a checked plan, with `as_of` as today's date.
///
/// Returns `None` if the plan could not be read.
#[must_use]
pub fn judge(
    checked: &CheckedPlan,
    setting: &PlanSettings,
    prior: Option<&Plan>,
    as_of: Date,
    active: &ActiveRules,
) -> Option<LintResult> {
    let CheckedPlan { source, id, plan, diagnostics: errors, control_comments } = checked;
    let mut plan = Cow::Borrowed(plan.as_ref()?);
    if let Some(stage) = active.stage().filter(|stage| *stage != plan.stage_or_draft()) {
        plan.to_mut().set_stage(stage);
    }
    let given = PlanInput { plan: &plan, source, id, errors, prior, setting, as_of };
    let (mut found, mut digest) = lint::plan(given, active);
    let allowed = lint::suppression::plan(
        control_comments,
        &mut found,
        &mut digest,
        active,
        plan.stage_or_draft(),
    );
    Some(LintResult { found, allowed, digest })
}

/// One version of a file in a comparison.
#[derive(Debug)]
pub struct CompareInput {
    /// The text, with the file's name in messages.
    pub source: Arc<Source>,
    /// The department's id from the file name, for a plan without an id; may be empty.
    pub stem: String,
    /// `true` if the file is a translation, which contains only the translated texts.
    pub is_translation: bool,
    /// `true` if the user named this file, so a different name is not a change.
    pub is_named: bool,
}

/// Compares two versions of a file. A missing version means that the plan was added or removed. With `whole`, also
/// returns the rows of both plans side by side.
#[must_use]
pub fn compare(
    before: Option<CompareInput>,
    after: Option<CompareInput>,
    settings: &diff::CompareSettings,
    whole: bool,
) -> (PlanDiff, Vec<SideBySideRow>) {
    let read = |side: Option<CompareInput>| {
        side.map(|side| (read(Arc::clone(&side.source), &side.stem), side))
    };
    let (mut before, mut after) = (read(before), read(after));
    if let (Some((old, _)), Some((new, _))) = (&mut before, &mut after) {
        // If only one version has an id, treat both as the same plan.
        if old.id.is_empty() || new.id.is_empty() {
            let id = format!("{}{}", old.id, new.id);
            (old.id, new.id) = (id.clone(), id);
        }
    }
    let version = |(checked, side): &(CheckedPlan, CompareInput)| PlanVersion {
        name: side.source.name().to_owned(),
        id: checked.id.clone(),
        department: department(checked.plan.as_ref()),
        year: year(checked.plan.as_ref()),
        stage: checked.plan.as_ref().map(Plan::stage_or_draft),
        is_named: side.is_named,
        errors: errors(checked, side).count(),
        problems: errors(checked, side).take(PROBLEMS).map(|one| problem(checked, one)).collect(),
    };
    let mut plan = diff::files(
        before.as_ref().map(|read| as_read(version(read), &read.0)),
        after.as_ref().map(|read| as_read(version(read), &read.0)),
        settings,
    );
    fn allowing((checked, _): &(CheckedPlan, CompareInput)) -> diff::CommentedPlan<'_> {
        let (plan, source) = (checked.plan.as_ref(), &*checked.source);
        diff::CommentedPlan { plan, control_comments: &checked.control_comments, source }
    }
    let (old, new) = (before.as_ref().map(allowing), after.as_ref().map(allowing));
    plan.changes.extend(diff::allows(old.as_ref(), new.as_ref()));
    let plan_of = |read: &'_ Option<(CheckedPlan, CompareInput)>| {
        read.as_ref().and_then(|(c, _)| c.plan.clone())
    };
    let rows = match whole && !plan.changes.is_empty() {
        true => diff::side_by_side(plan_of(&before).as_ref(), plan_of(&after).as_ref()),
        false => Vec::new(),
    };
    (plan, rows)
}

/// The maximum number of errors to list for a version.
const PROBLEMS: usize = 5;

/// Returns the errors that prevent a full comparison. In a translation, which lacks most fields, only YAML errors
/// count.
fn errors<'a>(
    checked: &'a CheckedPlan,
    side: &CompareInput,
) -> impl Iterator<Item = &'a Diagnostic> {
    let is_translation = side.is_translation;
    let is_of_yaml =
        |rule: &str| yaml::ERROR_KINDS.iter().copied().flatten().any(|fault| fault.name == rule);
    checked.diagnostics.iter().filter(move |one| {
        one.severity == Severity::Error && (!is_translation || is_of_yaml(one.rule))
    })
}

fn problem(checked: &CheckedPlan, error: &Diagnostic) -> String {
    let line = checked.source.position(error.primary.span.start as usize).line;
    format!("line {line}: {}", error.message)
}

fn as_read(version: PlanVersion, checked: &CheckedPlan) -> diff::FileVersion<'_> {
    diff::FileVersion { version, plan: checked.plan.as_ref(), source: &checked.source }
}

fn department(plan: Option<&Plan>) -> String {
    let department = plan.and_then(|plan| plan.department.as_ref());
    let name = department.and_then(|department| department.name.as_ref());
    name.map(|name| name.trimmed().to_owned()).unwrap_or_default()
}

fn year(plan: Option<&Plan>) -> String {
    let year = plan.and_then(|plan| plan.year);
    year.map(|year| year.value.to_string()).unwrap_or_default()
}

/// Compiles plans to reports. All plans of a run share one compiler.
#[derive(Debug)]
pub struct Compiler<'a> {
    /// The project and its forms.
    pub setting: &'a PlanSettings,
    /// The templates for HTML and Markdown.
    pub templates: &'a Templates,
    /// The labels of forms, shared between HTML reports.
    pub labels: HtmlLabels,
    /// The PDF engine; needed only for PDF.
    pub pdf: Option<&'a Pdf>,
    /// The formats to write.
    pub formats: &'a [ReportFormat],
    /// The district's logo, as a `data:` URL.
    pub logo: Option<&'a str>,
    /// `true` if reports include the plan's working notes, `unplaced` and `confirm`.
    pub internal: bool,
}

/// The variant of a plan's report: its language and date.
#[derive(Debug, Clone, Copy)]
pub struct ReportVariant<'a> {
    /// Last year's plan, for references to it.
    pub prior: Option<&'a Plan>,
    /// The report's language, as a tag such as `es`.
    pub language: &'a str,
    /// The languages of all reports of the plan.
    pub languages: &'a [String],
    /// The date that the report shows.
    pub generated: Date,
}

/// One file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    /// The path in the output folder, with forward slashes: `2026-2027/arts.html`, or `2026-2027/arts.es.html` in a
    /// language other than the plan's.
    pub path: String,
    /// The output format.
    pub format: ReportFormat,
    /// The content; `None` if the existing file is up to date.
    pub bytes: Option<Vec<u8>>,
    /// Characters that were replaced because the font has no glyph for them.
    pub replaced: Vec<char>,
}

/// A report that could not be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFailure {
    /// The report's format.
    pub format: ReportFormat,
    /// The reason that it failed.
    pub error: CompileError,
}

impl Compiler<'_> {
    /// Compiles the reports of a plan, one for each format. `is_current` returns `true` if the file at a path is up
    /// to date; it is called only for PDF, which is slow to render.
    ///
    /// A format that fails doesn't stop the others.
    pub fn compile(
        &self,
        plan: &Plan,
        id: &str,
        variant: ReportVariant<'_>,
        is_current: &dyn Fn(&str) -> bool,
    ) -> Vec<Result<ReportFile, ReportFailure>> {
        let printed = self.printed(plan);
        let plan = printed.as_ref();
        let year = plan.year.map(|year| year.value);
        let own = self.setting.language_of(plan);
        let named = |language: &str| match language {
            _ if language == own => id.to_owned(),
            _ => format!("{id}.{language}"),
        };
        let others = variant.languages.iter().filter(|other| *other != variant.language);
        let languages = others.map(|other| LanguageLink {
            language: other.clone(),
            name: Language::of(other).name().to_owned(),
            file: named(other),
        });
        let context = ReportContext {
            setting: self.setting,
            language: variant.language,
            languages: languages.collect(),
            generated: variant.generated,
            id,
            logo: self.logo.map(str::to_owned),
            prior: variant.prior,
        };
        let name = named(variant.language);
        let stem = year.map_or_else(|| name.clone(), |year| format!("{year}/{name}"));
        let compiled = self.formats.iter().map(|&format| {
            let path = format!("{stem}.{}", format.extension());
            if format.is_slow() && is_current(&path) {
                return Ok(ReportFile { path, format, bytes: None, replaced: Vec::new() });
            }
            let rendered = format.render(plan, &context, &self.renderers());
            let rendered = rendered
                .map_err(|error| ReportFailure { format, error: CompileError::from(error) })?;
            let (bytes, replaced) = (Some(rendered.bytes), rendered.replaced);
            Ok(ReportFile { path, format, bytes, replaced })
        });
        compiled.collect()
    }

    fn renderers(&self) -> Renderers<'_> {
        Renderers { templates: self.templates, labels: &self.labels, pdf: self.pdf }
    }

    /// Returns warnings about text in a plan that the selected formats cannot show.
    #[must_use]
    pub fn missing_glyphs(&self, plan: &Plan, source: &Source) -> Diagnostics {
        let pdf = self.pdf.filter(|_| self.formats.contains(&ReportFormat::PDF));
        pdf.map(|pdf| pdf::missing_glyphs(self.printed(plan).as_ref(), source, pdf.fonts()))
            .unwrap_or_default()
    }

    /// Returns the plan without working notes, unless reports include them.
    fn printed<'p>(&self, plan: &'p Plan) -> Cow<'p, Plan> {
        if self.internal { Cow::Borrowed(plan) } else { plan.without_notes() }
    }

    /// Returns warnings about text in the project and its forms that the selected formats cannot show, or
    /// that was replaced.
    #[must_use]
    pub fn missing_glyphs_in_settings(&self, sources: &Sources, replaced: &[char]) -> Diagnostics {
        let mut told = Diagnostics::new();
        if let Some(pdf) = self.pdf.filter(|_| self.formats.contains(&ReportFormat::PDF)) {
            for entity in self.setting.around() {
                for source in sources.iter() {
                    told.extend(pdf::missing_glyphs(entity, source, pdf.fonts()));
                    told.extend(pdf::replaced(entity, source, replaced));
                }
            }
        }
        told
    }
}
