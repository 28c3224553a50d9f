//! Worker processes for tasks that a hostile file could abuse: running a district's own templates and
//! making PDFs.
//!
//! A worker has limits on memory and time, and no access to files or a terminal. It reads orders and writes
//! bytes. Typst's cache is shared by all threads of a process, which makes workers faster than threads,
//! too.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::parts::{join, split};
use super::{OwnTemplate, pdf, template};

/// The memory limit in bytes for a worker that processes a district's own templates, fonts or images.
pub const MEMORY: u64 = 500_000_000;

/// The memory limit in bytes for a worker that processes only plans, with built-in templates and fonts. The
/// longest report that still gets a PDF needs slightly less.
pub const MEMORY_OF_PLANS: u64 = 2_000_000_000;

/// The time limit of one report. A worker that was suspended gets a tenth more. Together with the
/// surrounding work, this stays below a minute.
pub(super) const TIME: Duration = Duration::from_secs(50);

/// The maximum number of times that the time limit is halved.
const HALVED: u32 = 5;

/// A pool of worker processes, one for each calling thread.
pub trait WorkerPool: fmt::Debug + Send + Sync {
    /// Returns the result of [`Served::answer`] for `order` from a worker, and subtracts the time from
    /// `budget`.
    ///
    /// # Errors
    /// If there is no answer within the budget.
    fn ask(&self, order: &[u8], budget: &mut Duration) -> Result<Vec<u8>, WorkerError>;
}

/// The reason why an order has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerError {
    /// No worker could be started; contains the system's reason.
    Unavailable(String),
    /// The time was exceeded, and the worker was killed.
    Timeout,
    /// The worker exceeded its memory limit.
    OutOfMemory {
        /// It happened before the first order: what all reports share is too large.
        at_start: bool,
    },
    /// The worker ended before it answered; contains the system's description.
    Ended(String),
}

/// The time limit of the next report. It is halved after each timeout: a template with an endless loop
/// usually has it for every plan, and hundreds of plans would take hours to fail.
#[derive(Debug)]
pub(super) struct Patience {
    limit: Duration,
    given_up: AtomicU32,
}

impl Patience {
    pub(super) fn new(limit: Duration) -> Patience {
        Patience { limit, given_up: AtomicU32::new(0) }
    }

    pub(super) fn limit(&self) -> Duration {
        let halved = self.given_up.load(Ordering::Relaxed).min(HALVED);
        self.limit / (1 << halved)
    }

    pub(super) fn give_up(&self) {
        self.given_up.fetch_add(1, Ordering::Relaxed);
    }
}

/// The kinds of workers, as the setup names them.
const PDF: &[u8] = b"pdf";
const TEMPLATES: &[u8] = b"templates";

/// A worker inside its own process.
#[derive(Debug)]
pub struct Served(Kind);

#[derive(Debug)]
enum Kind {
    Pdf(pdf::Served),
    /// For HTML and Markdown.
    Templates(Box<template::Served>),
}

impl Served {
    /// Creates a worker from its setup; `None` if the setup is invalid.
    #[must_use]
    pub fn new(setup: &[u8]) -> Option<Served> {
        let parts = split(setup)?;
        let [kind, setup] = *parts.as_slice() else { return None };
        match kind {
            PDF => pdf::Served::new(setup).map(|served| Served(Kind::Pdf(served))),
            TEMPLATES => {
                template::Served::new(setup).map(|served| Served(Kind::Templates(Box::new(served))))
            }
            _ => None,
        }
    }

    /// Processes an order, without a time limit.
    #[must_use]
    pub fn answer(&self, order: &[u8]) -> Vec<u8> {
        match &self.0 {
            Kind::Pdf(served) => served.answer(order),
            Kind::Templates(served) => served.answer(order),
        }
    }
}

/// Returns the setup of workers that make PDFs with a district's own templates and fonts.
#[must_use]
pub fn pdf_setup(own: &[OwnTemplate], fonts: &[Vec<u8>]) -> Vec<u8> {
    let fonts = join(&fonts.iter().map(Vec::as_slice).collect::<Vec<_>>());
    join(&[PDF, &join(&[&template::to_bytes(own), &fonts])])
}

/// Returns the setup of workers that run a district's own templates.
#[must_use]
pub fn template_setup(own: &[OwnTemplate]) -> Vec<u8> {
    join(&[TEMPLATES, &template::to_bytes(own)])
}
