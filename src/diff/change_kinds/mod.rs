//! The kinds of change, by topic.

pub(super) mod entries;
pub(super) mod metrics;
pub(super) mod money;
pub(super) mod plan;
pub(super) mod rules;
pub(super) mod text;

use crate::model::Weight;

/// Always material.
const MATERIAL: [Weight; 2] = [Weight::Material; 2];
/// Substantive before the board adopts the plan, material afterward.
const ONCE_ADOPTED: [Weight; 2] = [Weight::Substantive, Weight::Material];
const SUBSTANTIVE: [Weight; 2] = [Weight::Substantive; 2];
const EDITORIAL: [Weight; 2] = [Weight::Editorial; 2];
const PROGRESS: [Weight; 2] = [Weight::Progress; 2];
