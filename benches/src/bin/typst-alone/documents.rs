//! Documents typeset and exported by Typst, as a program that embeds it would do it.

use std::collections::HashMap;
use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, anyhow};
use plancc::backend::pdf::sans;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Layout recurses deeper than the 2 MB that threads usually have.
const STACK: usize = 64 << 20;

/// The number of documents for which memoized results are kept.
const REMEMBERED: usize = 4;

/// The fonts, templates and library that all documents share.
struct Stage {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
    main: FileId,
    data: FileId,
}

struct Document<'a> {
    stage: &'a Stage,
    view: Bytes,
}

/// Typesets every document of `views` and writes its PDF to `out`.
pub(crate) fn compile(views: &Path, out: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(out)?;
    let stage = Stage::new(views)?;
    let mut documents: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(views)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            documents.push(path);
        }
    }
    // Typst gives parts of a document to the thread pool that calls it. If documents were queued in that pool, a thread
    // that waits for a part would start another document, and all of them would stay in memory half done.
    let next = Mutex::new(documents.into_iter());
    let work = || {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build()?;
        while let Some(path) = taken(&next) {
            let bytes = pool.install(|| stage.pdf(&fs::read(&path)?));
            let bytes = bytes.with_context(|| path.display().to_string())?;
            comemo::evict(REMEMBERED);
            let name = path.file_stem().context("a document has a name")?;
            fs::write(out.join(name).with_extension("pdf"), bytes)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism()?.get();
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        started
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// The index of the next document without a thread.
fn taken(documents: &Mutex<impl Iterator<Item = PathBuf>>) -> Option<PathBuf> {
    documents.lock().unwrap_or_else(PoisonError::into_inner).next()
}

fn file(name: &str) -> anyhow::Result<FileId> {
    let path = VirtualPath::new(name).map_err(|_| anyhow!("`{name}` is no path"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Stage {
    fn new(views: &Path) -> anyhow::Result<Stage> {
        let mut inputs = Dict::new();
        inputs.insert("view".into(), "/view.json".into_value());
        let features = Features::from_iter([Feature::A11yExtras]);
        let library = Library::builder().with_features(features).with_inputs(inputs).build();
        let mut fonts: Vec<Font> = typst_kit::fonts::embedded().map(|(font, _)| font).collect();
        fonts.extend(sans().into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))));
        let mut sources = HashMap::new();
        for entry in fs::read_dir(views)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "typ") {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let id = file(&name)?;
                sources.insert(id, Source::new(id, fs::read_to_string(&path)?));
            }
        }
        Ok(Stage {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            main: file("report.typ")?,
            data: file("view.json")?,
        })
    }

    fn pdf(&self, view: &[u8]) -> anyhow::Result<Vec<u8>> {
        let document = Document { stage: self, view: Bytes::new(view.to_vec()) };
        let set = typst::compile::<PagedDocument>(&document).output;
        let set = set.map_err(|errors| anyhow!("{errors:?}"))?;
        let day = Datetime::from_ymd_hms(2026, 9, 21, 0, 0, 0).context("a day")?;
        let options = PdfOptions {
            ident: Smart::Auto,
            timestamp: Some(Timestamp::new_utc(day)),
            standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
                .map_err(|error| anyhow!("{error:?}"))?,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&set, &options).map_err(|errors| anyhow!("{errors:?}"))
    }
}

impl World for Document<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.stage.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.stage.book
    }

    fn main(&self) -> FileId {
        self.stage.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let absent = || FileError::NotFound(id.vpath().get_without_slash().into());
        self.stage.sources.get(&id).cloned().ok_or_else(absent)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.stage.data {
            return Ok(self.view.clone());
        }
        self.source(id).map(Bytes::from_string)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.stage.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
