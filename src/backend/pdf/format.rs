//! PDF as a format of reports.

use super::{Pdf, PdfError, PdfRender};
use crate::backend::format::{OutputFormat, RenderError, Rendered, Renderers};
use crate::model::Plan;
use crate::view::{self, ReportContext};

/// A tagged, archival PDF.
pub(in crate::backend) struct PdfFormat;

impl OutputFormat for PdfFormat {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn extension(&self) -> &'static str {
        "pdf"
    }

    fn is_available(&self) -> bool {
        Pdf::IS_BUILT_IN
    }

    fn is_slow(&self) -> bool {
        true
    }

    fn render(
        &self,
        plan: &Plan,
        context: &ReportContext<'_>,
        renderers: &Renderers<'_>,
    ) -> Result<Rendered, RenderError> {
        let report = view::report(plan, context, &PdfRender);
        let made = renderers.pdf.ok_or(PdfError::Absent)?.pdf(report)?;
        Ok(Rendered { bytes: made.bytes, replaced: made.replaced })
    }
}
