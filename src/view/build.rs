//! From a plan to its report: what every part of the work needs.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

use super::report::{Cell, Column, Fact, Part, Report, Row, Table};
use super::{Render, numbers};
use crate::model::{
    Answer, Form, Holder, Id, Keyed, LABEL_NAMES, Money, Plan, PlanDate, Project, Wording,
};
use crate::prose;
use crate::source::{Spanned, Text};

/// What a report is made with, besides the plan.
pub struct Context<'a> {
    /// The forms; the first that has a wording wins, and the built-in one is last.
    pub forms: Vec<&'a Form>,
    /// The project, where there is one.
    pub project: Option<&'a Project>,
    /// The report's language.
    pub language: &'a str,
    /// The plan's own language.
    pub plan_language: &'a str,
    /// The day that the report shows.
    pub generated: jiff::civil::Date,
    /// The plan's id.
    pub id: &'a str,
    /// The district's logo as a `data:` address.
    pub logo: Option<String>,
    /// Last year's plan, where it is known.
    pub prior: Option<&'a Plan>,
}

/// Makes the report of a plan.
pub fn report<R: Render>(plan: &Plan, context: &Context<'_>, render: &R) -> Report<R::Output> {
    Builder { plan, context, render, anchors: RefCell::default() }.report()
}

pub(super) struct Builder<'a, R: Render> {
    pub(super) plan: &'a Plan,
    pub(super) context: &'a Context<'a>,
    pub(super) render: &'a R,
    anchors: RefCell<HashSet<String>>,
}

/// The parts that sections of a district's form can follow; after any other they stand at the end.
const FOLLOWED: &[&str] = &[
    "purpose",
    "services",
    "budget",
    "reflection",
    "reflection.outcomes.intended",
    "reflection.outcomes.evidence",
    "reflection.learnings",
    "needs_assessment",
    "needs_assessment.data",
    "needs_assessment.engagement",
    "needs_assessment.findings",
    "needs_assessment.needs",
    "priorities",
    "theory_of_action",
];

fn placed_after(after: Option<&Text>) -> Option<&str> {
    after.map(Text::trimmed).filter(|part| FOLLOWED.contains(part))
}

impl<'a, R: Render> Builder<'a, R> {
    pub(super) fn label(&self, name: &str) -> String {
        let found = self
            .context
            .forms
            .iter()
            .find_map(|form| form.labels.iter().find(|l| &*l.key.value == name));
        found.and_then(|l| self.wording(Some(&l.value))).unwrap_or_else(|| name.replace('_', " "))
    }

