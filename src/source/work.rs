//! Counts steps of work, so that a test can check how they grow with the size of a text.
//!
//! Times depend on the machine; these counts don't. Functions whose cost once grew with the square of a text's length
//! count the bytes that they copy or compare. In release builds, nothing is counted.

#[cfg(debug_assertions)]
use std::cell::Cell;

#[cfg(debug_assertions)]
thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// Counts steps of the current thread.
#[cfg(debug_assertions)]
pub(crate) fn count(steps: usize) {
    STEPS.with(|total| total.set(total.get().saturating_add(steps)));
}

/// Counts nothing in a release build.
#[cfg(not(debug_assertions))]
#[inline]
pub(crate) fn count(_: usize) {}

/// Returns the steps that this thread has counted since the last call. Zero in a release build.
#[must_use]
pub fn taken() -> usize {
    #[cfg(debug_assertions)]
    return STEPS.with(|total| total.replace(0));
    #[cfg(not(debug_assertions))]
    0
}
