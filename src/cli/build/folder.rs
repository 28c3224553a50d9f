//! Plans to a folder: a file a plan and format, an index, and a manifest of what was made.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::Written;
use super::foreign::Foreign;
use super::index;
use super::make::{Made, Maker, Reports};
use super::mistake::Mistakes;
use super::names::Names;
use crate::backend::Format;
use crate::cli::plans::Plans;
use crate::pipeline::{CompileError, Failure};
use crate::report::{Tally, counted, safe};
use crate::workspace::cache::{Cache, NoCache};
use crate::workspace::fence::Fence;
use crate::workspace::manifest::{self, Manifest, Present, Remembered, fingerprint};
use crate::workspace::name;
use crate::workspace::read::ReadError;
use crate::workspace::write::{self, Unwritten, WriteError};

/// The index's name in the output folder.
const INDEX: &str = "index.html";

/// What a build answers for: of that, what it no longer makes is taken out.
pub(super) struct Scope<'a> {
    /// Whether all plans of the project are built.
    pub(super) is_whole: bool,
    /// Whether some could not be found or read, so that nobody knows what is no longer made.
    pub(super) is_blind: bool,
    /// The formats that were asked for, where not all that the project wants.
    pub(super) formats: Option<&'a [Format]>,
    /// Whether files that plancc did not write are replaced.
    pub(super) is_forced: bool,
}

/// One plan's files, written.
struct Placed {
    from: String,
    findings: String,
    tally: Tally,
    remembered: Option<Remembered>,
    files: Vec<(String, manifest::Made)>,
    /// Why some of its reports are missing.
    troubles: Vec<Trouble>,
    /// Translations that could not be read.
    unread: Vec<ReadError>,
    /// Whether an earlier report of it stays.
    is_kept: bool,
}

enum Trouble {
    Write(WriteError),
    Compile(CompileError),
    /// One of its formats could not be made.
    Format(Failure),
}

/// The output folder while it is written to.
struct Folder<'a> {
    /// Its real path.
    out: PathBuf,
    /// What messages call it.
    shown: &'a Path,
    maker: &'a Maker<'a>,
    fence: Fence,
    cache: Result<Cache, NoCache>,
    is_forced: bool,
    /// Files that plancc did not write, and left.
    foreign: Foreign,
    names: Names,
    /// What an earlier build made.
    previous: Manifest,
    /// Whether a file could not be written; what comes after is not tried.
    is_full: AtomicBool,
    /// Files that were to be there, and those of them that had to be written.
    asked: AtomicUsize,
    written: AtomicUsize,
}

/// Writes the reports of all plans, and for a whole project its index.
pub(super) fn write(maker: &Maker<'_>, plans: &Plans, out: &Path, mut scope: Scope<'_>) -> Written {
    let terminal = maker.terminal;
    let mut written = Written::default();
    if plans.visited().next().is_none() {
        return written;
    }
    let name = out.display().to_string();
    let fence = match write::folder(out, &name, maker.opened.fence.as_ref()) {
        Ok(fence) => fence,
        Err(error) => {
            terminal.refuse(&error, error.help());
            return Written { failed: true, ..written };
        }
    };
    write::sweep(fence.real());
    let cache = Cache::of_user(&maker.opened.top);
    let (previous, warning) = Manifest::load(fence.real(), cache.as_ref().ok());
    if let Some(warning) = warning {
        terminal.warn(&warning, None);
    }
    let folder = Folder {
        out: fence.real().to_owned(),
        shown: out,
        maker,
        fence,
        cache,
        is_forced: scope.is_forced,
        foreign: Foreign::default(),
        names: Names::of(plans, &maker.opened.top),
        previous,
        is_full: AtomicBool::new(false),
        asked: AtomicUsize::new(0),
        written: AtomicUsize::new(0),
    };
    let placed = plans.each(terminal, |visit| {
        let from = name::shown(&visit.unit.file.found.path, &maker.opened.top);
        let inputs = maker.inputs(&visit);
        if let Some(placed) = folder.as_before(&from, inputs.as_deref(), maker.compiler.formats) {
            return placed;
        }
        let is_current =
            |path: &str, inputs: &str| folder.previous.is_current(&folder.out, path, inputs);
        folder.place(maker.make(&visit, &is_current), from)
    });
    let mut now = Manifest::default();
    let mut kept = BTreeSet::new();
    let mut mistakes = Mistakes::default();
    for placed in placed {
        let placed = match placed {
            Ok(placed) => placed,
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                written.failed = true;
                scope.is_blind = true;
                continue;
            }
        };
        written.findings.push_str(&placed.findings);
        written.tally.add(&placed.tally);
        now.files.extend(placed.files);
        if let Some(remembered) = placed.remembered {
            now.plans.insert(placed.from.clone(), remembered);
        }
        if placed.is_kept {
            kept.insert(placed.from.clone());
        }
        for error in &placed.unread {
            terminal.refuse(error, error.help().as_deref());
            written.failed = true;
        }
        for trouble in placed.troubles {
            written.failed = true;
            match trouble {
                Trouble::Compile(error) => mistakes.add(terminal, error, None, &placed.from),
                Trouble::Format(Failure { format, error }) => {
                    mistakes.add(terminal, error, Some(format), &placed.from);
                }
                Trouble::Write(error) => terminal.refuse(&error, error.help()),
            }
        }
    }
    written.failed |= !folder.settle(now, &kept, &scope, &mut mistakes);
    mistakes.tell(terminal, &mut written);
    written.kept = folder.foreign.tell(terminal, &name::shown(out, &maker.opened.here));
    if let Err(no_key) = &folder.cache
        && (written.kept || folder.previous.has_claims())
    {
        terminal.warn(
            &format!("{no_key}, so plancc cannot know what it wrote: all reports were made again, and none removed"),
            Some("set XDG_CACHE_HOME to a folder of yours outside the checkout"),
        );
    }
    let (total, count) = (folder.asked.into_inner(), folder.written.into_inner());
    let out = out.display().to_string();
    written.what = Some(match count {
        0 => format!("{} in {}, none changed", counted(total, "file"), safe(&out)),
        _ => format!("{count} of {} written to {}", counted(total, "file"), safe(&out)),
    });
    written
}

