//! Attacks by a hostile pull request: memory, time, commands of a CI system, mentions, invisible text.

mod commands;
mod invisible;
mod pictures;
mod templates;

use super::kit::district::District;

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: {name: Arts}\npurpose: We play.\n";

/// A district with one plan and the given files.
fn district(files: &[(&str, &str)]) -> District {
    let mut all = vec![("plans/2026-2027/arts.yaml", PLAN)];
    all.extend(files);
    District::new(&all)
}
