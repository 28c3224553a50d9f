//! Weights of changes.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::change_kind::ChangeKind;
use crate::diagnostic::{Diagnostic, Diagnostics, error_kinds};
use crate::model::{DiffSettings, Measure, Weight};
use crate::rule::{current, deprecated, renamed};
use crate::schema;

error_kinds! {
    /// Reports weights for unknown kinds of change, weights that cannot be changed, and invalid values
    /// of `material_from`.
    ///
    /// ## Why it matters
    /// If plancc ignored a misspelled name, the intended kind of change would keep its default weight.
    /// Reviewers could then miss changes that the district considers material.
    ///
    /// ## Example
    /// In `plancc.yaml`:
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// diff: {weights: {owner-chnaged: material}}
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// diff: {weights: {owner-changed: material}}
    /// ```
    UNKNOWN_CHANGE_KIND = "unknown-change-kind";
}

/// The default `material_from`: a change to an amount is material if it is at least a tenth of the old amount.
const MATERIAL_FROM: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Parses a share: `5%` or `0.05`; `None` if it is greater than 1 or not a number.
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
    /// Reads the weights that a project sets, on top of the defaults.
    ///
    /// [`Weights::check`] reports the settings that this function ignores.
    #[must_use]
    pub fn of(settings: Option<&DiffSettings>) -> Weights {
        let mut set = HashMap::new();
        let entries = || settings.iter().flat_map(|settings| &settings.weights);
        // A weight under the current name takes precedence.
        let former = entries().filter(|entry| renamed(&entry.key.value).is_some());
        let own = entries().filter(|entry| renamed(&entry.key.value).is_none());
        for entry in former.chain(own) {
            let kind = ChangeKind::named(current(&entry.key.value)).filter(|kind| !kind.is_rule());
            let Some(kind) = kind else { continue };
            let weight = entry.value.weight.map(|weight| weight.value);
            let share = entry.value.material_from.as_ref().and_then(part);
            set.insert(kind.name, (weight, share));
        }
        Weights { set }
    }

    /// Reports invalid settings: unknown kinds of change, fixed weights and invalid shares.
    #[must_use]
    pub fn check(settings: Option<&DiffSettings>) -> Diagnostics {
        let mut found = Diagnostics::new();
        for entry in settings.iter().flat_map(|settings| &settings.weights) {
            let name = &entry.key.value;
            let new = renamed(name).filter(|new| ChangeKind::named(new).is_some());
            found.extend(new.map(|new| deprecated(name, new, entry.key.span)));
            let Some(kind) = ChangeKind::named(current(name)) else {
                let what = format!("unknown kind of change `{name}`");
                let said = Diagnostic::error(UNKNOWN_CHANGE_KIND, entry.key.span, what)
                    .note("plancc ignores this setting, so the default weight applies");
                let names = super::KINDS.iter().copied().flatten().map(|kind| kind.name);
                found.push(match schema::nearest(name, names) {
                    Some(near) => said.help(format!("did you mean `{near}`?")),
                    None => said.help("run `plancc rules` to list all kinds of change"),
                });
                continue;
            };
            if kind.is_rule() {
                let what =
                    format!("the weight of `{name}` is fixed, because it is a change to the rules");
                found.push(
                    Diagnostic::error(UNKNOWN_CHANGE_KIND, entry.key.span, what)
                        .note("if a project could set this weight, it could hide changes to its own rules")
                        .help("remove this setting"),
                );
                continue;
            }
            let Some(share) = entry.value.material_from.as_ref() else { continue };
            let said = |what: String| Diagnostic::error(UNKNOWN_CHANGE_KIND, share.text.span, what);
            if !kind.limited {
                let what =
                    format!("`material_from` applies only to changes to amounts, not to `{name}`");
                found.push(said(what).help(format!("to set the weight, write `{name}: material`")));
            } else if part(share).is_none() {
                let what =
                    format!("`{}` is not a valid share for `material_from`", share.text.trimmed());
                found.push(
                    said(what)
                        .note("a change to an amount is material if it is at least this share of the old amount")
                        .help("write `material_from: 10%`"),
                );
            }
        }
        found
    }

    /// Returns the weight of a change. `share` is the change as a share of the old amount of money; 1 means the full
    /// amount.
    #[must_use]
    pub fn weigh(&self, kind: &ChangeKind, adopted: bool, share: Option<Decimal>) -> Weight {
        let (weight, from) = self.set.get(kind.name).copied().unwrap_or_default();
        let [before, after] = kind.weights;
        let own = weight.unwrap_or(if adopted { after } else { before });
        // A weight without `material_from` applies to every amount.
        let from = from.or_else(|| weight.is_none().then_some(MATERIAL_FROM));
        match (share, from) {
            (Some(share), Some(from)) if kind.limited && share >= from => Weight::Material,
            _ => own,
        }
    }
}
