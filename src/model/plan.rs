//! A department's plan for one school year.

use std::borrow::Cow;

use super::budget::Budget;
use super::choices::Stage;
use super::date::PlanDate;
use super::entity::{Kind, Required, Target, entity};
use super::needs::NeedsAssessment;
use super::priority::Priority;
use super::reflection::Reflection;
use super::slots::{Id, Keyed};
use super::wording::Answer;
use super::year::SchoolYear;
use crate::source::{Span, Spanned, Text};

entity! {
    /// One department's plan for one school year; one file.
    Plan = "plan" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: Kind::Version, required: Required::Always };
        /// The department's id, the same over the years; the file's name says it where this does not.
        id: Option<Spanned<Id>>;
        /// The school year: `2026-2027`.
        year: Option<Spanned<SchoolYear>> = { required: Required::Always };
        /// How far the plan has come; a draft where nothing is said.
        stage: Option<Spanned<Stage>>;
        /// When and by whom the plan was adopted.
        adopted: Option<Adoption>;
        /// The language that the plan is written in; the project's first where nothing is said.
        language: Option<Spanned<Id>> = { kind: Kind::Language };
        /// In a translation: a fingerprint of each text that it translates, which `plancc fix --mark-translated` writes
        /// (`- priorities/evenings/priority 91bc0123`), so that a text whose original changed is reported; or a note of what
        /// it was made from, which is not compared.
        translates: Option<Answer>;
        /// The department.
        department: Option<Department> = { part: Some("department") };
        /// What the department does, and for whom.
        purpose: Option<Text> = { kind: Kind::Prose, part: Some("purpose") };
        /// What the department offers.
        services: Option<Answer> = { part: Some("services") };
        /// What the department has to spend.
        budget: Option<Budget> = { part: Some("budget") };
        /// The look back at the year before.
        reflection: Option<Reflection> = { part: Some("reflection") };
        /// This year's evidence, and the needs found in it.
        needs_assessment: Option<NeedsAssessment> = { part: Some("needs_assessment") };
        /// What the department has chosen to change, in order.
        priorities: Vec<Priority> = { part: Some("priorities") };
        /// Answers to what the district's form asks of the plan besides.
        own: Vec<Keyed<Answer>>;
        /// What an import could not place, word for word. A working note: reports have it only with `build --internal`.
        unplaced: Vec<Unplaced>;
        /// Parts carried over from last year that are still to be looked at. A working note: reports have it only
        /// with `build --internal`.
        confirm: Vec<Spanned<Id>> = { kind: Kind::References(Target::PlanField) };
    }
}

impl Plan {
    /// How far the plan has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage.map_or(Stage::Draft, |stage| stage.value)
    }

    /// Returns the plan without its working notes, `unplaced` and `confirm`.
    #[must_use]
    pub fn without_notes(&self) -> Cow<'_, Plan> {
        if self.unplaced.is_empty() && self.confirm.is_empty() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Plan { unplaced: Vec::new(), confirm: Vec::new(), ..self.clone() })
    }

    /// Sets how far the plan has come, as if it said so itself: where it names its stage, else where it names its year.
    pub fn set_stage(&mut self, stage: Stage) {
        let start = Span { end: self.span.start, ..self.span };
        let span = self.stage.map_or(self.year.map_or(start, |year| year.span), |own| own.span);
        self.stage = Some(Spanned::new(stage, span));
    }
}

entity! {
    /// When and by whom a plan was adopted.
    Adoption = "adoption", bare "date" {
        /// The day.
        date: Option<Spanned<PlanDate>>;
        /// Who adopted it.
        body: Option<Text>;
        /// The item of the agenda.
        item: Option<Text>;
    }
}

entity! {
    /// The department and whom to ask.
    Department = "department", bare "name" {
        /// What it is called; the project says it where this does not.
        name: Option<Text> = { part: Some("department.name") };
        /// Whom to ask about the plan.
        contact: Option<Contact> = { part: Some("department.contact") };
    }
}

entity! {
    /// Whom to ask about the plan.
    Contact = "contact", bare "name" {
        /// Who it is.
        name: Option<Text>;
        /// What they are.
        title: Option<Text>;
        /// Where to write.
        email: Option<Text> = { part: Some("department.contact.email") };
        /// Where to call.
        phone: Option<Text> = { part: Some("department.contact.phone") };
    }
}

entity! {
    /// Something that an import could not place.
    Unplaced = "unplaced text", bare "text" {
        /// What it says, word for word.
        text: Option<Text> = { kind: Kind::Prose, required: Required::Always };
        /// Where it was.
        from: Option<Text>;
    }
}