impl Folder<'_> {
    /// The plan's files as an earlier build left them, where nothing that they are made from changed and
    /// nothing was found in the plan.
    fn as_before(&self, from: &str, inputs: Option<&str>, formats: &[Format]) -> Option<Placed> {
        let remembered = self.previous.plans.get(from)?;
        let inputs = inputs.filter(|inputs| *inputs == remembered.inputs)?;
        let mut files = Vec::with_capacity(remembered.reports.len() * formats.len());
        for (_, stem) in &remembered.reports {
            for format in formats {
                let path = format!("{stem}.{}", format.extension());
                let is_taken = self.names.take(&path, &path, from).is_err();
                if is_taken || !self.previous.is_current(&self.out, &path, inputs) {
                    return None;
                }
                let made = self.previous.files.get(&path)?.clone();
                files.push((path, made));
            }
        }
        self.asked.fetch_add(files.len(), Ordering::Relaxed);
        Some(Placed {
            from: from.to_owned(),
            findings: String::new(),
            tally: Tally::default(),
            remembered: Some(remembered.clone()),
            files,
            troubles: Vec::new(),
            unread: Vec::new(),
            is_kept: false,
        })
    }

    /// Writes one plan's files.
    fn place(&self, made: Made, from: String) -> Placed {
        let mut placed = Placed {
            from,
            findings: made.findings,
            tally: made.tally,
            remembered: None,
            files: Vec::new(),
            troubles: Vec::new(),
            unread: made.unread,
            is_kept: true,
        };
        let Reports { outputs, failures, mut remembered } = match made.reports {
            Some(Ok(reports)) => reports,
            Some(Err(error)) => {
                placed.troubles.push(Trouble::Compile(error));
                return placed;
            }
            None => return placed,
        };
        let is_whole = failures.is_empty() && !made.is_partly;
        if failures.is_empty() && placed.findings.is_empty() && placed.unread.is_empty() {
            remembered.inputs.clone_from(&made.inputs);
        }
        placed.troubles.extend(failures.into_iter().map(Trouble::Format));
        // A plan without any report keeps the entry of its last build.
        if !outputs.is_empty() {
            placed.remembered = Some(remembered);
        }
        for output in outputs {
            let shown = self.shown.join(&output.path).display().to_string();
            if let Err(error) = self.names.take(&output.path, &shown, &placed.from) {
                placed.troubles.push(Trouble::Write(error));
                return placed;
            }
            let Some(bytes) = output.bytes else {
                self.asked.fetch_add(1, Ordering::Relaxed);
                let before = self.previous.files.get(&output.path);
                placed.files.extend(before.map(|before| (output.path, before.clone())));
                continue;
            };
            match self.save(&output.path, &bytes) {
                Some(Ok(false)) => {}
                Some(Ok(true)) => {
                    // What is missing in a PDF is told each time, so that it is made each time.
                    let is_whole = output.replaced.is_empty();
                    let inputs = if is_whole { made.inputs.as_str() } else { "" };
                    let made = manifest::Made::new(&*placed.from, &bytes, inputs);
                    placed.files.push((output.path, made));
                }
                Some(Err(error)) => {
                    placed.troubles.push(Trouble::Write(error));
                    return placed;
                }
                None => return placed,
            }
        }
        placed.is_kept = !is_whole;
        placed
    }

    /// Writes one file; `false` if another one is in its place that plancc did not write, and `None` where an earlier
    /// one failed, and the reason was told for all.
    fn save(&self, path: &str, bytes: &[u8]) -> Option<Result<bool, WriteError>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if self.is_full.load(Ordering::Relaxed) {
            return None;
        }
        let (file, name) = (self.out.join(path), self.shown.join(path).display().to_string());
        let refused = |why| Some(Err(WriteError { name: name.clone(), why }));
        if !name::is_report(path) {
            return refused(Unwritten::Name);
        }
        if self.maker.opened.is_named_input(&file) {
            return refused(Unwritten::Input);
        }
        match self.previous.present(&self.out, path, bytes) {
            Present::Same => return Some(Ok(true)),
            Present::Foreign if !self.is_forced => {
                self.foreign.add(path);
                return Some(Ok(false));
            }
            Present::Foreign | Present::Replaceable => Manifest::announce(&self.out, path, bytes),
        }
        match write::file(&file, &name, bytes, Some(&self.fence)) {
            Ok(outcome) => {
                let is_new = outcome == write::Outcome::Written;
                self.written.fetch_add(usize::from(is_new), Ordering::Relaxed);
                Some(Ok(true))
            }
            // Two threads may meet the full disk at once; the first says it for both.
            Err(error) if error.is_of_the_disk() => {
                (!self.is_full.swap(true, Ordering::Relaxed)).then_some(Err(error))
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Remembers what was made, takes out what an earlier build made and this one no longer does, and
    /// writes the index of what is there then.
    fn settle(
        &self,
        now: Manifest,
        kept: &BTreeSet<String>,
        scope: &Scope<'_>,
        mistakes: &mut Mistakes,
    ) -> bool {
        let terminal = self.maker.terminal;
        let is_format = |path: &str| {
            let Some(formats) = scope.formats else { return true };
            formats.iter().any(|format| path.ends_with(&format!(".{}", format.extension())))
        };
        // The last good report of a plan that is broken today stays.
        let in_scope = |path: &str, made: &manifest::Made| {
            scope.is_whole
                && !scope.is_blind
                && path != INDEX
                && is_format(path)
                && !kept.contains(&made.from)
        };
        let (mut manifest, pruned) = now.settle(&self.out, self.previous.clone(), in_scope);
        pruned.edited.iter().for_each(|left| self.foreign.add_stray(left));
        for (left, why) in &pruned.failed {
            let what = format!("`{left}` is no longer made and cannot be removed: {why}");
            terminal.warn(&what, None);
        }
        let mut sound = true;
        if scope.is_whole {
            match self.index(&manifest, mistakes) {
                Some(Some(made)) => drop(manifest.files.insert(INDEX.to_owned(), made)),
                Some(None) => drop(manifest.files.remove(INDEX)),
                None => sound = false,
            }
            if !self.is_forced {
                let strays = manifest.strays(&self.out, &self.foreign.paths());
                strays.iter().for_each(|stray| self.foreign.add_stray(stray));
            }
        }
        match manifest.save(&self.out, Some(&self.fence), self.cache.as_ref().ok()) {
            Ok(_) => sound,
            // Why nothing can be written has been told.
            Err(_) if self.is_full.load(Ordering::Relaxed) => false,
            Err(error) => {
                terminal.refuse(&error, error.help());
                false
            }
        }
    }

    /// Writes the index; `Some(None)` if another file is in its place.
    fn index(
        &self,
        manifest: &Manifest,
        mistakes: &mut Mistakes,
    ) -> Option<Option<manifest::Made>> {
        let maker = self.maker;
        let entries = index::entries(manifest);
        let page = match maker.compiler.templates.index(&maker.opened.setting, entries) {
            Ok(page) => page,
            Err(error) => {
                mistakes.add(maker.terminal, error.into(), None, "the index");
                return None;
            }
        };
        match self.save(INDEX, page.as_bytes())? {
            Ok(true) => Some(Some(manifest::Made::new("", page.as_bytes(), fingerprint([])))),
            Ok(false) => Some(None),
            Err(error) => {
                maker.terminal.refuse(&error, error.help());
                None
            }
        }
    }
}
