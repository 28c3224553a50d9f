//! From a report to a PDF: what is ordered, of which engine, and for how long it is waited for.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use data_url::DataUrl;
use typst::foundations::Bytes;

use super::beside::{Beside, Lost};
use super::data::data;
use super::engine::Engine;
use super::error::PdfError;
use super::fonts::Fonts;
use super::made::Made;
use super::order::{Identity, Order, Set, Sources, answered};
use super::passage::PdfPassage;
use super::world::{FOLDER, LOGOS};
use crate::backend::template::{OwnTemplate, laid_over};
use crate::view::Report;

/// After this a report is given up. The largest plan of the samples takes a hundredth of a second.
const LIMIT: Duration = Duration::from_secs(60);

/// Of a report with more bytes no PDF is made: this many take more than a gigabyte of memory where they are
/// a table, the dearest there is, and half of that where they are text.
const LARGEST: usize = 2_000_000;

/// A report's time is halved no more often than this, and so is never less than two seconds.
const LEAST: u32 = 5;

/// Characters that fonts claim and do not show are found by trying; each try replaces all that it found.
const TRIES: usize = 4;

/// Makes PDFs.
#[derive(Debug)]
pub struct Pdf {
    templates: Sources,
    fonts: Arc<Fonts>,
    /// Where reports are set, unless they are set here.
    beside: Option<Box<dyn Beside>>,
    here: OnceLock<Result<Engine, PdfError>>,
    limit: Duration,
    given_up: AtomicU32,
}

impl Pdf {
    /// Whether this program can make PDFs.
    pub const IS_BUILT_IN: bool = true;

    /// With the built-in templates of the folder `pdf`, over which a district's own are laid, and an engine
    /// in this process.
    ///
    /// # Errors
    /// Where this program was built without PDF.
    pub fn new(own: &[OwnTemplate], fonts: Fonts) -> Result<Pdf, PdfError> {
        Ok(Pdf {
            templates: laid_over(own, |path| path.starts_with(FOLDER)),
            fonts: Arc::new(fonts),
            beside: None,
            here: OnceLock::new(),
            limit: LIMIT,
            given_up: AtomicU32::new(0),
        })
    }

    /// The same with engines in other processes, which start from the same templates and fonts.
    #[must_use]
    pub fn beside(self, beside: Box<dyn Beside>) -> Pdf {
        Pdf { beside: Some(beside), ..self }
    }

    /// The same, which gives a report up after `limit`.
    #[must_use]
    pub fn within(self, limit: Duration) -> Pdf {
        Pdf { limit, ..self }
    }

    /// The fonts that it sets reports in.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// How long the next report may take: half as long for each that was given up, since a template
    /// without an end mostly has none for any plan, and a district's plans would take hours to say so.
    fn patience(&self) -> Duration {
        let halved = self.given_up.load(Ordering::Relaxed).min(LEAST);
        self.limit / (1 << halved)
    }

    /// Writes a report as a PDF that is PDF/UA-1 and PDF/A-2a.
    ///
    /// The same report gives the same bytes in any thread and process. What no font shows is replaced.
    ///
    /// # Errors
    /// Where a template has a mistake or never ends, or the engine fails.
    pub fn pdf(&self, mut report: Report<PdfPassage>) -> Result<Made, PdfError> {
        let logo = take_logo(&mut report);
        let identity =
            Identity { ident: ident(&report), day: report.generated.parse().unwrap_or_default() };
        let mut replaced: Vec<char> = Vec::new();
        for _ in 0..TRIES {
            let json = data(&report, &self.fonts, &replaced)
                .map_err(|error| PdfError::Engine(error.to_string()))?;
            if json.len() > LARGEST {
                return Err(PdfError::TooLarge(json.len()));
            }
            let (logo, identity) = (logo.clone(), identity.clone());
            let made = self.set(&Order { report: Bytes::from_string(json), logo, identity });
            if let Err(PdfError::TooLong(_)) = made {
                self.given_up.fetch_add(1, Ordering::Relaxed);
            }
            match made? {
                Set::Whole(bytes) => {
                    replaced.sort_unstable();
                    return Ok(Made { bytes, replaced });
                }
                // Every font has these, and the data is written in them.
                Set::Unshown(mut characters) => {
                    characters.retain(|one| !one.is_ascii() && !replaced.contains(one));
                    if characters.is_empty() {
                        break;
                    }
                    replaced.extend(characters);
                }
            }
        }
        Err(PdfError::Engine("the fonts do not show what they claim to".to_owned()))
    }

    /// Has an order set in another process, or in this one where there is no other.
    fn set(&self, order: &Order) -> Result<Set, PdfError> {
        let limit = self.patience();
        match self.ask(order, limit) {
            Ok(answer) => {
                let unread = || PdfError::Engine("its answer cannot be read".to_owned());
                answered(&answer, &self.templates).ok_or_else(unread)?
            }
            Err(Lost::TooLong) => Err(PdfError::TooLong(limit)),
            Err(Lost::Ended(how)) => Err(PdfError::Ended(how)),
            Err(Lost::NoProcess) => {
                let here = self.here.get_or_init(|| {
                    let threads = rayon::current_num_threads();
                    Engine::new(&self.templates, Arc::clone(&self.fonts), threads)
                });
                here.as_ref().map_err(PdfError::clone)?.set(order, limit)
            }
        }
    }

    /// Asks another process, and a second one where the first ended: somebody else may have ended it, or the
    /// system, for want of memory that another took.
    fn ask(&self, order: &Order, limit: Duration) -> Result<Vec<u8>, Lost> {
        let beside = self.beside.as_ref().ok_or(Lost::NoProcess)?;
        let order = order.to_bytes();
        match beside.ask(&order, limit) {
            Err(Lost::Ended(_)) => beside.ask(&order, limit),
            answer => answer,
        }
    }
}

/// Takes the picture out of the report and leaves the name of its file in its place, since templates show
/// files; what is no picture that they can show is left out.
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
