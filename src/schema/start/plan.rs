//! The text of a new plan, with the form's questions as comments.

use std::fmt::Write;

use super::comment::{comment, shortened};
use super::questions::Questions;
use crate::lang::{Language, Starter};
use crate::model::{
    Department, EntityKind, Field, FieldKind, Holder, NeedsAssessment, PART_NAMES, Plan,
    PlanSettings, SchoolYear, Section, Table, Wording,
};
use crate::source::Text;
use crate::yaml;

/// The department, year and settings for a new plan.
#[derive(Debug, Clone, Copy)]
pub struct NewPlan<'a> {
    /// The project and its forms.
    pub setting: &'a PlanSettings,
    /// The department's id, which is also the file name.
    pub id: &'a str,
    /// The department's name, if it isn't in the project file.
    pub name: Option<&'a str>,
    /// The school year.
    pub year: SchoolYear,
    /// The language of the plan.
    pub language: &'a str,
    /// The relative path from the plan to the JSON Schema for editors, if the project has one.
    pub schema: Option<&'a str>,
}

/// Returns the text of a new plan, with questions as comments, empty keys and sample ids.
///
/// At stage draft, `lint` reports nothing about this text.
#[must_use]
pub fn new_plan(new: &NewPlan<'_>) -> String {
    let starts = new.setting.year_starts();
    let forms = new.setting.forms(Some(new.year), new.language);
    let mut sheet = PlanWriter {
        out: String::new(),
        words: Language::of(new.language).starter(),
        questions: Questions { forms, language: new.language },
        goals: new.setting.goals(new.year).iter().filter_map(|goal| id(goal.id.as_ref())).collect(),
        funds: new.setting.funds(new.year).iter().filter_map(|fund| id(fund.id.as_ref())).collect(),
        year_starts: new.year.first_day(starts).to_string(),
        year_ends: new.year.last_day(starts).to_string(),
        said: None,
        lists_explained: false,
    };
    sheet.head(new);
    sheet.fields(Plan::TABLE, 0, None, new);
    sheet.sections();
    sheet.out
}

fn id(id: Option<&crate::source::Spanned<crate::model::Id>>) -> Option<String> {
    id.map(|id| id.value.to_string())
}

/// The state of the generator for a new plan.
pub(super) struct PlanWriter<'a> {
    pub(super) out: String,
    pub(super) words: &'static Starter,
    pub(super) questions: Questions<'a>,
    /// The ids of the district's goals.
    pub(super) goals: Vec<String>,
    pub(super) funds: Vec<String>,
    /// The first and last day of the school year.
    pub(super) year_starts: String,
    pub(super) year_ends: String,
    /// The part with the most recent question, which isn't repeated for the next key with the same
    /// part.
    said: Option<&'static str>,
    lists_explained: bool,
}

