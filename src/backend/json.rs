//! Renders reports as JSON.

use serde::Serialize;

use super::format::{OutputFormat, RenderError, Rendered, Renderers};
use crate::model::Plan;
use crate::prose::{Block, Inline, Note, Passage, plain, plain_inlines};
use crate::view::{self, Labels, Render, Report, ReportContext};

/// The report's data as JSON.
pub(super) struct JsonFormat;

impl OutputFormat for JsonFormat {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn render(
        &self,
        plan: &Plan,
        context: &ReportContext<'_>,
        _: &Renderers<'_>,
    ) -> Result<Rendered, RenderError> {
        let text = json(&view::report(plan, context, &JsonRender));
        text.map(Rendered::from).map_err(|error| RenderError::Unwritable(error.to_string()))
    }
}

/// A passage: its plain text, and its structure if it has markup.
#[derive(Debug, Clone, Serialize)]
pub struct JsonPassage {
    /// The plain text.
    pub text: String,
    /// The language, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The inlines of a single paragraph, if it has markup.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inlines: Vec<Inline>,
    /// The blocks, if the passage is prose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// The footnotes, in the order of their numbers, if the passage is prose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// Renders passages with their structure, for programs.
#[derive(Debug, Clone, Copy)]
pub struct JsonRender;

impl Render for JsonRender {
    type Output = JsonPassage;
    type Labels = Labels;

    fn labels(&self, words: impl FnOnce() -> Labels) -> Labels {
        words()
    }

    fn inline(&self, inlines: &[Inline], language: Option<&str>) -> JsonPassage {
        let is_plain = matches!(inlines, [] | [Inline::Text { .. }]);
        JsonPassage {
            text: plain_inlines(inlines),
            language: language.map(str::to_owned),
            inlines: if is_plain { Vec::new() } else { inlines.to_vec() },
            blocks: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn blocks(&self, passage: &Passage, _: u8, _: &str, language: Option<&str>) -> JsonPassage {
        JsonPassage {
            text: plain(passage),
            language: language.map(str::to_owned),
            inlines: Vec::new(),
            blocks: passage.blocks.clone(),
            notes: passage.notes.clone(),
        }
    }

    fn words(&self, words: &str) -> JsonPassage {
        JsonPassage {
            text: words.to_owned(),
            language: None,
            inlines: Vec::new(),
            blocks: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// Returns a report as indented JSON with a final newline.
///
/// # Errors
/// Fails if a value cannot be serialized, which does not happen for reports.
pub fn json(report: &Report<JsonPassage>) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}
