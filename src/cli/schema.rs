//! `plancc schema`.

use clap::{Args, ValueEnum};

use super::{Ended, Terminal};
use crate::schema::{Document, json_schema, reference};

/// Arguments of `plancc schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Kind of file to describe
    #[arg(default_value = "plan")]
    of: Of,
    /// Output format: a JSON Schema, or one reference page for all kinds of files
    #[arg(long, default_value = "json")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Of {
    /// A department's plan
    Plan,
    /// The project file, plancc.yaml
    Project,
    /// A district's form
    Form,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// JSON Schema 2020-12
    Json,
    /// Reference page
    Markdown,
}

impl Schema {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let document = match self.of {
            Of::Plan => Document::Plan,
            Of::Project => Document::Project,
            Of::Form => Document::Form,
        };
        let text = match self.format {
            Format::Json => format!("{:#}\n", json_schema(document)),
            Format::Markdown => reference(),
        };
        terminal.finish(&text)
    }
}
