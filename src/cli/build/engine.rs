//! What makes PDFs, where one is asked for, and what all reports of a build are made from.

use crate::backend::pdf::{self, Fonts, Pdf};
use crate::backend::{Format, OwnTemplate};
use crate::cli::project::Opened;
use crate::cli::served::ARGUMENT;
use crate::cli::{Ended, Terminal};
use crate::workspace::manifest::fingerprint;
use crate::workspace::processes::Processes;
use crate::workspace::read;

/// The engine of PDFs and its fingerprint.
#[derive(Default)]
pub(super) struct Engine {
    pub(super) pdf: Option<Pdf>,
    fonts: String,
}

impl Engine {
    /// The engine with the project's fonts, where a PDF is asked for.
    pub(super) fn of(
        terminal: &Terminal,
        opened: &Opened,
        own: &[OwnTemplate],
        formats: &[Format],
    ) -> Result<Engine, Ended> {
        if !formats.contains(&Format::Pdf) {
            return Ok(Engine::default());
        }
        let named = opened.setting.project().into_iter().flat_map(|project| &project.fonts);
        let names: Vec<&str> = named.map(|name| name.trimmed()).collect();
        let mut files = Vec::with_capacity(names.len());
        for name in &names {
            match read::bytes(&opened.top.join(name), name, opened.fence.as_ref()) {
                Ok(bytes) => files.push(bytes),
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    return Err(Ended::CouldNot);
                }
            }
        }
        let print = fingerprint(files.iter().map(Vec::as_slice));
        let setup = pdf::setup(own, &files);
        let (fonts, without) = Fonts::new(files);
        if let Some(name) = without.first().and_then(|number| names.get(*number)) {
            terminal.refuse(
                &format!("`{name}` holds no font"),
                Some("name a TrueType or OpenType file, which ends in .ttf, .otf or .ttc"),
            );
            return Err(Ended::CouldNot);
        }
        let mut pdf = Pdf::new(own, fonts).map_err(|error| {
            terminal.refuse(&error, Some(error.help()));
            Ended::CouldNot
        })?;
        // Where there are none, PDFs are made in this one.
        if let Ok(processes) = Processes::of_this_program(ARGUMENT.into(), setup) {
            pdf = pdf.beside(Box::new(processes));
        }
        Ok(Engine { pdf: Some(pdf), fonts: print })
    }

    /// The fingerprint of what every report is made from: this program, the project with its forms, fonts,
    /// logo and templates.
    pub(super) fn inputs(
        &self,
        opened: &Opened,
        own: &[OwnTemplate],
        logo: Option<&str>,
    ) -> String {
        let logo = logo.unwrap_or_default();
        let program = [env!("CARGO_PKG_VERSION"), env!("PLANCC_SOURCES"), &self.fonts, logo];
        let project = opened.sources.iter().map(|source| source.text());
        let templates = own.iter().flat_map(|own| [own.path.as_str(), own.source.text()]);
        let parts = program.into_iter().chain(project).chain(templates);
        fingerprint(parts.map(str::as_bytes))
    }
}
