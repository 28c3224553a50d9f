//! A district's repository of plans.

use jiff::civil::{Date, date};

use super::choices::{Paper, Weight};
use super::entity::{Kind, Required, entity};
use super::metric::Measure;
use super::money::Money;
use super::slots::{Id, Keyed, Levels};
use super::wording::Wording;
use crate::source::{Spanned, Text};

/// A month and a day, in any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31, and there in every year.
    pub day: i8,
}

impl MonthDay {
    /// The first of July, when school years start unless the project says otherwise.
    pub const JULY_FIRST: MonthDay = MonthDay { month: 7, day: 1 };

    /// Reads `07-01`; `None` for a day that some year lacks.
    #[must_use]
    pub fn read(text: &str) -> Option<MonthDay> {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        Date::new(2001, month, day).ok().map(|_| MonthDay { month, day })
    }

    /// That day of a year.
    #[must_use]
    pub fn in_year(self, year: i16) -> Date {
        Date::new(year, self.month, self.day).unwrap_or(date(1900, 7, 1))
    }
}

/// What reports can be written as, whether or not this program was built with all of them.
pub const FORMATS: &[&str] = &["html", "markdown", "json", "pdf"];

entity! {
    /// A district's project file.
    Project = "project" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: Kind::Version, required: Required::Always };
        /// The district.
        district: Option<District> = { required: Required::Always };
        /// Folders that are searched for plans; `plans` where nothing is said.
        plans: Vec<Text>;
        /// The folder that reports are written to; `dist` where nothing is said.
        output: Option<Text>;
        /// What reports are written as: `html`, `markdown`, `json`, `pdf`.
        formats: Vec<Text> = { kind: Kind::TextsOf(FORMATS) };
        /// The languages of the reports; the first is the default.
        languages: Vec<Spanned<Id>> = { kind: Kind::Languages };
        /// Where the day changes: a name such as `America/Los_Angeles`; UTC where nothing is said.
        timezone: Option<Text>;
        /// The currency of all money: a code such as `USD`.
        currency: Option<Text>;
        /// The size of a printed page.
        paper: Option<Spanned<Paper>>;
        /// The day on which a school year starts: `07-01` where nothing is said.
        year_starts: Option<Spanned<MonthDay>>;
        /// The file with the district's questions, laid over the built-in form.
        form: Option<Text>;
        /// The folder with the district's templates, laid over the built-in ones.
        templates: Option<Text>;
        /// Font files for the PDF, besides the embedded ones.
        fonts: Vec<Text>;
        /// The departments that owe a plan.
        departments: Vec<DepartmentEntry>;
        /// What priorities can align with.
        goals: Vec<Goal>;
        /// Where money can come from.
        funds: Vec<Fund>;
        /// What was different in a year, so that its reports stay what they were.
        years: Vec<Keyed<YearSettings>>;
        /// Acronyms and what they stand for.
        acronyms: Vec<Keyed<Wording>>;
        /// Words that are spelt right, whatever a dictionary says.
        words: Vec<Text>;
        /// Terms to use, each with those not to use in its place.
        terms: Vec<Keyed<Vec<Text>>>;
        /// Units besides the ones of the language.
        units: Vec<Text>;
        /// The reading grade that prose should not pass.
        reading_grade: Option<Spanned<Money>> = { kind: Kind::Number };
        /// What the linter looks for.
        lint: Option<LintSettings>;
        /// How changes are weighed.
        diff: Option<DiffSettings>;
    }
}

entity! {
    /// The district that the plans are of.
    District = "district", bare "name" {
        /// Its name.
        name: Option<Wording> = { required: Required::Always };
        /// A short form of its name.
        short_name: Option<Wording>;
        /// Its web address.
        url: Option<Text>;
        /// A picture file of its logo.
        logo: Option<Text>;
    }
}

entity! {
    /// A department that owes a plan.
    DepartmentEntry = "department" {
        /// The name of its plan files.
        id: Option<Spanned<Id>> = { required: Required::Always };
        /// What it is called.
        name: Option<Wording> = { required: Required::Always };
    }
}

entity! {
    /// A goal of the district.
    Goal = "goal" {
        /// The name that priorities refer to it by.
        id: Option<Spanned<Id>> = { required: Required::Always };
        /// What it says.
        goal: Option<Wording> = { required: Required::Always };
        /// A short form for lists.
        label: Option<Wording>;
        /// The plan that it is a goal of.
        plan: Option<Wording>;
    }
}

entity! {
    /// A fund.
    Fund = "fund" {
        /// The name that budgets and costs refer to it by.
        id: Option<Spanned<Id>> = { required: Required::Always };
        /// What it is called.
        fund: Option<Wording> = { required: Required::Always };
        /// How much there is in it.
        amount: Option<Spanned<Money>>;
    }
}

entity! {
    /// What was different in one year. A list here replaces the project's.
    YearSettings = "year" {
        /// The form of that year.
        form: Option<Text>;
        /// The goals of that year.
        goals: Vec<Goal>;
        /// The funds of that year.
        funds: Vec<Fund>;
        /// The departments that owed a plan.
        departments: Vec<DepartmentEntry>;
    }
}

entity! {
    /// What the linter looks for.
    LintSettings = "lint" {
        /// A level by rule, or a level a stage.
        rules: Vec<Keyed<Levels>>;
    }
}

entity! {
    /// How changes between versions of a plan are weighed.
    DiffSettings = "diff" {
        /// A weight by kind of change.
        weights: Vec<Keyed<ChangeWeight>>;
    }
}

entity! {
    /// How one kind of change is weighed.
    ChangeWeight = "weight", bare "weight" {
        /// Its weight.
        weight: Option<Spanned<Weight>>;
        /// The part of the old amount from which a change of it is material: `5%`.
        material_from: Option<Measure>;
    }
}
