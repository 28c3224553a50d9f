//! Files and parts that could not be compared. Every format reports them, since they may contain changes.

use crate::diff::PlanDiff;

use super::Comparison;

/// A file, or a part of one, that could not be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonGap {
    /// The name of the file in messages.
    pub name: String,
    /// The reason that it could not be compared.
    pub reason: String,
}

/// Describes the validation errors that kept parts of a plan from being compared, in one sentence for each version.
#[must_use]
pub(super) fn errors(plan: &PlanDiff) -> Vec<(String, &[String])> {
    let sides = [(&plan.before, "old"), (&plan.after, "new")];
    let faulty = sides.into_iter().filter_map(|(version, side)| {
        let version = version.as_ref().filter(|version| version.errors > 0)?;
        let errors = match version.errors {
            1 => "1 error".to_owned(),
            count => format!("{count} errors"),
        };
        let said = format!("the {side} version has {errors}; invalid parts are not compared");
        Some((said, version.problems.as_slice()))
    });
    faulty.collect()
}

impl Comparison {
    /// Returns all changes: the rules first, then the plans.
    pub fn all(&self) -> impl Iterator<Item = &PlanDiff> + Clone {
        self.rules.iter().chain(&self.plans)
    }

    /// Returns `true` if everything could be compared.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let versions = self.all().flat_map(|plan| [&plan.before, &plan.after]);
        self.uncompared.is_empty() && versions.flatten().all(|version| version.errors == 0)
    }
}
