//! Which files a run is about: those named, and those that say something about them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{File, Plans};
use crate::cli::project::{FIRST_PLAN, Opened};
use crate::cli::texts::is_input;
use crate::cli::{STANDARD_INPUT, Terminal, threads};
use crate::model::SchoolYear;
use crate::schema;
use crate::source::{Source, SourceId, Span};
use crate::workspace::find::{self, Found};
use crate::workspace::read::{self, ReadError};

/// The id of a plan of which nothing says whose it is.
const NAMELESS: &str = "plan";

/// The choice of the files of a run.
pub(super) struct Choice<'a> {
    opened: &'a mut Opened,
    terminal: &'a Terminal,
    files: Vec<Chosen>,
}

impl Plans {
    /// The plans named, or all of the project's; what cannot be read is told. `stdin` is what standard
    /// input is called.
    pub(in crate::cli) fn select(
        opened: &mut Opened,
        terminal: &Terminal,
        paths: &[PathBuf],
        stdin: &str,
    ) -> Plans {
        let mut choice = Choice { opened, terminal, files: Vec::new() };
        choice.choose(paths, stdin);
        choice.settle(!paths.is_empty())
    }
}

/// A file that may be of the run.
struct Chosen {
    found: Found,
    is_wanted: bool,
    text: Option<Arc<str>>,
    head: Option<schema::Head>,
}

