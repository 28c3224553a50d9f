//! The evidence that a department gathered, and the needs that follow.

use super::change_class::{ChangeClass, Identity};
use super::choices::Stage;
use super::date::PlanDate;
use super::entity::{FieldKind, Requirement, entity};
use super::slots::{Evidence, Id};
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// This year's evidence and the needs that it shows.
    NeedsAssessment = "needs assessment" {
        /// The data that the department reviewed: prose, or a list of sources.
        data: Evidence<DataSource> = { part: Some("needs_assessment.data") };
        /// The people whom the department asked: prose, or a list of groups.
        engagement: Evidence<Engagement> = { part: Some("needs_assessment.engagement") };
        /// The findings from the data and from the people whom the department asked.
        findings: Option<Answer> = { part: Some("needs_assessment.findings") };
        /// Text to print before the needs.
        needs_intro: Option<Text> = { kind: FieldKind::Prose };
        /// The needs, in order.
        needs: Vec<Need> = { part: Some("needs_assessment.needs") };
        /// Text to print after the needs.
        needs_note: Option<Text> = { kind: FieldKind::Prose };
    }
}

entity! {
    /// Data that the department reviewed.
    DataSource = "data source", bare "source" {
        /// The name of the source.
        source: Option<Text> = { required: Requirement::Always, identity: Identity::Hint, is_main: true, is_in_new: true };
        /// The finding from this data.
        shows: Option<Text> = { is_in_new: true };
        /// The date of the data.
        date: Option<Spanned<PlanDate>> = { change: ChangeClass::Date, is_in_new: true };
    }
}

entity! {
    /// A group of people whom the department asked.
    Engagement = "engagement", bare "group" {
        /// The name of the group.
        group: Option<Text> = { required: Requirement::Always, identity: Identity::Hint, is_main: true, is_in_new: true };
        /// The input from the group.
        input: Option<Text> = { is_in_new: true };
        /// The date when the department asked the group.
        date: Option<Spanned<PlanDate>> = { change: ChangeClass::Date, is_in_new: true };
    }
}

entity! {
    /// A need that the evidence shows.
    Need = "need", bare "need" {
        /// The id that priorities use for this need.
        id: Option<Spanned<Id>> = { required: Requirement::From(Stage::Review), change: ChangeClass::Id, is_in_new: true };
        /// The text of the need.
        need: Option<Text> = { required: Requirement::Always, change: ChangeClass::Statement, is_main: true, is_in_new: true };
        /// The cause of the need.
        root_cause: Option<Text> = { is_in_new: true };
        /// The reason not to address the need this year.
        set_aside: Option<Text>;
    }
}
