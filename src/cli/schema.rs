//! `plancc schema`.

use clap::{Args, ValueEnum};

use super::{Ended, Terminal};
use crate::schema::{Document, json_schema, reference};

/// Of which file, and for whom.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The file of the language
    #[arg(default_value = "plan")]
    of: Of,
    /// For an editor, or for a person: one page about all the files
    #[arg(long, default_value = "json")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Of {
    /// A department's plan
    Plan,
    /// The district's plancc.yaml
    Project,
    /// The district's questions
    Form,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// JSON Schema 2020-12
    Json,
    /// The reference page
    Markdown,
}

impl Schema {
    /// Prints it.
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
