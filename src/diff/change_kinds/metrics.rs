//! Kinds of change to metrics.

use super::{EDITORIAL, MATERIAL, PROGRESS, SUBSTANTIVE};
use crate::diff::change_kind::change_kinds;

change_kinds! {
    /// A target was lowered.
    TARGET_LOWERED = "target-lowered", MATERIAL;
    /// A target was raised.
    TARGET_RAISED = "target-raised", SUBSTANTIVE;
    /// A target changed, and neither value is clearly higher.
    TARGET_CHANGED = "target-changed", MATERIAL;
    /// A target was restated without a change in meaning, for example as a value instead of as a change.
    TARGET_RESTATED = "target-restated", EDITORIAL;
    /// The date of a target was postponed.
    TARGET_POSTPONED = "target-postponed", MATERIAL;
    /// The date of a target was moved up.
    TARGET_MOVED_EARLIER = "target-moved-earlier", SUBSTANTIVE;
    /// A target was added to a metric.
    TARGET_ADDED = "target-added", SUBSTANTIVE;
    /// The target of a metric was removed.
    TARGET_REMOVED = "target-removed", MATERIAL;
    /// A milestone was added.
    MILESTONE_ADDED = "milestone-added", SUBSTANTIVE;
    /// A milestone was removed.
    MILESTONE_REMOVED = "milestone-removed", SUBSTANTIVE;
    /// The baseline of a metric changed.
    BASELINE_CHANGED = "baseline-changed", MATERIAL;
    /// A baseline was added to a metric.
    BASELINE_ADDED = "baseline-added", SUBSTANTIVE;
    /// The baseline of a metric was removed.
    BASELINE_REMOVED = "baseline-removed", MATERIAL;
    /// The unit of a metric changed.
    UNIT_CHANGED = "unit-changed", MATERIAL;
    /// The desired direction of a metric changed.
    DIRECTION_CHANGED = "direction-changed", MATERIAL;
    /// The cadence or the source of a metric changed.
    MONITORING_CHANGED = "monitoring-changed", SUBSTANTIVE;
    /// A reading was recorded.
    READING_RECORDED = "reading-recorded", PROGRESS;
    /// A recorded reading changed.
    READING_CHANGED = "reading-changed", PROGRESS;
    /// A recorded reading was removed.
    READING_REMOVED = "reading-removed", PROGRESS;
}
