//! Lowers a YAML tree to a typed plan, project or form, with the tables of fields in `model`.

mod built_in;
mod bullet;
mod calendar;
mod check;
mod colon;
mod control_comment;
mod correction;
mod date;
mod date_keys;
mod entry;
mod errors;
mod flow_mapping;
mod folded_list;
mod head;
mod heading;
mod id_suggestion;
mod identity;
mod invisible;
mod key;
mod message_words;
mod metric_value;
mod name_suggestion;
mod number_phrase;
mod period;
mod pitfalls;
mod project_settings;
mod reference;
mod scalar;
mod start;
mod synonym;
mod table;
mod translation;
mod value;

pub use built_in::built_in_form;
pub use control_comment::{ControlComment, ControlCommentKind, control_comments_without_effect};
pub use errors::ALL as ERROR_KINDS;
pub use errors::{INVALID_FILE_NAME, NESTED_PROJECT, OF_FILES, SKIPPED_PLAN};
pub use errors::{
    INVALID_FINGERPRINT, INVALID_PATH, INVALID_TIME_ZONE, MISSING_FINGERPRINT, MISSING_LABELS,
    OF_PROJECTS, STALE_TRANSLATION,
};
pub use head::{Head, has_keys_of_a_plan, head, is_like_a_form, is_like_a_plan, years};
pub use identity::{duplicate_plans, references};
pub(crate) use name_suggestion::nearest;
pub use project_settings::{unworded, worded};
pub use scalar::{is_language, is_slug};
pub use start::{NewPlan, new_plan, new_project, slug};
pub use table::{FileType, json_schema, reference};
pub use translation::{fingerprints, recorded, stale_severity, texts, translate};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Approvals, Entity, Form, Plan, Project, Stage, SuppressedFindings};
use crate::source::{Source, Span};
use crate::yaml::{self, Node, Value};

/// Parses and validates a plan.
///
/// Every error becomes a diagnostic with a location. The plan contains everything that could be
/// parsed; it is `None` only if nothing could be parsed.
///
/// Source: the plan language, version 1.
#[must_use]
pub fn plan(source: &Source) -> (Option<Plan>, Diagnostics) {
    let (plan, diagnostics, _) = plan_and_comments(source, None);
    (plan, diagnostics)
}

/// Parses and validates a plan, and returns its `# plancc:` comments. `stage` overrides the plan's
/// stage.
#[must_use]
pub fn plan_and_comments(
    source: &Source,
    stage: Option<Stage>,
) -> (Option<Plan>, Diagnostics, Vec<ControlComment>) {
    let mut control_comments = Vec::new();
    let (mut plan, mut diagnostics) =
        read_with::<Plan>(source, false, stage, &mut control_comments);
    if let (Some(plan), Some(stage)) = (&mut plan, stage) {
        plan.set_stage(stage);
    }
    if let Some(plan) = &plan {
        identity::own_ids(plan, &mut diagnostics);
        metric_value::numbers(plan, source, &mut diagnostics);
        reference::to_needs(plan, source, &mut diagnostics);
        id_suggestion::offer_ids(plan, source, &mut diagnostics);
    }
    crate::diagnostic::sort(&mut diagnostics);
    (plan, diagnostics, control_comments)
}

/// Parses and validates a project file.
#[must_use]
pub fn project(source: &Source) -> (Option<Project>, Diagnostics) {
    let (project, mut diagnostics) = read::<Project>(source, false);
    if let Some(project) = &project {
        identity::project(project, &mut diagnostics);
        project_settings::known(project, &mut diagnostics);
    }
    crate::diagnostic::sort(&mut diagnostics);
    (project, diagnostics)
}

/// Parses and validates a form.
#[must_use]
pub fn form(source: &Source) -> (Option<Form>, Diagnostics) {
    let (form, mut diagnostics) = read::<Form>(source, false);
    crate::diagnostic::sort(&mut diagnostics);
    (form, diagnostics)
}

/// Parses and validates a file of approved changes.
#[must_use]
pub fn approvals(source: &Source) -> (Option<Approvals>, Diagnostics) {
    let (approvals, mut diagnostics) = read::<Approvals>(source, false);
    crate::diagnostic::sort(&mut diagnostics);
    (approvals, diagnostics)
}

/// Parses and validates a baseline file.
#[must_use]
pub fn suppressed_findings(source: &Source) -> (Option<SuppressedFindings>, Diagnostics) {
    let (held, mut diagnostics) = read::<SuppressedFindings>(source, false);
    crate::diagnostic::sort(&mut diagnostics);
    (held, diagnostics)
}

/// Parses and validates one file. If `partial` is `true`, missing keys are not reported.
fn read<T: Entity + Default>(source: &Source, partial: bool) -> (Option<T>, Diagnostics) {
    read_with(source, partial, None, &mut Vec::new())
}

fn read_with<T: Entity + Default>(
    source: &Source,
    partial: bool,
    stage: Option<Stage>,
    control_comments: &mut Vec<ControlComment>,
) -> (Option<T>, Diagnostics) {
    let (tree, mut diagnostics) = yaml::parse(source);
    control_comments.append(&mut control_comment::control_comments(source, &tree));
    let broken = !diagnostics.is_empty();
    let Some(root) = tree.documents.first().filter(|root| !matches!(root.value, Value::Empty))
    else {
        if !broken {
            let start = Span::new(source.id(), 0..0);
            diagnostics.push(
                Diagnostic::error(errors::EMPTY_FILE, start, "this file is empty")
                    .here(format!("expected a {}", T::default().table().name))
                    .help(beginning(T::default().table().name)),
            );
        }
        return (None, diagnostics);
    };
    let mut entity = T::default();
    if matches!(root.value, Value::Broken) {
        return (None, diagnostics);
    }
    if !matches!(root.value, Value::Mapping { .. }) {
        diagnostics.push(
            Diagnostic::error(
                errors::NOT_A_PLAN,
                first_line(source, root),
                format!("this file is not a valid {}", T::default().table().name),
            )
            .here("expected a key and a colon")
            .help(beginning(T::default().table().name)),
        );
        return (None, diagnostics);
    }
    let mut reported: Vec<Span> = diagnostics.iter().map(|one| one.primary.span).collect();
    reported.sort_unstable();
    let stage = stage.unwrap_or_else(|| stage_of(root));
    let mut checker =
        check::Checker::new(source, &tree.comments, reported, stage, broken || partial);
    checker.fill(&mut entity, root);
    diagnostics.retain(|one| !checker.replaced.contains(&one.primary.span));
    diagnostics.append(&mut checker.diagnostics);
    (Some(entity), diagnostics)
}

/// Returns the help text that lists the first keys for this kind of file.
fn beginning(kind: &str) -> &'static str {
    match kind {
        "project" => "begin with `plancc: 1`, then `district: {name: …}`",
        "form" => "begin with `plancc: 1`, then `parts:`",
        "list of approvals" => "begin with `plancc: 1`, then `approved:`",
        "list of suppressed findings" => "begin with `plancc: 1`, then `held:`",
        _ => "begin with `plancc: 1`, then `year: 2026-2027` and `department: …`",
    }
}

fn first_line(source: &Source, node: &Node<'_>) -> Span {
    let line = source.line_range(source.position(node.span.start as usize).line);
    Span::new(source.id(), node.span.start as usize..line.end.min(node.span.end as usize))
}

/// Reads the stage before validation, since the stage determines which keys are required.
fn stage_of(root: &Node<'_>) -> Stage {
    let stage = root.get("stage").and_then(|node| node.scalar());
    stage.and_then(|word| word.trim().parse().ok()).unwrap_or(Stage::Draft)
}
