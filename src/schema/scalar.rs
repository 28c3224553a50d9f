//! Scalar values: text, ids, language tags, amounts and choices.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Choice, Field, FieldKind, Id, Level, Levels, Measure, Money, MonthDay, Stage};
use crate::rule::deprecated;
use crate::source::{Span, Spanned, Text};
use crate::yaml::{Node, Value};

use super::check::Checker;
use super::message_words::{example, shortened};
use super::{correction, errors, name_suggestion, synonym};

/// The former name of the level `warning`.
const FORMER_WARNING: &str = "warn";

impl Checker<'_> {
    /// Returns the text of a scalar node. Reports lists and mappings.
    pub(super) fn scalar(&mut self, field: &Field, node: &Node<'_>) -> Option<Text> {
        if let Some(text) = Self::text(node) {
            self.look_for_unseen(&text);
            if !self.comments.is_empty() {
                self.look_for_cut(field, node);
            }
            return Some(text);
        }
        let (found, help) = match &node.value {
            Value::Empty | Value::Broken => return None,
            Value::Mapping { entries, flow: false } if matches!(entries.as_slice(), [one] if matches!(one.value.value, Value::Scalar(..))) =>
            {
                if let Some(entry) = entries.first() {
                    self.say_colon(node, entry);
                }
                return None;
            }
            Value::Sequence { flow: false, .. } if matches!(field.kind, FieldKind::Prose) => {
                ("a list", "write `|` after the key to make the list part of the text")
            }
            Value::Alias(_) => {
                self.refuse_alias(node);
                return None;
            }
            Value::Sequence { .. } => (
                "a list",
                "write text instead of the list; if the text begins with a bracket, put it in quotes",
            ),
            _ => (
                "keys and values",
                "if this is text with a colon, put all of it in quotes: `\"…\"`",
            ),
        };
        self.say(
            Diagnostic::error(
                errors::WRONG_TYPE,
                self.head(node),
                format!("`{}` must be text, not {found}", field.key),
            )
            .here("expected text")
            .help(help),
        );
        None
    }

    fn misread(&mut self, fault: &'static str, field: &Field, text: &Text, what: &str) {
        self.say(
            Diagnostic::error(
                fault,
                text.span,
                format!("`{}` is not a valid value for `{}`", shortened(text.trimmed()), field.key),
            )
            .here(format!("expected {what}"))
            .help(format!("write `{}: {}`", field.key, example(&field.kind))),
        );
    }

    pub(super) fn id(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<Id>> {
        let text = self.scalar(field, node)?;
        if matches!(field.kind, FieldKind::Language) {
            self.language_tag(text.trimmed(), text.span);
        } else if !is_slug(text.trimmed()) {
            let slug = slug(text.trimmed());
            let mut said = Diagnostic::error(
                errors::INVALID_ID,
                text.span,
                format!("`{}` is not a valid {}", shortened(text.trimmed()), id_of(&field.kind)),
            )
            .here("expected an id")
            .note("an id has only lowercase letters, digits and hyphens, and begins with a letter");
            let begins_with_digit =
                text.trimmed().starts_with(|first: char| first.is_ascii_digit());
            said = if begins_with_digit {
                let slug = self::slug(&format!("step {}", text.trimmed()));
                said.help(format!("begin the id with a letter, as in `{slug}`"))
            } else if slug.is_empty() {
                said.help("write a short name with letters from a to z, such as `more-books`")
            } else {
                said.help(format!("write `{slug}`")).near(text.span, text.trimmed(), &slug)
            };
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
        if nodes.is_empty() && matches!(field.kind, FieldKind::Languages) {
            self.say_no_language(field, node);
        }
        let mut ids: Vec<Spanned<Id>> = Vec::with_capacity(nodes.len());
        for node in nodes {
            self.refuse_properties(node);
            let text = match field.kind {
                FieldKind::References(crate::model::ReferenceTarget::PlanField) => self
                    .scalar(field, node)
                    .map(|text| Spanned::new(Id::from(text.trimmed()), text.span)),
                FieldKind::Languages => {
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

    fn say_no_language(&mut self, field: &Field, node: &Node<'_>) {
        self.say(
            Diagnostic::error(
                errors::INVALID_LANGUAGE,
                node.span,
                format!("missing language in `{}`", field.key),
            )
            .here("expected a language tag")
            .note("every report needs a language")
            .help(format!("write `{}: [en]`, or delete the line", field.key)),
        );
    }

    pub(super) fn language_tag(&mut self, tag: &str, span: Span) {
        if !is_language(tag) {
            self.say(
                Diagnostic::error(
                    errors::INVALID_LANGUAGE,
                    span,
                    format!("`{}` is not a valid language tag", shortened(tag)),
                )
                .here("expected a language tag")
                .note("screen readers use this tag to choose a voice")
                .help("write `en` for English or `es` for Spanish")
                .meant(span, correction::language(tag).map(|tag| (tag, Applicability::Safe))),
            );
        }
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
                errors::INVALID_DATE,
                field,
                &text,
                "a month and day that exist in every year, such as `07-01`",
            );
        }
        read.map(|day| Spanned::new(day, text.span))
    }

    pub(super) fn money(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<Money>> {
        let text = self.scalar(field, node)?;
        if let Some(money) = Money::read(text.trimmed()) {
            if money.0.scale() <= 2 {
                return Some(Spanned::new(money, text.span));
            }
            self.say_part_of_a_cent(field, &text);
            return None;
        }
        let said = Diagnostic::error(
            errors::INVALID_AMOUNT,
            text.span,
            format!("`{}` is not a valid amount", shortened(text.trimmed())),
        )
        .here("expected digits only")
        .note("plancc adds up amounts, so write digits only; the report adds the currency");
        let meant = correction::amount(text.trimmed());
        let said = match &meant {
            Some((plain, _)) => said.help(format!("write `{plain}`")),
            None => said.help(format!("write `{}: 1200` or `{}: 1200.50`", field.key, field.key)),
        };
        let said = said.meant(text.span, meant);
        self.say(said);
        None
    }

    /// Reports fractions of a cent: `1.250` can mean 1,250 or 1.25.
    fn say_part_of_a_cent(&mut self, field: &Field, text: &Text) {
        let written = shortened(text.trimmed());
        let digits: String = text.trimmed().chars().filter(|one| *one != '.').collect();
        self.say(
            Diagnostic::error(
                errors::INVALID_AMOUNT,
                text.span,
                format!("`{written}` has more than two digits after the decimal point"),
            )
            .here("cents have two digits")
            .note("the point could separate thousands or cents")
            .help(format!(
                "if the point separates thousands, write `{}: {}`",
                field.key,
                shortened(&digits)
            ))
            .help(format!(
                "if the point separates cents, write two digits after it, such as `{}: 1200.50`",
                field.key
            )),
        );
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
                self.misread(errors::INVALID_CHOICE, field, &text, "`true` or `false`");
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
            errors::INVALID_CHOICE,
            text.span,
            format!("unknown value `{}` for `{}`", shortened(written), field.key),
        )
        .here("not a valid value");
        let plain = written.to_lowercase().replace([' ', '_'], "-");
        if let Some(word) = synonym::choice(words, written).filter(|word| *word != plain) {
            let is_sure = synonym::is_sure_choice(word, written);
            self.say(said.help(format!("write `{word}`")).fix(
                format!("write `{word}`"),
                if is_sure { Applicability::Safe } else { Applicability::Unsafe },
                vec![Edit { span: text.span, text: word.to_owned() }],
            ));
            return None;
        }
        self.say(match name_suggestion::nearest(&plain, words.iter().copied()) {
            // The words differ only in case or separators.
            Some(near) if near == plain => said.help(format!("write `{near}`")).safe_fix(
                format!("write `{near}`"),
                text.span,
                near,
            ),
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(
                format!("write `{near}`"),
                // `bimonthly` is not a misspelling of `monthly`.
                match !plain.ends_with(near)
                    && name_suggestion::is_sure(&plain, near, words.iter().copied())
                {
                    true => Applicability::Safe,
                    false => Applicability::Unsafe,
                },
                vec![Edit { span: text.span, text: near.to_owned() }],
            ),
            None => said.help(format!("write {}", name_suggestion::listed(words))),
        });
        None
    }

    /// Parses a level by its current or former name.
    fn level(&mut self, field: &Field, text: &Text) -> Option<Spanned<usize>> {
        if text.trimmed() != FORMER_WARNING {
            return self.choice(field, Level::WORDS, text);
        }
        let new = Level::Warn.word();
        self.say(deprecated(FORMER_WARNING, new, text.span));
        let index = Level::WORDS.iter().position(|word| *word == new)?;
        Some(Spanned::new(index, text.span))
    }

    /// Parses a level, or one level per stage.
    pub(super) fn levels(&mut self, field: &Field, node: &Node<'_>) -> Levels {
        let mut levels = Levels::default();
        if matches!(node.value, Value::Mapping { .. }) {
            let words = Stage::WORDS;
            self.each_of(field, None, node, |checker, key, value| {
                let stage = Text { value: key.value, span: key.span, ..Text::default() };
                let stage = checker.choice(field, words, &stage);
                let level = checker.scalar(field, value);
                let level = level.and_then(|text| checker.level(field, &text));
                if let (Some(stage), Some(level)) = (stage, level)
                    && let Some(place) = levels.by_stage.get_mut(stage.value)
                {
                    *place = Level::from_index(level.value);
                }
            });
        } else if let Some(text) = self.scalar(field, node) {
            let level = self.level(field, &text);
            levels.by_stage = [level.and_then(|level| Level::from_index(level.value)); 4];
        }
        levels
    }
}

/// Returns `true` if `tag` has the form of a BCP 47 language tag: `en`, `es`, `zh-Hans`.
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

/// Returns `true` if `text` is a valid id: lowercase letters, digits and hyphens, beginning with a
/// letter.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Returns the name of an id for messages: `goal id` for a reference to a goal.
fn id_of(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Reference(target) | FieldKind::References(target) => {
            format!("{} id", target.noun())
        }
        _ => "id".to_owned(),
    }
}

/// Converts `text` to an id; empty if it has no letters from a to z.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().filter(|c| !is_invisible(*c)).take(60).map(without_accent) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').trim_start_matches(|c: char| !c.is_ascii_lowercase()).to_owned()
}

/// Returns `true` for control characters, characters without width, and direction marks.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Removes the accent from a Latin letter and lowercases it; returns other characters unchanged.
fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        other => other,
    }
}
