//! Changes of what is measured.

use super::{EDITORIAL, MATERIAL, PROGRESS, SUBSTANTIVE};
use crate::diff::kind::change_kinds;

change_kinds! {
    /// A target asks for less than before.
    TARGET_LOWERED = "target-lowered", MATERIAL;
    /// A target asks for more than before.
    TARGET_RAISED = "target-raised", SUBSTANTIVE;
    /// A target is another one, and neither is the greater.
    TARGET_CHANGED = "target-changed", MATERIAL;
    /// A target says the same in another way: its day, which was the year's last, or a value instead of a change.
    TARGET_RESTATED = "target-restated", EDITORIAL;
    /// A target is to be reached later.
    TARGET_PUT_OFF = "target-put-off", MATERIAL;
    /// A target is to be reached earlier.
    TARGET_BROUGHT_FORWARD = "target-brought-forward", SUBSTANTIVE;
    /// A metric got a target.
    TARGET_SET = "target-set", SUBSTANTIVE;
    /// A metric has no target any more.
    TARGET_DROPPED = "target-dropped", MATERIAL;
    /// A milestone on the way to the target is new.
    MILESTONE_ADDED = "milestone-added", SUBSTANTIVE;
    /// A milestone on the way to the target is gone.
    MILESTONE_REMOVED = "milestone-removed", SUBSTANTIVE;
    /// A baseline that was there is another one.
    BASELINE_REWRITTEN = "baseline-rewritten", MATERIAL;
    /// A metric got a baseline.
    BASELINE_SET = "baseline-set", SUBSTANTIVE;
    /// A metric has no baseline any more.
    BASELINE_DROPPED = "baseline-dropped", MATERIAL;
    /// A metric is measured in another unit.
    UNIT_CHANGED = "unit-changed", MATERIAL;
    /// A metric is to move the other way.
    DIRECTION_CHANGED = "direction-changed", MATERIAL;
    /// A metric is read more or less often, or from another source.
    MONITORING_CHANGED = "monitoring-changed", SUBSTANTIVE;
    /// A reading is recorded.
    READING_RECORDED = "reading-recorded", PROGRESS;
    /// A recorded reading is another one.
    READING_REWRITTEN = "reading-rewritten", PROGRESS;
    /// A recorded reading is gone.
    READING_REMOVED = "reading-removed", PROGRESS;
}
