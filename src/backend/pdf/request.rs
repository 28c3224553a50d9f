//! Requests to an engine and its answers, serialized for communication between processes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use typst::foundations::Bytes;

use super::error::PdfError;
use super::world::LOGOS;
use crate::backend::TemplateError;
use crate::backend::framing::{join, split};
use crate::source::Source;

/// Templates by path.
pub(super) type TemplateSources = BTreeMap<String, Arc<Source>>;

/// A request: a report that is ready for layout, with all other data that differs between PDFs.
#[derive(Debug, Clone)]
pub(super) struct PdfRequest {
    /// The report as JSON, without characters that the PDF can't show.
    pub(super) report: Bytes,
    /// The file name of the district's logo (one of `LOGOS`) and its bytes.
    pub(super) logo: Option<(&'static str, Bytes)>,
    pub(super) identity: PdfMetadata,
}

/// The metadata of a PDF.
#[derive(Debug, Clone)]
pub(super) struct PdfMetadata {
    /// The identifier of the document, which is the same for all its versions.
    pub(super) ident: String,
    /// The date of the report.
    pub(super) day: jiff::civil::Date,
}

/// The result of a request.
pub(super) enum PdfAnswer {
    /// The PDF.
    Whole(Vec<u8>),
    /// The characters that the fonts did not show.
    Unshown(Vec<char>),
}

impl PdfRequest {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let PdfMetadata { ident, day } = &self.identity;
        let (name, picture) = match &self.logo {
            Some((name, picture)) => (name.as_bytes(), picture.as_slice()),
            None => Default::default(),
        };
        join(&[ident.as_bytes(), day.to_string().as_bytes(), &self.report, name, picture])
    }

    /// Parses a request; `None` if the bytes are invalid.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<PdfRequest> {
        let parts = split(bytes)?;
        let [ident, day, report, name, picture] = *parts.as_slice() else { return None };
        let text = |part| std::str::from_utf8(part).ok();
        let name = LOGOS.into_iter().find(|logo| logo.as_bytes() == name);
        Some(PdfRequest {
            report: Bytes::new(report.to_vec()),
            logo: name.map(|name| (name, Bytes::new(picture.to_vec()))),
            identity: PdfMetadata { ident: text(ident)?.to_owned(), day: text(day)?.parse().ok()? },
        })
    }
}

/// The type of an answer, which is its first part.
#[derive(Serialize, Deserialize)]
enum AnswerKind {
    Whole,
    Unshown(Vec<char>),
    /// An error in a template: path, line and message.
    Template(Option<String>, usize, String),
    Standard(String),
    Engine(String),
}

/// Serializes an answer. The answer to a template error contains the template's path.
pub(super) fn answer(set: Result<PdfAnswer, PdfError>, templates: &TemplateSources) -> Vec<u8> {
    let (head, pdf) = match set {
        Ok(PdfAnswer::Whole(pdf)) => (AnswerKind::Whole, pdf),
        Ok(PdfAnswer::Unshown(characters)) => (AnswerKind::Unshown(characters), Vec::new()),
        Err(PdfError::Template(TemplateError { source, line, message, .. })) => {
            let is_it = |one: &Arc<Source>| source.as_ref().is_some_and(|it| Arc::ptr_eq(it, one));
            let path = templates.iter().find(|(_, one)| is_it(one)).map(|(path, _)| path.clone());
            (AnswerKind::Template(path, line, message), Vec::new())
        }
        Err(PdfError::Standard(message)) => (AnswerKind::Standard(message), Vec::new()),
        Err(PdfError::Engine(message)) => (AnswerKind::Engine(message), Vec::new()),
        Err(other) => (AnswerKind::Engine(other.to_string()), Vec::new()),
    };
    join(&[&serde_json::to_vec(&head).unwrap_or_default(), &pdf])
}

/// Parses an answer. `templates` are used to locate errors. `None` if the bytes are invalid.
pub(super) fn answered(
    bytes: &[u8],
    templates: &TemplateSources,
) -> Option<Result<PdfAnswer, PdfError>> {
    let parts = split(bytes)?;
    let [head, pdf] = *parts.as_slice() else { return None };
    Some(match serde_json::from_slice(head).ok()? {
        AnswerKind::Whole => Ok(PdfAnswer::Whole(pdf.to_vec())),
        AnswerKind::Unshown(characters) => Ok(PdfAnswer::Unshown(characters)),
        AnswerKind::Template(path, line, message) => {
            let source = path.and_then(|path| templates.get(&path).cloned());
            Err(mistake(source, line, message))
        }
        AnswerKind::Standard(message) => Err(PdfError::Standard(message)),
        AnswerKind::Engine(message) => Err(PdfError::Engine(message)),
    })
}

/// Creates an error in a PDF template.
pub(super) fn mistake(source: Option<Arc<Source>>, line: usize, message: String) -> PdfError {
    let help = "see docs/report.md for the names in a report, and docs/pdf.md for the names in PDF templates";
    PdfError::Template(TemplateError { source, line, message, help: help.to_owned() })
}
