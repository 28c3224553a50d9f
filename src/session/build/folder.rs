//! Builds all plans into the output folder: one file per plan and format, an index, and a manifest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::WrittenReports;
use super::file_names::FileNames;
use super::foreign_files::ForeignFiles;
use super::plan_reports::{PlanReports, PlanResult, ReportBuilder};
use super::template_errors::TemplateErrors;
use crate::backend::ReportFormat;
use crate::pipeline::{CompileError, ReportFailure};
use crate::report::{Tally, sanitize};
use crate::session::plans::RunPlans;
use crate::workspace::cache::{Cache, CacheError};
use crate::workspace::manifest::{self, FileState, Manifest, PlanRecord};
use crate::workspace::path_name;
use crate::workspace::read::ReadError;
use crate::workspace::sandbox::Sandbox;
use crate::workspace::write::{self, WriteError, WriteFailure};

/// The file name of the index in the output folder.
pub(super) const INDEX: &str = "index.html";

/// The scope of a build, which removes outdated files only within this scope.
pub(super) struct BuildScope<'a> {
    /// `true` if all plans of the project are built.
    pub(super) is_whole: bool,
    /// `true` if some plans are filtered out by year, skipped or unreadable, so the outdated files are unknown.
    pub(super) is_blind: bool,
    /// The requested formats; `None` means all formats of the project.
    pub(super) formats: Option<&'a [ReportFormat]>,
    /// `true` if the build may replace files that plancc did not write (`--force`).
    pub(super) is_forced: bool,
}

/// The result of writing one plan's files.
struct PlanFilesResult<T> {
    from: String,
    findings: Vec<T>,
    tally: Tally,
    record: Option<PlanRecord>,
    files: Vec<(String, manifest::ManifestEntry)>,
    /// Errors that prevented some of the plan's reports.
    errors: Vec<ReportError>,
    /// The errors for the translations that could not be read.
    unread: Vec<ReadError>,
    /// `true` if the plan's reports from an earlier build are kept.
    is_kept: bool,
}

enum ReportError {
    Write(WriteError),
    Compile(CompileError),
    /// One format could not be rendered.
    Format(ReportFailure),
}

/// The output folder during a build.
pub(super) struct OutputFolder<'a, T> {
    /// The folder's canonical path.
    pub(super) out: PathBuf,
    /// The folder's path in messages.
    shown: &'a Path,
    pub(super) builder: &'a ReportBuilder<'a, T>,
    pub(super) sandbox: Sandbox,
    pub(super) cache: Result<Cache, CacheError>,
    pub(super) is_forced: bool,
    /// Files that plancc did not write and did not replace.
    pub(super) foreign: ForeignFiles,
    names: FileNames,
    /// The manifest of the previous build.
    pub(super) previous: Manifest,
    /// `true` if the disk is full or read-only; later writes are skipped.
    pub(super) is_full: AtomicBool,
    /// The number of files in the build.
    asked: AtomicUsize,
    /// The number of files that changed on disk.
    written: AtomicUsize,
}

