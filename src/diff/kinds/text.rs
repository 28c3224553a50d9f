//! Kinds of change of text.

use super::{EDITORIAL, SUBSTANTIVE};
use crate::diff::kind::change_kinds;

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
    /// A text has the same words in a different form: spelling, case, punctuation, emphasis, links.
    WORDING_POLISHED = "wording-polished", EDITORIAL;
    /// A section without an answer was answered.
    ANSWER_ADDED = "answer-added", SUBSTANTIVE;
    /// The answer of a section was removed.
    ANSWER_REMOVED = "answer-removed", SUBSTANTIVE;
    /// Last year's result changed: the outcome, or one of its numbers.
    RESULT_CHANGED = "result-changed", SUBSTANTIVE;
    /// A detail changed that no other kind covers.
    DETAIL_CHANGED = "detail-changed", SUBSTANTIVE;
}
