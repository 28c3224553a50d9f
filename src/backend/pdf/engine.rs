//! The PDF engine: set up once, then used by many threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::error::PdfError;
use super::export::set;
use super::fonts::Fonts;
use super::request::{PdfAnswer, PdfRequest, TemplateSources};
use super::typesetting_thread::TypesettingThreads;
use super::world::{PlanWorld, SharedWorld};

/// The number of evictions that an unused entry survives in Typst's cache, which grows with every
/// report. With 0, a report in progress would lose entries that it still needs.
const REMEMBERED: usize = 1;

/// Typst in this process, with templates and fonts.
#[derive(Debug)]
pub(super) struct Engine {
    stage: Arc<SharedWorld>,
    workers: TypesettingThreads,
    /// The number of reports between evictions of Typst's cache.
    between: usize,
    tried: AtomicUsize,
}

impl Engine {
    /// Creates an engine for this many concurrent threads. It evicts the cache once for every
    /// `threads / 2` reports, since an eviction after every report would block the other threads
    /// for too long.
    ///
    /// Fails if Typst rejects the templates.
    pub(super) fn new(
        templates: &TemplateSources,
        fonts: Arc<Fonts>,
        threads: usize,
    ) -> Result<Engine, PdfError> {
        let stage = SharedWorld::new(templates, fonts)
            .ok_or_else(|| PdfError::Engine("Typst rejects the templates".to_owned()))?;
        Ok(Engine {
            stage: Arc::new(stage),
            workers: TypesettingThreads::default(),
            between: (threads / 2).max(1),
            tried: AtomicUsize::new(0),
        })
    }

    /// Returns `true` if a thread can be started. The thread is kept for the first report.
    pub(super) fn has_room(&self) -> bool {
        self.workers.run(Duration::MAX, || ()).is_ok()
    }

    /// Renders a report as a PDF within `limit`.
    pub(super) fn set(&self, order: &PdfRequest, limit: Duration) -> Result<PdfAnswer, PdfError> {
        let world = PlanWorld { stage: Arc::clone(&self.stage), order: order.clone() };
        let made = self.workers.run(limit, move || set(&world, &world.order.identity));
        self.forget();
        made?
    }

    fn forget(&self) {
        let tried = self.tried.fetch_add(1, Ordering::Relaxed) + 1;
        if tried.is_multiple_of(self.between) {
            comemo::evict(REMEMBERED);
        }
    }
}