impl Choice<'_> {
    fn refuse(&mut self, what: &dyn std::fmt::Display, help: Option<&str>) {
        self.terminal.refuse(what, help);
        self.opened.failed = true;
    }

    fn choose(&mut self, paths: &[PathBuf], stdin: &str) {
        let is_input = match is_input(paths) {
            Ok(is_input) => is_input,
            Err((what, help)) => return self.refuse(&what, Some(help)),
        };
        if is_input {
            return match read::stream(std::io::stdin().lock(), stdin) {
                Ok(text) => {
                    let mut found = find::described(Path::new(stdin), &self.opened.here);
                    stdin.clone_into(&mut found.name);
                    if stdin == STANDARD_INPUT {
                        found.id = self.id_of(&text);
                    }
                    self.take(found, true, Some(text.into()));
                }
                Err(error) => self.refuse(&error, error.help().as_deref()),
            };
        }
        if paths.is_empty() && !self.opened.has_plan_folders() {
            return;
        }
        let finder = self.opened.finder();
        let plans = match if paths.is_empty() { finder.all() } else { finder.named(paths) } {
            Ok(plans) => plans,
            Err(error) => return self.refuse(&error, error.help().as_deref()),
        };
        for passed in &plans.passed_over {
            self.refuse(passed, passed.help().as_deref());
        }
        for found in plans.found {
            self.take(found, true, None);
        }
    }

    /// The id of a plan that came without a file's name: its department's in the project, else the
    /// department's name as an id.
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

    fn take(&mut self, found: Found, is_wanted: bool, text: Option<Arc<str>>) {
        self.files.push(Chosen { found, is_wanted, text, head: None });
    }

    /// Reads every file's head, finds what belongs to the named ones, and puts all in order.
    fn settle(mut self, is_named: bool) -> Plans {
        if is_named && !self.files.is_empty() {
            let named: Vec<Found> = self.files.iter().map(|file| file.found.clone()).collect();
            for found in self.opened.finder().beside(&named) {
                // A plan that is asked for is so with its translations; with a translation alone its
                // plan is read and not judged.
                let is_of = |plan: &Found| {
                    plan.language.is_none()
                        && plan.id == found.id
                        && plan.path.parent() == found.path.parent()
                };
                let is_wanted = found.language.is_some() && named.iter().any(is_of);
                self.take(found, is_wanted, None);
            }
        }
        self.read_heads();
        if is_named {
            self.find_years_before();
            self.read_heads();
        }
        self.plans()
    }

    fn read_heads(&mut self) {
        let fence = self.opened.fence.as_ref();
        let is_large = self.files.len() > 16;
        let read = |file: &mut Chosen| {
            if file.head.is_some() || file.found.language.is_some() {
                return None;
            }
            let text = match &file.text {
                Some(text) => Ok(text.to_string()),
                None => read::file(&file.found.path, &file.found.name, fence),
            };
            match text {
                Ok(text) => {
                    let source = Source::new(SourceId(0), "", text);
                    file.head = Some(schema::head(&source));
                    None
                }
                Err(error) => file.is_wanted.then_some(error),
            }
        };
        let errors: Vec<ReadError> = if is_large {
            threads::each(&mut self.files, read).into_iter().flatten().collect()
        } else {
            self.files.iter_mut().filter_map(read).collect()
        };
        self.files.retain(|file| file.head.is_some() || file.found.language.is_some());
        for error in errors {
            self.refuse(&error, error.help().as_deref());
        }
    }

    /// Last year's plans of those that were named.
    fn find_years_before(&mut self) {
        let mut wanted: BTreeSet<(String, SchoolYear)> = BTreeSet::new();
        let known: BTreeSet<(String, SchoolYear)> = self.files.iter().filter_map(key).collect();
        let mut found = Vec::new();
        for file in self.files.iter().filter(|file| file.is_wanted) {
            let Some((id, year)) = key(file) else { continue };
            let before = (id, year.previous());
            if known.contains(&before) || wanted.contains(&before) {
                continue;
            }
            let year = before.1.to_string();
            match self.opened.finder().in_year(&file.found.path, &before.0, &year) {
                Some(file) => found.push(file),
                None => {
                    wanted.insert(before);
                }
            }
        }
        // Plans that are laid out in another way are looked for in the whole project.
        if !wanted.is_empty() && self.opened.setting.project().is_some() {
            let all = self.opened.finder().all().map(|plans| plans.found).unwrap_or_default();
            let ids: BTreeSet<&str> = wanted.iter().map(|(id, _)| &**id).collect();
            found.extend(all.into_iter().filter(|file| {
                let year = SchoolYear::read(&file.folder);
                file.language.is_none()
                    && ids.contains(&*file.id)
                    && year.is_none_or(|year| wanted.contains(&(file.id.clone(), year)))
            }));
        }
        let paths: BTreeSet<PathBuf> =
            self.files.iter().map(|file| file.found.path.clone()).collect();
        for found in found.into_iter().filter(|found| !paths.contains(&found.path)) {
            self.take(found, false, None);
        }
    }

    fn plans(mut self) -> Plans {
        self.files.sort_by(|a, b| a.found.path.cmp(&b.found.path));
        let mut files: Vec<File> = Vec::with_capacity(self.files.len());
        for (number, chosen) in std::mem::take(&mut self.files).into_iter().enumerate() {
            let source = u32::try_from(number).unwrap_or(u32::MAX).saturating_add(FIRST_PLAN);
            let source = SourceId(source);
            let (id, year) = named(&chosen);
            let place = chosen.head.as_ref().and_then(|head| head.year.as_ref());
            let place = place.map_or(Span::new(source, 0..0), |year| Span { source, ..year.span });
            let Chosen { found, is_wanted, text, .. } = chosen;
            let (translations, twins) = (Vec::new(), (Vec::new(), 0));
            files.push(File {
                found,
                source,
                id,
                year,
                is_wanted,
                is_visited: false,
                translations,
                twins,
                place,
                text,
            });
        }
        let mut plans = Plans { files, chains: Vec::new(), fence: self.opened.fence.clone() };
        plans.relate();
        self.tell_orphans(&plans);
        plans
    }

    /// Says which translations have no plan beside them.
    fn tell_orphans(&mut self, plans: &Plans) {
        let translated: BTreeSet<usize> =
            plans.files.iter().flat_map(|file| &file.translations).copied().collect();
        for (number, file) in plans.files.iter().enumerate() {
            let Some(language) = &file.found.language else { continue };
            if translated.contains(&number) || !file.is_wanted {
                continue;
            }
            let (name, id) = (&file.found.name, &file.found.id);
            let what = format!(
                "`{name}` has the name of a translation, and what it translates is not there"
            );
            let help = format!(
                "put the plan `{id}.yaml` beside it, or take `.{language}` out of its name"
            );
            self.refuse(&what, Some(&help));
        }
    }
}

/// The id and the year that a file says it is of, else those of its name and folder.
fn named(file: &Chosen) -> (String, Option<SchoolYear>) {
    let head = file.head.as_ref();
    let id = head.and_then(|head| head.id.as_ref()).map(|id| id.value.trim().to_owned());
    let year = head.and_then(|head| head.year.as_ref()).map(|year| year.value);
    (
        id.unwrap_or_else(|| file.found.id.clone()),
        year.or_else(|| SchoolYear::read(&file.found.folder)),
    )
}

fn key(file: &Chosen) -> Option<(String, SchoolYear)> {
    let (id, year) = named(file);
    Some((id, year?))
}
