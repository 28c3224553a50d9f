//! The PDF engine of a build, and the fingerprint of the inputs that all reports share.

use crate::backend::pdf::{Fonts, Pdf};
use crate::backend::worker::{MEMORY, MEMORY_OF_PLANS, pdf_setup};
use crate::backend::{Format, OwnTemplate};
use crate::cli::Terminal;
use crate::cli::project::Opened;
use crate::cli::served::ARGUMENT;
use crate::workspace::manifest::fingerprint;
use crate::workspace::processes::Processes;
use crate::workspace::read;

/// The maximum total size of a project's fonts, in bytes. Each worker holds two copies while it starts.
const FONTS: usize = 60_000_000;

/// The PDF engine and its fingerprint.
#[derive(Default)]
pub(super) struct Engine {
    pub(super) pdf: Option<Pdf>,
    /// PDF was requested but cannot be rendered. The error was already printed.
    pub(super) failed: bool,
    fonts: String,
}

impl Engine {
    /// Creates the engine with the project's fonts if PDF is requested.
    ///
    /// If a font is unusable, the engine is marked as failed, and the build continues with the other formats.
    pub(super) fn of(
        terminal: &Terminal,
        opened: &Opened,
        own: &[OwnTemplate],
        formats: &[Format],
        has_logo: bool,
    ) -> Engine {
        if !formats.contains(&Format::Pdf) {
            return Engine::default();
        }
        Engine::with_fonts(terminal, opened, own, has_logo)
            .unwrap_or(Engine { failed: true, ..Engine::default() })
    }

    /// Creates the engine. If a font is unusable, prints the error and returns `None`.
    fn with_fonts(
        terminal: &Terminal,
        opened: &Opened,
        own: &[OwnTemplate],
        has_logo: bool,
    ) -> Option<Engine> {
        let named = opened.setting.project().into_iter().flat_map(|project| &project.fonts);
        let names: Vec<&str> = named.map(|name| name.trimmed()).collect();
        let mut files = Vec::with_capacity(names.len());
        for name in &names {
            match read::bytes(&opened.top.join(name), name, opened.fence.as_ref()) {
                Ok(bytes) => files.push(bytes),
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    return None;
                }
            }
        }
        if files.iter().map(Vec::len).sum::<usize>() > FONTS {
            terminal.refuse(
                &format!("the project's fonts total more than {} MB", FONTS / 1_000_000),
                Some("list fewer or smaller files under `fonts` in the project file"),
            );
            return None;
        }
        let print = fingerprint(files.iter().map(Vec::as_slice));
        let setup = pdf_setup(own, &files);
        let (fonts, without) = Fonts::new(files);
        if let Some(name) = without.first().and_then(|number| names.get(*number)) {
            terminal.refuse(
                &format!("`{name}` is not a valid font file"),
                Some("use a TrueType or OpenType file (.ttf, .otf or .ttc)"),
            );
            return None;
        }
        let made = Pdf::new(own, fonts);
        let mut pdf = made.map_err(|error| terminal.refuse(&error, Some(error.help()))).ok()?;
        let most = if pdf.has_own() || has_logo { MEMORY } else { MEMORY_OF_PLANS };
        // Without worker processes, PDFs are rendered in this process.
        if let Ok(processes) = Processes::of_this_program(ARGUMENT.into(), setup) {
            pdf = pdf.in_workers(Box::new(processes.with_memory(most)));
        }
        Some(Engine { pdf: Some(pdf), failed: false, fonts: print })
    }

    /// Returns the fingerprint of the inputs that all reports share: the program, the project with its forms, fonts,
    /// logo and templates, and whether working notes are included.
    pub(super) fn inputs(
        &self,
        opened: &Opened,
        own: &[OwnTemplate],
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
