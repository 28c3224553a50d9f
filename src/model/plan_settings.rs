//! The project settings that apply to plans.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::choices::Paper;
use super::entity::Entity;
use super::form::Form;
use super::numbers;
use super::plan::Plan;
use super::project::{DepartmentEntry, Fund, Goal, MonthDay, Project, YearSettings};
use super::slots::KeyedValue;
use super::wording::Wording;
use super::year::SchoolYear;
use crate::lang;
use crate::source::Text;

/// The ISO 4217 code of the default currency.
pub const CURRENCY: &str = "USD";

/// The settings that apply to every plan: the project file, and the forms that it names.
///
/// Validation, linting, reports and comparisons use them. Without a project file, the methods
/// return the defaults of the plan language, or nothing if there is no default.
#[derive(Debug, Clone)]
pub struct PlanSettings {
    project: Option<Project>,
    forms: BTreeMap<String, Form>,
    built_in: BuiltInForm,
}

/// The form of a project that names none, and the fallback for what other forms leave out.
#[derive(Debug, Clone, Copy)]
pub enum BuiltInForm {
    /// The same form for all languages.
    Single(&'static Form),
    /// A function that returns the form for the language with a tag, so that a form is parsed only
    /// if a plan or project uses its language.
    ByLanguage(fn(&str) -> &'static Form),
}

impl BuiltInForm {
    /// Returns the form for the language with a tag.
    #[must_use]
    pub fn get(self, language: &str) -> &'static Form {
        match self {
            BuiltInForm::Single(form) => form,
            BuiltInForm::ByLanguage(form) => form(language),
        }
    }
}

impl PlanSettings {
    /// Creates the settings of a project, or the settings for plans without a project. `forms` maps
    /// file names, as written in the project file, to forms; `built_in` is the fallback.
    #[must_use]
    pub fn new(
        project: Option<Project>,
        forms: BTreeMap<String, Form>,
        built_in: BuiltInForm,
    ) -> PlanSettings {
        PlanSettings { project, forms, built_in }
    }

    /// Iterates over the district's files: the project file, and every form that it names.
    pub fn around(&self) -> impl Iterator<Item = &dyn Entity> {
        let project = self.project.iter().map(|project| project as &dyn Entity);
        project.chain(self.forms.values().map(|form| form as &dyn Entity))
    }

    /// Returns the project file, if there is one.
    #[must_use]
    pub fn project(&self) -> Option<&Project> {
        self.project.as_ref()
    }

    /// Returns the settings for a single year, if there are any.
    #[must_use]
    pub fn year(&self, year: SchoolYear) -> Option<&YearSettings> {
        let year = year.to_string();
        let years = self.project.iter().flat_map(|project| &project.years);
        years.into_iter().find(|of| *of.key.value == *year).map(|of| &of.value)
    }

    /// Returns the goals that priorities can support in a year.
    #[must_use]
    pub fn goals(&self, year: SchoolYear) -> &[Goal] {
        self.of_year(year, |year| &year.goals, |project| &project.goals)
    }

    /// Returns the funds for a year.
    #[must_use]
    pub fn funds(&self, year: SchoolYear) -> &[Fund] {
        self.of_year(year, |year| &year.funds, |project| &project.funds)
    }

    /// Returns the departments that must submit a plan for a year.
    #[must_use]
    pub fn departments(&self, year: SchoolYear) -> &[DepartmentEntry] {
        self.of_year(year, |year| &year.departments, |project| &project.departments)
    }

    /// Returns a list from the year's settings, or from the project if that list is empty.
    fn of_year<'a, T>(
        &'a self,
        year: SchoolYear,
        own: impl Fn(&'a YearSettings) -> &'a Vec<T>,
        usual: impl Fn(&'a Project) -> &'a Vec<T>,
    ) -> &'a [T] {
        let own = self.year(year).map(own).filter(|list| !list.is_empty());
        own.or_else(|| self.project.as_ref().map(usual)).map_or(&[], Vec::as_slice)
    }

    /// Returns the forms for a year and for texts in a language, in order of precedence. The built-in
    /// form is last.
    #[must_use]
    pub fn forms(&self, year: Option<SchoolYear>, language: &str) -> Vec<&Form> {
        let of_year = year.and_then(|year| self.year(year)).and_then(|of| of.form.as_ref());
        let named = of_year.or_else(|| self.project.as_ref()?.form.as_ref());
        let own = named.and_then(|file| self.forms.get(file.trimmed()));
        own.into_iter().chain([self.built_in.get(language)]).collect()
    }

    /// Returns the acronyms and their meanings.
    #[must_use]
    pub fn acronyms(&self) -> &[KeyedValue<Wording>] {
        self.project.as_ref().map_or(&[], |project| &project.acronyms)
    }

    /// Returns the languages of the reports. There is always at least one; the first is the
    /// default.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        let named = self.project.iter().flat_map(|project| &project.languages);
        let mut languages: Vec<&str> = named.map(|tag| &*tag.value).collect();
        if languages.is_empty() {
            languages.push(lang::DEFAULT);
        }
        languages
    }

    /// Returns the default language for plans that don't name one.
    #[must_use]
    pub fn language(&self) -> &str {
        let first = self.project.as_ref().and_then(|project| project.languages.first());
        first.map_or(lang::DEFAULT, |tag| &tag.value)
    }

    /// Returns the language that a plan is written in.
    #[must_use]
    pub fn language_of<'a>(&'a self, plan: &'a Plan) -> &'a str {
        plan.language.as_ref().map_or_else(|| self.language(), |tag| &tag.value)
    }

    /// Returns the first day of a school year.
    #[must_use]
    pub fn year_starts(&self) -> MonthDay {
        let named = self.project.as_ref().and_then(|project| project.year_starts);
        named.map_or(MonthDay::JULY_FIRST, |day| day.value)
    }

    /// Returns the currency code of all amounts.
    #[must_use]
    pub fn currency(&self) -> &str {
        let named = self.project.as_ref().and_then(|project| project.currency.as_ref());
        named.map_or(CURRENCY, Text::trimmed)
    }

    /// Formats an amount in the project's currency: `$251,000`.
    #[must_use]
    pub fn money(&self, amount: Decimal) -> String {
        numbers::money(amount.normalize(), self.currency())
    }

    /// Returns the name of the time zone for dates.
    #[must_use]
    pub fn timezone(&self) -> &str {
        let named = self.project.as_ref().and_then(|project| project.timezone.as_ref());
        named.map_or("UTC", Text::trimmed)
    }

    /// Returns the size of a printed page.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let named = self.project.as_ref().and_then(|project| project.paper);
        named.map_or(Paper::UsLetter, |paper| paper.value)
    }

    /// Returns the district's name, if there is a project.
    #[must_use]
    pub fn district(&self, language: &str) -> Option<&str> {
        let district = self.project.as_ref()?.district.as_ref()?;
        district.name.as_ref()?.get(language).map(Text::trimmed)
    }

    /// Returns the name that the project file gives a department.
    #[must_use]
    pub fn department(&self, id: &str, year: SchoolYear, language: &str) -> Option<&str> {
        let is_meant =
            |entry: &&DepartmentEntry| entry.id.as_ref().is_some_and(|own| &*own.value == id);
        let entry = self.departments(year).iter().find(is_meant)?;
        entry.name.as_ref()?.get(language).map(Text::trimmed)
    }
}