/// Writes the reports of all plans, and the index if all plans are built.
pub(super) fn write<T: Send>(
    builder: &ReportBuilder<'_, T>,
    plans: &RunPlans,
    out: &Path,
    mut scope: BuildScope<'_>,
    written: &mut WrittenReports<'_, T>,
) {
    let reporter = builder.reporter;
    if plans.visited().next().is_none() {
        return;
    }
    let name = out.display().to_string();
    let sandbox = match write::folder(out, &name, builder.opened.sandbox.as_ref()) {
        Ok(sandbox) => sandbox,
        Err(error) => {
            reporter.error(&error.into());
            written.failed = true;
            return;
        }
    };
    write::sweep(sandbox.real());
    let cache = Cache::of_user(&builder.opened.top);
    let (previous, warning) = match Manifest::load(sandbox.real(), cache.as_ref().ok()) {
        Ok(loaded) => loaded,
        Err(error) => {
            reporter.error(&error.into());
            written.failed = true;
            return;
        }
    };
    if let Some(warning) = warning {
        reporter.warning(&warning, None);
    }
    let folder = OutputFolder {
        out: sandbox.real().to_owned(),
        shown: out,
        builder,
        sandbox,
        cache,
        is_forced: scope.is_forced,
        foreign: ForeignFiles::default(),
        names: FileNames::of(plans, &builder.opened.top),
        previous,
        is_full: AtomicBool::new(false),
        asked: AtomicUsize::new(0),
        written: AtomicUsize::new(0),
    };
    let placed = plans.each(reporter, |visit| {
        let from = path_name::display_name(&visit.unit.file.found.path, &builder.opened.top);
        let inputs = builder.inputs(&visit);
        if let Some(placed) = folder.as_before(&from, inputs.as_deref(), builder.compiler.formats) {
            return placed;
        }
        let is_current =
            |path: &str, inputs: &str| folder.previous.is_current(&folder.out, path, inputs);
        folder.place(builder.make(&visit, &is_current), from)
    });
    let mut now = Manifest::default();
    let mut page = None;
    let mut kept = BTreeSet::new();
    let mut mistakes = TemplateErrors::default();
    for placed in placed {
        let placed = match placed {
            Ok(placed) => placed,
            Err(error) => {
                reporter.error(&error.into());
                written.failed = true;
                scope.is_blind = true;
                continue;
            }
        };
        written.findings.extend(placed.findings);
        written.tally.add(&placed.tally);
        page = page.or_else(|| {
            let mut paths = placed.files.iter().map(|(path, _)| path);
            paths.find(|path| path.ends_with(".html")).cloned()
        });
        now.files.extend(placed.files);
        if let Some(record) = placed.record {
            now.plans.insert(placed.from.clone(), record);
        }
        if placed.is_kept {
            kept.insert(placed.from.clone());
        }
        for error in placed.unread {
            reporter.error(&error.into());
            written.failed = true;
        }
        for trouble in placed.errors {
            written.failed = true;
            match trouble {
                ReportError::Compile(error) => mistakes.add(reporter, error, None, &placed.from),
                ReportError::Format(ReportFailure { format, error }) => {
                    mistakes.add(reporter, error, Some(format), &placed.from);
                }
                ReportError::Write(error) => reporter.error(&error.into()),
            }
        }
    }
    written.failed |= !folder.settle(now, &kept, &scope, &mut mistakes);
    mistakes.tell(written);
    written.kept =
        folder.foreign.tell(reporter, &path_name::display_name(out, &builder.opened.here));
    if let Err(no_key) = &folder.cache
        && (written.kept || folder.previous.has_claims())
    {
        reporter.warning(
            &format!("{no_key}, so plancc cannot tell which files it wrote: all reports were rebuilt, and no outdated report was removed"),
            Some("set the environment variable XDG_CACHE_HOME to a folder that you own, outside this repository"),
        );
    }
    let (total, count) = (folder.asked.into_inner(), folder.written.into_inner());
    // In a project, the index links to every report.
    let page = page.filter(|_| plans.visited().count() == 1);
    let open = if scope.is_whole { Some(INDEX.to_owned()) } else { page };
    let open = open.map_or_else(|| out.to_owned(), |page| out.join(page));
    let open = path_name::display_name(&open, &builder.opened.here);
    let unchanged = total.saturating_sub(count);
    written.what = Some(format!("{count} written, {unchanged} unchanged: {}", sanitize(&open)));
}

