//! `plancc schema`.

use clap::{Args, ValueEnum};

use super::{ExitStatus, Terminal};
use crate::schema::{FileType, json_schema, reference};

/// Arguments of `plancc schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Kind of file to describe
    #[arg(default_value = "plan")]
    of: SchemaSubject,
    /// Output format: a JSON Schema, or one reference page for all kinds of files
    #[arg(long, default_value = "json")]
    format: SchemaFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaSubject {
    /// A department's plan
    Plan,
    /// The project file, plancc.yaml
    Project,
    /// A district's form
    Form,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaFormat {
    /// JSON Schema 2020-12
    Json,
    /// Reference page
    Markdown,
}

impl SchemaArguments {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> ExitStatus {
        let document = match self.of {
            SchemaSubject::Plan => FileType::Plan,
            SchemaSubject::Project => FileType::Project,
            SchemaSubject::Form => FileType::Form,
        };
        let text = match self.format {
            SchemaFormat::Json => format!("{:#}\n", json_schema(document)),
            SchemaFormat::Markdown => reference(),
        };
        terminal.finish(&text)
    }
}
