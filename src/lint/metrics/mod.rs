//! Rules about metrics.

mod action_without_metric;
mod activity_as_metric;
mod baseline_after_target;
mod change_contradicts_direction;
mod conflicting_baselines;
mod count_without_denominator;
mod increase_without_baseline;
mod infrequent_readings;
mod metric_without_baseline;
mod metric_without_cadence;
mod metric_without_source;
mod metric_without_target;
mod milestones_out_of_order;
mod mismatched_units;
mod missing_reading;
mod number_as_text;
mod percentage_over_100;
mod reading_outside_year;
mod readings_out_of_order;
mod target_after_year;
mod target_already_met;
mod target_equals_baseline;
mod two_measures_in_one;
mod unknown_unit;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Metrics",
    rules: &[
        &action_without_metric::RULE,
        &metric_without_target::RULE,
        &metric_without_baseline::RULE,
        &metric_without_cadence::RULE,
        &metric_without_source::RULE,
        &infrequent_readings::RULE,
        &target_equals_baseline::RULE,
        &target_already_met::RULE,
        &change_contradicts_direction::RULE,
        &milestones_out_of_order::RULE,
        &target_after_year::RULE,
        &increase_without_baseline::RULE,
        &baseline_after_target::RULE,
        &unknown_unit::RULE,
        &mismatched_units::RULE,
        &percentage_over_100::RULE,
        &number_as_text::RULE,
        &count_without_denominator::RULE,
        &conflicting_baselines::RULE,
        &reading_outside_year::RULE,
        &readings_out_of_order::RULE,
        &missing_reading::RULE,
        &activity_as_metric::RULE,
        &two_measures_in_one::RULE,
    ],
};
