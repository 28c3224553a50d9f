//! Runs rules on a fragment of a plan, completed to a plan, as `plancc lint` does.

use jiff::civil::Date;
use plancc::diagnostic::{Diagnostic, Diagnostics};
use plancc::lint::{self, ActiveRules, ComparedYears, PlanInput, RuleSelection};
use plancc::model::{FieldKind, Plan, PlanSettings, Requirement, Stage, Table};
use plancc::source::{Source, SourceId, Sources, Text};
use plancc::{report, schema};
use std::sync::Arc;

/// The input of a case; texts may be fragments.
#[derive(Debug, Default, Clone)]
pub(crate) struct Case {
    /// One plan, or several, separated by lines of `---`.
    pub(crate) plans: String,
    pub(crate) project: Option<String>,
    pub(crate) form: Option<String>,
    pub(crate) last_year: Option<String>,
    pub(crate) stage: Option<Stage>,
    pub(crate) as_of: Option<Date>,
    /// The plan's folder.
    pub(crate) folder: Option<String>,
}

/// The findings, and the sources of their spans.
pub(crate) struct Judged {
    pub(crate) shape: Diagnostics,
    pub(crate) found: Diagnostics,
    pub(crate) sources: Sources,
}

impl Judged {
    /// Formats the findings as `plancc lint` prints them.
    pub(crate) fn says(&self) -> String {
        let all: Diagnostics = self.shape.iter().chain(&self.found).cloned().collect();
        let said = report::human(&all, &self.sources, false, 100);
        said.trim_end().lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }
}

impl Case {
    /// Runs the rules in `only`, or all rules if it is empty.
    pub(crate) fn judge(&self, only: &[&str]) -> Judged {
        let mut sources = Sources::default();
        let mut shape = Diagnostics::new();
        let mut read = |id: u32, name: &str, text: String| {
            let source = Arc::new(Source::new(SourceId(id), name, text));
            sources.insert(Arc::clone(&source));
            source
        };
        // The project file names the form.
        let of_form = self.form.as_ref().map(|_| String::new());
        let mut project = self.project.as_ref().or(of_form.as_ref()).map(|text| {
            let head = if text.contains("plancc:") { "" } else { "plancc: 1\n" };
            let district = if text.contains("district:") { "" } else { "district: Riverbend\n" };
            let source = read(0, "plancc.yaml", format!("{head}{district}{text}"));
            let (project, mut errors) = schema::project(&source);
            shape.append(&mut errors);
            project.unwrap()
        });
        let form = self.form.as_ref().map(|text| {
            let head = if text.contains("plancc:") { "" } else { "plancc: 1\n" };
            let source = read(1, "form.yaml", format!("{head}{text}"));
            let (form, mut errors) = schema::form(&source);
            shape.append(&mut errors);
            form.unwrap()
        });
        let prior = self.last_year.as_ref().map(|text| {
            let source = read(2, "plans/2025-2026/plan.yaml", whole(text, "2025-2026"));
            let (plan, mut errors) = schema::plan(&source);
            shape.append(&mut errors);
            plan.unwrap()
        });
        let selection = RuleSelection {
            stage: self.stage,
            only: only.iter().map(|&name| name.to_owned()).collect(),
            skip: Vec::new(),
            no_allow: false,
        };
        if let Some(project) = &mut project {
            let form = Text { value: "form.yaml".into(), ..Text::default() };
            project.form.get_or_insert(form);
        }
        let forms = form.into_iter().map(|form| ("form.yaml".to_owned(), form)).collect();
        let setting = PlanSettings::new(project, forms, schema::built_in_form());
        let levels = setting.project().and_then(|project| project.lint.as_ref());
        let active = ActiveRules::new(levels, &selection);
        let as_of = self.as_of.unwrap_or(jiff::civil::date(2026, 11, 24));
        let name = self.folder.iter().map(|folder| format!("{folder}/"));
        let name = name.collect::<String>() + "plan.yaml";
        let (mut digests, mut found) = (Vec::new(), Diagnostics::new());
        for (number, text) in self.plans.split("\n---\n").enumerate() {
            let source = read(10 + number as u32, &name, whole(text, "2026-2027"));
            let (plan, errors) = schema::plan(&source);
            let plan = plan.unwrap();
            let given = PlanInput {
                plan: &plan,
                source: &source,
                id: plan.id.as_ref().map_or("plan", |id| &id.value),
                errors: &errors,
                prior: prior.as_ref(),
                setting: &setting,
                as_of,
            };
            let (mut of_plan, digest) = lint::plan(given, &active);
            found.append(&mut of_plan);
            digests.push(digest);
            shape.extend(errors);
        }
        if let Some(project) = setting.project() {
            found.append(&mut lint::settings(project));
        }
        let look = ComparedYears { as_of, years: &[], asked: None };
        found.append(&mut lint::district(&setting, &digests, &active, &look).0);
        Judged { shape, found, sources }
    }
}

/// Completes a fragment to the smallest plan that can contain it, based on its first key.
pub(crate) fn whole(fragment: &str, year: &str) -> String {
    let first = fragment.lines().find(|line| !line.starts_with(['#', ' ']) && line.contains(':'));
    let key = first.and_then(|line| line.split(':').next()).unwrap_or_default();
    let mut out = String::new();
    if !fragment.contains("plancc:") {
        out.push_str("plancc: 1\n");
    }
    if !fragment.lines().any(|line| line.starts_with("year:")) {
        out.push_str(&format!("year: {year}\n"));
    }
    let mut indent = String::new();
    for (field, table, is_list) in path(key) {
        out.push_str(&format!("{indent}{field}:\n"));
        indent.push_str("  ");
        if is_list {
            let mut dash = "- ";
            for field in table.fields.iter().filter(|field| field.required == Requirement::Always) {
                out.push_str(&format!("{indent}{dash}{}: sample\n", field.key));
                dash = "  ";
            }
            indent.push_str("  ");
        }
    }
    for line in fragment.lines() {
        out.push_str(if line.is_empty() { "" } else { &indent });
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Returns the path from a plan to the nearest entry with this key.
fn path(key: &str) -> Vec<(&'static str, &'static Table, bool)> {
    let mut ways = vec![(Plan::TABLE, Vec::new())];
    let mut next = 0;
    while let Some((table, way)) = ways.get(next).cloned() {
        if table.field(key).is_some() {
            return way;
        }
        for field in table.fields {
            let (within, is_list) = match field.kind {
                FieldKind::Entity(table) => (table, false),
                FieldKind::Entities(table)
                | FieldKind::OneOrMore(table)
                | FieldKind::ProseOrEntities(table) => (table, true),
                _ => continue,
            };
            let mut way = way.clone();
            way.push((field.key, within, is_list));
            ways.push((within, way));
        }
        next += 1;
    }
    panic!("no entry of a plan has the key `{key}`");
}

/// Returns the names of the rules in the findings.
pub(crate) fn names(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|diagnostic| diagnostic.rule).collect()
}
