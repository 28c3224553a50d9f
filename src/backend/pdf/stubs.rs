//! Stubs for builds without the feature `pdf`.

use std::convert::Infallible;

use super::error::PdfError;
use super::passage::PdfPassage;
use super::rendered_pdf::RenderedPdf;
use crate::backend::CustomTemplate;
use crate::backend::worker::WorkerPool;
use crate::view::Report;

/// The engine, which does not exist in this build.
#[derive(Debug)]
pub struct Pdf(Infallible);

/// The fonts, which do not exist in this build.
#[derive(Debug)]
pub struct Fonts(());

/// The engine of a worker, which does not exist in this build.
#[derive(Debug)]
pub struct PdfService(Infallible);

impl PdfService {
    /// Returns `None`, since this build has no PDF engine.
    pub(in crate::backend) fn new(_: &[u8]) -> Option<PdfService> {
        None
    }

    /// Unreachable: this build has no PDF engine.
    pub(in crate::backend) fn answer(&self, _: &[u8]) -> Vec<u8> {
        match self.0 {}
    }
}

impl Fonts {
    /// Returns an empty set of fonts.
    #[must_use]
    pub fn new(_: Vec<Vec<u8>>) -> (Fonts, Vec<usize>) {
        (Fonts(()), Vec::new())
    }

    /// Unreachable: this build has no PDF engine.
    #[must_use]
    pub fn shows(&self, _: char) -> bool {
        true
    }
}

impl Pdf {
    /// `true` if this program can render PDFs.
    pub const IS_BUILT_IN: bool = false;

    /// Creates no backend, since this build has no PDF engine.
    ///
    /// # Errors
    /// Always returns [`PdfError::Absent`].
    pub fn new(_: &[CustomTemplate], _: Fonts) -> Result<Pdf, PdfError> {
        Err(PdfError::Absent)
    }

    /// Unreachable: this build has no PDF engine.
    #[must_use]
    pub fn in_workers(self, _: Box<dyn WorkerPool>) -> Pdf {
        self
    }

    /// Unreachable: this build has no PDF engine.
    #[must_use]
    pub fn has_own(&self) -> bool {
        match self.0 {}
    }

    /// Unreachable: this build has no PDF engine.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        match self.0 {}
    }

    /// Unreachable: this build has no PDF engine.
    ///
    /// # Errors
    /// Never returns an error.
    pub fn pdf(&self, _: Report<PdfPassage>) -> Result<RenderedPdf, PdfError> {
        match self.0 {}
    }
}
