//! Applies renamed ids of one side to the other side.

use std::collections::BTreeMap;

use crate::diagnostic::Edit;
use crate::diff;
use crate::model::{Entity, FieldKind, Plan, ReferenceTarget, SlotRef};
use crate::source::{Source, Span, Spanned};
use crate::yaml;

/// Rewrites the base and `side` so that their references use the new ids of needs that `renamed`,
/// the other side, has renamed. Returns `None` if no need was renamed.
pub(super) fn apply_renamed_ids(
    [base, renamed, side]: [&Plan; 3],
    [base_source, side_source]: [&Source; 2],
) -> Option<(String, String)> {
    let ids = ids(base, renamed);
    let is_kept = |old: &str| needs(side).any(|id| &*id.value == old);
    let ids: BTreeMap<&str, &str> = ids.into_iter().filter(|(old, _)| is_kept(old)).collect();
    if ids.is_empty() {
        return None;
    }
    let rewritten = |plan: &Plan, source: &Source| {
        let mut edits = Vec::new();
        references(plan, &mut |span, id| {
            // Skip a reference whose source text differs from its value, such as a quoted one.
            if let Some(new) = ids.get(id).filter(|_| source.slice(span) == id) {
                edits.push(Edit { span, text: (*new).into() });
            }
        });
        yaml::apply(source.text(), &edits)
    };
    Some((rewritten(base, base_source)?, rewritten(side, side_source)?))
}

fn needs(plan: &Plan) -> impl Iterator<Item = &Spanned<crate::model::Id>> {
    let all = plan.needs_assessment.iter().flat_map(|assessment| &assessment.needs);
    all.filter_map(|need| need.id.as_ref())
}

/// Returns the old and new ids of the renamed needs.
fn ids<'a>(base: &'a Plan, renamed: &'a Plan) -> Vec<(&'a str, &'a str)> {
    let at = |plan: &'a Plan, span: Span| {
        let mut all = plan.needs_assessment.iter().flat_map(|assessment| &assessment.needs);
        let need = all.find(|need| need.span == span)?;
        need.id.as_ref().map(|id| &*id.value)
    };
    diff::pairs(base, renamed)
        .into_iter()
        .filter(|pair| !pair.is_guess)
        .filter_map(|pair| Some((at(base, pair.before)?, at(renamed, pair.after)?)))
        .filter(|(old, new)| old != new && !needs(renamed).any(|id| &*id.value == *old))
        .collect()
}

/// Visits every reference to a need.
fn references(entity: &dyn Entity, found: &mut dyn FnMut(Span, &str)) {
    for (number, field) in entity.table().fields.iter().enumerate() {
        let is_need = matches!(
            field.kind,
            FieldKind::Reference(ReferenceTarget::Need)
                | FieldKind::References(ReferenceTarget::Need)
        );
        match entity.read(number) {
            Some(SlotRef::Id(Some(id))) if is_need => found(id.span, &id.value),
            Some(SlotRef::Ids(ids)) if is_need => {
                ids.iter().for_each(|id| found(id.span, &id.value));
            }
            Some(SlotRef::Entity(Some(one))) => references(one, found),
            Some(SlotRef::Entities(all) | SlotRef::ProseOrEntities(_, all)) => {
                all.into_iter().for_each(|one| references(one, found));
            }
            _ => {}
        }
    }
}
