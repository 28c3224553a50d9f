//! The engine: set up once, then asked for one PDF after another by many threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::error::PdfError;
use super::export::set;
use super::fonts::Fonts;
use super::order::{Order, Set, Sources};
use super::worker::Workers;
use super::world::{PlanWorld, Stage};

/// What Typst remembers grows with every report, and so is dropped where it was not asked for between this
/// many rounds of forgetting. With none, a report that is half done would lose what it comes back to.
const REMEMBERED: usize = 1;

/// Typst in this process, with templates and fonts.
#[derive(Debug)]
pub(super) struct Engine {
    stage: Arc<Stage>,
    workers: Workers,
    /// Between this many reports Typst is let forget.
    between: usize,
    tried: AtomicUsize,
}

impl Engine {
    /// For so many threads that ask at once. Typst is let forget twice while each of them makes a report: to
    /// look through all that it remembers after every report of many threads would hold the others up.
    ///
    /// Errors: where the engine does not start.
    pub(super) fn new(
        templates: &Sources,
        fonts: Arc<Fonts>,
        threads: usize,
    ) -> Result<Engine, PdfError> {
        let stage = Stage::new(templates, fonts)
            .ok_or_else(|| PdfError::Engine("it takes no templates".to_owned()))?;
        Ok(Engine {
            stage: Arc::new(stage),
            workers: Workers::default(),
            between: (threads / 2).max(1),
            tried: AtomicUsize::new(0),
        })
    }

    /// Whether there is room for the thread that it works on, which is kept.
    pub(super) fn has_room(&self) -> bool {
        self.workers.run(Duration::MAX, || ()).is_ok()
    }

    /// Sets a report within `limit`.
    pub(super) fn set(&self, order: &Order, limit: Duration) -> Result<Set, PdfError> {
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
