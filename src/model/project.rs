//! A district's project file.

use jiff::civil::{Date, date};

use super::change_class::ChangeClass;
use super::choices::{Paper, Weight};
use super::entity::{FieldKind, Requirement, entity};
use super::metric::Measure;
use super::money::Money;
use super::slots::{Id, KeyedValue, Levels};
use super::wording::Wording;
use crate::source::{Spanned, Text};

/// A month and a day, without a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthDay {
    /// The month, from 1 to 12.
    pub month: i8,
    /// The day of the month, from 1 to 31. February 29 is not valid.
    pub day: i8,
}

impl MonthDay {
    /// July 1, the default start of a school year.
    pub const JULY_FIRST: MonthDay = MonthDay { month: 7, day: 1 };

    /// Parses `07-01`. Returns `None` if the text is invalid or means February 29.
    #[must_use]
    pub fn read(text: &str) -> Option<MonthDay> {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        Date::new(2001, month, day).ok().map(|_| MonthDay { month, day })
    }

    /// Returns the date of this day in a year.
    #[must_use]
    pub fn in_year(self, year: i16) -> Date {
        Date::new(year, self.month, self.day).unwrap_or(date(1900, 7, 1))
    }
}

/// The names of all report formats, including those that this build of plancc lacks.
pub const FORMATS: &[&str] = &["html", "markdown", "json", "pdf"];

entity! {
    /// A district's project file.
    Project = "project" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: FieldKind::Version, required: Requirement::Always };
        /// The district that the plans belong to.
        district: Option<District> = { required: Requirement::Always };
        /// Folders to search for plans; the default is `plans`.
        plans: Vec<Text>;
        /// The folder for reports; the default is `dist`.
        output: Option<Text>;
        /// The formats of the reports: `html`, `markdown`, `json`, `pdf`.
        formats: Vec<Text> = { kind: FieldKind::TextsOf(FORMATS) };
        /// The languages of the reports; the first is the default.
        languages: Vec<Spanned<Id>> = { kind: FieldKind::Languages };
        /// The time zone for dates, such as `America/Los_Angeles`; the default is UTC.
        timezone: Option<Text>;
        /// The currency of all amounts, as a code such as `EUR`; the default is `USD`.
        currency: Option<Text>;
        /// The paper size of PDF reports; the default is `us-letter`.
        paper: Option<Spanned<Paper>>;
        /// The first day of a school year; the default is `07-01`.
        year_starts: Option<Spanned<MonthDay>>;
        /// The file with the district's form, which overrides the built-in form.
        form: Option<Text>;
        /// The folder with the district's templates, which override the built-in ones.
        templates: Option<Text>;
        /// Font files for the PDF, in addition to the built-in fonts.
        fonts: Vec<Text>;
        /// The departments that must submit a plan.
        departments: Vec<DepartmentEntry>;
        /// The goals that priorities can support.
        goals: Vec<Goal>;
        /// The funds that budgets and costs can refer to.
        funds: Vec<Fund>;
        /// Settings for individual years, so that later changes do not affect reports for those
        /// years.
        years: Vec<KeyedValue<YearSettings>>;
        /// Acronyms and their meanings.
        acronyms: Vec<KeyedValue<Wording>>;
        /// Words that the spelling rules always accept.
        words: Vec<Text>;
        /// Preferred terms, each with the terms that it replaces.
        terms: Vec<KeyedValue<Vec<Text>>>;
        /// Units in addition to the built-in units.
        units: Vec<Text>;
        /// The highest reading grade that prose should have.
        reading_grade: Option<Spanned<Money>> = { kind: FieldKind::Number };
        /// Settings of the linter.
        lint: Option<LintSettings>;
        /// Settings of comparisons.
        diff: Option<DiffSettings>;
    }
}

entity! {
    /// The district that the plans belong to.
    District = "district", bare "name" {
        /// The name of the district.
        name: Option<Wording> = { required: Requirement::Always };
        /// A short form of the name.
        short_name: Option<Wording>;
        /// The web address of the district.
        url: Option<Text>;
        /// The image file of the district's logo.
        logo: Option<Text>;
    }
}

entity! {
    /// A department that must submit a plan.
    DepartmentEntry = "department" {
        /// The id of the department, which is also the name of its plan files.
        id: Option<Spanned<Id>> = { required: Requirement::Always, change: ChangeClass::Id };
        /// The name of the department.
        name: Option<Wording> = { required: Requirement::Always };
    }
}

entity! {
    /// A goal of the district.
    Goal = "goal" {
        /// The id that priorities use for this goal.
        id: Option<Spanned<Id>> = { required: Requirement::Always, change: ChangeClass::Id };
        /// The text of the goal.
        goal: Option<Wording> = { required: Requirement::Always, is_main: true };
        /// A short name for lists.
        label: Option<Wording>;
        /// The district plan that contains the goal.
        plan: Option<Wording>;
    }
}

entity! {
    /// A fund that budgets and costs can refer to.
    Fund = "fund" {
        /// The id that budgets and costs use for this fund.
        id: Option<Spanned<Id>> = { required: Requirement::Always, change: ChangeClass::Id };
        /// The name of the fund.
        fund: Option<Wording> = { required: Requirement::Always, is_main: true };
        /// The amount of money in the fund.
        amount: Option<Spanned<Money>>;
    }
}

impl Goal {
    /// Returns the label of the goal; without a label, its text; without text, its id.
    #[must_use]
    pub fn name(&self, language: &str) -> &str {
        let named = self.label.as_ref().or(self.goal.as_ref());
        name(named, self.id.as_ref(), language)
    }
}

impl Fund {
    /// Returns the name of the fund, or its id if it has no name.
    #[must_use]
    pub fn name(&self, language: &str) -> &str {
        name(self.fund.as_ref(), self.id.as_ref(), language)
    }
}

fn name<'a>(named: Option<&'a Wording>, id: Option<&'a Spanned<Id>>, language: &str) -> &'a str {
    let words = named.and_then(|named| named.get(language)).map(Text::trimmed);
    let words = words.filter(|words| !words.is_empty());
    words.or_else(|| id.map(|id| &*id.value)).unwrap_or_default()
}

entity! {
    /// Settings for one year. A list here replaces the project's list.
    YearSettings = "year" {
        /// The form for that year.
        form: Option<Text>;
        /// The goals for that year.
        goals: Vec<Goal>;
        /// The funds for that year.
        funds: Vec<Fund>;
        /// The departments that must submit a plan for that year.
        departments: Vec<DepartmentEntry>;
    }
}

entity! {
    /// Settings of the linter.
    LintSettings = "lint" {
        /// For each rule, a level or a level for each stage.
        rules: Vec<KeyedValue<Levels>>;
    }
}

entity! {
    /// Settings of comparisons between versions of a plan.
    DiffSettings = "diff" {
        /// A weight for each kind of change.
        weights: Vec<KeyedValue<ChangeWeight>>;
    }
}

entity! {
    /// The weight of one kind of change.
    ChangeWeight = "weight", bare "weight" {
        /// The weight of the change.
        weight: Option<Spanned<Weight>>;
        /// The smallest change to an amount that is `material`, as a share of the old amount: `5%`.
        material_from: Option<Measure>;
    }
}
