//! The typed plan, project and form, and **the table of all fields**.
//!
//! The `entity!` macro generates each struct and its [`Table`] from one declaration. For each
//! field, the table contains the key, the kind of value, the documentation, when it is required,
//! and the part of the form that asks for it. Validation, the JSON Schema, the reference page,
//! `plancc new`, translation and the test that every output prints every field all use that table
//! through [`Entity`].

mod action;
mod approval;
mod baseline;
mod budget;
mod change_class;
mod choices;
mod date;
mod entity;
mod field_id;
mod form;
mod keys;
mod metric;
mod money;
mod needs;
pub mod numbers;
mod plan;
mod plan_settings;
mod priority;
mod project;
mod reflection;
mod slots;
mod value_path;
mod wording;
mod year;

pub use action::{Action, Cost, Review};
pub use approval::{Approval, Approvals};
pub use baseline::{SuppressedFinding, SuppressedFindings};
pub use budget::{Budget, BudgetSource};
pub use change_class::{ChangeClass, Identity};
pub use choices::{
    Cadence, Choice, Direction, Holder, Level, Outcome as Achievement, Paper, SectionType, Stage,
    Status, Weight,
};
pub use date::PlanDate;
pub use entity::{Entity, Field, FieldKind, MissingDay, ReferenceTarget, Requirement, Table};
pub use field_id::{EntityKind, FieldId, called};
pub use form::{Form, LABEL_NAMES, PART_NAMES, PartWording, Section};
pub use keys::{is_key, is_plan_key, kinds_of};
pub use metric::{Baseline, Measure, Metric, MetricTarget, Reading, UNITS, unit_of};
pub use money::Money;
pub use needs::{DataSource, Engagement, Need, NeedsAssessment};
pub use plan::{Adoption, Contact, Department, Plan, UnplacedText};
pub use plan_settings::{BuiltInForm, CURRENCY, PlanSettings};
pub use priority::{Priority, TheoryOfAction};
pub use project::{
    ChangeWeight, DepartmentEntry, DiffSettings, District, FORMATS, Fund, Goal, LintSettings,
    MonthDay, Project, YearSettings,
};
pub use reflection::{Outcome, Reflection, ResultNumber};
pub use slots::{
    Entities, Evidence, Id, KeyedValue, Levels, NamedEntities, OneEntity, SlotMut, SlotRef,
};
pub use value_path::value_path;
pub use wording::{Answer, Wording};
pub use year::SchoolYear;
