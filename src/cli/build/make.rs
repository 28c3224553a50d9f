//! One plan's reports.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::days::Days;
use crate::backend::IndexEntry;
use crate::cli::Terminal;
use crate::cli::plans::{Translation, Visit};
use crate::cli::project::Opened;
use crate::diagnostic;
use crate::model::{Choice, Plan, language_name};
use crate::pipeline::{self, Checked, CompileError, Compiler, Edition, Output};
use crate::prose;
use crate::report::{self, Tally};
use crate::source::Sources;
use crate::workspace::manifest::fingerprint;
use crate::workspace::read::ReadError;

/// What makes the reports of plans; one for all plans of a build.
pub(super) struct Maker<'a> {
    pub(super) opened: &'a Opened,
    pub(super) terminal: &'a Terminal,
    pub(super) compiler: Compiler<'a>,
    pub(super) days: &'a Days,
    /// Whether only the report in the plan's own language is wanted.
    pub(super) is_one: bool,
    /// The fingerprint of all that every report of this build is made from.
    pub(super) inputs: &'a str,
}

/// What came of one plan.
#[derive(Default)]
pub(super) struct Made {
    /// What was found in it, as it is printed.
    pub(super) findings: String,
    /// The same, counted.
    pub(super) tally: Tally,
    /// Its reports, and its line in the index; none where an error stops it.
    pub(super) reports: Option<Result<(Vec<Output>, IndexEntry), CompileError>>,
    /// Translations that could not be read.
    pub(super) unread: Vec<ReadError>,
    /// Whether a translation has an error, so that its reports are not made.
    pub(super) is_partly: bool,
    /// The fingerprint of all that its reports are made from.
    pub(super) inputs: String,
}

impl Maker<'_> {
    /// Checks and compiles one plan in all its languages; `is_current` is asked, by a file's path and the
    /// fingerprint of what it is made from, whether it is there already.
    pub(super) fn make(&self, visit: &Visit<'_>, is_current: &dyn Fn(&str, &str) -> bool) -> Made {
        let setting = &self.opened.setting;
        let checked = visit.checked(setting);
        let mut made = Made::default();
        let mut translated: BTreeMap<String, Checked> = BTreeMap::new();
        for Translation { language, read, .. } in visit.translations(setting) {
            match read {
                Ok(one) => {
                    self.tell(&mut made, &one, || {
                        let mut sources = self.opened.sources.clone();
                        sources.insert(Arc::clone(&one.source));
                        sources
                    });
                    made.is_partly |= !one.is_sound();
                    translated.insert(language.to_owned(), one);
                }
                Err(error) => {
                    made.unread.push(error);
                    made.is_partly = true;
                }
            }
        }
        self.tell(&mut made, checked, || visit.sources(&self.opened.sources));
        if let Some(plan) = checked.plan.as_ref().filter(|_| checked.is_sound()) {
            made.inputs = self.inputs(visit, &translated);
            let is_current = |path: &str| is_current(path, &made.inputs);
            made.reports = Some(self.reports(visit, checked, plan, &translated, &is_current));
        }
        made
    }

    fn tell(&self, made: &mut Made, checked: &Checked, sources: impl FnOnce() -> Sources) {
        let mut diagnostics = checked.diagnostics.clone();
        if let Some(plan) = checked.plan.as_ref().filter(|_| checked.is_sound()) {
            diagnostics.extend(self.compiler.unshown(plan, &checked.source));
            diagnostic::sort(&mut diagnostics);
        }
        if diagnostics.is_empty() {
            return;
        }
        let Terminal { color_of_errors, width, .. } = *self.terminal;
        made.tally.add(&Tally::of(&diagnostics));
        let found = report::human(&diagnostics, &sources(), color_of_errors, width);
        made.findings.push_str(&found);
    }

    fn reports(
        &self,
        visit: &Visit<'_>,
        checked: &Checked,
        plan: &Plan,
        translated: &BTreeMap<String, Checked>,
        is_current: &dyn Fn(&str) -> bool,
    ) -> Result<(Vec<Output>, IndexEntry), CompileError> {
        let setting = &self.opened.setting;
        let named: Vec<&str> = translated.keys().map(String::as_str).collect();
        let mut languages = pipeline::languages(plan, setting, &named);
        languages.retain(|language| translated.get(language).is_none_or(Checked::is_sound));
        if self.is_one {
            languages.truncate(1);
        }
        let mut outputs = Vec::new();
        let mut links = Vec::new();
        for language in &languages {
            let edition = Edition {
                prior: visit.prior().and_then(|prior| prior.plan.as_ref()),
                language,
                languages: &languages,
                generated: self.days.day(visit.unit.file),
            };
            let plan = translated.get(language).and_then(|one| one.plan.as_ref()).unwrap_or(plan);
            let made = self.compiler.compile(plan, &checked.id, edition, is_current)?;
            for output in &made {
                let format = output.format.name();
                let label = match languages.as_slice() {
                    [_] => format.to_owned(),
                    _ => format!("{format} ({})", language_name(language)),
                };
                links.push((label, link(output)));
            }
            outputs.extend(made);
        }
        let entry = self.entry(checked, plan, links);
        Ok((outputs, entry))
    }

    /// The fingerprint of all that a plan's reports are made from.
    fn inputs(&self, visit: &Visit<'_>, translated: &BTreeMap<String, Checked>) -> String {
        let day = self.days.day(visit.unit.file).to_string();
        let prior = visit.prior().map_or("", |prior| prior.source.text());
        let own = visit.unit.source.text();
        let parts = [self.inputs, &day, &visit.unit.file.found.id, own, prior].into_iter();
        let languages = translated.iter().flat_map(|(name, one)| [name, one.source.text()]);
        fingerprint(parts.chain(languages).map(str::as_bytes))
    }

    fn entry(&self, checked: &Checked, plan: &Plan, links: Vec<(String, String)>) -> IndexEntry {
        let setting = &self.opened.setting;
        let own = plan.department.as_ref().and_then(|department| department.name.as_ref());
        let own = own.map(|name| prose::plain_inlines(&prose::inlines(&name.value)));
        let year = plan.year.map(|year| year.value);
        let named = || Some(setting.department(&checked.id, year?, setting.language())?.to_owned());
        IndexEntry {
            year: year.map(|year| year.to_string()).unwrap_or_default(),
            department: own.or_else(named).unwrap_or_else(|| checked.id.clone()),
            stage: plan.stage().word().to_owned(),
            language: setting.language_of(plan).to_owned(),
            links,
        }
    }
}

/// An output's path as an address: what has a meaning in addresses is written as its bytes.
fn link(output: &Output) -> String {
    let mut address = String::with_capacity(output.path.len());
    for byte in output.path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}