    pub(super) fn labels(&self) -> BTreeMap<&'static str, String> {
        LABEL_NAMES.iter().map(|name| (*name, self.label(name))).collect()
    }

    pub(super) fn wording(&self, wording: Option<&Wording>) -> Option<String> {
        wording.and_then(|w| w.get(self.context.language)).map(|t| t.trimmed().to_owned())
    }

    pub(super) fn anchor(&self, wanted: &str) -> String {
        let wanted: String =
            wanted.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let mut anchors = self.anchors.borrow_mut();
        let mut anchor = wanted.clone();
        let mut next = 2;
        while !anchors.insert(anchor.clone()) {
            anchor = format!("{wanted}-{next}");
            next += 1;
        }
        anchor
    }

    fn language(&self, text: &Text) -> Option<&str> {
        let other = self.context.language != self.context.plan_language;
        (other && !text.translated).then_some(self.context.plan_language)
    }

    pub(super) fn text(&self, text: Option<&Text>) -> Option<R::Output> {
        let text = text.filter(|t| !t.is_blank())?;
        Some(self.render.inline(&prose::inlines(text.trimmed()), self.language(text)))
    }

    pub(super) fn said(&self, text: Option<&Text>) -> R::Output {
        self.text(text).unwrap_or_else(|| self.render.words(&self.label("no_answer")))
    }

    pub(super) fn texts(&self, texts: &[Text]) -> Vec<R::Output> {
        texts.iter().filter_map(|t| self.text(Some(t))).collect()
    }

    pub(super) fn prose(&self, text: Option<&Text>, level: u8, name: &str) -> Option<R::Output> {
        let text = text.filter(|t| !t.is_blank())?;
        Some(self.render.blocks(&prose::blocks(&text.value), level, name, self.language(text)))
    }

    pub(super) fn cell(&self, text: Option<&Text>) -> Option<Cell<R::Output>> {
        self.text(text).map(|text| Cell { text, value: None, anchor: None })
    }

    pub(super) fn words(&self, words: &str, value: Option<String>) -> Cell<R::Output> {
        Cell { text: self.render.words(words), value, anchor: None }
    }

    pub(super) fn date(&self, date: Option<Spanned<PlanDate>>) -> Option<Cell<R::Output>> {
        date.map(|d| {
            self.words(&numbers::date(d.value, self.context.language), Some(d.value.to_string()))
        })
    }

    pub(super) fn money(&self, money: Option<Money>) -> Option<Cell<R::Output>> {
        let currency =
            self.context.project.and_then(|p| p.currency.as_ref()).map_or("USD", Text::trimmed);
        money.map(|m| self.words(&numbers::money(m.0, currency), Some(m.to_string())))
    }

    pub(super) fn choice(&self, word: Option<&'static str>) -> Option<Cell<R::Output>> {
        word.map(|w| self.words(&self.label(&w.replace('-', "_")), Some(w.to_owned())))
    }

    pub(super) fn fund(&self, id: Option<&Spanned<Id>>) -> Option<Cell<R::Output>> {
        let id = &id?.value;
        let year = self.year_settings().map(|y| &y.funds).filter(|l| !l.is_empty());
        let funds = year.or_else(|| self.context.project.map(|p| &p.funds));
        let fund =
            funds.and_then(|l| l.iter().find(|f| f.id.as_ref().is_some_and(|i| i.value == *id)));
        let name =
            fund.and_then(|f| self.wording(f.fund.as_ref())).unwrap_or_else(|| id.to_string());
        Some(self.words(&name, Some(id.to_string())))
    }

    pub(super) fn year_settings(&self) -> Option<&'a crate::model::YearSettings> {
        let year = self.plan.year?.value.to_string();
        let years = &self.context.project?.years;
        years.iter().find(|k| *k.key.value == *year).map(|k| &k.value)
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
        caption: &str,
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
        Some(Table {
            caption: self.label(caption),
            columns,
            rows: rows.into_iter().map(keep).collect(),
        })
    }

    pub(super) fn part(&self, key: &str) -> Part<R::Output> {
        let words = || {
            self.context
                .forms
                .iter()
                .filter_map(|f| f.parts.iter().find(|p| &*p.key.value == key))
                .map(|p| &p.value)
        };
        let block = |w: Option<String>, n: &str| {
            w.map(|w| self.render.blocks(&prose::blocks(&w), 3, &format!("{key}-{n}"), None))
        };
        let shown = words().find_map(|p| p.show).is_none_or(|s| s.value);
        let heading = words().find_map(|p| self.wording(p.heading.as_ref()));
        Part {
            key: key.to_owned(),
            anchor: self.anchor(key),
            heading: heading.unwrap_or_else(|| key.replace(['_', '.'], " ")),
            intro: block(words().find_map(|p| self.wording(p.intro.as_ref())), "intro"),
            prompt: block(words().find_map(|p| self.wording(p.prompt.as_ref())), "prompt"),
            shown,
            answered: false,
            facts: Vec::new(),
            prose: None,
            items: Vec::new(),
            table: None,
            after: if key.contains("priorities.") {
                Vec::new()
            } else {
                self.sections(&self.plan.own, Holder::Plan, Some(key), 3, "plan")
            },
        }
    }

    pub(super) fn answer(&self, part: &mut Part<R::Output>, answer: Option<&Answer>, level: u8) {
        match answer {
            Some(Answer::Prose(text)) => part.prose = self.prose(Some(text), level, &part.anchor),
            Some(Answer::Items(items)) => part.items = self.texts(items),
            None => {}
        }
        self.settle(part);
    }

    #[allow(clippy::unused_self)]
    pub(super) fn settle(&self, part: &mut Part<R::Output>) {
        part.answered |= part.prose.is_some()
            || !part.items.is_empty()
            || part.table.is_some()
            || !part.facts.is_empty();
        part.shown |= part.answered;
    }

    /// Sections after a part; with `None`, those that say no part, and answers that no form asks for.
    pub(super) fn sections(
        &self,
        own: &[Keyed<Answer>],
        holder: Holder,
        after: Option<&str>,
        level: u8,
        place: &str,
    ) -> Vec<Part<R::Output>> {
        let all = || {
            self.context
                .forms
                .iter()
                .flat_map(|f| &f.sections)
                .filter(|s| s.holder.map_or(Holder::Plan, |h| h.value) == holder)
        };
        let mut out = Vec::new();
        for section in
            all().filter(|s| holder != Holder::Plan || placed_after(s.after.as_ref()) == after)
        {
            let Some(id) = &section.id else { continue };
            let mut part = self.blank(&id.value, place);
            part.heading = self.wording(section.heading.as_ref()).unwrap_or(part.heading);
            part.intro = self.wording(section.intro.as_ref()).map(|w| {
                self.render.blocks(
                    &prose::blocks(&w),
                    level,
                    &format!("{}-intro", part.anchor),
                    None,
                )
            });
            part.prompt = self.wording(section.prompt.as_ref()).map(|w| {
                self.render.blocks(
                    &prose::blocks(&w),
                    level,
                    &format!("{}-prompt", part.anchor),
                    None,
                )
            });
            part.shown = section.show.is_none_or(|s| s.value);
            self.answer(
                &mut part,
                own.iter().find(|k| k.key.value == id.value).map(|k| &k.value),
                level,
            );
            out.push(part);
        }
        if after.is_none() {
            for keyed in own
                .iter()
                .filter(|k| !all().any(|s| s.id.as_ref().is_some_and(|i| i.value == k.key.value)))
            {
                let mut part = self.blank(&keyed.key.value, place);
                self.answer(&mut part, Some(&keyed.value), level);
                out.push(part);
            }
        }
        out
    }

    fn blank(&self, id: &str, place: &str) -> Part<R::Output> {
        Part {
            key: id.to_owned(),
            anchor: self.anchor(&format!("own-{place}-{id}")),
            heading: id.to_owned(),
            intro: None,
            prompt: None,
            shown: false,
            answered: false,
            facts: Vec::new(),
            prose: None,
            items: Vec::new(),
            table: None,
            after: Vec::new(),
        }
    }
}
