//! Kinds of change to entries: added, removed, moved, or with a different id.

use super::{EDITORIAL, MATERIAL, ONCE_ADOPTED, PROGRESS, SUBSTANTIVE};
use crate::diff::change_kind::change_kinds;

change_kinds! {
    /// A priority was added.
    PRIORITY_ADDED = "priority-added", ONCE_ADOPTED;
    /// A priority was removed.
    PRIORITY_REMOVED = "priority-removed", ONCE_ADOPTED;
    /// A priority from last year continues in this year's plan.
    PRIORITY_CONTINUED = "priority-continued", PROGRESS;
    /// A metric of last year's plan has no result in this year's reflection.
    RESULT_OMITTED = "result-omitted", SUBSTANTIVE;
    /// An action was added.
    ACTION_ADDED = "action-added", ONCE_ADOPTED;
    /// An action was removed.
    ACTION_REMOVED = "action-removed", ONCE_ADOPTED;
    /// An action was marked as dropped.
    ACTION_DROPPED = "action-dropped", ONCE_ADOPTED;
    /// A dropped action was resumed.
    ACTION_RESUMED = "action-resumed", SUBSTANTIVE;
    /// A metric was added.
    METRIC_ADDED = "metric-added", ONCE_ADOPTED;
    /// A metric was removed.
    METRIC_REMOVED = "metric-removed", ONCE_ADOPTED;
    /// A need was added.
    NEED_ADDED = "need-added", SUBSTANTIVE;
    /// A need was removed.
    NEED_REMOVED = "need-removed", SUBSTANTIVE;
    /// Another kind of entry was added to a list, such as a data source, an engaged group or an outcome of last year.
    ENTRY_ADDED = "entry-added", SUBSTANTIVE;
    /// Another kind of entry was removed from a list.
    ENTRY_REMOVED = "entry-removed", SUBSTANTIVE;
    /// An action moved to a different priority.
    ACTION_MOVED = "action-moved", SUBSTANTIVE;
    /// A metric moved to a different priority or action.
    METRIC_MOVED = "metric-moved", SUBSTANTIVE;
    /// The order of the priorities changed, so their numbers changed too.
    PRIORITIES_REORDERED = "priorities-reordered", SUBSTANTIVE;
    /// The order of another list changed.
    ORDER_CHANGED = "order-changed", EDITORIAL;
    /// The id of a need, priority, action or metric changed.
    ID_CHANGED = "id-changed", SUBSTANTIVE;
    /// An id was added to a need or metric.
    ID_ADDED = "id-added", EDITORIAL;
    /// A priority addresses different needs or goals, or an outcome continues a different priority.
    ALIGNMENT_CHANGED = "alignment-changed", SUBSTANTIVE;
    /// The owner was removed.
    OWNER_REMOVED = "owner-removed", MATERIAL;
    /// An owner was added.
    OWNER_ADDED = "owner-added", SUBSTANTIVE;
    /// The owner changed.
    OWNER_CHANGED = "owner-changed", SUBSTANTIVE;
    /// A group of students was removed.
    STUDENTS_REMOVED = "students-removed", MATERIAL;
    /// A group of students was added.
    STUDENTS_ADDED = "students-added", SUBSTANTIVE;
    /// The due date of an action was postponed or removed.
    DUE_POSTPONED = "due-postponed", SUBSTANTIVE;
    /// The due date of an action was moved up or added.
    DUE_MOVED_EARLIER = "due-moved-earlier", SUBSTANTIVE;
    /// A date other than a due date changed, such as the start of an action or the date of a data source.
    DATE_CHANGED = "date-changed", SUBSTANTIVE;
    /// The status of an action changed, for example to done.
    STATUS_CHANGED = "status-changed", PROGRESS;
    /// A review of an action was recorded.
    REVIEW_RECORDED = "review-recorded", PROGRESS;
    /// A recorded review of an action changed.
    REVIEW_CHANGED = "review-changed", PROGRESS;
    /// A recorded review of an action was removed.
    REVIEW_REMOVED = "review-removed", PROGRESS;
}
