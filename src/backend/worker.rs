//! Workers: processes that run a district's own templates and render PDFs, since a hostile file
//! could abuse these tasks.
//!
//! A worker has limits on memory and time, and no access to files or a terminal. It reads requests
//! and writes answers. For PDFs, workers are also faster than threads, which would share Typst's
//! cache.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::framing::{join, split};
use super::{CustomTemplate, pdf, template};

/// The argument that starts a worker. It includes a hash of the program's sources, so a different version that was
/// installed in the meantime rejects it.
pub const ARGUMENT: &str = concat!("--set-pdfs-for-", env!("PLANCC_SOURCES"));

/// The memory limit in bytes for a worker that processes a district's own templates, fonts or images.
pub const MEMORY: u64 = 500_000_000;

/// The memory limit in bytes for a worker that processes only plans, with built-in templates and fonts. The longest
/// report that plancc renders as a PDF needs slightly less.
pub const MEMORY_OF_PLANS: u64 = 2_000_000_000;

/// The time limit of one report. A worker that was suspended may take a tenth longer. Including all
/// other work, a report takes less than a minute.
pub(super) const TIME: Duration = Duration::from_secs(50);

/// The maximum number of times that the time limit is halved.
const HALVED: u32 = 5;

/// A pool of worker processes, one for each calling thread.
pub trait WorkerPool: fmt::Debug + Send + Sync {
    /// Sends the request `order` to a worker, which passes it to [`WorkerService::answer`]. Returns the answer, and
    /// subtracts the elapsed time from `budget`.
    ///
    /// # Errors
    /// Fails if there is no answer within the budget.
    fn ask(&self, order: &[u8], budget: &mut Duration) -> Result<Vec<u8>, WorkerError>;
}

/// The reason that a request has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerError {
    /// No worker could be started; contains the system's reason.
    Unavailable(String),
    /// The worker exceeded the time limit and was killed.
    Timeout,
    /// The worker exceeded its memory limit.
    OutOfMemory {
        /// `true` if the worker ran out of memory before the first request, which means that the
        /// fonts or templates are too large.
        at_start: bool,
    },
    /// The worker ended before it answered; contains the system's description.
    Ended(String),
}

/// The time limit of the next report, which is halved after each timeout. A template with an
/// endless loop usually times out for every plan; without halving, hundreds of plans would take
/// hours to fail.
#[derive(Debug)]
pub(super) struct WorkerTimeLimit {
    limit: Duration,
    given_up: AtomicU32,
}

impl WorkerTimeLimit {
    pub(super) fn new(limit: Duration) -> WorkerTimeLimit {
        WorkerTimeLimit { limit, given_up: AtomicU32::new(0) }
    }

    pub(super) fn limit(&self) -> Duration {
        let halved = self.given_up.load(Ordering::Relaxed).min(HALVED);
        self.limit / (1 << halved)
    }

    pub(super) fn give_up(&self) {
        self.given_up.fetch_add(1, Ordering::Relaxed);
    }
}

/// The kinds of workers, as the setup encodes them.
const PDF: &[u8] = b"pdf";
const TEMPLATES: &[u8] = b"templates";

/// The part of a worker process that answers requests.
#[derive(Debug)]
pub struct WorkerService(ServiceKind);

#[derive(Debug)]
enum ServiceKind {
    Pdf(pdf::PdfService),
    /// Renders HTML and Markdown with templates.
    Templates(Box<template::TemplateService>),
}

impl WorkerService {
    /// Creates a worker from its setup; `None` if the setup is invalid.
    #[must_use]
    pub fn new(setup: &[u8]) -> Option<WorkerService> {
        let parts = split(setup)?;
        let [kind, setup] = *parts.as_slice() else { return None };
        match kind {
            PDF => {
                pdf::PdfService::new(setup).map(|served| WorkerService(ServiceKind::Pdf(served)))
            }
            TEMPLATES => template::TemplateService::new(setup)
                .map(|served| WorkerService(ServiceKind::Templates(Box::new(served)))),
            _ => None,
        }
    }

    /// Answers a request, without a time limit.
    #[must_use]
    pub fn answer(&self, order: &[u8]) -> Vec<u8> {
        match &self.0 {
            ServiceKind::Pdf(served) => served.answer(order),
            ServiceKind::Templates(served) => served.answer(order),
        }
    }
}

/// Returns the setup of workers that render PDFs with a district's own templates and fonts.
#[must_use]
pub fn pdf_setup(own: &[CustomTemplate], fonts: &[Vec<u8>]) -> Vec<u8> {
    let fonts = join(&fonts.iter().map(Vec::as_slice).collect::<Vec<_>>());
    join(&[PDF, &join(&[&template::to_bytes(own), &fonts])])
}

/// Returns the setup of workers that run a district's own templates.
#[must_use]
pub fn template_setup(own: &[CustomTemplate]) -> Vec<u8> {
    join(&[TEMPLATES, &template::to_bytes(own)])
}
