//! Selects the files of a run: the named files, and the files that they depend on.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::named_file::NamedFileKind;
use super::{NamedFile, RunFile, RunPlans, RunScope, SkippedFiles, file_name};
use crate::model::{SchoolYear, Stage};
use crate::schema;
use crate::session::project::{FIRST_PLAN, OpenProject};
use crate::session::text_files::is_input;
use crate::session::{Error, Reporter, STANDARD_INPUT, threads};
use crate::source::{Source, SourceId, Span};
use crate::workspace::find::{self, PlanFile, SkippedFile};
use crate::workspace::read::{self, ReadError};

/// The source id of the first named file that is not a plan.
const FIRST_OTHER: u32 = 3_000_000_000;

/// The id of a plan whose department is unknown.
const NAMELESS: &str = "plan";

/// The requested files of a run.
#[derive(Clone, Copy, Default)]
pub(crate) struct FileRequest<'a> {
    /// Files and folders; the entire project if empty.
    pub(crate) paths: &'a [PathBuf],
    /// The name of standard input.
    pub(crate) stdin: &'a str,
    /// The selected school years; all years if empty.
    pub(crate) years: &'a [SchoolYear],
    /// The stage to use instead of each plan's `stage`.
    pub(crate) stage: Option<Stage>,
}

/// The selection in progress.
pub(crate) struct Selector<'a> {
    pub(crate) opened: &'a mut OpenProject,
    pub(crate) reporter: &'a dyn Reporter,
    pub(crate) request: FileRequest<'a>,
    pub(crate) files: Vec<SelectedFile>,
    others: Vec<NamedFile>,
    unread: Vec<SkippedFile>,
    /// All plans of the project; empty until the first search.
    pub(crate) all: OnceCell<Vec<PlanFile>>,
}

impl RunPlans {
    /// Selects the named plans, or all plans of the project. Reports files that cannot be read or are not
    /// plans as errors. `stdin` is the name of standard input.
    pub(crate) fn select(
        opened: &mut OpenProject,
        reporter: &dyn Reporter,
        paths: &[PathBuf],
        stdin: &str,
    ) -> RunPlans {
        let request = FileRequest { paths, stdin, ..FileRequest::default() };
        let plans = RunPlans::of_plans(opened, reporter, request);
        plans.refuse_skipped(opened, reporter);
        plans
    }

    /// Selects the plans of a request. Reports other files as errors.
    pub(crate) fn of_plans(
        opened: &mut OpenProject,
        reporter: &dyn Reporter,
        request: FileRequest<'_>,
    ) -> RunPlans {
        let plans = RunPlans::of(opened, reporter, request);
        for other in &plans.others {
            other.refuse(opened, reporter);
        }
        plans
    }

    /// Selects the plans of a request, and named files that are not plans.
    pub(crate) fn of(
        opened: &mut OpenProject,
        reporter: &dyn Reporter,
        request: FileRequest<'_>,
    ) -> RunPlans {
        let (files, others, unread) = (Vec::new(), Vec::new(), Vec::new());
        let mut choice =
            Selector { opened, reporter, request, files, others, unread, all: OnceCell::new() };
        choice.choose();
        choice.settle()
    }
}

/// A selected file.
pub(crate) struct SelectedFile {
    pub(crate) found: PlanFile,
    pub(crate) is_wanted: bool,
    text: Option<Arc<str>>,
    head: Option<schema::Head>,
    /// `true` if the plan may be from a selected school year.
    may_be_of_years: bool,
}

