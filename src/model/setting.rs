//! Everything of the project that a plan is read with.

use std::collections::BTreeMap;

use super::choices::Paper;
use super::entity::Entity;
use super::form::Form;
use super::plan::Plan;
use super::project::{DepartmentEntry, Fund, Goal, MonthDay, Project, YearSettings};
use super::slots::Keyed;
use super::wording::Wording;
use super::year::SchoolYear;
use crate::source::Text;

/// What the project says about every plan: its file, and the forms that the file names.
///
/// Checking, linting, reports and comparisons start from this. Where there is no project file it
/// answers with the language's defaults, and with nothing where only a project could know.
#[derive(Debug, Clone)]
pub struct Setting {
    project: Option<Project>,
    forms: BTreeMap<String, Form>,
    built_in: &'static Form,
}

impl Setting {
    /// The setting of a project, or of plans without one; `forms` are by their files, as the project
    /// names them, and `built_in` is the form under all of them.
    #[must_use]
    pub fn new(
        project: Option<Project>,
        forms: BTreeMap<String, Form>,
        built_in: &'static Form,
    ) -> Setting {
        Setting { project, forms, built_in }
    }

    /// What a district wrote around its plans: the project, and every form that it names.
    pub fn around(&self) -> impl Iterator<Item = &dyn Entity> {
        let project = self.project.iter().map(|project| project as &dyn Entity);
        project.chain(self.forms.values().map(|form| form as &dyn Entity))
    }

    /// The project file, where there is one.
    #[must_use]
    pub fn project(&self) -> Option<&Project> {
        self.project.as_ref()
    }

    /// What was different in a year.
    #[must_use]
    pub fn year(&self, year: SchoolYear) -> Option<&YearSettings> {
        let year = year.to_string();
        let years = self.project.iter().flat_map(|project| &project.years);
        years.into_iter().find(|of| *of.key.value == *year).map(|of| &of.value)
    }

    /// The goals that priorities of that year can align with.
    #[must_use]
    pub fn goals(&self, year: SchoolYear) -> &[Goal] {
        self.of_year(year, |year| &year.goals, |project| &project.goals)
    }

    /// The funds of that year.
    #[must_use]
    pub fn funds(&self, year: SchoolYear) -> &[Fund] {
        self.of_year(year, |year| &year.funds, |project| &project.funds)
    }

    /// The departments that owe a plan for that year.
    #[must_use]
    pub fn departments(&self, year: SchoolYear) -> &[DepartmentEntry] {
        self.of_year(year, |year| &year.departments, |project| &project.departments)
    }

    /// A list of the year's, else the project's.
    fn of_year<'a, T>(
        &'a self,
        year: SchoolYear,
        own: impl Fn(&'a YearSettings) -> &'a Vec<T>,
        usual: impl Fn(&'a Project) -> &'a Vec<T>,
    ) -> &'a [T] {
        let own = self.year(year).map(own).filter(|list| !list.is_empty());
        own.or_else(|| self.project.as_ref().map(usual)).map_or(&[], Vec::as_slice)
    }

    /// The forms of that year: the first that has a wording wins, and the built-in one is last.
    #[must_use]
    pub fn forms(&self, year: Option<SchoolYear>) -> Vec<&Form> {
        let of_year = year.and_then(|year| self.year(year)).and_then(|of| of.form.as_ref());
        let named = of_year.or_else(|| self.project.as_ref()?.form.as_ref());
        let own = named.and_then(|file| self.forms.get(file.trimmed()));
        own.into_iter().chain([self.built_in]).collect()
    }

    /// Acronyms and what they stand for.
    #[must_use]
    pub fn acronyms(&self) -> &[Keyed<Wording>] {
        self.project.as_ref().map_or(&[], |project| &project.acronyms)
    }

    /// The languages of the reports; the first is the default, and there is always one.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        let named = self.project.iter().flat_map(|project| &project.languages);
        let mut languages: Vec<&str> = named.map(|tag| &*tag.value).collect();
        if languages.is_empty() {
            languages.push("en");
        }
        languages
    }

    /// The language that a plan is written in where it does not say.
    #[must_use]
    pub fn language(&self) -> &str {
        let first = self.project.as_ref().and_then(|project| project.languages.first());
        first.map_or("en", |tag| &tag.value)
    }

    /// The language that a plan is written in.
    #[must_use]
    pub fn language_of<'a>(&'a self, plan: &'a Plan) -> &'a str {
        plan.language.as_ref().map_or_else(|| self.language(), |tag| &tag.value)
    }

    /// The day on which a school year starts.
    #[must_use]
    pub fn year_starts(&self) -> MonthDay {
        let named = self.project.as_ref().and_then(|project| project.year_starts);
        named.map_or(MonthDay::JULY_FIRST, |day| day.value)
    }

    /// The code of the currency that all money is in.
    #[must_use]
    pub fn currency(&self) -> &str {
        let named = self.project.as_ref().and_then(|project| project.currency.as_ref());
        named.map_or("USD", Text::trimmed)
    }

    /// The name of the time zone in which days change.
    #[must_use]
    pub fn timezone(&self) -> &str {
        let named = self.project.as_ref().and_then(|project| project.timezone.as_ref());
        named.map_or("UTC", Text::trimmed)
    }

    /// The size of a printed page.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let named = self.project.as_ref().and_then(|project| project.paper);
        named.map_or(Paper::UsLetter, |paper| paper.value)
    }

    /// The district's name, where there is a project.
    #[must_use]
    pub fn district(&self, language: &str) -> Option<&str> {
        let district = self.project.as_ref()?.district.as_ref()?;
        district.name.as_ref()?.get(language).map(Text::trimmed)
    }

    /// What the project calls a department.
    #[must_use]
    pub fn department(&self, id: &str, year: SchoolYear, language: &str) -> Option<&str> {
        let is_meant =
            |entry: &&DepartmentEntry| entry.id.as_ref().is_some_and(|own| &*own.value == id);
        let entry = self.departments(year).iter().find(is_meant)?;
        entry.name.as_ref()?.get(language).map(Text::trimmed)
    }
}
