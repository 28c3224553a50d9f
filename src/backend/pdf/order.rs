//! What is asked of an engine, and what it answers, in one process or between two.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use typst::foundations::Bytes;

use super::error::PdfError;
use super::world::LOGOS;
use crate::backend::TemplateError;
use crate::backend::parts::{join, split};
use crate::source::Source;

/// Templates by their path.
pub(super) type Sources = BTreeMap<String, Arc<Source>>;

/// A report that is ready to be set: all that differs from one PDF to the next.
#[derive(Debug, Clone)]
pub(super) struct Order {
    /// The report as JSON, in which every character can be shown.
    pub(super) report: Bytes,
    /// The district's picture and the name of its file, one of `LOGOS`.
    pub(super) logo: Option<(&'static str, Bytes)>,
    pub(super) identity: Identity,
}

/// What a PDF says of itself besides its text.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    /// Names the document; the same for every version of it.
    pub(super) ident: String,
    /// The day of the report.
    pub(super) day: jiff::civil::Date,
}

/// What came of an order.
pub(super) enum Set {
    /// The PDF.
    Whole(Vec<u8>),
    /// Characters that the fonts turned out not to show.
    Unshown(Vec<char>),
}

impl Order {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let Identity { ident, day } = &self.identity;
        let (name, picture) = match &self.logo {
            Some((name, picture)) => (name.as_bytes(), picture.as_slice()),
            None => Default::default(),
        };
        join(&[ident.as_bytes(), day.to_string().as_bytes(), &self.report, name, picture])
    }

    /// `None` where the bytes are no order's.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Order> {
        let parts = split(bytes)?;
        let [ident, day, report, name, picture] = *parts.as_slice() else { return None };
        let text = |part| std::str::from_utf8(part).ok();
        let name = LOGOS.into_iter().find(|logo| logo.as_bytes() == name);
        Some(Order {
            report: Bytes::new(report.to_vec()),
            logo: name.map(|name| (name, Bytes::new(picture.to_vec()))),
            identity: Identity { ident: text(ident)?.to_owned(), day: text(day)?.parse().ok()? },
        })
    }
}

/// What an answer begins with.
#[derive(Serialize, Deserialize)]
enum Head {
    Whole,
    Unshown(Vec<char>),
    /// A mistake in the template of this path, at this line.
    Template(Option<String>, usize, String),
    Standard(String),
    Engine(String),
}

/// An answer as bytes. Of a template that fails its path is told, among those that orders are set with.
pub(super) fn answer(set: Result<Set, PdfError>, templates: &Sources) -> Vec<u8> {
    let (head, pdf) = match set {
        Ok(Set::Whole(pdf)) => (Head::Whole, pdf),
        Ok(Set::Unshown(characters)) => (Head::Unshown(characters), Vec::new()),
        Err(PdfError::Template(TemplateError { source, line, message, .. })) => {
            let is_it = |one: &Arc<Source>| source.as_ref().is_some_and(|it| Arc::ptr_eq(it, one));
            let path = templates.iter().find(|(_, one)| is_it(one)).map(|(path, _)| path.clone());
            (Head::Template(path, line, message), Vec::new())
        }
        Err(PdfError::Standard(message)) => (Head::Standard(message), Vec::new()),
        Err(PdfError::Engine(message)) => (Head::Engine(message), Vec::new()),
        Err(other) => (Head::Engine(other.to_string()), Vec::new()),
    };
    join(&[&serde_json::to_vec(&head).unwrap_or_default(), &pdf])
}

/// The answer again, with the templates that messages point into; `None` where the bytes are none's.
pub(super) fn answered(bytes: &[u8], templates: &Sources) -> Option<Result<Set, PdfError>> {
    let parts = split(bytes)?;
    let [head, pdf] = *parts.as_slice() else { return None };
    Some(match serde_json::from_slice(head).ok()? {
        Head::Whole => Ok(Set::Whole(pdf.to_vec())),
        Head::Unshown(characters) => Ok(Set::Unshown(characters)),
        Head::Template(path, line, message) => {
            let source = path.and_then(|path| templates.get(&path).cloned());
            Err(mistake(source, line, message))
        }
        Head::Standard(message) => Err(PdfError::Standard(message)),
        Head::Engine(message) => Err(PdfError::Engine(message)),
    })
}

/// A mistake in a template of PDFs.
pub(super) fn mistake(source: Option<Arc<Source>>, line: usize, message: String) -> PdfError {
    let help = "the names that a report has are in docs/report.md, those of the PDF in docs/pdf.md";
    PdfError::Template(TemplateError { source, line, message, help: help.to_owned() })
}
