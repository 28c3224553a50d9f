//! Builds the report of a plan: the state and helpers that all sections share.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::Render;
use super::report::{Column, DisplayValue, Fact, LanguageLink, Report, Row, Table};
use crate::lang::Language;
use crate::model::{
    Form, Fund, Goal, Id, LABEL_NAMES, Money, Plan, PlanDate, PlanSettings, Wording,
};
use crate::prose::{self, Block, Inline};
use crate::source::{Spanned, Text};

/// The inputs of a report other than the plan.
pub struct ReportContext<'a> {
    /// The project and its forms.
    pub setting: &'a PlanSettings,
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
    context: &ReportContext<'_>,
    render: &R,
) -> Report<R::Output, R::Labels> {
    let forms = context.setting.forms(plan.year.map(|year| year.value), context.language);
    let language = Language::of(context.language);
    ViewBuilder { plan, context, language, forms, render, anchors: RefCell::default() }.report()
}

/// The labels of a form in one language.
#[derive(Debug, Clone, Serialize)]
pub struct Labels {
    /// The text of each label, by name.
    #[serde(flatten)]
    texts: BTreeMap<&'static str, String>,
    /// The language of each label that isn't in the requested language, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    languages: BTreeMap<&'static str, String>,
}

/// Text from a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormText {
    pub(super) text: String,
    /// The language of the text, if it differs from the report's.
    pub(super) language: Option<String>,
}

/// Returns the labels of a form.
#[must_use]
pub fn labels(forms: &[&Form], language: &str) -> Labels {
    let mut labels = Labels { texts: BTreeMap::new(), languages: BTreeMap::new() };
    for name in LABEL_NAMES {
        let label = label(forms, language, name);
        labels.texts.insert(name, label.text);
        if let Some(language) = label.language {
            labels.languages.insert(name, language);
        }
    }
    labels
}

/// Returns a label, or the label's name if no form defines it.
fn label(forms: &[&Form], language: &str, name: &str) -> FormText {
    let mut forms = forms.iter();
    let found = forms.find_map(|form| form.labels.iter().find(|l| &*l.key.value == name));
    found.and_then(|label| in_language(&label.value, language)).unwrap_or_else(|| FormText {
        text: name.replace('_', " "),
        language: Language::of(language).fallback().map(str::to_owned),
    })
}

/// Returns the text of a wording in a language or, if it has none in that language, its first text.
fn in_language(wording: &Wording, language: &str) -> Option<FormText> {
    let (text, fallback) = wording.find(language)?;
    Some(FormText { text: text.trimmed().to_owned(), language: fallback.map(str::to_owned) })
}

pub(super) struct ViewBuilder<'a, R: Render> {
    pub(super) plan: &'a Plan,
    pub(super) context: &'a ReportContext<'a>,
    /// The report's language.
    pub(super) language: Language<'a>,
    /// The forms in order of precedence; the built-in form is last.
    pub(super) forms: Vec<&'a Form>,
    pub(super) render: &'a R,
    /// The anchors in use, each with the next numeric suffix to try.
    anchors: RefCell<HashMap<String, usize>>,
}

impl<'a, R: Render> ViewBuilder<'a, R> {
    pub(super) fn label(&self, name: &str) -> FormText {
        label(&self.forms, self.context.language, name)
    }

    /// Returns a label with a number: `Priority 1`.
    pub(super) fn numbered(&self, name: &str, number: usize) -> FormText {
        let FormText { text, language } = self.label(name);
        FormText { text: format!("{text} {number}"), language }
    }

    pub(super) fn wording(&self, wording: Option<&Wording>) -> Option<FormText> {
        in_language(wording?, self.context.language)
    }

    /// Returns text from a form as a passage.
    pub(super) fn form_text(&self, words: FormText) -> R::Output {
        self.words_in(&words.text, words.language.as_deref())
    }

