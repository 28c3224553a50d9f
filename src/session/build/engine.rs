//! The PDF engine of a build, and the fingerprint of the inputs that all reports share.

use crate::backend::pdf::{Fonts, Pdf};
use crate::backend::worker::{ARGUMENT, MEMORY, MEMORY_OF_PLANS, pdf_setup};
use crate::backend::{CustomTemplate, ReportFormat};
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};
use crate::workspace::manifest::fingerprint;
use crate::workspace::read;
use crate::workspace::worker_pool::WorkerProcesses;

/// The maximum total size of a project's fonts, in bytes. Each worker needs memory for two copies while it starts.
const FONTS: usize = 60_000_000;

/// The PDF engine and its fingerprint.
#[derive(Default)]
pub(super) struct PdfEngine {
    pub(super) pdf: Option<Pdf>,
    /// `true` if PDF was requested but cannot be rendered. The error was already printed.
    pub(super) failed: bool,
    fonts: String,
}

impl PdfEngine {
    /// Creates the engine with the project's fonts if PDF is requested.
    ///
    /// If a font is unusable, the engine is marked as failed, and the build continues with the other formats.
    pub(super) fn of(
        reporter: &dyn Reporter,
        opened: &OpenProject,
        own: &[CustomTemplate],
        formats: &[ReportFormat],
        has_logo: bool,
    ) -> PdfEngine {
        if !formats.contains(&ReportFormat::PDF) {
            return PdfEngine::default();
        }
        PdfEngine::with_fonts(opened, own, has_logo).unwrap_or_else(|error| {
            reporter.error(&error);
            PdfEngine { failed: true, ..PdfEngine::default() }
        })
    }

    /// Creates the engine.
    ///
    /// # Errors
    /// Fails if a font or template is unusable.
    fn with_fonts(
        opened: &OpenProject,
        own: &[CustomTemplate],
        has_logo: bool,
    ) -> Result<PdfEngine, Error> {
        let named = opened.setting.project().into_iter().flat_map(|project| &project.fonts);
        let names: Vec<&str> = named.map(|name| name.trimmed()).collect();
        let mut files = Vec::with_capacity(names.len());
        for name in &names {
            files.push(read::bytes(&opened.top.join(name), name, opened.sandbox.as_ref())?);
        }
        if files.iter().map(Vec::len).sum::<usize>() > FONTS {
            return Err(Error::request(
                format!("the project's fonts total more than {} MB", FONTS / 1_000_000),
                "list fewer or smaller files under `fonts` in the project file",
            ));
        }
        let print = fingerprint(files.iter().map(Vec::as_slice));
        let setup = pdf_setup(own, &files);
        let (fonts, without) = Fonts::new(files);
        if let Some(name) = without.first().and_then(|number| names.get(*number)) {
            return Err(Error::request(
                format!("`{name}` is not a valid font file"),
                "use a TrueType or OpenType file (.ttf, .otf or .ttc)",
            ));
        }
        let mut pdf = Pdf::new(own, fonts)?;
        let most = if pdf.has_own() || has_logo { MEMORY } else { MEMORY_OF_PLANS };
        // Without worker processes, PDFs are rendered in this process.
        if let Ok(processes) = WorkerProcesses::of_this_program(ARGUMENT.into(), setup) {
            pdf = pdf.in_workers(Box::new(processes.with_memory(most)));
        }
        Ok(PdfEngine { pdf: Some(pdf), failed: false, fonts: print })
    }

    /// Returns the fingerprint of the inputs that all reports share: the program, the project with its forms, fonts,
    /// logo and templates, and whether working notes are included.
    pub(super) fn inputs(
        &self,
        opened: &OpenProject,
        own: &[CustomTemplate],
        logo: Option<&str>,
        internal: bool,
    ) -> String {
        let logo = logo.unwrap_or_default();
        let notes = if internal { "internal" } else { "" };
        let program = [env!("CARGO_PKG_VERSION"), env!("PLANCC_SOURCES"), &self.fonts, logo, notes];
        let project = opened.sources.iter().map(|source| source.text());
        let templates = own.iter().flat_map(|own| [own.path.as_str(), own.source.text()]);
        let parts = program.into_iter().chain(project).chain(templates);
        fingerprint(parts.map(str::as_bytes))
    }
}
