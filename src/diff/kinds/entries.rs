//! Changes of the entries of a plan: they come, go, move and get other ids.

use super::{EDITORIAL, MATERIAL, ONCE_ADOPTED, PROGRESS, SUBSTANTIVE};
use crate::diff::kind::change_kinds;

change_kinds! {
    /// A priority is new.
    PRIORITY_ADDED = "priority-added", ONCE_ADOPTED;
    /// A priority is gone.
    PRIORITY_REMOVED = "priority-removed", ONCE_ADOPTED;
    /// A priority of last year goes on in this year's plan.
    PRIORITY_CONTINUED = "priority-continued", PROGRESS;
    /// A metric of last year's plan has no result in this year's reflection.
    RESULT_MISSING = "result-missing", SUBSTANTIVE;
    /// An action is new.
    ACTION_ADDED = "action-added", ONCE_ADOPTED;
    /// An action is gone.
    ACTION_REMOVED = "action-removed", ONCE_ADOPTED;
    /// An action is marked as dropped.
    ACTION_DROPPED = "action-dropped", ONCE_ADOPTED;
    /// An action that was dropped is taken up again.
    ACTION_RESUMED = "action-resumed", SUBSTANTIVE;
    /// A metric is new.
    METRIC_ADDED = "metric-added", ONCE_ADOPTED;
    /// A metric is gone.
    METRIC_REMOVED = "metric-removed", ONCE_ADOPTED;
    /// A need is new.
    NEED_ADDED = "need-added", SUBSTANTIVE;
    /// A need is gone.
    NEED_REMOVED = "need-removed", SUBSTANTIVE;
    /// Something else in a list is new: a source of data, a group that was asked, an outcome of last year.
    ENTRY_ADDED = "entry-added", SUBSTANTIVE;
    /// Something else in a list is gone.
    ENTRY_REMOVED = "entry-removed", SUBSTANTIVE;
    /// An action stands under another priority.
    ACTION_MOVED = "action-moved", SUBSTANTIVE;
    /// A metric stands under another priority or action.
    METRIC_MOVED = "metric-moved", SUBSTANTIVE;
    /// The priorities stand in another order, and so have other numbers.
    PRIORITIES_REORDERED = "priorities-reordered", SUBSTANTIVE;
    /// The entries of another list stand in another order.
    ORDER_CHANGED = "order-changed", EDITORIAL;
    /// A need, priority, action or metric has another id.
    ID_CHANGED = "id-changed", SUBSTANTIVE;
    /// A need or metric got the id that it did not have.
    ID_GIVEN = "id-given", EDITORIAL;
    /// A priority takes up other needs, serves other goals, or an outcome continues another priority.
    ALIGNMENT_CHANGED = "alignment-changed", SUBSTANTIVE;
    /// Nobody is named any more who sees to it.
    OWNER_DROPPED = "owner-dropped", MATERIAL;
    /// Somebody is named who sees to it.
    OWNER_NAMED = "owner-named", SUBSTANTIVE;
    /// Somebody else sees to it.
    OWNER_CHANGED = "owner-changed", SUBSTANTIVE;
    /// A group of students is no longer named.
    STUDENTS_DROPPED = "students-dropped", MATERIAL;
    /// A group of students is named besides.
    STUDENTS_ADDED = "students-added", SUBSTANTIVE;
    /// An action is due later, or no longer has a day.
    DUE_PUT_OFF = "due-put-off", SUBSTANTIVE;
    /// An action is due earlier, or has a day now.
    DUE_BROUGHT_FORWARD = "due-brought-forward", SUBSTANTIVE;
    /// Another day is another one: when an action starts, when data were taken.
    DATE_CHANGED = "date-changed", SUBSTANTIVE;
    /// An action stands otherwise: begun, done.
    STATUS_CHANGED = "status-changed", PROGRESS;
    /// A look at an action is recorded.
    REVIEW_RECORDED = "review-recorded", PROGRESS;
    /// A recorded look at an action says something else.
    REVIEW_REWRITTEN = "review-rewritten", PROGRESS;
    /// A recorded look at an action is gone.
    REVIEW_REMOVED = "review-removed", PROGRESS;
}