impl<T: Send> OutputFolder<'_, T> {
    /// Returns the plan's files from the previous build if their inputs are unchanged and the plan had no findings.
    fn as_before(
        &self,
        from: &str,
        inputs: Option<&str>,
        formats: &[ReportFormat],
    ) -> Option<PlanFilesResult<T>> {
        let record = self.previous.plans.get(from)?;
        let inputs = inputs.filter(|inputs| *inputs == record.inputs)?;
        let mut files = Vec::with_capacity(record.reports.len() * formats.len());
        for (_, stem) in &record.reports {
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
        Some(PlanFilesResult {
            from: from.to_owned(),
            findings: Vec::new(),
            tally: Tally::default(),
            record: Some(record.clone()),
            files,
            errors: Vec::new(),
            unread: Vec::new(),
            is_kept: false,
        })
    }

    /// Writes the files of one plan.
    fn place(&self, made: PlanResult<T>, from: String) -> PlanFilesResult<T> {
        let mut placed = PlanFilesResult {
            from,
            findings: made.findings,
            tally: made.tally,
            record: None,
            files: Vec::new(),
            errors: Vec::new(),
            unread: made.unread,
            is_kept: true,
        };
        let PlanReports { outputs, failures, mut record } = match made.reports {
            Some(Ok(reports)) => reports,
            Some(Err(error)) => {
                placed.errors.push(ReportError::Compile(error));
                return placed;
            }
            None => return placed,
        };
        let is_whole = failures.is_empty() && !made.is_partly;
        if failures.is_empty() && placed.findings.is_empty() && placed.unread.is_empty() {
            record.inputs.clone_from(&made.inputs);
        }
        placed.errors.extend(failures.into_iter().map(ReportError::Format));
        // A plan without any report keeps its entry from the previous build.
        if !outputs.is_empty() {
            placed.record = Some(record);
        }
        for output in outputs {
            let shown = self.shown.join(&output.path).display().to_string();
            if let Err(error) = self.names.take(&output.path, &shown, &placed.from) {
                placed.errors.push(ReportError::Write(error));
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
                    // Missing characters in a PDF must be reported each time, so the PDF is rendered each time.
                    let is_whole = output.replaced.is_empty();
                    let inputs = if is_whole { made.inputs.as_str() } else { "" };
                    let made = manifest::ManifestEntry::new(&*placed.from, &bytes, inputs);
                    placed.files.push((output.path, made));
                }
                Some(Err(error)) => {
                    placed.errors.push(ReportError::Write(error));
                    return placed;
                }
                None => return placed,
            }
        }
        placed.is_kept = !is_whole;
        placed
    }

    /// Writes one file. Returns `false` if a file that plancc did not write is at `path`. Returns `None` if the disk
    /// is full or read-only, which was already reported.
    pub(super) fn save(&self, path: &str, bytes: &[u8]) -> Option<Result<bool, WriteError>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if self.is_full.load(Ordering::Relaxed) {
            return None;
        }
        let (file, name) = (self.out.join(path), self.shown.join(path).display().to_string());
        let refused = |why| Some(Err(WriteError { name: name.clone(), why }));
        if !path_name::is_report(path) {
            return refused(WriteFailure::Name);
        }
        if self.builder.opened.is_named_input(&file) {
            return refused(WriteFailure::Input);
        }
        match self.previous.present(&self.out, path, bytes) {
            Ok(FileState::Same) => return Some(Ok(true)),
            Ok(FileState::Foreign) if !self.is_forced => {
                self.foreign.add(path);
                return Some(Ok(false));
            }
            Ok(_) => Manifest::announce(&self.out, path, bytes),
            Err(error) => return refused(WriteFailure::Failed(error)),
        }
        match write::file(&file, &name, bytes, Some(&self.sandbox)) {
            Ok(outcome) => {
                let is_new = outcome == write::WriteOutcome::Written;
                self.written.fetch_add(usize::from(is_new), Ordering::Relaxed);
                Some(Ok(true))
            }
            // Two threads may find the disk full at the same time; only the first reports the error.
            Err(error) if error.is_of_the_disk() => {
                (!self.is_full.swap(true, Ordering::Relaxed)).then_some(Err(error))
            }
            Err(error) => Some(Err(error)),
        }
    }
}
