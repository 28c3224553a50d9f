//! Builds the report of a plan: the state and helpers that all sections share.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use super::Render;
use super::report::{Cell, Column, Fact, LanguageLink, Report, Row, Table};
use crate::model::{
    Form, Fund, Goal, Id, LABEL_NAMES, Money, Plan, PlanDate, Setting, Wording, numbers,
};
use crate::prose::{self, Block, Inline};
use crate::source::{Spanned, Text};

/// The inputs of a report other than the plan.
pub struct Context<'a> {
    /// The project and its forms.
    pub setting: &'a Setting,
    /// The report's language.
    pub language: &'a str,
    /// The same report in other languages.
    pub languages: Vec<LanguageLink>,
    /// The date that the report shows.
    pub generated: jiff::civil::Date,
    /// The plan's id.
    pub id: &'a str,
    /// The district's logo as a `data:` URL.
    pub logo: Option<String>,
    /// Last year's plan, if it exists.
    pub prior: Option<&'a Plan>,
}

/// Builds the report of a plan.
pub fn report<R: Render>(
    plan: &Plan,
    context: &Context<'_>,
    render: &R,
) -> Report<R::Output, R::Labels> {
    let forms = context.setting.forms(plan.year.map(|year| year.value));
    Builder { plan, context, forms, render, anchors: RefCell::default() }.report()
}

/// The labels of a form in one language, by name.
pub type Labels = BTreeMap<&'static str, String>;

/// Returns the labels of a form, by name.
#[must_use]
pub fn labels(forms: &[&Form], language: &str) -> Labels {
    LABEL_NAMES.iter().map(|name| (*name, label(forms, language, name))).collect()
}

/// Returns the text of a label, or the label's name if no form defines it.
fn label(forms: &[&Form], language: &str, name: &str) -> String {
    let words = label_wording(forms, name).and_then(|label| label.get(language));
    words.map_or_else(|| name.replace('_', " "), |words| words.trimmed().to_owned())
}

fn label_wording<'f>(forms: &[&'f Form], name: &str) -> Option<&'f Wording> {
    let mut forms = forms.iter();
    let found = forms.find_map(|form| form.labels.iter().find(|l| &*l.key.value == name));
    found.map(|label| &label.value)
}

pub(super) struct Builder<'a, R: Render> {
    pub(super) plan: &'a Plan,
    pub(super) context: &'a Context<'a>,
    /// The forms in order of precedence; the built-in form is last.
    pub(super) forms: Vec<&'a Form>,
    pub(super) render: &'a R,
    /// The anchors in use, each with the next numeric suffix to try.
    anchors: RefCell<HashMap<String, usize>>,
}

impl<'a, R: Render> Builder<'a, R> {
    pub(super) fn label(&self, name: &str) -> String {
        label(&self.forms, self.context.language, name)
    }

    /// Returns the language of a label's text, if the form states it.
    pub(super) fn label_language(&self, name: &str) -> Option<&str> {
        let language = self.context.language;
        match label_wording(&self.forms, name)? {
            wording @ Wording::ByLanguage(_) if wording.is_in(language) => Some(language),
            Wording::ByLanguage(texts) => texts.first().map(|text| &*text.key.value),
            Wording::One(_) => None,
        }
    }

    pub(super) fn wording(&self, wording: Option<&Wording>) -> Option<String> {
        wording.and_then(|w| w.get(self.context.language)).map(|t| t.trimmed().to_owned())
    }

    /// Returns `wanted` as an anchor, with a numeric suffix if the report already has it.
    pub(super) fn anchor(&self, wanted: &str) -> String {
        let wanted: String =
            wanted.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let mut anchors = self.anchors.borrow_mut();
        let mut next = match anchors.get(&wanted) {
            None => {
                anchors.insert(wanted.clone(), 2);
                return wanted;
            }
            Some(next) => *next,
        };
        let anchor = loop {
            let anchor = format!("{wanted}-{next}");
            next += 1;
            if !anchors.contains_key(&anchor) {
                break anchor;
            }
        };
        anchors.insert(wanted, next);
        anchors.insert(anchor.clone(), 2);
        anchor
    }

    /// Returns `true` if the report is in a different language than the plan.
    pub(super) fn is_foreign(&self) -> bool {
        self.context.setting.language_of(self.plan) != self.context.language
    }

    fn language(&self, text: &Text) -> Option<&str> {
        let own = self.context.setting.language_of(self.plan);
        (self.is_foreign() && !text.translated).then_some(own)
    }

