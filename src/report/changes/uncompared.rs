//! What could not be compared: said in every format, since a change may hide there.

use crate::diff::PlanDiff;

use super::Comparison;

/// A file, or a part of one, that could not be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncompared {
    /// What messages call the file.
    pub name: String,
    /// Why it could not be compared.
    pub reason: String,
}

/// The errors that kept parts of a plan from being compared, a sentence each side.
#[must_use]
pub(super) fn faults(plan: &PlanDiff) -> Vec<(String, &[String])> {
    let sides = [(&plan.before, "old"), (&plan.after, "new")];
    let faulty = sides.into_iter().filter_map(|(version, side)| {
        let version = version.as_ref().filter(|version| version.faults > 0)?;
        let errors = match version.faults {
            1 => "1 error".to_owned(),
            count => format!("{count} errors"),
        };
        let said =
            format!("the {side} version has {errors}; what could not be read is not compared");
        Some((said, version.problems.as_slice()))
    });
    faulty.collect()
}

impl Comparison {
    /// Everything that changed: the rules first, then the plans.
    pub fn all(&self) -> impl Iterator<Item = &PlanDiff> + Clone {
        self.rules.iter().chain(&self.plans)
    }

    /// Returns `true` if nothing kept a part of a plan or of the rules from being compared.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let versions = self.all().flat_map(|plan| [&plan.before, &plan.after]);
        self.uncompared.is_empty() && versions.flatten().all(|version| version.faults == 0)
    }
}
