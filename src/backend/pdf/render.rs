//! Renders a report as a PDF: prepares the request, chooses the engine, and enforces the time
//! limit.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use data_url::DataUrl;
use typst::foundations::Bytes;

use super::data::data;
use super::engine::Engine;
use super::error::{MemoryCause, PdfError};
use super::fonts::Fonts;
use super::passage::PdfPassage;
use super::rendered_pdf::RenderedPdf;
use super::request::{PdfAnswer, PdfMetadata, PdfRequest, TemplateSources, answered};
use super::world::{FOLDER, LOGOS};
use crate::backend::template::{CustomTemplate, laid_over};
use crate::backend::worker::{TIME, WorkerError, WorkerPool, WorkerTimeLimit};
use crate::view::Report;

/// The maximum size of a report's JSON in bytes. Typst needs about 250 bytes of memory for each
/// byte of text, and twice that for tables, so a worker would run out of memory with a longer
/// report.
const LARGEST: usize = 2_000_000;

/// The maximum number of attempts. Only typesetting reveals characters that fonts list but don't
/// show; each attempt replaces the characters that the last one revealed.
const TRIES: usize = 4;

/// The PDF backend.
#[derive(Debug)]
pub struct Pdf {
    templates: TemplateSources,
    fonts: Arc<Fonts>,
    /// `true` if at least one template is the district's own.
    has_own_templates: bool,
    /// The workers; `None` to render PDFs in this process.
    workers: Option<Box<dyn WorkerPool>>,
    here: OnceLock<Result<Engine, PdfError>>,
    time_limit: WorkerTimeLimit,
}

impl Pdf {
    /// `true` if this program can render PDFs.
    pub const IS_BUILT_IN: bool = true;

    /// Creates a PDF backend with an engine in this process. A district's own templates replace the
    /// built-in templates with the same path.
    ///
    /// # Errors
    /// Fails if this program was built without PDF support.
    pub fn new(own: &[CustomTemplate], fonts: Fonts) -> Result<Pdf, PdfError> {
        Ok(Pdf {
            templates: laid_over(own, |path| path.starts_with(FOLDER)),
            fonts: Arc::new(fonts),
            has_own_templates: own.iter().any(|own| own.path.starts_with(FOLDER)),
            workers: None,
            here: OnceLock::new(),
            time_limit: WorkerTimeLimit::new(TIME),
        })
    }

    /// Uses engines in workers. Their setup must come from
    /// [`pdf_setup`](crate::backend::worker::pdf_setup) with the same templates and fonts.
    #[must_use]
    pub fn in_workers(self, workers: Box<dyn WorkerPool>) -> Pdf {
        Pdf { workers: Some(workers), ..self }
    }

    /// Sets the time limit of a report.
    #[must_use]
    pub fn within(self, limit: Duration) -> Pdf {
        Pdf { time_limit: WorkerTimeLimit::new(limit), ..self }
    }

    /// Returns `true` if any template or font is the district's own.
    #[must_use]
    pub fn has_own(&self) -> bool {
        self.has_own_templates || self.fonts.has_own()
    }

    /// Returns the fonts.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Renders a PDF that conforms to PDF/UA-1 and PDF/A-2a.
    ///
    /// The same report produces the same bytes in any thread and process. Characters that no font
    /// has are replaced.
    ///
    /// # Errors
    /// Fails if a template has an error or runs too long, or the engine fails.
    pub fn pdf(&self, mut report: Report<PdfPassage>) -> Result<RenderedPdf, PdfError> {
        let logo = take_logo(&mut report);
        let limit = self.time_limit.limit();
        let mut budget = limit;
        let made = self.make(&report, logo.as_ref(), &mut budget);
        match made {
            Err(PdfError::TooLong(_)) => {
                self.time_limit.give_up();
                Err(PdfError::TooLong(limit))
            }
            Err(PdfError::OutOfMemory(MemoryCause::Plan)) if logo.is_some() => {
                if let Some(district) = &mut report.district {
                    district.logo = None;
                }
                let is_logo = self.make(&report, None, &mut budget).is_ok();
                Err(PdfError::OutOfMemory(if is_logo { MemoryCause::Logo } else { self.suspect() }))
            }
            Err(PdfError::OutOfMemory(MemoryCause::Plan)) => {
                Err(PdfError::OutOfMemory(self.suspect()))
            }
            made => made,
        }
    }

    /// Returns the likely cause of running out of memory, if it isn't the logo.
    fn suspect(&self) -> MemoryCause {
        if self.has_own_templates { MemoryCause::Template } else { MemoryCause::Plan }
    }

