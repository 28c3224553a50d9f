//! What the department found out, and the needs that follow.

use super::choices::Stage;
use super::date::PlanDate;
use super::entity::{Kind, Required, entity};
use super::slots::{Evidence, Id};
use super::wording::Answer;
use crate::source::{Spanned, Text};

entity! {
    /// This year's evidence and the needs found in it.
    NeedsAssessment = "needs assessment" {
        /// The data that was looked at: prose, or a list of sources.
        data: Evidence<DataSource> = { part: Some("needs_assessment.data") };
        /// Who was asked: prose, or a list of groups.
        engagement: Evidence<Engagement> = { part: Some("needs_assessment.engagement") };
        /// What came out of it.
        findings: Option<Answer> = { part: Some("needs_assessment.findings") };
        /// Said before the needs.
        needs_intro: Option<Text> = { kind: Kind::Prose };
        /// The needs, in their order.
        needs: Vec<Need> = { part: Some("needs_assessment.needs") };
        /// Said after the needs.
        needs_note: Option<Text> = { kind: Kind::Prose };
    }
}

entity! {
    /// Data that was looked at.
    DataSource = "data source", bare "source" {
        /// Where it is from.
        source: Option<Text> = { required: Required::Always };
        /// What it shows.
        shows: Option<Text>;
        /// When it was taken.
        date: Option<Spanned<PlanDate>>;
    }
}

entity! {
    /// People who were asked.
    Engagement = "engagement", bare "group" {
        /// Who they are.
        group: Option<Text> = { required: Required::Always };
        /// What they said.
        input: Option<Text>;
        /// When they were asked.
        date: Option<Spanned<PlanDate>>;
    }
}

entity! {
    /// One need.
    Need = "need", bare "need" {
        /// The name that priorities refer to it by.
        id: Option<Spanned<Id>> = { required: Required::From(Stage::Review) };
        /// What is needed.
        need: Option<Text> = { required: Required::Always };
        /// What lies behind it.
        root_cause: Option<Text>;
        /// Why it is not taken up this cycle.
        set_aside: Option<Text>;
    }
}
