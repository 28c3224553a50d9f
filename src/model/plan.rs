//! A department's plan for one school year.

use std::borrow::Cow;

use super::budget::Budget;
use super::change_class::ChangeClass;
use super::choices::Stage;
use super::date::PlanDate;
use super::entity::{FieldKind, ReferenceTarget, Requirement, entity};
use super::needs::NeedsAssessment;
use super::priority::Priority;
use super::reflection::Reflection;
use super::slots::{Id, KeyedValue};
use super::wording::Answer;
use super::year::SchoolYear;
use crate::source::{Span, Spanned, Text};

entity! {
    /// One department's plan for one school year, in one file.
    Plan = "plan" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: FieldKind::Version, required: Requirement::Always, change: ChangeClass::Ignored };
        /// The department's id, which stays the same from year to year. The default is the file
        /// name without its extension.
        id: Option<Spanned<Id>> = { change: ChangeClass::PlanId };
        /// The school year: `2026-2027`.
        year: Option<Spanned<SchoolYear>> = { required: Requirement::Always, change: ChangeClass::Year };
        /// The plan's stage; the default is `draft`.
        stage: Option<Spanned<Stage>> = { change: ChangeClass::Stage };
        /// The date of adoption, and the body that adopted the plan.
        adopted: Option<Adoption>;
        /// The language that the plan is written in; the default is the project's first language.
        language: Option<Spanned<Id>> = { kind: FieldKind::Language, change: ChangeClass::Language };
        /// In a translation: a list with the path of each translated field and a fingerprint of its
        /// original (`- priorities/evenings/priority 91bc0123`). `plancc fix --mark-translated`
        /// writes the list, and plancc uses it to report outdated translations. It can also be a
        /// note about the translated version, which plancc does not check.
        translates: Option<Answer> = { change: ChangeClass::Translation, is_name: true };
        /// The name of the department, and the person to ask about the plan.
        department: Option<Department> = { part: Some("department") };
        /// The work of the department, and the people it serves.
        purpose: Option<Text> = { kind: FieldKind::Prose, part: Some("purpose") };
        /// The services that the department offers.
        services: Option<Answer> = { part: Some("services") };
        /// The money available to the department.
        budget: Option<Budget> = { part: Some("budget") };
        /// The results of last year's plan, and what the department learned.
        reflection: Option<Reflection> = { part: Some("reflection") };
        /// This year's evidence, and the needs that it shows.
        needs_assessment: Option<NeedsAssessment> = { part: Some("needs_assessment") };
        /// The changes that the department has chosen to make, in order.
        priorities: Vec<Priority> = { part: Some("priorities") };
        /// Answers to the sections that the district's form adds to the plan.
        own: Vec<KeyedValue<Answer>>;
        /// Imported text that did not fit any field, word for word. This is a working note: reports
        /// show it only with `build --internal`.
        unplaced: Vec<UnplacedText>;
        /// Fields carried over from last year that someone still has to review. This is a working
        /// note: reports show it only with `build --internal`.
        confirm: Vec<Spanned<Id>> = { kind: FieldKind::References(ReferenceTarget::PlanField), change: ChangeClass::Confirmation };
    }
}

impl Plan {
    /// Returns the plan's stage; a plan without `stage` is a draft.
    #[must_use]
    pub fn stage_or_draft(&self) -> Stage {
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

    /// Sets the stage as if it were written in the plan. The span is that of `stage`, or that of
    /// `year` if the plan has no `stage`.
    pub fn set_stage(&mut self, stage: Stage) {
        let start = Span { end: self.span.start, ..self.span };
        let span = self.stage.map_or(self.year.map_or(start, |year| year.span), |own| own.span);
        self.stage = Some(Spanned::new(stage, span));
    }
}

entity! {
    /// The adoption of a plan: when and by whom.
    Adoption = "adoption", bare "date" {
        /// The date of adoption.
        date: Option<Spanned<PlanDate>> = { change: ChangeClass::Adoption };
        /// The body that adopted the plan, such as the school board.
        body: Option<Text> = { change: ChangeClass::Adoption, is_name: true };
        /// The agenda item of the meeting.
        item: Option<Text> = { change: ChangeClass::Adoption, is_name: true };
    }
}

entity! {
    /// The department and its contact.
    Department = "department", bare "name" {
        /// The department's name; the default is the name in the project file.
        name: Option<Text> = { part: Some("department.name"), change: ChangeClass::DepartmentName };
        /// The person to ask about the plan.
        contact: Option<Contact> = { part: Some("department.contact") };
    }
}

entity! {
    /// The person to ask about the plan.
    Contact = "contact", bare "name" {
        /// The person's name.
        name: Option<Text> = { change: ChangeClass::Contact };
        /// The person's job title.
        title: Option<Text> = { change: ChangeClass::Contact };
        /// The person's email address.
        email: Option<Text> = { part: Some("department.contact.email"), change: ChangeClass::Contact };
        /// The person's phone number.
        phone: Option<Text> = { part: Some("department.contact.phone"), change: ChangeClass::Contact };
    }
}

entity! {
    /// Imported text that did not fit any field.
    UnplacedText = "unplaced text", bare "text" {
        /// The text, word for word.
        text: Option<Text> = { kind: FieldKind::Prose, required: Requirement::Always, is_main: true };
        /// The location of the text in the imported document.
        from: Option<Text> = { is_name: true };
    }
}
