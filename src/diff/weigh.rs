//! How much a change weighs.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::kind::ChangeKind;
use crate::diagnostic::{Diagnostic, Diagnostics, faults};
use crate::model::{DiffSettings, Measure, Weight};
use crate::schema;

faults! {
    /// Weights are set for the kinds of change that there are.
    ///
    /// ## Why it matters
    /// A misspelt name would be passed over, and the change that it was meant for would not be weighed as the
    /// district decided.
    ///
    /// ## Example
    /// In `plancc.yaml`:
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// diff: {weights: {owner-chnaged: material}}
    /// ```
    /// `plancc rules` lists the kinds:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// diff: {weights: {owner-changed: material}}
    /// ```
    UNKNOWN_CHANGE_KIND = "unknown-change-kind";
}

/// The share of the old amount from which a change of money is material, unless the project says
/// otherwise: a tenth.
const MATERIAL_FROM: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// What part of an amount is meant: `5%` or `0.05`; nothing where it is an amount itself, or no number.
fn part(share: &Measure) -> Option<Decimal> {
    let number = share.number.filter(|number| !number.is_sign_negative())?;
    if share.percent {
        return Some(number / Decimal::ONE_HUNDRED);
    }
    (number <= Decimal::ONE).then_some(number)
}

/// The weights of a project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    set: HashMap<&'static str, (Option<Weight>, Option<Decimal>)>,
}

impl Weights {
    /// The weights that a project sets, over those of the kinds.
    ///
    /// What cannot be used of them is said by [`Weights::check`].
    #[must_use]
    pub fn of(settings: Option<&DiffSettings>) -> Weights {
        let mut set = HashMap::new();
        for entry in settings.iter().flat_map(|settings| &settings.weights) {
            let kind = ChangeKind::named(&entry.key.value).filter(|kind| !kind.is_rule());
            let Some(kind) = kind else { continue };
            let weight = entry.value.weight.map(|weight| weight.value);
            let share = entry.value.material_from.as_ref().and_then(part);
            set.insert(kind.name, (weight, share));
        }
        Weights { set }
    }

    /// What a project sets that no change can have.
    #[must_use]
    pub fn check(settings: Option<&DiffSettings>) -> Diagnostics {
        let mut found = Diagnostics::new();
        for entry in settings.iter().flat_map(|settings| &settings.weights) {
            let name = &entry.key.value;
            let Some(kind) = ChangeKind::named(name) else {
                let what = format!("there is no kind of change `{name}`");
                let said = Diagnostic::error(UNKNOWN_CHANGE_KIND, entry.key.span, what)
                    .note("what is misspelt here would be weighed as if nothing were set");
                let names = super::KINDS.iter().copied().flatten().map(|kind| kind.name);
                found.push(match schema::nearest(name, names) {
                    Some(near) => said.help(format!("did you mean `{near}`?")),
                    None => said.help("`plancc rules` lists them"),
                });
                continue;
            };
            if kind.is_rule() {
                let what = format!("`{name}` is a change of the rules, and its weight is fixed");
                found.push(
                    Diagnostic::error(UNKNOWN_CHANGE_KIND, entry.key.span, what)
                        .note("a setting could otherwise take its own change out of view")
                        .help("remove it"),
                );
                continue;
            }
            let Some(share) = entry.value.material_from.as_ref() else { continue };
            let said = |what: String| Diagnostic::error(UNKNOWN_CHANGE_KIND, share.text.span, what);
            if !kind.limited {
                let what = format!("`{name}` is not about money, and has no limit");
                found.push(said(what).help(format!("set its weight: `{name}: material`")));
            } else if part(share).is_none() {
                let what = format!("`{}` is no part of an amount", share.text.trimmed());
                found.push(
                    said(what)
                        .note("a change of money is material from a part of the old amount on")
                        .help("write `material_from: 10%`"),
                );
            }
        }
        found
    }

    /// What a change of a kind weighs; `share` is how much of the old amount of money changed, 1 for all.
    #[must_use]
    pub fn weigh(&self, kind: &ChangeKind, adopted: bool, share: Option<Decimal>) -> Weight {
        let (weight, from) = self.set.get(kind.name).copied().unwrap_or_default();
        let [before, after] = kind.weights;
        let own = weight.unwrap_or(if adopted { after } else { before });
        // A weight that a district sets without a limit holds for every amount.
        let from = from.or_else(|| weight.is_none().then_some(MATERIAL_FROM));
        match (share, from) {
            (Some(share), Some(from)) if kind.limited && share >= from => Weight::Material,
            _ => own,
        }
    }
}
