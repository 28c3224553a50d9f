//! Describes the content of added and removed entries.

use super::description::{Fragment, our};
use super::values::{readable, value};
use crate::diff::{FieldValue, PathStep};
use crate::model::{
    BudgetSource, Cost, EntityKind, FieldId, MetricTarget, Reading, Review, called,
};

/// Describes the content of an added or removed entry.
pub(super) fn details(step: Option<&PathStep>, entry: &FieldValue, has_id: bool) -> Vec<Fragment> {
    let mut bits = Vec::new();
    let field = |id: FieldId| entry.get(id.key());
    let FieldValue::Entry(fields) = entry else { return bits };
    let entity = step.and_then(|step| step.entity);
    match entity {
        Some(EntityKind::Reading) => {
            bits.extend(field(Reading::value).map(value).unwrap_or_default());
            if let Some(note) = field(Reading::note) {
                bits.push(our(" — "));
                bits.extend(value(note));
            }
        }
        Some(EntityKind::Review) => {
            bits.extend(field(Review::status).map(value).unwrap_or_default());
            if let Some(note) = field(Review::note) {
                bits.extend((!bits.is_empty()).then(|| our(" — ")));
                bits.extend(value(note));
            }
        }
        Some(EntityKind::Cost | EntityKind::BudgetSource) => {
            let [amount, purpose] = match entity {
                Some(EntityKind::Cost) => [Cost::amount, Cost::purpose],
                _ => [BudgetSource::amount, BudgetSource::purpose],
            };
            bits.extend(field(amount).map(value).unwrap_or_default());
            if let Some(purpose) = field(purpose) {
                bits.push(our(" for "));
                bits.extend(value(purpose));
            }
        }
        _ if entity == Some(EntityKind::MetricTarget)
            || step.is_none_or(|step| step.kind.is_none()) =>
        {
            // Show everything: a baseline, an adoption or a target is short.
            for (key, said) in fields {
                bits.extend((!bits.is_empty()).then(|| our(", ")));
                if key.as_ref() != MetricTarget::value.key() {
                    bits.push(our(format!(
                        "{} ",
                        if &**key == MetricTarget::by.key() {
                            "by".to_owned()
                        } else {
                            called(key)
                        }
                    )));
                }
                bits.extend(value(said));
            }
        }
        _ => {
            let table = entity.map(EntityKind::table);
            let is_main = |key: &str| {
                table.and_then(|table| table.field(key)).is_some_and(|(_, field)| field.is_main)
            };
            let main = fields.iter().find(|(key, _)| is_main(key));
            // Without an id, the subject already contains the text, but possibly shortened.
            if let Some((_, text)) =
                main.filter(|(_, text)| has_id || readable(text).chars().count() > 50)
            {
                bits.extend(value(text));
            }
            let counts = [("actions", "action"), ("metrics", "metric"), ("results", "result")];
            let counts: Vec<String> = counts
                .iter()
                .filter_map(|(key, noun)| match entry.get(key)? {
                    FieldValue::List(all) if all.len() == 1 => Some(format!("one {noun}")),
                    FieldValue::List(all) => Some(format!("{} {noun}s", all.len())),
                    _ => None,
                })
                .collect();
            if !counts.is_empty() {
                let with = format!("with {}", counts.join(" and "));
                bits.push(our(if bits.is_empty() { with } else { format!(" ({with})") }));
            }
        }
    }
    bits
}
