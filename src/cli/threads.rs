//! The threads that plans are handled on.

use std::sync::OnceLock;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Calls `work` for each item, on several threads if the system allows them. Returns the results in order.
///
/// rayon starts its global pool on first use, and panics if the system refuses a thread, for example under
/// `ulimit -u`. This pool is as large as the system allows; without any thread, the work is done on this one.
pub(super) fn each<I, T, R>(items: I, work: impl Fn(T) -> R + Send + Sync) -> Vec<R>
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

/// The largest pool of threads that the system allows, up to one thread for each processor.
fn pool() -> Option<ThreadPool> {
    let build = |threads| ThreadPoolBuilder::new().num_threads(threads).build().ok();
    // Zero stands for `RAYON_NUM_THREADS`, or else one for each processor.
    let mut pool = build(0);
    let mut threads = std::thread::available_parallelism().map_or(1, usize::from);
    while pool.is_none() && threads > 1 {
        threads /= 2;
        pool = build(threads);
    }
    pool
}