impl PlanWriter<'_> {
    fn head(&mut self, new: &NewPlan<'_>) {
        if let Some(schema) = new.schema {
            let _ = writeln!(self.out, "# yaml-language-server: $schema={schema}");
        }
        let known = new.setting.department(new.id, new.year, new.language);
        let name = new.name.or(known).unwrap_or(new.id);
        comment(&mut self.out, "", &format!("{name}, {}", new.year));
        comment(&mut self.out, "", self.words.welcome);
        let _ = write!(self.out, "\nplancc: 1\nyear: {}\nstage: draft\n", new.year);
        if new.language != new.setting.language() {
            let _ = writeln!(self.out, "language: {}", new.language);
        }
    }

    /// Writes the keys of an entry, each after its question.
    ///
    /// `above` is the stage that the question of the parent entry already mentions.
    fn fields(
        &mut self,
        table: &'static Table,
        column: usize,
        above: Option<&str>,
        new: &NewPlan<'_>,
    ) {
        let is_plan = table.is(EntityKind::Plan);
        let margin = " ".repeat(column);
        for field in table.fields {
            // Skip keys that `head` or `sections` writes, and keys for later stages or other
            // commands.
            if (is_plan && !is_asked(field))
                || matches!(field.id, NeedsAssessment::needs_intro | NeedsAssessment::needs_note)
            {
                continue;
            }
            let is_name = field.id == Department::name;
            if is_name {
                if let Some(name) = new.name {
                    let _ = writeln!(self.out, "{margin}name: {}", yaml::quote(name));
                }
                continue;
            }
            if is_plan {
                self.out.push('\n');
            }
            let stage = self.question(field, &margin, above);
            match self.questions.label(field.key).filter(|_| !is_plan) {
                Some(label) if !is_nested(field) => {
                    let _ =
                        writeln!(self.out, "{margin}{:<20}# {label}", format!("{}:", field.key));
                }
                _ => {
                    let _ = writeln!(self.out, "{margin}{}:", field.key);
                }
            }
            match field.kind {
                FieldKind::Entity(inner) => self.fields(inner, column + 2, stage.or(above), new),
                FieldKind::Entities(inner) | FieldKind::ProseOrEntities(inner) => {
                    let margin = " ".repeat(column + 2);
                    self.questions_of_entry(inner, &margin);
                    self.explain_lists(&margin);
                    self.first_entry(inner, column + 2);
                }
                _ => {}
            }
        }
    }

    /// Writes the form's question for a key, and returns the first stage at which an answer is required.
    fn question(
        &mut self,
        field: &Field,
        margin: &str,
        above: Option<&str>,
    ) -> Option<&'static str> {
        let named = PART_NAMES.iter().find(|name| **name == field.key).copied();
        let part = field.part.or(named).filter(|part| self.said != Some(part))?;
        self.said = Some(part);
        let stage = self.questions.stage(part);
        self.part(part, field.key, margin, stage.filter(|stage| above != Some(stage)));
        match field.id {
            Plan::priorities => self.choices(margin, "goals"),
            Plan::budget => self.choices(margin, "funds"),
            _ => {}
        }
        stage
    }

    /// Writes the questions for the keys of the entries in a list.
    fn questions_of_entry(&mut self, table: &'static Table, margin: &str) {
        let named = |field: &Field| PART_NAMES.iter().find(|name| **name == field.key).copied();
        for field in table.fields {
            let Some(part) = field.part.or_else(|| named(field)) else { continue };
            if self.questions.wording(part, |part| part.prompt.as_ref()).is_some() {
                self.part(part, "", margin, None);
            }
        }
    }

    fn part(&mut self, part: &str, key: &str, margin: &str, stage: Option<&str>) {
        let heading = self.questions.wording(part, |part| part.heading.as_ref());
        let prompt = self.questions.wording(part, |part| part.prompt.as_ref());
        let intro = self.questions.wording(part, |part| part.intro.as_ref());
        // A heading `Phone` above the key `phone:` would add nothing.
        let heading = heading.filter(|heading| margin.is_empty() || !is_key(heading, key));
        self.ask(margin, heading, prompt.or(intro), stage);
    }

    fn ask(
        &mut self,
        margin: &str,
        heading: Option<&Text>,
        question: Option<&Text>,
        stage: Option<&str>,
    ) {
        let needed = stage.map(|stage| self.words.needed.replace("{}", stage));
        let heading = match (heading, needed) {
            (Some(heading), Some(needed)) => Some(format!("{} ({needed})", heading.trimmed())),
            (Some(heading), None) => Some(heading.trimmed().to_owned()),
            (None, needed) => needed.map(|needed| format!("({needed})")),
        };
        if let Some(heading) = heading {
            comment(&mut self.out, margin, &heading);
        }
        if let Some(question) = question {
            comment(&mut self.out, margin, question.trimmed());
        }
    }

    /// Writes the ids of the goals or funds to choose from.
    fn choices(&mut self, margin: &str, what: &str) {
        let ids = if what == "goals" { &self.goals } else { &self.funds };
        if !ids.is_empty() {
            let name = self.questions.label(what).unwrap_or(what);
            let line = format!("{name} ({}): {}", self.words.to_choose, ids.join(", "));
            comment(&mut self.out, margin, &line);
        }
    }

    fn explain_lists(&mut self, margin: &str) {
        if !self.lists_explained {
            self.lists_explained = true;
            comment(&mut self.out, margin, self.words.lists);
        }
    }

    /// Writes the sections that the district's form adds.
    fn sections(&mut self) {
        let of_plan =
            |section: &&&Section| section.holder.is_none_or(|holder| holder.value == Holder::Plan);
        let sections: Vec<&Section> =
            self.questions.forms.iter().flat_map(|form| &form.sections).collect();
        let mut is_first = true;
        for section in sections.iter().filter(of_plan) {
            let Some(id) = &section.id else { continue };
            if is_first {
                self.out.push_str("\nown:\n");
                is_first = false;
            }
            let language = self.questions.language;
            let text = |wording: &'_ Option<Wording>| {
                wording.as_ref().and_then(|wording| wording.get(language)).cloned()
            };
            let (heading, prompt) = (text(&section.heading), text(&section.prompt));
            let stage = section.required_at.map(|stage| crate::model::Choice::word(stage.value));
            self.ask("  ", heading.as_ref(), prompt.as_ref(), stage);
            let _ = writeln!(self.out, "  {}:", id.value);
        }
    }
}

/// Formats a list of ids for a comment, shortened to one line.
pub(super) fn ids_in_line(ids: &[String]) -> String {
    if ids.is_empty() { String::new() } else { shortened(&ids.join(", ")) }
}

/// Returns `true` if a heading equals the key except for case and punctuation.
fn is_key(heading: &Text, key: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(&heading.value) == letters(key)
}

/// Returns `true` if a new plan includes this field of the plan.
fn is_asked(field: &Field) -> bool {
    !matches!(
        field.id,
        Plan::plancc
            | Plan::id
            | Plan::year
            | Plan::stage
            | Plan::language
            | Plan::adopted
            | Plan::translates
            | Plan::own
            | Plan::unplaced
            | Plan::confirm
    )
}

fn is_nested(field: &Field) -> bool {
    matches!(
        field.kind,
        FieldKind::Entity(_) | FieldKind::Entities(_) | FieldKind::ProseOrEntities(_)
    )
}
