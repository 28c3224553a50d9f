//! Validation of project settings: formats, currency, reading grade and languages.

use super::message_words::shortened;
use super::{errors, name_suggestion};
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit};
use crate::model::numbers::is_currency_code;
use crate::model::{
    CURRENCY, FORMATS, Form, LABEL_NAMES, PART_NAMES, Plan, PlanSettings, Project, Wording,
};
use crate::source::Span;

/// The highest valid reading grade. Grades above 12 are years of college.
const HIGHEST_GRADE: u8 = 20;

/// Reports invalid formats, an invalid currency and an invalid reading grade.
pub(super) fn known(project: &Project, out: &mut Diagnostics) {
    formats(project, out);
    out.extend(currency(project));
    out.extend(reading_grade(project));
}

/// Reports unknown formats. Otherwise, no one would notice that a report is missing.
fn formats(project: &Project, out: &mut Diagnostics) {
    for format in project.formats.iter().filter(|format| !FORMATS.contains(&format.trimmed())) {
        let written = shortened(format.trimmed());
        let said = Diagnostic::error(
            errors::INVALID_CHOICE,
            format.span,
            format!("unknown value `{written}` for `formats`"),
        )
        .here("not a valid format");
        let short = if written == "md" { Some("markdown") } else { None };
        out.push(
            match short.or_else(|| name_suggestion::nearest(&written, FORMATS.iter().copied())) {
                Some(near) => said.help(format!("did you mean `{near}`?")).fix(
                    format!("write `{near}`"),
                    Applicability::Unsafe,
                    vec![Edit { span: format.span, text: near.to_owned() }],
                ),
                None => said.help(format!("write {}", name_suggestion::listed(FORMATS))),
            },
        );
    }
}

/// Reports a currency that is not a code of three capital letters.
///
/// Source: ISO 4217. Checks the form of the code, but not whether the code exists.
fn currency(project: &Project) -> Option<Diagnostic> {
    let text = project.currency.as_ref()?;
    let written = text.trimmed();
    if is_currency_code(written) {
        return None;
    }
    let code = written.to_ascii_uppercase();
    let code = if is_currency_code(&code) { code } else { CURRENCY.to_owned() };
    Some(
        Diagnostic::error(
            errors::INVALID_CURRENCY,
            text.span,
            format!("`{}` is not a valid currency code", shortened(written)),
        )
        .here("expected three capital letters")
        .note("reports show the currency with every amount")
        .help(format!("write `currency: {code}`")),
    )
}

/// Reports a reading grade that is out of range.
fn reading_grade(project: &Project) -> Option<Diagnostic> {
    let grade = project.reading_grade?;
    if grade.value.0 >= 1.into() && grade.value.0 <= HIGHEST_GRADE.into() {
        return None;
    }
    Some(
        Diagnostic::error(
            errors::INVALID_READING_GRADE,
            grade.span,
            format!("`{}` is not a valid reading grade", grade.value),
        )
        .here(format!("expected a grade from 1 to {HIGHEST_GRADE}"))
        .note("with this limit, plancc would report either all text or no text as too hard to read")
        .help("write `reading_grade: 9`, or delete the line"),
    )
}

/// Reports missing headings or labels in the project's languages.
#[must_use]
pub fn worded(setting: &PlanSettings) -> Diagnostics {
    let named = setting.project().into_iter().flat_map(|project| &project.languages);
    let tags = named.filter(|tag| super::is_language(&tag.value));
    tags.filter_map(|tag| unworded(setting, &tag.value, tag.span)).collect()
}

/// Reports missing headings or labels in a plan's language. Skips languages of the project, which
/// [`worded`] reports.
pub(super) fn of_plan(plan: &Plan, setting: &PlanSettings) -> Option<Diagnostic> {
    let tag = plan.language.as_ref().filter(|tag| super::is_language(&tag.value))?;
    let is_told = setting.project().is_some_and(|project| {
        project.languages.iter().any(|of_project| of_project.value == tag.value)
    });
    if is_told { None } else { unworded(setting, &tag.value, tag.span) }
}

/// Returns a warning at `span` if headings or labels are missing in `language`.
#[must_use]
pub fn unworded(setting: &PlanSettings, language: &str, span: Span) -> Option<Diagnostic> {
    let forms = setting.forms(None, language);
    let wordings = || {
        let labels = LABEL_NAMES.iter().filter_map(|name| label(&forms, name));
        labels.chain(PART_NAMES.iter().filter_map(|name| heading(&forms, name)))
    };
    let without = wordings().filter(|wording| !wording.is_in(language)).count();
    if without == 0 {
        return None;
    }
    let all = wordings().count();
    let said = if without == all {
        format!("all headings and labels are missing in `{language}`")
    } else {
        format!("{without} of {all} headings and labels are missing in `{language}`")
    };
    Some(
        Diagnostic::warning(errors::MISSING_LABELS, span, said)
            .here("reports use this language")
            .note("reports use another language for missing headings and labels")
            .help(format!(
                "add the headings and labels to the project's form, such as `labels: {{contents: {{{language}: …}}}}`"
            )),
    )
}

fn label<'a>(forms: &[&'a Form], name: &str) -> Option<&'a Wording> {
    let mut forms = forms.iter();
    let found = forms.find_map(|form| form.labels.iter().find(|label| &*label.key.value == name));
    found.map(|label| &label.value)
}

fn heading<'a>(forms: &[&'a Form], name: &str) -> Option<&'a Wording> {
    forms.iter().find_map(|form| {
        let part = form.parts.iter().find(|part| &*part.key.value == name);
        part.and_then(|part| part.value.heading.as_ref())
    })
}
