//! The kinds of change, by what they are about.

pub(super) mod entries;
pub(super) mod metrics;
pub(super) mod money;
pub(super) mod plan;
pub(super) mod rules;
pub(super) mod text;

use crate::model::Weight;

/// Material always.
const MATERIAL: [Weight; 2] = [Weight::Material; 2];
/// Material once the board has passed the plan; what is still being written may come and go.
const ONCE_ADOPTED: [Weight; 2] = [Weight::Substantive, Weight::Material];
const SUBSTANTIVE: [Weight; 2] = [Weight::Substantive; 2];
const EDITORIAL: [Weight; 2] = [Weight::Editorial; 2];
const PROGRESS: [Weight; 2] = [Weight::Progress; 2];