    /// Returns words as a passage. `language` is `None` if it is the report's language.
    fn words_in(&self, words: &str, language: Option<&str>) -> R::Output {
        match language {
            None => self.render.words(words),
            Some(_) => self.render.inline(&[Inline::Text { text: words.to_owned() }], language),
        }
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

    fn language_of(&self, text: &Text) -> Option<&str> {
        let own = self.context.setting.language_of(self.plan);
        (self.is_foreign() && !text.translated).then_some(own)
    }

    pub(super) fn text(&self, text: Option<&Text>) -> Option<R::Output> {
        let text = text.filter(|t| !t.is_blank())?;
        let mut inlines = prose::inlines(text.trimmed());
        if text.outdated {
            inlines.extend([Inline::Text { text: " ".to_owned() }, self.outdated()]);
        }
        Some(self.render.inline(&inlines, self.language_of(text)))
    }

    pub(super) fn said(&self, text: Option<&Text>) -> R::Output {
        self.text(text).unwrap_or_else(|| self.form_text(self.label("no_answer")))
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
        Some(self.render.blocks(&passage, level, name, self.language_of(text)))
    }

    pub(super) fn cell(&self, text: Option<&Text>) -> Option<DisplayValue<R::Output>> {
        self.text(text).map(|text| DisplayValue::new(text, None))
    }

    pub(super) fn words(&self, words: &str, value: Option<String>) -> DisplayValue<R::Output> {
        DisplayValue::new(self.render.words(words), value)
    }

    /// Returns a cell with text from a form.
    pub(super) fn form_words(
        &self,
        words: FormText,
        value: Option<String>,
    ) -> DisplayValue<R::Output> {
        DisplayValue::new(self.form_text(words), value)
    }

    /// Returns a cell with a date or number, in the format of the report's language or, if plancc has no
    /// pack for that language, of the fallback.
    pub(super) fn formatted(&self, words: &str, value: Option<String>) -> DisplayValue<R::Output> {
        DisplayValue::new(self.words_in(words, self.language.fallback()), value)
    }

    /// Adds a label from the form in front of a cell.
    pub(super) fn labeled_cell(
        &self,
        label: &str,
        cell: Option<DisplayValue<R::Output>>,
    ) -> Option<DisplayValue<R::Output>> {
        let FormText { text, language } = self.label(label);
        cell.map(|cell| DisplayValue { label: Some(text), label_language: language, ..cell })
    }

    pub(super) fn date(&self, date: Option<Spanned<PlanDate>>) -> Option<DisplayValue<R::Output>> {
        date.map(|d| self.formatted(&d.value.in_language(self.language), Some(d.value.to_string())))
    }

    pub(super) fn money(&self, money: Option<Money>) -> Option<DisplayValue<R::Output>> {
        let currency = self.context.setting.currency();
        money.map(|m| self.formatted(&self.language.money(m.0, currency), Some(m.to_string())))
    }

    pub(super) fn choice(&self, word: Option<&'static str>) -> Option<DisplayValue<R::Output>> {
        word.map(|w| self.form_words(self.label(&w.replace('-', "_")), Some(w.to_owned())))
    }

    pub(super) fn find_fund(&self, id: &Id) -> Option<&'a Fund> {
        let mut funds = self.context.setting.funds(self.plan.year?.value).iter();
        funds.find(|f| f.id.as_ref().is_some_and(|i| i.value == *id))
    }

    pub(super) fn find_goal(&self, id: &Id) -> Option<&'a Goal> {
        let mut goals = self.context.setting.goals(self.plan.year?.value).iter();
        goals.find(|g| g.id.as_ref().is_some_and(|i| i.value == *id))
    }

    pub(super) fn fund(&self, id: Option<&Spanned<Id>>) -> Option<DisplayValue<R::Output>> {
        let id = &id?.value;
        let name = self.find_fund(id).and_then(|f| self.wording(f.fund.as_ref()));
        Some(match name {
            Some(name) => self.form_words(name, Some(id.to_string())),
            None => self.words(id, Some(id.to_string())),
        })
    }

    pub(super) fn fact(
        &self,
        key: &'static str,
        values: impl IntoIterator<Item = DisplayValue<R::Output>>,
    ) -> Option<Fact<R::Output>> {
        let values: Vec<_> = values.into_iter().collect();
        (!values.is_empty()).then(|| Fact::new(key, self.label(key), values))
    }

    pub(super) fn table(
        &self,
        caption: FormText,
        keys: &[(&'static str, bool)],
        rows: Vec<Vec<Option<DisplayValue<R::Output>>>>,
    ) -> Option<Table<R::Output>> {
        let used: Vec<bool> = (0..keys.len())
            .map(|at| rows.iter().any(|r| r.get(at).is_some_and(Option::is_some)))
            .collect();
        if !used.contains(&true) {
            return None;
        }
        let columns = keys.iter().zip(&used).filter(|(_, u)| **u);
        let columns = columns.map(|((key, numeric), _)| {
            let FormText { text, language } = self.label(key);
            Column { key, label: text, label_language: language, numeric: *numeric }
        });
        let columns = columns.collect();
        let keep = |row: Vec<_>| Row {
            cells: row.into_iter().zip(&used).filter(|(_, u)| **u).map(|(c, _)| c).collect(),
        };
        Some(Table {
            caption: caption.text,
            caption_language: caption.language,
            columns,
            rows: rows.into_iter().map(keep).collect(),
        })
    }
}

impl<P> DisplayValue<P> {
    fn new(text: P, value: Option<String>) -> DisplayValue<P> {
        DisplayValue { text, label: None, label_language: None, value, anchor: None }
    }
}

impl<P> Fact<P> {
    pub(super) fn new(key: &'static str, label: FormText, values: Vec<DisplayValue<P>>) -> Fact<P> {
        Fact { key, label: label.text, label_language: label.language, values }
    }
}
