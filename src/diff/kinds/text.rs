//! Changes of what is written.

use super::{EDITORIAL, SUBSTANTIVE};
use crate::diff::kind::change_kinds;

change_kinds! {
    /// A priority says something else.
    PRIORITY_REWORDED = "priority-reworded", SUBSTANTIVE;
    /// An action says something else.
    ACTION_REWORDED = "action-reworded", SUBSTANTIVE;
    /// A metric measures something else, by its words.
    METRIC_REWORDED = "metric-reworded", SUBSTANTIVE;
    /// A need says something else.
    NEED_REWORDED = "need-reworded", SUBSTANTIVE;
    /// Another text has other words.
    WORDING_CHANGED = "wording-changed", SUBSTANTIVE;
    /// A text has the same words in another form: spelling, case, punctuation, emphasis, links.
    WORDING_TIDIED = "wording-tidied", EDITORIAL;
    /// A part that had no answer has one.
    ANSWER_GIVEN = "answer-given", SUBSTANTIVE;
    /// A part that had an answer has none.
    ANSWER_REMOVED = "answer-removed", SUBSTANTIVE;
    /// Last year's result is another: whether an outcome was reached, or a number of it.
    RESULT_CHANGED = "result-changed", SUBSTANTIVE;
    /// Something that no other kind is about changed.
    DETAIL_CHANGED = "detail-changed", SUBSTANTIVE;
}
