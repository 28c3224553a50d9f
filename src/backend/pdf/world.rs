//! The environment of Typst: the templates, the fonts, and the report and logo of one plan.

use std::collections::HashMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Binding, Bytes, Datetime, Duration, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use super::fonts::Fonts;
use super::request::{PdfRequest, TemplateSources};
use crate::source;

/// The main template.
pub(super) const MAIN: &str = "report.typ";
/// The file that contains the report.
const DATA: &str = "report.json";
/// The possible file names of the district's logo.
pub(super) const LOGOS: [&str; 3] = ["logo.png", "logo.jpg", "logo.svg"];
/// The folder of PDF templates.
pub(super) const FOLDER: &str = "pdf/";

/// The state that all plans share.
#[derive(Debug)]
pub(super) struct SharedWorld {
    library: LazyHash<Library>,
    fonts: Arc<Fonts>,
    main: FileId,
    data: FileId,
    /// Each template as Typst's source, and as plancc's source for messages.
    sources: HashMap<FileId, (Source, Arc<source::Source>)>,
}

/// The environment of one plan.
pub(super) struct PlanWorld {
    pub(super) stage: Arc<SharedWorld>,
    pub(super) order: PdfRequest,
}

/// Returns the file id of a template. Typst never frees ids, but their number depends only on the
/// number of templates.
fn file(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl SharedWorld {
    /// Creates the shared state. The keys of `templates` are paths.
    ///
    /// Returns `None` if Typst rejects a built-in file name.
    pub(super) fn new(templates: &TemplateSources, fonts: Arc<Fonts>) -> Option<SharedWorld> {
        let features = Features::from_iter([Feature::A11yExtras]);
        let mut library = Library::builder().with_features(features).build();
        // Without `eval`, a template can't run a plan's text as code, not even by mistake.
        library.global.scope_mut().bind("eval".into(), Binding::detached(Value::None));
        let mut sources = HashMap::new();
        for (path, source) in templates {
            let Some(id) = path.strip_prefix(FOLDER).and_then(file) else { continue };
            sources.insert(id, (Source::new(id, source.text().to_owned()), Arc::clone(source)));
        }
        Some(SharedWorld {
            library: LazyHash::new(library),
            fonts,
            main: file(MAIN)?,
            data: file(DATA)?,
            sources,
        })
    }

    /// Returns a template for use in messages.
    pub(super) fn template(&self, id: FileId) -> Option<Arc<source::Source>> {
        self.sources.get(&id).map(|(_, source)| Arc::clone(source))
    }
}

impl World for PlanWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.stage.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.stage.fonts.book
    }

    fn main(&self) -> FileId {
        self.stage.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.stage.sources.get(&id).map(|(source, _)| source.clone()).ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.stage.data {
            return Ok(self.order.report.clone());
        }
        if let Some((name, bytes)) = &self.order.logo
            && file(name) == Some(id)
        {
            return Ok(bytes.clone());
        }
        self.source(id).map(Bytes::from_string)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.stage.fonts.fonts.get(index).cloned()
    }

    /// Templates can't read the current date, only the date of the report.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
