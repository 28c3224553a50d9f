//! The engine inside a worker process.

use std::sync::Arc;
use std::time::Duration;

use super::engine::Engine;
use super::error::PdfError;
use super::fonts::Fonts;
use super::request::{PdfRequest, TemplateSources, answer};
use super::world::FOLDER;
use crate::backend::framing::split;
use crate::backend::template::{from_bytes, laid_over};

/// Answers requests from the main process, which enforces the time limit.
#[derive(Debug)]
pub struct PdfService {
    templates: TemplateSources,
    engine: Engine,
}

impl PdfService {
    /// Creates the engine from the worker's setup; `None` if the setup is invalid or no thread can
    /// be started.
    pub(in crate::backend) fn new(setup: &[u8]) -> Option<PdfService> {
        let parts = split(setup)?;
        let [templates, fonts] = *parts.as_slice() else { return None };
        let own = from_bytes(templates)?;
        let templates = laid_over(&own, |path| path.starts_with(FOLDER));
        let (fonts, _) = Fonts::new(split(fonts)?.into_iter().map(<[u8]>::to_vec).collect());
        let engine = Engine::new(&templates, Arc::new(fonts), 1).ok()?;
        engine.has_room().then_some(PdfService { templates, engine })
    }

    /// Answers a request, without a time limit.
    pub(in crate::backend) fn answer(&self, order: &[u8]) -> Vec<u8> {
        let order = PdfRequest::from_bytes(order);
        let order = order.ok_or_else(|| {
            PdfError::Engine("the worker process received an invalid request".to_owned())
        });
        let set = order.and_then(|order| self.engine.set(&order, Duration::MAX));
        answer(set, &self.templates)
    }
}
