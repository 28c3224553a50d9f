//! How much a change weighs.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::kind::ChangeKind;
use crate::model::{DiffSettings, Weight};

/// The share of the old amount from which a change of money is material, unless the project says
/// otherwise: a tenth.
const MATERIAL_FROM: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// The weights of a project.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    set: HashMap<&'static str, (Option<Weight>, Option<Decimal>)>,
}

impl Weights {
    /// The weights that a project sets, over those of the kinds.
    ///
    /// Names that are no kinds are passed over here; `pipeline` says them.
    #[must_use]
    pub fn of(settings: Option<&DiffSettings>) -> Weights {
        let mut set = HashMap::new();
        for entry in settings.iter().flat_map(|settings| &settings.weights) {
            let Some(kind) = ChangeKind::named(&entry.key.value) else { continue };
            let weight = entry.value.weight.map(|weight| weight.value);
            let share = entry.value.material_from.as_ref().and_then(|share| {
                let number = share.number?;
                Some(if share.percent { number / Decimal::ONE_HUNDRED } else { number })
            });
            set.insert(kind.name, (weight, share));
        }
        Weights { set }
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
