//! Compares which sections the forms require and show.

use std::collections::{BTreeMap, BTreeSet};

use super::{RuleFiles, change, kinds, steps};
use crate::diff::change::Change;
use crate::model::{Choice, PART_NAMES, PlanSettings, SchoolYear, Section};
use crate::schema;
use crate::source::{Source, Span};

/// The requirement of each section, by name.
type Requirements = BTreeMap<String, String>;

/// Returns the changed requirements, for all years and for years with their own form.
pub(super) fn changes(before: &RuleFiles, after: &RuleFiles) -> Vec<Change> {
    let text = |source: &Source| source.text().to_owned();
    let texts = |rules: &RuleFiles| -> (Option<String>, Vec<String>) {
        (rules.project.as_ref().map(text), rules.forms.values().map(text).collect())
    };
    if texts(before) == texts(after) {
        return Vec::new();
    }
    let (old, new) = (setting(before), setting(after));
    let years: BTreeSet<&str> = [&old, &new]
        .into_iter()
        .filter_map(|setting| setting.project())
        .flat_map(|project| &project.years)
        .filter(|year| year.value.form.is_some())
        .map(|year| &*year.key.value)
        .collect();
    let usual = differences(&old, &new, None);
    let mut changes: Vec<Change> = usual.iter().map(|one| said(None, one, before, after)).collect();
    for year in years {
        let Some(named) = SchoolYear::read(year) else { continue };
        let own = differences(&old, &new, Some(named));
        let own = own.iter().filter(|one| !usual.contains(one));
        changes.extend(own.map(|one| said(Some(year), one, before, after)));
    }
    changes
}

/// A section with its old and new requirement.
type SectionDifference = (String, Option<String>, Option<String>);

fn differences(
    old: &PlanSettings,
    new: &PlanSettings,
    year: Option<SchoolYear>,
) -> Vec<SectionDifference> {
    let (old, new) = (requirements(old, year), requirements(new, year));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differs = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    differs.map(|name| (name.clone(), old.get(name).cloned(), new.get(name).cloned())).collect()
}

fn said(
    year: Option<&str>,
    (name, old, new): &SectionDifference,
    before: &RuleFiles,
    after: &RuleFiles,
) -> Change {
    let path = steps(year.into_iter().chain(["form", name.as_str()]));
    let side = |text: &Option<String>| text.clone().map(|text| (text, Span::default()));
    let sides = ((side(old), before.project.as_ref()), (side(new), after.project.as_ref()));
    change(&kinds::REQUIREMENT_CHANGED, path, sides.0, sides.1, Vec::new())
}

fn setting(rules: &RuleFiles) -> PlanSettings {
    let project = rules.project.as_ref().and_then(|source| schema::project(source).0);
    let forms = rules
        .forms
        .iter()
        .filter_map(|(name, source)| Some((name.clone(), schema::form(source).0?)));
    PlanSettings::new(project, forms.collect(), schema::built_in_form())
}

/// Returns the requirement of each section. The first form that sets it takes precedence, as in `lint`.
fn requirements(setting: &PlanSettings, year: Option<SchoolYear>) -> Requirements {
    let forms = setting.forms(year, setting.language());
    let mut all = Requirements::new();
    for name in PART_NAMES {
        let parts =
            || forms.iter().flat_map(|form| &form.parts).filter(|part| &*part.key.value == *name);
        let required = parts().find_map(|part| part.value.required_at).map(|stage| stage.value);
        let show = parts().find_map(|part| part.value.show).is_none_or(|show| show.value);
        all.insert((*name).to_owned(), words(required.map(Choice::word), show));
    }
    for section in forms.iter().flat_map(|form| &form.sections) {
        let Some(id) = &section.id else { continue };
        all.entry(format!("own/{}", id.value)).or_insert_with(|| of_section(section));
    }
    all
}

fn of_section(section: &Section) -> String {
    let required = section.required_at.map(|stage| stage.value.word());
    let holder = section.holder.map(|holder| format!(", asked for each {}", holder.value.word()));
    let kind = section.answer_type.map(|kind| format!(", answer type {}", kind.value.word()));
    let show = section.show.is_none_or(|show| show.value);
    format!("{}{}{}", words(required, show), holder.unwrap_or_default(), kind.unwrap_or_default())
}

fn words(required: Option<&str>, show: bool) -> String {
    let required = match required {
        Some(stage) => format!("required at the {stage} stage"),
        None => "not required".to_owned(),
    };
    if show { required } else { format!("{required}, hidden if empty") }
}
