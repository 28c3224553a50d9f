//! Kinds of change to text.

use super::{EDITORIAL, SUBSTANTIVE};
use crate::diff::change_kind::change_kinds;

change_kinds! {
    /// The text of a priority changed.
    PRIORITY_REWORDED = "priority-reworded", SUBSTANTIVE;
    /// The text of an action changed.
    ACTION_REWORDED = "action-reworded", SUBSTANTIVE;
    /// The text of a metric changed.
    METRIC_REWORDED = "metric-reworded", SUBSTANTIVE;
    /// The text of a need changed.
    NEED_REWORDED = "need-reworded", SUBSTANTIVE;
    /// The words of any other text changed.
    WORDING_CHANGED = "wording-changed", SUBSTANTIVE;
    /// The wording is the same, but its form changed: spelling, capitalization, punctuation, emphasis or links.
    WORDING_POLISHED = "wording-polished", EDITORIAL;
    /// An answer was added to an empty section.
    ANSWER_ADDED = "answer-added", SUBSTANTIVE;
    /// The answer in a section was removed.
    ANSWER_REMOVED = "answer-removed", SUBSTANTIVE;
    /// A result of last year's plan changed: whether an outcome was reached, or a measured number.
    RESULT_CHANGED = "result-changed", SUBSTANTIVE;
    /// A detail changed for which there is no more specific kind of change.
    DETAIL_CHANGED = "detail-changed", SUBSTANTIVE;
}
