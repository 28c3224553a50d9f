//! Rules about what is measured.

mod metric_without_baseline;

use super::Group;

pub(super) static GROUP: Group =
    Group { name: "Metrics", rules: &[&metric_without_baseline::RULE] };
