//! Forms: the prompts that a plan answers, and the words that a report prints.

use super::change_class::ChangeClass;
use super::choices::{Holder, SectionType, Stage};
use super::entity::{FieldKind, Requirement, entity};
use super::slots::{Id, KeyedValue};
use super::wording::Wording;
use crate::source::{Spanned, Text};

/// The parts of a plan for which a form can set headings and prompts, in the report's order.
pub const PART_NAMES: &[&str] = &[
    "department",
    "department.name",
    "department.contact",
    "department.contact.email",
    "department.contact.phone",
    "generated",
    "stage",
    "adopted",
    "purpose",
    "services",
    "budget",
    "reflection",
    "reflection.outcomes",
    "reflection.outcomes.intended",
    "reflection.outcomes.evidence",
    "reflection.learnings",
    "needs_assessment",
    "needs_assessment.data",
    "needs_assessment.engagement",
    "needs_assessment.findings",
    "needs_assessment.needs",
    "priorities",
    "theory_of_action",
    "priorities.actions",
    "priorities.metrics",
    "priorities.actions.metrics",
    "unplaced",
    "confirm",
    "glossary",
];

/// The labels that a report prints. The built-in form contains the wording of each label.
pub const LABEL_NAMES: &[&str] = &[
    "if_we",
    "then",
    "which_will",
    "and",
    "action",
    "priority",
    "need",
    "metrics",
    "no_answer",
    "skip_to_content",
    "contents",
    "contact_name",
    "contact_title",
    "stage_draft",
    "stage_review",
    "stage_board",
    "stage_adopted",
    "adopted_on",
    "adopted_by",
    "agenda_item",
    "total",
    "fund",
    "amount",
    "purpose",
    "source",
    "shows",
    "date",
    "group",
    "input",
    "root_cause",
    "set_aside",
    "result",
    "met",
    "partly_met",
    "not_met",
    "not_measured",
    "evidence",
    "continues",
    "metric",
    "target",
    "actual",
    "successes",
    "challenges",
    "learnings",
    "needs_served",
    "goals",
    "students",
    "owner",
    "outcome_metrics",
    "start",
    "due",
    "status",
    "not_started",
    "in_progress",
    "done",
    "dropped",
    "cost",
    "note",
    "reviews",
    "unit",
    "baseline",
    "milestones",
    "direction",
    "up",
    "down",
    "keep",
    "cadence",
    "weekly",
    "monthly",
    "quarterly",
    "three_times_a_year",
    "twice_a_year",
    "yearly",
    "readings",
    "value",
    "by",
    "change",
    "percent",
    "percentage_points",
    "count",
    "days",
    "hours",
    "dollars",
    "score",
    "rate",
    "text",
    "from",
    "page",
    "of",
    "plans",
    "department",
    "school_year",
    "stage",
    "generated_on",
    "no_goals",
    "planned_total",
    "table",
    "points",
    "until",
    "report",
    "other_languages",
    "no_reports",
    "not_translated",
    "translation_outdated",
];

entity! {
    /// A form: the prompts for planners, and the words that reports print around the answers.
    Form = "form" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: FieldKind::Version, required: Requirement::Always };
        /// The title of the report.
        title: Option<Wording>;
        /// The heading, introduction, prompt and stage of each part.
        parts: Vec<KeyedValue<PartWording>> = { kind: FieldKind::Named(PartWording::TABLE, Some(PART_NAMES)) };
        /// The words that the report prints around the answers.
        labels: Vec<KeyedValue<Wording>> = { kind: FieldKind::Wordings(Some(LABEL_NAMES)) };
        /// Sections that the district adds; plans answer them under `own`.
        sections: Vec<Section>;
    }
}

entity! {
    /// The wording of one part.
    PartWording = "part" {
        /// The heading of the part.
        heading: Option<Wording>;
        /// The text under the heading, in Markdown.
        intro: Option<Wording>;
        /// The question to answer, in Markdown.
        prompt: Option<Wording>;
        /// The first stage at which an answer is required.
        required_at: Option<Spanned<Stage>>;
        /// `true` to print the part even if it has no answer.
        show: Option<Spanned<bool>>;
    }
}

entity! {
    /// A section that a district's form adds.
    Section = "section" {
        /// The key under `own` that answers this section.
        id: Option<Spanned<Id>> = { required: Requirement::Always, change: ChangeClass::Id };
        /// The kind of entry that has this section; the default is `plan`.
        holder: Option<Spanned<Holder>> = { key: "of" };
        /// The kind of answer; the default is `prose`.
        answer_type: Option<Spanned<SectionType>> = { key: "type" };
        /// The part that comes before the section; the default is the last part.
        after: Option<Text> = { kind: FieldKind::Choice(PART_NAMES) };
        /// The heading of the section.
        heading: Option<Wording> = { required: Requirement::Always };
        /// The text under the heading, in Markdown.
        intro: Option<Wording>;
        /// The question to answer, in Markdown.
        prompt: Option<Wording>;
        /// The first stage at which an answer is required.
        required_at: Option<Spanned<Stage>>;
        /// `true` to print the section even if it has no answer.
        show: Option<Spanned<bool>>;
    }
}
