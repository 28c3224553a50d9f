//! The thread pool for work on plans.

use std::sync::OnceLock;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Calls `work` for each item, on several threads if the system allows it. Returns the results in order.
///
/// rayon starts its global pool on first use, and panics if the system refuses a thread, for example under
/// `ulimit -u`. This pool is as large as the system allows; without any thread, the work runs on the current
/// thread.
pub(crate) fn each<I, T, R>(items: I, work: impl Fn(T) -> R + Send + Sync) -> Vec<R>
where
    I: IntoIterator<Item = T> + IntoParallelIterator<Item = T> + Send,
    T: Send,
    R: Send,
{
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    match POOL.get_or_init(pool) {
        Some(pool) => pool.install(|| items.into_par_iter().map(work).collect()),
        None => items.into_iter().map(work).collect(),
    }
}

/// Returns the largest thread pool that the system allows, with at most one thread per processor.
fn pool() -> Option<ThreadPool> {
    let build = |threads| ThreadPoolBuilder::new().num_threads(threads).build().ok();
    // Zero means `RAYON_NUM_THREADS`, or else one thread per processor.
    let mut pool = build(0);
    let mut threads = std::thread::available_parallelism().map_or(1, usize::from);
    while pool.is_none() && threads > 1 {
        threads /= 2;
        pool = build(threads);
    }
    pool
}