    pub(super) fn text(&self, text: Option<&Text>) -> Option<R::Output> {
        let text = text.filter(|t| !t.is_blank())?;
        let mut inlines = prose::inlines(text.trimmed());
        if text.outdated {
            inlines.extend([Inline::Text { text: " ".to_owned() }, self.outdated()]);
        }
        Some(self.render.inline(&inlines, self.language(text)))
    }

    pub(super) fn said(&self, text: Option<&Text>) -> R::Output {
        self.text(text).unwrap_or_else(|| self.render.words(&self.label("no_answer")))
    }

    pub(super) fn texts(&self, texts: &[Text]) -> Vec<R::Output> {
        texts.iter().filter_map(|t| self.text(Some(t))).collect()
    }

    pub(super) fn prose(&self, text: Option<&Text>, level: u8, name: &str) -> Option<R::Output> {
        let text = text.filter(|t| !t.is_blank())?;
        let mut passage = prose::blocks(&text.value);
        if text.outdated {
            passage.blocks.insert(0, Block::Paragraph { inlines: vec![self.outdated()] });
        }
        Some(self.render.blocks(&passage, level, name, self.language(text)))
    }

    pub(super) fn cell(&self, text: Option<&Text>) -> Option<Cell<R::Output>> {
        self.text(text).map(|text| Cell { text, label: None, value: None, anchor: None })
    }

    pub(super) fn words(&self, words: &str, value: Option<String>) -> Cell<R::Output> {
        Cell { text: self.render.words(words), label: None, value, anchor: None }
    }

    /// Adds a label from the form in front of a cell.
    pub(super) fn labelled_cell(
        &self,
        label: &str,
        cell: Option<Cell<R::Output>>,
    ) -> Option<Cell<R::Output>> {
        cell.map(|cell| Cell { label: Some(self.label(label)), ..cell })
    }

    pub(super) fn date(&self, date: Option<Spanned<PlanDate>>) -> Option<Cell<R::Output>> {
        date.map(|d| {
            self.words(&numbers::date(d.value, self.context.language), Some(d.value.to_string()))
        })
    }

    pub(super) fn money(&self, money: Option<Money>) -> Option<Cell<R::Output>> {
        let currency = self.context.setting.currency();
        money.map(|m| self.words(&numbers::money(m.0, currency), Some(m.to_string())))
    }

    pub(super) fn choice(&self, word: Option<&'static str>) -> Option<Cell<R::Output>> {
        word.map(|w| self.words(&self.label(&w.replace('-', "_")), Some(w.to_owned())))
    }

    pub(super) fn find_fund(&self, id: &Id) -> Option<&'a Fund> {
        let mut funds = self.context.setting.funds(self.plan.year?.value).iter();
        funds.find(|f| f.id.as_ref().is_some_and(|i| i.value == *id))
    }

    pub(super) fn find_goal(&self, id: &Id) -> Option<&'a Goal> {
        let mut goals = self.context.setting.goals(self.plan.year?.value).iter();
        goals.find(|g| g.id.as_ref().is_some_and(|i| i.value == *id))
    }

    pub(super) fn fund(&self, id: Option<&Spanned<Id>>) -> Option<Cell<R::Output>> {
        let id = &id?.value;
        let name = self.find_fund(id).and_then(|f| self.wording(f.fund.as_ref()));
        Some(self.words(&name.unwrap_or_else(|| id.to_string()), Some(id.to_string())))
    }

    pub(super) fn fact(
        &self,
        key: &'static str,
        values: impl IntoIterator<Item = Cell<R::Output>>,
    ) -> Option<Fact<R::Output>> {
        let values: Vec<_> = values.into_iter().collect();
        (!values.is_empty()).then(|| Fact { key, label: self.label(key), values })
    }

    pub(super) fn table(
        &self,
        caption: String,
        keys: &[(&'static str, bool)],
        rows: Vec<Vec<Option<Cell<R::Output>>>>,
    ) -> Option<Table<R::Output>> {
        let used: Vec<bool> = (0..keys.len())
            .map(|at| rows.iter().any(|r| r.get(at).is_some_and(Option::is_some)))
            .collect();
        if !used.contains(&true) {
            return None;
        }
        let columns = keys.iter().zip(&used).filter(|(_, u)| **u);
        let columns = columns
            .map(|((key, numeric), _)| Column { key, label: self.label(key), numeric: *numeric })
            .collect();
        let keep = |row: Vec<_>| Row {
            cells: row.into_iter().zip(&used).filter(|(_, u)| **u).map(|(c, _)| c).collect(),
        };
        Some(Table { caption, columns, rows: rows.into_iter().map(keep).collect() })
    }
}
