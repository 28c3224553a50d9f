//! The engine: set up once, then asked for one PDF after another by many threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use data_url::DataUrl;
use typst::foundations::Bytes;

use super::data::data;
use super::error::PdfError;
use super::export::{Identity, Set, set};
use super::fonts::Fonts;
use super::passage::PdfPassage;
use super::worker::Workers;
use super::world::{FOLDER, LOGOS, PlanWorld, Stage};
use crate::backend::template::{OwnTemplate, laid_over};
use crate::view::Report;

/// After this a report is given up. The largest plan of the samples takes a hundredth of a second.
const LIMIT: Duration = Duration::from_secs(60);

/// Of a report with more bytes no PDF is made: this many take more than a gigabyte of memory where they are
/// a table, the dearest there is, and half of that where they are text.
const LARGEST: usize = 2_000_000;

/// A report's time is halved no more often than this, and so is never less than two seconds.
const LEAST: u32 = 5;

/// What Typst remembers grows with every report, and so is dropped where it was not asked for between this
/// many rounds of forgetting. With none, a report that is half done would lose what it comes back to.
const REMEMBERED: usize = 1;

/// Characters that fonts claim and do not show are found by trying; each try replaces all that it found.
const TRIES: usize = 4;

/// Makes PDFs.
#[derive(Debug)]
pub struct Pdf {
    stage: Arc<Stage>,
    workers: Workers,
    limit: Duration,
    given_up: AtomicU32,
    tried: AtomicUsize,
}

impl Pdf {
    /// Whether this program can make PDFs.
    pub const IS_BUILT_IN: bool = true;

    /// An engine with the built-in templates of the folder `pdf`, over which a district's own are laid.
    ///
    /// # Errors
    /// Where the engine does not start.
    pub fn new(own: &[OwnTemplate], fonts: Fonts) -> Result<Pdf, PdfError> {
        let templates = laid_over(own, |path| path.starts_with(FOLDER));
        let stage = Stage::new(templates, fonts)
            .ok_or_else(|| PdfError::Engine("it takes no templates".to_owned()))?;
        Ok(Pdf {
            stage: Arc::new(stage),
            workers: Workers::default(),
            limit: LIMIT,
            given_up: AtomicU32::new(0),
            tried: AtomicUsize::new(0),
        })
    }

    /// The same engine, which gives a report up after `limit`.
    #[must_use]
    pub fn within(self, limit: Duration) -> Pdf {
        Pdf { limit, ..self }
    }

    /// The fonts that it sets reports in.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        self.stage.fonts()
    }

    /// How long the next report may take: half as long for each that was given up, since a template
    /// without an end mostly has none for any plan, and a district's plans would take hours to say so.
    fn patience(&self) -> Duration {
        let halved = self.given_up.load(Ordering::Relaxed).min(LEAST);
        self.limit / (1 << halved)
    }

    /// Lets Typst forget, twice while each thread makes a report: to look through all that it remembers
    /// after every report of many threads would hold the others up.
    fn forget(&self) {
        let tried = self.tried.fetch_add(1, Ordering::Relaxed) + 1;
        if tried.is_multiple_of((rayon::current_num_threads() / 2).max(1)) {
            comemo::evict(REMEMBERED);
        }
    }

    /// Writes a report as a PDF that is PDF/UA-1 and PDF/A-2a.
    ///
    /// The same report gives the same bytes on any thread. What no font shows is replaced.
    ///
    /// # Errors
    /// Where a template has a mistake or never ends, or the engine fails.
    pub fn pdf(&self, mut report: Report<PdfPassage>) -> Result<Vec<u8>, PdfError> {
        let logo = take_logo(&mut report);
        let identity =
            Identity { ident: ident(&report), day: report.generated.parse().unwrap_or_default() };
        let mut refused = Vec::new();
        for _ in 0..TRIES {
            let json = data(&report, self.stage.fonts(), &refused)
                .map_err(|error| PdfError::Engine(error.to_string()))?;
            if json.len() > LARGEST {
                return Err(PdfError::TooLarge(json.len()));
            }
            let world = PlanWorld {
                stage: Arc::clone(&self.stage),
                report: Bytes::from_string(json),
                logo: logo.clone(),
            };
            let identity = identity.clone();
            let made = self.workers.run(self.patience(), move || set(&world, &identity));
            if let Err(PdfError::TooLong(_)) = made {
                self.given_up.fetch_add(1, Ordering::Relaxed);
            }
            self.forget();
            match made?? {
                Set::Whole(bytes) => return Ok(bytes),
                Set::Unshown(characters) => refused.extend(characters),
            }
        }
        Err(PdfError::Engine("the fonts do not show what they claim to".to_owned()))
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