    /// Renders a PDF, and subtracts the elapsed time from `budget`.
    fn make(
        &self,
        report: &Report<PdfPassage>,
        logo: Option<&(&'static str, Bytes)>,
        budget: &mut Duration,
    ) -> Result<RenderedPdf, PdfError> {
        let day = report.generated.parse().unwrap_or_default();
        let identity = PdfMetadata { ident: ident(report), day };
        let mut replaced: Vec<char> = Vec::new();
        for _ in 0..TRIES {
            let json = data(report, &self.fonts, &replaced)
                .map_err(|error| PdfError::Engine(error.to_string()))?;
            if json.len() > LARGEST {
                return Err(PdfError::TooLarge(json.len()));
            }
            let (logo, identity) = (logo.cloned(), identity.clone());
            let order = PdfRequest { report: Bytes::from_string(json), logo, identity };
            match self.set(&order, budget)? {
                PdfAnswer::Whole(bytes) => {
                    replaced.sort_unstable();
                    return Ok(RenderedPdf { bytes, replaced });
                }
                // ASCII must not be replaced: it is part of the JSON syntax, and every font has it.
                PdfAnswer::Unshown(mut characters) => {
                    characters.retain(|one| !one.is_ascii() && !replaced.contains(one));
                    if characters.is_empty() {
                        break;
                    }
                    replaced.extend(characters);
                }
            }
        }
        Err(PdfError::Engine(
            "the fonts cannot display characters that they claim to have".to_owned(),
        ))
    }

    /// Sends a request to a worker, or processes it here if there are no workers.
    fn set(&self, order: &PdfRequest, budget: &mut Duration) -> Result<PdfAnswer, PdfError> {
        let Some(workers) = &self.workers else { return self.set_here(order, *budget) };
        match workers.ask(&order.to_bytes(), budget) {
            Ok(answer) => {
                let unread = || {
                    PdfError::Engine("the worker process returned an invalid response".to_owned())
                };
                answered(&answer, &self.templates).ok_or_else(unread)?
            }
            Err(WorkerError::Timeout) => Err(PdfError::TooLong(*budget)),
            Err(WorkerError::Ended(how)) => Err(PdfError::Ended(how)),
            Err(WorkerError::OutOfMemory { at_start }) => {
                let is_fonts = at_start && self.fonts.has_own();
                Err(PdfError::OutOfMemory(if is_fonts {
                    MemoryCause::Fonts
                } else {
                    MemoryCause::Plan
                }))
            }
            // Without a memory limit, only built-in templates and fonts may be used.
            Err(WorkerError::Unavailable(why)) => {
                let is_own = self.has_own() || order.logo.is_some();
                if is_own { Err(PdfError::NoWorker(why)) } else { self.set_here(order, *budget) }
            }
        }
    }

    fn set_here(&self, order: &PdfRequest, limit: Duration) -> Result<PdfAnswer, PdfError> {
        let here = self.here.get_or_init(|| {
            // Outside a thread pool, don't ask rayon for the number of threads: that would start
            // its global pool.
            let threads = rayon::current_thread_index();
            let threads = threads.map_or(1, |_| rayon::current_num_threads());
            Engine::new(&self.templates, Arc::clone(&self.fonts), threads)
        });
        here.as_ref().map_err(PdfError::clone)?.set(order, limit)
    }
}

/// Moves the logo out of the report and leaves its file name, since templates can only show files.
/// Removes a logo that is not a supported image.
fn take_logo(report: &mut Report<PdfPassage>) -> Option<(&'static str, Bytes)> {
    let place = &mut report.district.as_mut()?.logo;
    let address = place.take()?;
    let address = DataUrl::process(&address).ok()?;
    let mime = address.mime_type();
    let name = match (mime.type_.as_str(), mime.subtype.as_str()) {
        ("image", "png") => LOGOS.first(),
        ("image", "jpeg") => LOGOS.get(1),
        ("image", "svg+xml") => LOGOS.get(2),
        _ => None,
    }?;
    let (bytes, _) = address.decode_to_vec().ok()?;
    *place = Some((*name).to_owned());
    Some((name, Bytes::new(bytes)))
}

fn ident(report: &Report<PdfPassage>) -> String {
    let district = report.district.as_ref().map_or("", |district| district.name.as_str());
    format!("plancc\n{district}\n{}\n{}\n{}", report.year, report.id, report.language)
}