impl Selector<'_> {
    pub(crate) fn refuse(&mut self, error: impl Into<Error>) {
        self.reporter.error(&error.into());
        self.opened.failed = true;
    }

    fn choose(&mut self) {
        let FileRequest { paths, stdin, .. } = self.request;
        let is_input = match is_input(paths) {
            Ok(is_input) => is_input,
            Err(error) => return self.refuse(error),
        };
        if is_input {
            return match read::standard_input(stdin) {
                Ok(text) => {
                    let mut found = find::described(Path::new(stdin), &self.opened.here);
                    stdin.clone_into(&mut found.name);
                    if stdin == STANDARD_INPUT {
                        found.id = self.id_of(&text);
                    }
                    self.named(found, Some(text.into()));
                }
                Err(error) => self.refuse(error),
            };
        }
        if paths.is_empty() && !self.opened.has_plan_folders() {
            return;
        }
        let finder = self.opened.finder();
        let plans = match if paths.is_empty() { finder.all() } else { finder.named(paths) } {
            Ok(plans) => plans,
            Err(error) => {
                let error = self.opened.not_found(paths, error);
                return self.refuse(error);
            }
        };
        for error in plans.passed_over {
            self.refuse(error);
        }
        self.unread = plans.unread;
        for found in plans.found {
            if paths.is_empty() {
                self.take(found, true, None);
            } else {
                self.named(found, None);
            }
        }
    }

    /// Adds a file that the user named, as a plan or as another kind of file.
    fn named(&mut self, found: PlanFile, text: Option<Arc<str>>) {
        let mut kind = NamedFileKind::of(&found.path, self.opened);
        // The file may be a form that the project does not name yet.
        if kind.is_none() && !self.opened.finder().holds(&found.path) {
            let read = || read::file(&found.path, &found.name, self.opened.sandbox.as_ref()).ok();
            let is_form = match &text {
                Some(text) => schema::is_like_a_form(text),
                None => read().is_some_and(|text| schema::is_like_a_form(&text)),
            };
            kind = is_form.then_some(NamedFileKind::Form);
        }
        let Some(kind) = kind else { return self.take(found, true, text) };
        let is_read = text.is_none() && self.opened.sources.iter().any(|s| s.name() == found.name);
        let source = if is_read {
            None
        } else {
            let text = match text {
                Some(text) => Ok(text.to_string()),
                None => read::file(&found.path, &found.name, self.opened.sandbox.as_ref()),
            };
            match text {
                Ok(text) => {
                    let number = u32::try_from(self.others.len()).unwrap_or_default();
                    let id = SourceId(FIRST_OTHER.saturating_add(number));
                    Some(Arc::new(Source::new(id, found.name.clone(), text)))
                }
                Err(error) => return self.refuse(error),
            }
        };
        self.others.push(NamedFile { kind, found, source });
    }

    /// Returns the id of a plan without a file name: the department's id in the project, or else the department's
    /// name as an id.
    fn id_of(&self, text: &str) -> String {
        let (plan, _) = schema::plan(&Source::new(SourceId(0), "", text));
        let department = plan.as_ref().and_then(|plan| plan.department.as_ref());
        let name = department.and_then(|department| department.name.as_ref());
        let Some(name) = name.map(|name| name.trimmed()) else { return NAMELESS.to_owned() };
        let setting = &self.opened.setting;
        let year = plan.as_ref().and_then(|plan| plan.year);
        let mut listed = year.into_iter().flat_map(|year| setting.departments(year.value));
        let own = listed.find(|entry| entry.name.as_ref().is_some_and(|own| own.says(name)));
        match own.and_then(|entry| entry.id.as_ref()) {
            Some(id) => id.value.to_string(),
            None => {
                Some(schema::slug(name)).filter(|id| !id.is_empty()).unwrap_or(NAMELESS.to_owned())
            }
        }
    }

    pub(crate) fn take(&mut self, found: PlanFile, is_wanted: bool, text: Option<Arc<str>>) {
        self.files.push(SelectedFile { found, is_wanted, text, head: None, may_be_of_years: true });
    }

    /// Reads the head of every file, finds the files that the named files depend on, and sorts all files.
    fn settle(mut self) -> RunPlans {
        let is_named = !self.request.paths.is_empty();
        if is_named && !self.files.is_empty() {
            let named: Vec<PlanFile> = self.files.iter().map(|file| file.found.clone()).collect();
            let beside = match self.opened.finder().beside(&named) {
                Ok(beside) => beside,
                Err(error) => {
                    self.refuse(error);
                    Vec::new()
                }
            };
            for found in beside {
                // A named plan includes its translations. For a named translation, the plan is read but not
                // linted.
                let is_of = |plan: &PlanFile| {
                    plan.language.is_none()
                        && plan.id == found.id
                        && plan.path.parent() == found.path.parent()
                };
                let is_wanted = found.language.is_some() && named.iter().any(is_of);
                self.take(found, is_wanted, None);
            }
        }
        self.read_heads();
        let mut extent = if is_named { RunScope::Apart } else { RunScope::Whole };
        if is_named {
            extent = self.find_rest();
            self.find_years_before();
            self.read_heads();
        }
        self.plans(extent)
    }

    fn read_heads(&mut self) {
        let sandbox = self.opened.sandbox.as_ref();
        let is_large = self.files.len() > 16;
        let asked = self.request.years;
        let is_by_year = !asked.is_empty();
        let read = |file: &mut SelectedFile| {
            if file.head.is_some() || file.found.language.is_some() {
                return None;
            }
            let text = match &file.text {
                Some(text) => Ok(text.to_string()),
                None => read::file(&file.found.path, &file.found.name, sandbox),
            };
            match text {
                Ok(text) => {
                    let source = Source::new(SourceId(0), "", text);
                    let mut head = schema::head(&source);
                    // A plan in an unusual folder layout must not be filtered out by mistake.
                    if is_by_year {
                        let folder = SchoolYear::read(&file.found.folder);
                        let named = schema::years(&source);
                        let mut all = named.iter().chain(&folder);
                        file.may_be_of_years = named.is_empty() || all.any(|it| asked.contains(it));
                        if head.year.is_none() {
                            head.year = schema::plan(&source).0.and_then(|plan| plan.year);
                        }
                    }
                    file.head = Some(head);
                    None
                }
                Err(error) => Some((error, file.is_wanted)),
            }
        };
        let errors: Vec<(ReadError, bool)> = if is_large {
            threads::each(&mut self.files, read).into_iter().flatten().collect()
        } else {
            self.files.iter_mut().filter_map(read).collect()
        };
        self.files.retain(|file| file.head.is_some() || file.found.language.is_some());
        self.tell_unread(errors);
    }

    fn plans(mut self, extent: RunScope) -> RunPlans {
        self.files.sort_by(|a, b| a.found.path.cmp(&b.found.path));
        let mut files: Vec<RunFile> = Vec::with_capacity(self.files.len());
        for (number, chosen) in std::mem::take(&mut self.files).into_iter().enumerate() {
            let source = u32::try_from(number).unwrap_or(u32::MAX).saturating_add(FIRST_PLAN);
            let source = SourceId(source);
            let (id, year) = named(&chosen);
            let place = chosen.head.as_ref().and_then(|head| head.year.as_ref());
            let place = place.map_or(Span::new(source, 0..0), |year| Span { source, ..year.span });
            let SelectedFile { found, is_wanted, text, may_be_of_years, .. } = chosen;
            let (translations, twins) = (Vec::new(), (Vec::new(), 0));
            files.push(RunFile {
                found,
                source,
                id,
                year,
                is_wanted,
                may_be_of_years,
                is_visited: false,
                translations,
                twins,
                place,
                misnamed: None,
                text,
            });
        }
        let first = u32::try_from(files.len()).unwrap_or(u32::MAX).saturating_add(FIRST_PLAN);
        let mut plans = RunPlans {
            files,
            chains: Vec::new(),
            skipped: SkippedFiles::of(&self.unread, first, self.opened),
            others: std::mem::take(&mut self.others),
            extent,
            stage: self.request.stage,
            sandbox: self.opened.sandbox.clone(),
        };
        plans.relate();
        file_name::check(&mut plans.files, self.opened);
        self.tell_orphans(&plans);
        self.keep_years(&mut plans);
        plans.visit();
        plans
    }

    /// Keeps the plans of the selected years, and plans that may be from those years: their year is unknown, differs
    /// from the folder's, or is given twice.
    fn keep_years(&mut self, plans: &mut RunPlans) {
        let years = self.request.years;
        if years.is_empty() || plans.files.is_empty() {
            return;
        }
        let is_left = |file: &RunFile| {
            let is_other = file.year.is_some_and(|year| !years.contains(&year));
            file.found.language.is_none() && is_other && !file.may_be_of_years
        };
        let left = plans.files.iter().enumerate().filter(|(_, file)| is_left(file));
        let left =
            left.flat_map(|(number, file)| file.translations.iter().copied().chain([number]));
        for number in left.collect::<Vec<usize>>() {
            if let Some(file) = plans.files.get_mut(number) {
                file.is_wanted = false;
            }
        }
        let there: BTreeSet<SchoolYear> = plans.files.iter().filter_map(|file| file.year).collect();
        let word = |years: &mut dyn Iterator<Item = &SchoolYear>| {
            years.map(ToString::to_string).collect::<Vec<_>>().join(", ")
        };
        let missing = word(&mut years.iter().filter(|year| !there.contains(year)));
        if !missing.is_empty() {
            let help = match word(&mut there.iter()) {
                years if years.is_empty() => {
                    "set `year` in each plan: no plan in the project has a valid school year"
                        .to_owned()
                }
                years => format!("the project has plans only for {years}"),
            };
            self.refuse(Error::request(format!("no plan found for {missing}"), help));
        }
    }

    /// Reports translations without a plan.
    fn tell_orphans(&mut self, plans: &RunPlans) {
        let translated: BTreeSet<usize> =
            plans.files.iter().flat_map(|file| &file.translations).copied().collect();
        for (number, file) in plans.files.iter().enumerate() {
            let Some(language) = &file.found.language else { continue };
            if translated.contains(&number) || !file.is_wanted {
                continue;
            }
            let (name, id) = (&file.found.name, &file.found.id);
            let what = format!(
                "`{name}` is named like a translation, but there is no plan `{id}.yaml` in that folder"
            );
            let help = format!(
                "add the plan `{id}.yaml`; if `{name}` is not a translation, remove `.{language}` from its name"
            );
            self.refuse(Error::request(what, help));
        }
    }
}

/// Returns the id and year in the file; a missing id is derived from the file name, and a missing year from the folder.
fn named(file: &SelectedFile) -> (String, Option<SchoolYear>) {
    let head = file.head.as_ref();
    let id = head.and_then(|head| head.id.as_ref()).map(|id| id.value.trim().to_owned());
    let year = head.and_then(|head| head.year.as_ref()).map(|year| year.value);
    (
        id.unwrap_or_else(|| file.found.id.clone()),
        year.or_else(|| SchoolYear::read(&file.found.folder)),
    )
}

pub(crate) fn key(file: &SelectedFile) -> Option<(String, SchoolYear)> {
    let (id, year) = named(file);
    Some((id, year?))
}
