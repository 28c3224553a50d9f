//! Worker processes, which do what a hostile file could abuse: run a district's own templates and make PDFs.
//!
//! A worker has a limit on its memory and its time, no files and no terminal. An order goes in, bytes come out. What
//! Typst caches is shared by all threads of a process, so workers are also faster than threads.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::parts::{join, split};
use super::{OwnTemplate, pdf, template};

/// The most memory that a worker may take for anything that a district brings, in bytes: templates, fonts, pictures.
pub const MEMORY: u64 = 500_000_000;

/// The most memory that a worker may take for a plan alone, with what this program brings. The longest report that
/// gets a PDF takes a bit less.
pub const MEMORY_OF_PLANS: u64 = 2_000_000_000;

/// How long one report may take. A tenth more is granted where a worker was stopped for a while; together with what is
/// done around it that stays below a minute.
pub(super) const TIME: Duration = Duration::from_secs(50);

/// A limit on time is halved this many times at most.
const HALVED: u32 = 5;

/// Hands orders to worker processes, as many at a time as there are threads that ask.
pub trait WorkerPool: fmt::Debug + Send + Sync {
    /// Returns what [`Served::answer`] returns for `order` in a worker, and takes the time spent off `budget`.
    ///
    /// # Errors
    /// If no answer came within the budget.
    fn ask(&self, order: &[u8], budget: &mut Duration) -> Result<Vec<u8>, WorkerError>;
}

/// Why an order has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerError {
    /// No worker could be started, with the system's reason.
    Unavailable(String),
    /// The time was over, and the worker was ended.
    Timeout,
    /// The worker needed more memory than it may have.
    OutOfMemory {
        /// Whether it did before the first order: what all reports share is too large.
        at_start: bool,
    },
    /// The worker ended before it answered, with what the system says of its end.
    Ended(String),
}

/// The time limit of the next report. It is halved each time one runs out of time: a template without an end mostly has
/// none for any plan, and hundreds of plans would take hours to say so.
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

/// The kinds of workers, as a setup names them.
const PDF: &[u8] = b"pdf";
const TEMPLATES: &[u8] = b"templates";

/// A worker, as its own process has it.
#[derive(Debug)]
pub struct Served(Kind);

#[derive(Debug)]
enum Kind {
    Pdf(pdf::Served),
    /// Of HTML and Markdown.
    Templates(Box<template::Served>),
}

impl Served {
    /// A worker from its setup; `None` if the setup cannot be read.
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

    /// Does what an order asks for, however long it takes.
    #[must_use]
    pub fn answer(&self, order: &[u8]) -> Vec<u8> {
        match &self.0 {
            Kind::Pdf(served) => served.answer(order),
            Kind::Templates(served) => served.answer(order),
        }
    }
}

/// The setup of workers that make PDFs with a district's own templates and fonts.
#[must_use]
pub fn pdf_setup(own: &[OwnTemplate], fonts: &[Vec<u8>]) -> Vec<u8> {
    let fonts = join(&fonts.iter().map(Vec::as_slice).collect::<Vec<_>>());
    join(&[PDF, &join(&[&template::to_bytes(own), &fonts])])
}

/// The setup of workers that run a district's own templates.
#[must_use]
pub fn template_setup(own: &[OwnTemplate]) -> Vec<u8> {
    join(&[TEMPLATES, &template::to_bytes(own)])
}
