//! Lays out a report and exports it as PDF.

use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::syntax::DiagSpanKind;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::error::PdfError;
use super::missing_glyph_boxes::MissingGlyphs;
use super::request::{PdfAnswer, PdfMetadata, mistake};
use super::streams::end_clearly;
use super::world::PlanWorld;

/// Returns the bytes of a PDF, or the characters that the fonts did not show.
pub(super) fn set(world: &PlanWorld, identity: &PdfMetadata) -> Result<PdfAnswer, PdfError> {
    let Warned { output, .. } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|errors| told(world, &errors))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Engine(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(identity.ident.clone()),
        creator: Smart::Custom(Some(concat!("plancc ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(identity.day),
        standards,
        ..PdfOptions::default()
    };
    let written = typst_pdf::pdf(&document, &options).map(|mut bytes| {
        end_clearly(&mut bytes);
        PdfAnswer::Whole(bytes)
    });
    written.or_else(|errors| {
        let mut missing_glyphs = MissingGlyphs::default();
        document.pages().iter().for_each(|page| missing_glyphs.gather(&page.frame));
        let missing_glyphs = missing_glyphs.most_likely();
        if missing_glyphs.is_empty() {
            Err(told(world, &errors))
        } else {
            Ok(PdfAnswer::Unshown(missing_glyphs))
        }
    })
}

fn timestamp(day: jiff::civil::Date) -> Option<Timestamp> {
    let (month, day_of) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    let datetime = Datetime::from_ymd_hms(i32::from(day.year()), month, day_of, 0, 0, 0)?;
    Some(Timestamp::new_utc(datetime))
}

/// Converts the first error. If it is in a template, keeps its file and line.
fn told(world: &PlanWorld, errors: &[SourceDiagnostic]) -> PdfError {
    let Some(error) = errors.first() else {
        return PdfError::Engine("no reason given".to_owned());
    };
    // Typst formats the message and its hints for a terminal; join them in one sentence.
    let mut message = error.message.replace("\n", " ").to_string();
    for hint in &error.hints {
        message.push_str("; ");
        message.push_str(&hint.v);
    }
    if message.starts_with("PDF/") {
        return PdfError::Standard(message);
    }
    let id = match error.span.get() {
        DiagSpanKind::Detached => None,
        DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => Some(id),
    };
    let place = id.and_then(|id| {
        let start = world.range(error.span)?.start;
        let source = world.stage.template(id)?;
        Some((source.position(start).line, source))
    });
    match place {
        Some((line, source)) => {
            mistake(Some(source), line, format!("the template failed: {message}"))
        }
        None => PdfError::Engine(message),
    }
}
