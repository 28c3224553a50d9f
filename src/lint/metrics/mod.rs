//! Rules about metrics.

mod action_without_metric;
mod activity_as_metric;
mod baseline_after_target;
mod change_against_direction;
mod count_without_denominator;
mod increase_of_unknown_start;
mod metric_read_too_seldom;
mod metric_with_two_baselines;
mod metric_without_baseline;
mod metric_without_cadence;
mod metric_without_source;
mod metric_without_target;
mod milestones_out_of_order;
mod number_as_text;
mod percent_over_hundred;
mod reading_missing;
mod reading_outside_year;
mod readings_out_of_order;
mod target_after_year;
mod target_equals_baseline;
mod two_measures_in_one;
mod unit_unknown;
mod units_unlike;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Metrics",
    rules: &[
        &action_without_metric::RULE,
        &metric_without_target::RULE,
        &metric_without_baseline::RULE,
        &metric_without_cadence::RULE,
        &metric_without_source::RULE,
        &metric_read_too_seldom::RULE,
        &target_equals_baseline::RULE,
        &change_against_direction::RULE,
        &milestones_out_of_order::RULE,
        &target_after_year::RULE,
        &increase_of_unknown_start::RULE,
        &baseline_after_target::RULE,
        &unit_unknown::RULE,
        &units_unlike::RULE,
        &percent_over_hundred::RULE,
        &number_as_text::RULE,
        &count_without_denominator::RULE,
        &metric_with_two_baselines::RULE,
        &reading_outside_year::RULE,
        &readings_out_of_order::RULE,
        &reading_missing::RULE,
        &activity_as_metric::RULE,
        &two_measures_in_one::RULE,
    ],
};
