//! Single values, read from the characters as written.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::{
    Choice, Edge, Field, Id, Kind, Level, Levels, Measure, Money, MonthDay, PlanDate, SchoolYear,
    Stage,
};
use crate::source::{Span, Spanned, Text};
use crate::yaml::{Node, Value};

use super::check::{Checker, example, shortened};
use super::{fault, suggest};

impl Checker<'_> {
    /// The text of a node that should be one text; says so where it is a list or has keys.
    pub(super) fn scalar(&mut self, field: &Field, node: &Node<'_>) -> Option<Text> {
        if let Some(text) = Self::text(node) {
            return Some(text);
        }
        let (found, help) = match &node.value {
            Value::Empty | Value::Broken => return None,
            Value::Alias(_) => {
                self.refuse_alias(node);
                return None;
            }
            Value::Sequence { .. } => {
                ("a list", "write one text, or put quotes around it if it begins with a bracket")
            }
            _ => (
                "keys and values",
                "if this is text with a colon in it, put quotes around all of it: `\"…\"`",
            ),
        };
        self.say(
            Diagnostic::error(
                fault::WRONG_KIND,
                self.head(node),
                format!("`{}` takes one text, and here are {found}", field.key)
                    .replace("here are a list", "here is a list"),
            )
            .help(help),
        );
        None
    }

    fn misread(&mut self, fault: &'static str, field: &Field, text: &Text, what: &str) {
        self.say(
            Diagnostic::error(
                fault,
                text.span,
                format!("`{}` is not {what}", shortened(text.trimmed())),
            )
            .help(format!("write `{}: {}`", field.key, example(&field.kind))),
        );
    }

    pub(super) fn id(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<Id>> {
        let text = self.scalar(field, node)?;
        if matches!(field.kind, Kind::Language) {
            self.language_tag(text.trimmed(), text.span);
        } else if !is_slug(text.trimmed()) {
            let slug = slug(text.trimmed());
            let mut said = Diagnostic::error(
                fault::NOT_AN_ID,
                text.span,
                format!("`{}` cannot be a name to refer to", shortened(text.trimmed())),
            )
            .note("such a name is small letters, digits and hyphens, and begins with a letter");
            if !slug.is_empty() {
                said = said.help(format!("write `{slug}`"));
            }
            self.say(said);
            return None;
        }
        Some(Spanned::new(text.trimmed().into(), text.span))
    }

    pub(super) fn ids(&mut self, field: &Field, node: &Node<'_>) -> Vec<Spanned<Id>> {
        let nodes = match &node.value {
            Value::Sequence { items, .. } => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut ids: Vec<Spanned<Id>> = Vec::with_capacity(nodes.len());
        for node in nodes {
            self.refuse_properties(node);
            let text = match field.kind {
                Kind::References(crate::model::Target::PlanField) => self
                    .scalar(field, node)
                    .map(|text| Spanned::new(Id::from(text.trimmed()), text.span)),
                Kind::Languages => {
                    let text = self.scalar(field, node);
                    text.map(|text| {
                        self.language_tag(text.trimmed(), text.span);
                        Spanned::new(Id::from(text.trimmed()), text.span)
                    })
                }
                _ => self.id(field, node),
            };
            ids.extend(text);
        }
        ids
    }

    pub(super) fn language_tag(&mut self, tag: &str, span: Span) {
        if !is_language(tag) {
            self.say(
                Diagnostic::error(
                    fault::NOT_A_LANGUAGE,
                    span,
                    format!("`{}` is not the tag of a language", shortened(tag)),
                )
                .note("a screen reader picks its voice by this tag")
                .help("write `en` for English, `es` for Spanish"),
            );
        }
    }

    pub(super) fn date(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<PlanDate>> {
        let text = self.scalar(field, node)?;
        let edge = if let Kind::Date(edge) = field.kind { edge } else { Edge::First };
        match read_date(text.trimmed(), edge) {
            Ok(date) => Some(Spanned::new(date, text.span)),
            Err(Misdated::NoSuchDay) => {
                self.say(
                    Diagnostic::error(
                        fault::NO_SUCH_DATE,
                        text.span,
                        format!("there is no day `{}`", text.trimmed()),
                    )
                    .help("a date is year, month, day: `2026-10-22`"),
                );
                None
            }
            Err(Misdated::NotADate) => {
                self.misread(fault::NOT_A_DATE, field, &text, "a date written as year-month-day");
                None
            }
        }
    }

    pub(super) fn year(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<SchoolYear>> {
        let text = self.scalar(field, node)?;
        let Some(year) = SchoolYear::read(text.trimmed()) else {
            self.say(
                Diagnostic::error(
                    fault::NOT_A_YEAR,
                    text.span,
                    format!("`{}` is not a school year", shortened(text.trimmed())),
                )
                .note("a school year is named by two calendar years that follow each other")
                .help("write `year: 2026-2027`; three years are three files"),
            );
            return None;
        };
        Some(Spanned::new(year, text.span))
    }

    pub(super) fn month_day(
        &mut self,
        field: &Field,
        node: &Node<'_>,
    ) -> Option<Spanned<MonthDay>> {
        let text = self.scalar(field, node)?;
        let read = MonthDay::read(text.trimmed());
        if read.is_none() {
            self.misread(
                fault::NOT_A_DATE,
                field,
                &text,
                "a month and a day that every year has, such as `07-01`",
            );
        }
        read.map(|day| Spanned::new(day, text.span))
    }

    pub(super) fn money(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<Money>> {
        let text = self.scalar(field, node)?;
        if let Some(money) = Money::read(text.trimmed()) {
            return Some(Spanned::new(money, text.span));
        }
        let plain: String =
            text.trimmed().chars().filter(|c| !matches!(c, '$' | ',' | ' ' | '_')).collect();
        let mut said = Diagnostic::error(
            fault::NOT_MONEY,
            text.span,
            format!("`{}` is not a plain number", shortened(text.trimmed())),
        )
        .note("amounts are added up, so they are digits alone; the report writes the currency");
        if Money::read(&plain).is_some() {
            said = said.help(format!("write `{plain}`")).safe_fix(
                format!("write `{plain}`"),
                text.span,
                plain,
            );
        } else {
            said = said.help(format!("write `{}: 1200` or `{}: 1200.50`", field.key, field.key));
        }
        self.say(said);
        None
    }

    pub(super) fn measure(&mut self, field: &Field, node: &Node<'_>) -> Option<Measure> {
        self.scalar(field, node).map(Measure::read)
    }

    pub(super) fn switch(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<bool>> {
        let text = self.scalar(field, node)?;
        match text.trimmed() {
            "true" => Some(Spanned::new(true, text.span)),
            "false" => Some(Spanned::new(false, text.span)),
            _ => {
                self.misread(fault::NOT_A_CHOICE, field, &text, "`true` or `false`");
                None
            }
        }
    }

    pub(super) fn choice(
        &mut self,
        field: &Field,
        words: &[&str],
        text: &Text,
    ) -> Option<Spanned<usize>> {
        let written = text.trimmed();
        if let Some(index) = words.iter().position(|word| *word == written) {
            return Some(Spanned::new(index, text.span));
        }
        let said = Diagnostic::error(
            fault::NOT_A_CHOICE,
            text.span,
            format!("`{}` is not a word for `{}`", shortened(written), field.key),
        );
        self.say(
            match suggest::nearest(&written.replace([' ', '_'], "-"), words.iter().copied()) {
                Some(near) => said.help(format!("did you mean `{near}`?")),
                None => said.help(format!("write {}", suggest::listed(words))),
            },
        );
        None
    }

    /// A level, or a level by stage.
    pub(super) fn levels(&mut self, field: &Field, node: &Node<'_>) -> Levels {
        let mut levels = Levels::default();
        if matches!(node.value, Value::Mapping { .. }) {
            let words = Stage::WORDS;
            self.each_of(field, None, node, |checker, key, value| {
                let stage = Text { value: key.value, span: key.span, ..Text::default() };
                let stage = checker.choice(field, words, &stage);
                let level = checker.scalar(field, value);
                let level = level.and_then(|text| checker.choice(field, Level::WORDS, &text));
                if let (Some(stage), Some(level)) = (stage, level)
                    && let Some(place) = levels.by_stage.get_mut(stage.value)
                {
                    *place = Level::from_index(level.value);
                }
            });
        } else if let Some(text) = self.scalar(field, node) {
            let level = self.choice(field, Level::WORDS, &text);
            levels.by_stage = [level.and_then(|level| Level::from_index(level.value)); 4];
        }
        levels
    }
}

enum Misdated {
    NotADate,
    NoSuchDay,
}

fn read_date(text: &str, edge: Edge) -> Result<PlanDate, Misdated> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i16>().ok()).flatten()
    };
    let (Some(year), Some(month)) = (number(4), number(2)) else { return Err(Misdated::NotADate) };
    let day = match text.len() {
        7 => None,
        10 => Some(number(2).ok_or(Misdated::NotADate)?),
        _ => return Err(Misdated::NotADate),
    };
    let month = i8::try_from(month).map_err(|_| Misdated::NotADate)?;
    let written = day.map_or(Ok(1), i8::try_from).map_err(|_| Misdated::NotADate)?;
    let date = Date::new(year, month, written).map_err(|_| Misdated::NoSuchDay)?;
    let day = match (day, edge) {
        (None, Edge::Last) => date.last_of_month(),
        _ => date,
    };
    Ok(PlanDate { day, month_only: text.len() == 7 })
}

/// Whether a text is the tag of a language: `en`, `es`, `zh-Hans`.
#[must_use]
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

pub(super) fn is_slug(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The slug nearest to a text; empty where it has no letters of the alphabet.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().take(60).map(without_accent) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').trim_start_matches(|c: char| !c.is_ascii_lowercase()).to_owned()
}

/// A letter of the Spanish alphabet without what stands above it; others as they are.
fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'Á' => 'a',
        'é' | 'É' => 'e',
        'í' | 'Í' => 'i',
        'ó' | 'Ó' => 'o',
        'ú' | 'ü' | 'Ú' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        other => other,
    }
}
