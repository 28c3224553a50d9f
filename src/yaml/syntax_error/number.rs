//! Numbers after a special YAML character, and signs for units.

use std::ops::Range;

use super::ErrorContext;
use crate::diagnostic::Applicability;
use crate::model::{FieldKind, Money, kinds_of, unit_of};

/// Returns the only number in the range `text`, if the key before it requires a number: `60` for
/// `>60`, `80%` for `%80`.
pub(super) fn number(place: &ErrorContext<'_>, text: &Range<usize>) -> Option<String> {
    let before = place.source.text().get(..text.start)?.trim_end().strip_suffix(':')?;
    let key = before.rsplit([' ', ',', '{', '\n', '\t']).next()?;
    let holds_number = |kind: &FieldKind| {
        matches!(kind, FieldKind::Measure | FieldKind::Number | FieldKind::Money)
    };
    let bare = |kind: &FieldKind| match kind {
        FieldKind::Entity(table) | FieldKind::OneOrMore(table) => {
            let bare = table.bare.and_then(|key| table.field(key));
            bare.is_some_and(|(_, field)| holds_number(&field.kind))
        }
        _ => false,
    };
    if !kinds_of(key).iter().any(|kind| holds_number(kind) || bare(kind)) {
        return None;
    }
    let written = place.slice(text.clone());
    let is_figure = |one: char| one.is_ascii_digit() || one == '.' || one == ',';
    let mut runs = written.split(|one| !is_figure(one)).filter(|run| !run.is_empty());
    let number = runs.next()?.replace(',', "");
    if runs.next().is_some() || Money::read(&number).is_none() {
        return None;
    }
    Some(if written.contains('%') { format!("{number}%") } else { number })
}

/// Returns the unit that a sign after the key `unit` means: `percent` for `%`.
pub(super) fn unit(
    place: &ErrorContext<'_>,
    text: &Range<usize>,
) -> Option<(&'static str, Applicability)> {
    let before = place.source.text().get(..text.start)?.trim_end().strip_suffix(':')?;
    let key = before.rsplit([' ', ',', '{', '\n', '\t']).next()?;
    let written = place.slice(text.clone());
    let sign = written.split([' ', ',', '}']).next()?;
    let unit = unit_of(sign).filter(|_| key == "unit")?;
    Some((unit, if sign == written { Applicability::Safe } else { Applicability::Unsafe }))
}
