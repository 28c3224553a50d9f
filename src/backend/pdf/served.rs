//! The engine in a process of its own, as that process has it.

use std::sync::Arc;
use std::time::Duration;

use super::engine::Engine;
use super::error::PdfError;
use super::fonts::Fonts;
use super::order::{Order, Sources, answer};
use super::parts::{join, split};
use super::world::FOLDER;
use crate::backend::template::{OwnTemplate, laid_over};
use crate::source::{Source, SourceId};

/// Answers the orders of another process, which itself minds the time that it waits.
#[derive(Debug)]
pub struct Served {
    templates: Sources,
    engine: Engine,
}

impl Served {
    /// From what `setup` made; `None` where that cannot be read, or there is no room for a thread.
    #[must_use]
    pub fn new(setup: &[u8]) -> Option<Served> {
        let parts = split(setup)?;
        let [templates, fonts] = *parts.as_slice() else { return None };
        let mut own = Vec::new();
        for (pair, number) in split(templates)?.chunks_exact(2).zip(0..) {
            let [path, text] = *pair else { continue };
            let path = String::from_utf8(path.to_vec()).ok()?;
            let text = String::from_utf8(text.to_vec()).ok()?;
            let source = Arc::new(Source::new(SourceId(number), path.clone(), text));
            own.push(OwnTemplate { path, source });
        }
        let templates = laid_over(&own, |path| path.starts_with(FOLDER));
        let (fonts, _) = Fonts::new(split(fonts)?.into_iter().map(<[u8]>::to_vec).collect());
        let engine = Engine::new(&templates, Arc::new(fonts), 1).ok()?;
        engine.has_room().then_some(Served { templates, engine })
    }

    /// Sets what an order asks for, however long it takes.
    #[must_use]
    pub fn answer(&self, order: &[u8]) -> Vec<u8> {
        let order = Order::from_bytes(order);
        let order = order.ok_or_else(|| PdfError::Engine("its order cannot be read".to_owned()));
        let set = order.and_then(|order| self.engine.set(&order, Duration::MAX));
        answer(set, &self.templates)
    }
}

/// What `Served::new` starts from: a district's own templates and the bytes of its fonts.
#[must_use]
pub fn setup(own: &[OwnTemplate], fonts: &[Vec<u8>]) -> Vec<u8> {
    let templates = own.iter().flat_map(|own| [own.path.as_bytes(), own.source.text().as_bytes()]);
    let templates = join(&templates.collect::<Vec<_>>());
    let fonts = join(&fonts.iter().map(Vec::as_slice).collect::<Vec<_>>());
    join(&[&templates, &fonts])
}
